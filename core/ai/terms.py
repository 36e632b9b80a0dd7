"""Patterns that find a known name in whatever way it is written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

MARKS = "[\u0300-\u036f]*"
APOSTROPHE, HYPHEN = "['\u2018\u2019\u02bc`]?", "[-\u2010\u2011\u2012\u2013 ]"
_ALIKE = {ord("\u0131"): "i", ord("\u02bc"): ""}
"""What a pattern takes for an i, and an apostrophe that counts as a letter."""
_UNSPACED = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI")
"""Scripts that write a name without a space before the next word."""


def written_as(name: str, *, any_case: bool) -> str:
    """A pattern for a name: any accents, apostrophes, hyphens and white space.

    Not `any_case`: as it stands, or in capitals; for names that are also words, such as Will.
    """
    words = unicodedata.normalize("NFC", name).split()
    as_it_stands = r"\s+".join(map(_word, words))
    if any_case:
        body = f"(?i:{as_it_stands})"
    else:
        in_capitals = r"\s+".join(_word(word.upper()) for word in words)
        body = f"(?:{as_it_stands}|{in_capitals})"
    return f"{_edge(name[:1], before=True)}{body}{_edge(name[-1:], before=False)}"


def may_stand(terms: Iterable[str], text: str) -> Iterator[str]:
    """The terms whose bare letters stand in the text; the others are nowhere in it.

    Asked first, because compiling the patterns of a thousand names takes seconds.
    """
    heard = bare(text)
    return (term for term in terms if bare(term) in heard)


def bare(text: str) -> str:
    """Letters and digits only, no case, no accents: what every way of writing a name shares."""
    letters = unicodedata.normalize("NFD", text.casefold().translate(_ALIKE))
    return "".join(filter(str.isalnum, letters))


def _word(word: str) -> str:
    return "".join(map(_letter, word))


def _letter(letter: str) -> str:
    """One letter, composed, decomposed or without its accent."""
    if letter in "'\u2018\u2019\u02bc`":
        return APOSTROPHE
    if letter in "-\u2010\u2011\u2012\u2013":
        return HYPHEN
    base = unicodedata.normalize("NFD", letter)[0]
    return f"(?:{re.escape(letter)}|{re.escape(base)}{MARKS})"


def _edge(letter: str, *, before: bool) -> str:
    if unicodedata.name(letter, "").startswith(_UNSPACED) or not letter.isalnum():
        return ""
    return r"(?<!\w)" if before else rf"{MARKS}(?!\w)"
