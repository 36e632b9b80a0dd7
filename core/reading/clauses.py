"""Cuts a text into clauses and sentences, by position, so that every quote stays verbatim."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_CLAUSE = 220
"""Characters; a voice note without full stops is cut into pieces of at most this length."""

_SENTENCE_END = re.compile(
    r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bcand)(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bapprox)"
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u2019\u201d)]*+(?=\s|$)|\n+"
)
_CLAUSE_END = re.compile(
    r"[;\u2014\u2013]|:\s|\s-{1,2}\s|,?\s\((?:[a-e]|i{1,3}|\d)\)\s|^\s*[-*\u2022]\s"
    r"|,\s(?=(?:and|so|then|because|which|who|yet|nor|or|as|since)\b)"
    r"|(?:,\s*|\s)(?=(?:but|however|although|though|tho|whereas|while|yet|except|unfortunately|sadly)\b"
    r"(?!\s*(?:[.!?\n]|$)))",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:and|so|then|because|which|who|yet|nor|or|as|since|but|however|although|though|while)",
    re.IGNORECASE,
)
"""Stands between two clauses ("and although ...") and says nothing by itself."""
_WRAPPED = re.compile(r"(?<!\n)(?<!\n\r)\n(?=[ \t]{0,20}[a-z])")
"""A line break within a sentence, as mail programs make them."""
_LETTERS = str.maketrans(
    "\u2018\u2019\u201c\u201d\u00a0\r\t\0",
    "''\"\"    ",
)


@dataclass(frozen=True)
class Span:
    """A piece of a text: `text[start:end]`."""

    start: int
    end: int


def level(text: str) -> str:
    """Lower case, straight quotes, plain spaces and unwrapped lines; one character for one, so that
    positions hold. A line break that ends a sentence stays.
    """
    unwrapped = _WRAPPED.sub(" ", text).translate(_LETTERS)
    lowered = unwrapped.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in unwrapped)


def sentences(text: str) -> list[Span]:
    """Sentences and lines without the white space around them."""
    return list(_pieces(text, Span(0, len(text)), _SENTENCE_END))


def clauses(text: str) -> list[Span]:
    """Parts of sentences, each small enough to be about one thing."""
    parts = (part for whole in sentences(text) for part in _pieces(text, whole, _CLAUSE_END))
    return [piece for part in parts for piece in _shorter(text, part)]


def _pieces(text: str, whole: Span, ends: re.Pattern[str]) -> Iterator[Span]:
    start = whole.start
    for end in ends.finditer(text, whole.start, whole.end):
        yield from _trimmed(text, start, end.start())
        start = end.end()
    yield from _trimmed(text, start, whole.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    kept = piece.strip(" \t\r\n\0\u00a0,.!?-*\u2022")
    if kept and not _LINK.fullmatch(kept):
        first = start + piece.index(kept)
        yield Span(first, first + len(kept))


def _shorter(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    while span.end - start > LONGEST_CLAUSE:
        cut = text.rfind(" ", start, start + LONGEST_CLAUSE)
        end = cut if cut > start else start + LONGEST_CLAUSE
        yield from _trimmed(text, start, end)
        start = end
    yield from _trimmed(text, start, span.end)
