"""Weighs what several places of a mail say about one name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_NAME = 80
ENOUGH = 2.0
"""Weight below which a name is not suggested: null rather than nonsense."""
FEWEST_LETTERS = 4
"""A shorter name supports no longer one: "Ink" stands in "Drinks"."""
_TAIL = re.compile(r"(?:[\s.,;:!?'\u2019/&(\-\u2013|]| (?:and|of|for|the|at|in|to|de|la|du))+$")


@dataclass(frozen=True)
class Said:
    """One place's word for a name."""

    name: str
    weight: float
    """How much the place counts; 3 is a sentence that names it."""


def likeliest(said: Iterable[Said]) -> str | None:
    """The name with most behind it; of two that say the same, the longer one.

    A name supports another that holds it or that it holds. None when nothing weighs ENOUGH.
    """
    weights: dict[str, float] = {}
    written: dict[str, str] = {}
    for one in said:
        key = letters(one.name)
        if key:
            weights[key] = weights.get(key, 0.0) + one.weight
            written.setdefault(key, one.name)
    best = max(weights, key=lambda key: (_behind(key, weights), len(key)), default=None)
    if best is None or _behind(best, weights) < ENOUGH:
        return None
    return written[best][:LONGEST_NAME]


def letters(name: str) -> str:
    """Letters and digits only, in lower case: what two spellings of a name share."""
    return "".join(filter(str.isalnum, name.casefold()))


def without_tail(name: str) -> str:
    """A name without joining words and punctuation at its end, brackets closed."""
    name = _TAIL.sub("", " ".join(name.split()))
    if name.count("(") > name.count(")"):
        name = name[: name.rindex("(")].rstrip()
    return name


def _behind(key: str, weights: dict[str, float]) -> float:
    return sum(weight for other, weight in weights.items() if _support(key, other))


def _support(key: str, other: str) -> bool:
    if key == other:
        return True
    shorter, longer = sorted((key, other), key=len)
    return len(shorter) >= FEWEST_LETTERS and shorter in longer
