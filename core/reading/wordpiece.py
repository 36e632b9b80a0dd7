"""Cuts a text into the encoder's word pieces, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PAD, UNKNOWN, START, END = "[PAD]", "[UNK]", "[CLS]", "[SEP]"
SPECIAL = (PAD, UNKNOWN, START, END)
"""First in every vocabulary, in this order."""
LONGEST_WORD = 100
"""Letters; a longer word is not looked up."""

_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+|[^\w\s]|_")
_NOT_SPOKEN = frozenset({"Mn", "Cf", "Cc", "Sk"})
"""Categories of characters that are passed over: loose accents, joiners, shades of skin."""

_TYPED = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
"""Quotes and dashes as a keyboard has them."""


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text: `text[start:end]`, by its number in the vocabulary."""

    id: int
    start: int
    end: int


class WordPiece:
    """Greedy longest-match pieces, as BERT's uncased models use them.

    Letters are compared in lower case and without accents. A symbol that has no piece of its own,
    such as an emoji, is read by its Unicode name ("loudly crying face").

    Source: Wu et al. (2016), arXiv:1609.08144; Devlin et al. (2019), arXiv:1810.04805.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """Raises ValueError when the pieces do not begin with SPECIAL or one comes twice."""
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        if tuple(pieces[: len(SPECIAL)]) != SPECIAL or len(self._ids) != len(pieces):
            raise ValueError("The vocabulary must begin with the special pieces, each piece once.")
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}

    def tokens(self, text: str) -> list[Token]:
        """Pieces in the order of the text; none of them overlap, except those of one symbol."""
        return [token for word in _WORD.finditer(text) for token in self._tokens(word)]

    def _tokens(self, found: re.Match[str]) -> Iterator[Token]:
        word, start = found[0], found.start()
        plain, places = _plain(word)
        if plain not in self._ids and len(word) == 1 and not word.isalnum():
            yield from (Token(piece, start, start + 1) for piece in self._named(word))
            return
        begin = 0
        for piece, length in self._pieces(plain):
            end = begin + length
            yield Token(piece, start + places[begin], start + places[end])
            begin = end

    def _pieces(self, word: str) -> tuple[tuple[int, int], ...]:
        """Numbers and lengths of a plain word's pieces; remembered for the shorter words."""
        if word in self._known:
            return self._known[word]
        found = tuple(self._match(word))
        if len(self._known) < 50_000 and len(word) < 30:
            self._known[word] = found
        return found

    def _match(self, word: str) -> Iterator[tuple[int, int]]:
        begin, pieces = 0, []
        while begin < len(word) <= LONGEST_WORD:
            piece = next(self._longest(word, begin), None)
            if piece is None:
                break
            pieces.append(piece)
            begin += piece[1]
        whole = begin == len(word)
        yield from pieces if whole else [(SPECIAL.index(UNKNOWN), len(word))]

    def _longest(self, word: str, begin: int) -> Iterator[tuple[int, int]]:
        mark = "##" if begin else ""
        for end in range(len(word), begin, -1):
            number = self._ids.get(mark + word[begin:end])
            if number is not None:
                yield number, end - begin

    def _named(self, symbol: str) -> Iterator[int]:
        if unicodedata.category(symbol) in _NOT_SPOKEN:
            return
        for word in re.findall(r"[a-z]+", unicodedata.name(symbol, "").lower()):
            yield from (piece for piece, _ in self._pieces(word))


def _plain(word: str) -> tuple[str, Sequence[int]]:
    """The word as it is looked up, and for each of its letters (and its end) the place in `word`.

    One letter may become several ("ß" does not, "ﬁ" does) or, as an accent alone, none.
    """
    if word.isascii():
        return word.lower(), range(len(word) + 1)
    letters, places = [], []
    for place, letter in enumerate(word):
        for plain in unicodedata.normalize("NFKD", letter.lower().translate(_TYPED)):
            if unicodedata.category(plain) != "Mn":
                letters.append(plain)
                places.append(place)
    return "".join(letters), [*places, len(word)]
