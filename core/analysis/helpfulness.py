"""How helpful a person found an exercise, by their own ratings."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from core.analysis.sentences import counted
from core.analysis.smoothing import student_95

MIN_RATINGS = 5
BEST = 10
ROUNDING = 1 / sqrt(12)
"""Spread that whole numbers alone bring with them: ratings that are all the same are not exact."""


@dataclass(frozen=True)
class Helpfulness:
    """The mean of one person's ratings, 0 to 10, with its 95 % interval."""

    ratings: int
    mean: float
    low: float
    high: float


def helpfulness(ratings: Sequence[int]) -> Helpfulness | None:
    """Estimate the mean rating (0..10); None below 5 ratings.

    The interval is clipped to the scale.

    Source: Student (1908), Biometrika 6, 1-25.
    """
    if len(ratings) < MIN_RATINGS:
        return None
    mean, spread = fmean(ratings), max(stdev(ratings), ROUNDING)
    half = student_95(len(ratings) - 1) * spread / sqrt(len(ratings))
    return Helpfulness(len(ratings), mean, max(0.0, mean - half), min(float(BEST), mean + half))


def use_sentence(uses: int, ratings: Sequence[int]) -> str:
    """How often an exercise was done, and, from five ratings on, how helpful it was felt to be."""
    if not uses:
        return ""
    done = f"You did this {counted(uses, 'time')}."
    found = helpfulness(ratings)
    if found is None:
        return done
    return (
        f"{done} Your {found.ratings} ratings lie at {found.mean:.1f} of {BEST} on average (likely "
        f"{found.low:.1f} to {found.high:.1f}). That is how it felt to you, not what it did."
    )
