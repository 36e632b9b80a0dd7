"""Checks a quote against the stored text: nothing is claimed that the text does not say."""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from core.vocabulary import QuoteCheck

_QUOTATION_MARKS = frozenset(
    "\"'`\u00b4\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
)
_DASHES = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_UNSEEN = frozenset("\u00ad\u200b\u2060\ufeff")
"""Soft hyphens and marks without width: a mail program adds and drops them."""

Placed = tuple[str, int]
"""A character and its position in the text."""


def check_quote(text: str, quote: str) -> tuple[QuoteCheck, int | None, int | None]:
    """Find a quote in a text; start and end so that `text[start:end]` are the words to store.

    VERIFIED: the quote stands in the text, character by character.
    REPAIRED: the same words, whole, where white space, quotation marks, dashes, soft hyphens or
    case differ; the text's own words count. Two words and one word are never the same.
    SET_ASIDE, None, None: it does not stand in the text, or holds no letter or digit.
    """
    if not any(map(str.isalnum, quote)):
        return QuoteCheck.SET_ASIDE, None, None
    exact = list(_found(text, quote))
    if exact:
        start = next((at for at in exact if _is_whole(text, at, len(quote))), exact[0])
        return QuoteCheck.VERIFIED, start, start + len(quote)
    comparable, positions = _comparable(text)
    wanted, _ = _comparable(quote)
    for at in _found(comparable, wanted):
        if _is_whole(comparable, at, len(wanted)):
            return QuoteCheck.REPAIRED, positions[at], positions[at + len(wanted) - 1] + 1
    return QuoteCheck.SET_ASIDE, None, None


def _found(text: str, words: str) -> Iterator[int]:
    """Every place where the words stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _is_whole(text: str, start: int, length: int) -> bool:
    """Whether no word is cut at either end."""
    edges = (start, start + length)
    inner = (edge for edge in edges if 0 < edge < len(text))
    return not any(_in_word(text[edge - 1]) and _in_word(text[edge]) for edge in inner)


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _comparable(text: str) -> tuple[str, list[int]]:
    """The text as quotes are compared, and each of its characters' position in the text."""
    seen = [(c, at) for at, c in enumerate(text) if c not in _UNSEEN]
    plain = list(_without_spare_spaces(_with_plain_marks(seen)))
    letters = [(letter, at) for character, at in plain for letter in character.casefold()]
    return "".join(letter for letter, _ in letters), [at for _, at in letters]


def _with_plain_marks(characters: list[Placed]) -> Iterator[Placed]:
    """One kind of dash and of apostrophe; quotation marks that stand around words are left out."""
    for number, (character, at) in enumerate(characters):
        if character in _DASHES:
            yield "-", at
        elif character not in _QUOTATION_MARKS:
            yield character, at
        elif _joins(characters, number):
            yield "'", at


def _joins(characters: list[Placed], number: int) -> bool:
    """Whether a mark stands within a word, as an apostrophe does."""
    around = characters[max(0, number - 1) : number + 2]
    return len(around) == 3 and _in_word(around[0][0]) and _in_word(around[2][0])


def _without_spare_spaces(characters: Iterator[Placed]) -> Iterator[Placed]:
    """White space only where it parts two words, and then one space; of dashes in a row, one."""
    words = list(characters)
    solid = [(c, at) for c, at in words if not c.isspace()]
    spaced = {before for (_, before), (c, _) in pairwise(words) if c.isspace()}
    for (character, at), (after, _) in pairwise([*solid, ("", len(words))]):
        if character == after == "-":
            continue
        yield character, at
        if at in spaced and after and _in_word(character) and _in_word(after):
            yield " ", at
