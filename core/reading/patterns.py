"""Turns the patterns of a content file into compiled expressions."""

import re
from collections.abc import Iterable, Iterator, Mapping

_VOWELS = "aeiou"
_REFERENCE = re.compile(r"<(\w+)>")
_GAP = r"\b[^.!?;\n]{0,60}(?:\b|(?=n't))"
"""What … stands for: anything up to 60 characters of the same sentence, cut at words."""


def expand_words(words: Mapping[str, str]) -> dict[str, str]:
    """Fill each entry's <name> references from the entries above it.

    Raises ValueError when an entry refers to a name that is not above it.
    """
    known: dict[str, str] = {}
    for name, pattern in words.items():
        known[name] = fill(pattern, known)
    return known


def fill(pattern: str, words: Mapping[str, str]) -> str:
    """Replace each <name> by its words, grouped, and each … by a gap.

    Raises ValueError for an unknown name.
    """

    def words_of(reference: re.Match[str]) -> str:
        if reference[1] not in words:
            raise ValueError(f"no words are called <{reference[1]}>")
        return f"(?:{words[reference[1]]})"

    return _REFERENCE.sub(words_of, pattern).replace("…", _GAP)


def any_of(patterns: Iterable[str], words: Mapping[str, str]) -> re.Pattern[str]:
    """Compile the patterns into one expression that covers whole words.

    Raises ValueError for an unknown <name> or a pattern that is not an expression.
    """
    filled = [fill(pattern, words) for pattern in patterns]
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(filled)})(?!\w)")
    except re.error as error:
        raise ValueError(f"not an expression: {error}") from error


def misspellings(words: Iterable[str], real_words: Iterable[str]) -> dict[str, str]:
    """The slips of the finger that each word can suffer, and the word: a letter lost or doubled,
    two swapped, one vowel for another. What is a word itself, or a slip of two, is left out.
    """
    words, slips, unclear = list(words), dict[str, str](), set(real_words)
    for word in words:
        for slip in _slips(word):
            if slips.setdefault(slip, word) != word:
                unclear.add(slip)
    return {slip: word for slip, word in slips.items() if slip not in unclear | set(words)}


def _slips(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        before, letter, after = word[:at], word[at], word[at + 1 :]
        yield before + after
        yield before + letter + letter + after
        if after:
            yield before + after[0] + letter + after[1:]
        if letter in _VOWELS:
            yield from (before + vowel + after for vowel in _VOWELS if vowel != letter)
