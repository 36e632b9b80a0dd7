"""What moves together: pairs of daily measures whose ups and downs fall on the same days.

Slow moves are taken out first, because any two things that both grow would seem related. Days in
a row resemble each other, so that sixty of them say less than sixty separate days. What is
left is a hint of where to look: it says neither which comes first nor why.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import atanh, ceil, sqrt, tanh
from statistics import NormalDist

import numpy as np
import pandas as pd

from core.analysis.proportions import Z_95
from core.analysis.smoothing import Array
from core.vocabulary import Emotion

MIN_PAIRS = 30
"""Days on which both measures are known. Our own rule, not validated."""
LATEST_DAYS = 180
"""Older days are left out: what went together two years ago need not now. Our own rule."""
SLOW_DAYS = 28
"""Waves longer than this are taken out with the trend. Our own rule: two measures that merely
drift, each by itself, would otherwise seem related in most records of half a year."""
FALSE_DISCOVERIES = 0.05
"""The accepted share of false ones among the pairs that are reported. Half of what is usual here,
because the page is opened again and again while the days come in. Our own rule."""
MIN_EXPECTED = 5.0
"""Days on which both measures would differ from their most frequent value by chance alone; with
fewer, as between two rare things, one coincidence would decide. After Cochran (1954), Biometrics
10, 417-451, whose rule is for expected counts."""
MIN_EFFECTIVE = 10.0
"""Separate days' worth; with less the test below is no longer near the truth. Our own rule."""
NOTHING_LEFT = 1e-6
"""Sum of squared ranks below which only rounding is left of a measure."""
POWER = 0.8


@dataclass(frozen=True)
class Relation:
    """Two measures that moved together."""

    first: str
    second: str
    """Names of columns, in alphabetical order."""
    days: int
    """On which both are known."""
    effective_days: float
    """As many separate days, without trend or carry-over, would say as much."""
    correlation: float
    """Of the ranks, their slow moves taken out, -1..1."""
    low: float
    high: float
    """95 % interval."""
    adjusted_p: float
    """Two-sided, adjusted for the number of pairs after Benjamini and Hochberg."""

    @property
    def is_same_way(self) -> bool:
        """Whether more of one went with more of the other; else with less."""
        return self.correlation > 0


@dataclass(frozen=True)
class MovesTogether:
    """All pairs that moved together more than chance would let them."""

    relations: tuple[Relation, ...]
    """The clearest first; empty where nothing stands out, which is the usual case."""
    compared: int
    """Pairs of measures."""
    days: int
    """On which the fullest pair is known, of the last 180."""

    @property
    def missing(self) -> int:
        """Days still needed before any pair can be compared; 0 from 30 days on."""
        return max(0, MIN_PAIRS - self.days)


def moves_together(daily: pd.DataFrame, today: date) -> MovesTogether | None:
    """Correlate every two measures on the days when both are known; None without any day.

    Pairs with fewer than 30 such days, and of things too rare to tell, are not compared. Nor are
    two feelings: a check-in holds at most three, so that one makes the others rarer.
    Columns: day (date) and one per measure (a number; NaN = not known, which is not 0).
    Of the pairs that are reported, one in twenty is there by chance (on average, at most).

    Source of the adjustment: Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57, 289-300.
    """
    known = _latest(daily, today)
    if not known.notna().to_numpy().any():
        return None
    names = sorted(known.columns)
    pairs = [pair for pair in combinations(names, 2) if not set(pair) <= set(Emotion)]
    both = [known[list(pair)].dropna() for pair in pairs]
    found = [one for frame in both if (one := _compared(frame)) is not None]
    days = max((len(frame) for frame in both), default=0)
    return MovesTogether(tuple(_reported(found)), len(found), days)


def effective_days(days: int, carry_over: float, other_carry_over: float) -> float:
    """How many separate days say as much as `days` in a row, given both lag-1 correlations.

    n (1 - r1 r2) / (1 + r1 r2), and never more than `days`.

    Source: Bartlett (1935), J. R. Stat. Soc. 98, 536-543.
    """
    product = max(0.0, carry_over * other_carry_over)
    return days * (1 - product) / (1 + product)


def correlation_interval(correlation: float, days: float) -> tuple[float, float]:
    """95 % interval of a correlation from so many separate days; (-1, 1) up to 3.

    Source: Fisher (1921), Metron 1, 3-32.
    """
    if days <= 3:
        return -1.0, 1.0
    middle = atanh(float(np.clip(correlation, -1 + 1e-12, 1 - 1e-12)))
    half = Z_95 / sqrt(days - 3)
    return tanh(middle - half), tanh(middle + half)


def days_to_see(correlation: float) -> int:
    """Separate days after which a true correlation is seen in 8 of 10 cases (at p < .05).

    Raises ValueError unless 0 < |correlation| < 1.
    """
    if not 0 < abs(correlation) < 1:
        raise ValueError(f"correlation must lie between 0 and 1, got {correlation}")
    return ceil(((Z_95 + NormalDist().inv_cdf(POWER)) / atanh(abs(correlation))) ** 2 + 3)


def _latest(daily: pd.DataFrame, today: date) -> pd.DataFrame:
    """One row a day, oldest first, in numbers; index: day."""
    start = today - timedelta(days=LATEST_DAYS - 1)
    seen = daily[(daily["day"] >= start) & (daily["day"] <= today)]
    return seen.set_index("day").astype(float).groupby(level=0, sort=True).mean()


def _reported(found: Sequence[Relation]) -> Sequence[Relation]:
    """Those that stay below the accepted share of false ones, the clearest first."""
    if not found:
        return ()
    from scipy.stats import false_discovery_control  # noqa: PLC0415 - slow to import

    adjusted = false_discovery_control([one.adjusted_p for one in found])
    every = [replace(one, adjusted_p=float(p)) for one, p in zip(found, adjusted, strict=True)]
    clear = [one for one in every if one.adjusted_p <= FALSE_DISCOVERIES]
    return sorted(clear, key=lambda one: (one.adjusted_p, one.first, one.second))


def _compared(both: pd.DataFrame) -> Relation | None:
    """One pair, its p-value not yet adjusted; None where the pair cannot be compared."""
    if len(both) < MIN_PAIRS or _expected(both) < MIN_EXPECTED:
        return None
    slow = _slow_moves(np.array([day.toordinal() for day in both.index], dtype=float))
    x, y = _without(slow, both.to_numpy()).T
    if min(x @ x, y @ y) < NOTHING_LEFT:
        return None
    fitted = slow.shape[1]
    days = effective_days(len(both), _carry_over(x, fitted), _carry_over(y, fitted))
    free = days - fitted + 1
    if free < MIN_EFFECTIVE:
        return None
    correlation = float(np.clip(x @ y / sqrt((x @ x) * (y @ y)), -1, 1))
    interval = correlation_interval(correlation, free)
    first, second = map(str, both.columns)
    p = _p_value(correlation, free)
    return Relation(first, second, len(both), free, correlation, *interval, p)


def _expected(both: pd.DataFrame) -> float:
    """Days on which both would differ from their most frequent value if they were unrelated."""
    off = [len(both) - both[name].value_counts().max() for name in both.columns]
    return float(off[0] * off[1] / len(both))


def _slow_moves(days: Array) -> Array:
    """A level, a straight line and all waves longer than four weeks, one in each column."""
    span = days[-1] - days[0] + 1
    place = (days - days[0] + 0.5) / span
    waves = [np.cos(np.pi * j * place) for j in range(1, int(2 * span / SLOW_DAYS) + 1)]
    return np.column_stack([np.ones_like(place), place, *waves])


def _without(slow: Array, values: Array) -> Array:
    """Ranks within each column less what the slow moves explain of them.

    Ranked first: what is left of a measure of noughts and ones would be ranked by its day.
    """
    from scipy.stats import rankdata  # noqa: PLC0415 - slow to import

    ranks = rankdata(values, axis=0)
    left: Array = ranks - slow @ np.linalg.lstsq(slow, ranks)[0]
    return left


def _carry_over(left: Array, fitted: int) -> float:
    """Correlation of a day with the next known one, -1..1, less the bias of what was taken out.

    That is -(k + (k + 2) r) / n for k slow moves; for a level alone, -(1 + 3 r) / n, it is in
    Kendall (1954), Biometrika 41, 403-404. The rest is our own, checked by simulation.
    """
    seen = float(left[:-1] @ left[1:] / (left @ left))
    return min(1.0, seen + (fitted + (fitted + 2) * seen) / len(left))


def _p_value(correlation: float, days: float) -> float:
    from scipy.stats import t  # noqa: PLC0415 - slow to import

    free = days - 2
    score = abs(correlation) * sqrt(free / max(1e-12, 1 - correlation**2))
    return float(2 * t.sf(score, free))
