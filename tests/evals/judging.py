"""One check of a method on simulated searches, and the figure that comes of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np

from tests.evals.synthetic import Chance, Search

MARGIN = 0.03
"""How far a coverage may lie from what was promised: 92 to 98 % for an interval of 95 %."""
MOST_FALSE_ALARMS = 0.06


class Kind(StrEnum):
    """What a figure says."""

    COVERAGE = "coverage"
    """Share of the intervals that hold the truth."""
    FALSE_ALARMS = "false alarms"
    """Share of the calls of a change where nothing changes."""
    POWER = "power"
    """Share of the changes that are called, the right way round. No limit is set for it."""
    BEYOND = "beyond the claim"
    """False alarms or coverage where nothing can be promised; to know, without a limit."""


@dataclass(frozen=True)
class Check:
    """A question that every simulated search answers, as often as it likes."""

    kind: Kind
    name: str
    """The method, by the function that is measured."""
    condition: str
    """Sample size and truth."""
    judge: Callable[[Search, Chance], Iterable[bool]]
    """Whether each interval held the truth, or whether each trial was called."""
    nominal: float | None = None
    """What the method promises, 0..1; None where it promises no number."""


@dataclass(frozen=True)
class Figure:
    """What came of one check."""

    kind: Kind
    name: str
    condition: str
    n: int
    """Intervals or calls that were judged."""
    nominal: float | None
    measured: float | None
    """0..1; None when nothing was judged."""
    error: float | None
    """Standard error of the simulation itself, between searches; None below two searches."""
    holds: bool | None
    """Whether it lies within the limits; None where there is no limit or nothing was judged."""


def figure(check: Check, searches: Sequence[Search]) -> Figure:
    """Ask every search; each check has random numbers of its own."""
    purpose = f"{check.name}, {check.condition}"
    judged = [list(check.judge(one, one.chance(purpose))) for one in searches]
    hits = np.array([sum(one) for one in judged], dtype=float)
    sizes = np.array([len(one) for one in judged], dtype=float)
    n = int(sizes.sum())
    measured = float(hits.sum()) / n if n else None
    return Figure(
        kind=check.kind,
        name=check.name,
        condition=check.condition,
        n=n,
        nominal=check.nominal,
        measured=None if measured is None else round(measured, 4),
        error=None if measured is None else _error(hits, sizes, measured),
        holds=None if measured is None else _holds(check, measured),
    )


def _error(hits: np.ndarray, sizes: np.ndarray, share: float) -> float | None:
    """Of a ratio over searches: what one search answers hangs together."""
    if len(hits) < 2:
        return None
    squares = float(((hits - share * sizes) ** 2).sum())
    return round(sqrt(squares * len(hits) / (len(hits) - 1)) / float(sizes.sum()), 4)


def _holds(check: Check, measured: float) -> bool | None:
    if check.kind is Kind.COVERAGE and check.nominal is not None:
        return abs(round(measured - check.nominal, 4)) <= MARGIN
    return measured <= MOST_FALSE_ALARMS if check.kind is Kind.FALSE_ALARMS else None
