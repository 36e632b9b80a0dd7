"""The plan for a very hard hour: the person's own words in six parts, and the numbers in them."""

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass

LONG = re.compile(r"(?<![\w.,/-])\+?\(?\d(?:[ \u00a0().\-/]{0,2}\d){6,14}(?!\w)")
SHORT = re.compile(
    r"(?<![\w.,:/-])(?:\d{3}[ \u00a0]\d{3}|\d\d[ \u00a0]\d\d[ \u00a0]\d\d|\d{3,6})"
    r"(?![\w:/%-]|[.,]\d)"
)
"""A number of a helpline or an emergency: 116 123, 13 11 14, 988, 3114."""
DATE = re.compile(r"\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}")
YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Plan:
    """What the person wrote; every part may be empty."""

    signs: str = ""
    """How they notice that it is getting bad."""
    helps: str = ""
    """What they can do by themselves."""
    places: str = ""
    """Places and people that take their mind off it."""
    people: str = ""
    """Whom they can ask for help."""
    services: str = ""
    """Professionals and services."""
    safer: str = ""
    """What makes the place around them safer."""

    @property
    def is_empty(self) -> bool:
        """Whether no part has words."""
        return not any(astuple(self))


@dataclass(frozen=True)
class Piece:
    """A stretch of a line: words, or a number to call."""

    words: str
    dial: str | None = None
    """For a tel: link; None for words."""


def pieces(line: str, *, short: bool) -> Iterator[Piece]:
    """A line cut where a telephone number begins and ends; joined, its pieces are the line.

    `short`: numbers of three to six digits count too. They do where somebody to call is named.
    """
    end = 0
    for found in _numbers(line, short=short):
        if found.start() > end:
            yield Piece(line[end : found.start()])
        yield Piece(found.group(), _dial(found.group()))
        end = found.end()
    if end < len(line):
        yield Piece(line[end:])


def _numbers(line: str, *, short: bool) -> list[re.Match[str]]:
    """The telephone numbers of a line, in their order; no day and no year."""
    found = [one for one in LONG.finditer(line) if not DATE.fullmatch(one.group())]
    taken = [one.span() for one in LONG.finditer(line)]
    if short:
        found += [
            one
            for one in SHORT.finditer(line)
            if not YEAR.fullmatch(one.group())
            and not any(start < one.end() and one.start() < end for start, end in taken)
        ]
    return sorted(found, key=lambda one: one.start())


def _dial(number: str) -> str:
    """Its digits, and the plus sign that leads into another country: "+44 (0)20" is +4420."""
    plus = "+" if number.startswith("+") else ""
    plain = number.replace("(0)", "") if plus else number
    return plus + "".join(str(int(sign)) for sign in plain if sign.isdecimal())
