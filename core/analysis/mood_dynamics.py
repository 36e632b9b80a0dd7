"""How mood moves by itself: how far it strays, how much carries over, which quarter it is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import pairwise
from math import log

import numpy as np
import pandas as pd

from core.analysis.proportions import Proportion, wilson_proportion
from core.analysis.smoothing import Array

MIN_VARIABILITY = 10
"""Days with a check-in. Our own rule, as are the other two."""
MIN_INERTIA = 20
"""Pairs of days in a row."""
MIN_HALF_LIFE = 30
"""Evenly spaced values."""
MIDDLE = 50


class Quadrant(StrEnum):
    """Valence and energy together; a value of 50 counts as the upper half."""

    AGITATED = "agitated"
    """Unpleasant, high energy."""
    DRAINED = "drained"
    """Unpleasant, low energy."""
    ENERGISED = "energised"
    """Pleasant, high energy."""
    CALM = "calm"
    """Pleasant, low energy."""


@dataclass(frozen=True)
class QuadrantShare:
    """How many of the check-ins lie in one quarter."""

    quadrant: Quadrant
    share: Proportion


@dataclass(frozen=True)
class Dynamics:
    """How one person's mood moves."""

    days: int
    """Days with a check-in."""
    variability: float | None
    """Within-person standard deviation of the daily valence, in points; None below 10 days."""
    pairs: int
    """Days in a row that both have a check-in."""
    inertia: float | None
    """Correlation of a day with the next, -1..1; None below 20 pairs or when nothing varies."""


def quadrant_of(valence: float, energy: float) -> Quadrant:
    """The quarter of a check-in; both scales run from 0 to 100.

    Source: Russell, Weiss & Mendelsohn (1989), J. Pers. Soc. Psychol. 57, 493-502 (the grid).
    """
    if valence < MIDDLE:
        return Quadrant.AGITATED if energy >= MIDDLE else Quadrant.DRAINED
    return Quadrant.ENERGISED if energy >= MIDDLE else Quadrant.CALM


def quadrant_shares(check_ins: pd.DataFrame) -> tuple[QuadrantShare, ...]:
    """Share of the check-ins in each quarter, in the order of Quadrant; () without a check-in.

    Columns: valence, energy (0..100).
    """
    both = zip(check_ins["valence"], check_ins["energy"], strict=True)
    found = [quadrant_of(valence, energy) for valence, energy in both]
    shares = ((one, wilson_proportion(found.count(one), len(found))) for one in Quadrant)
    return tuple(QuadrantShare(one, share) for one, share in shares if share is not None)


def dynamics(daily: pd.Series) -> Dynamics | None:
    """Variability and inertia of `daily_valence`; None without a day.

    Source: Kuppens, Allen & Sheeber (2010), Psychol. Sci. 21, 984-991 (inertia).
    """
    if daily.empty:
        return None
    values = daily.to_numpy(dtype=float)
    nexts = [daily.get(day + timedelta(days=1)) for day in daily.index]
    pairs = [(a, float(b)) for a, b in zip(values, nexts, strict=True) if b is not None]
    enough = len(values) >= MIN_VARIABILITY
    return Dynamics(
        days=len(values),
        variability=float(values.std(ddof=1)) if enough else None,
        pairs=len(pairs),
        inertia=_correlation(pairs) if len(pairs) >= MIN_INERTIA else None,
    )


def half_life_of_dip(days: Sequence[float], valence: Sequence[float], usual: float) -> float | None:
    """Days until half of a dip is made up, by the curve usual - A exp(-t / tau).

    `days` since the rejection. None below 4 values, and where no such curve fits: mood that does
    not come back, or was never down.
    """
    if len(days) < 4:
        return None
    from scipy.optimize import curve_fit  # noqa: PLC0415 - slow to import

    t, dip = np.asarray(days, dtype=float), usual - np.asarray(valence, dtype=float)
    if dip.max() <= 0:
        return None
    try:
        (size, tau), _ = curve_fit(_fading, t, dip, p0=(dip.max(), 3.0), bounds=(0, (200, 60)))
    except RuntimeError:
        return None
    return float(tau * log(2)) if size > 0 and tau < 59 else None


def half_life_of_carry_over(values: Sequence[float]) -> float | None:
    """Steps until half of any deviation is gone, ln 0.5 / ln phi, phi being the lag-1 correlation.

    `values` evenly spaced. None below 30 values, and unless 0 < phi < 1.
    """
    if len(values) < MIN_HALF_LIFE:
        return None
    carried = _correlation(list(pairwise(values)))
    return half_life(carried) if carried is not None else None


def half_life(phi: float) -> float | None:
    """Steps until an AR(1) process has lost half of a deviation; None unless 0 < phi < 1."""
    return log(0.5) / log(phi) if 0 < phi < 1 else None


def _fading(t: Array, size: float, tau: float) -> Array:
    return size * np.exp(-t / tau)


def _correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    first, second = np.array(pairs, dtype=float).T
    if first.std() == 0 or second.std() == 0:
        return None
    return float(np.corrcoef(first, second)[0, 1])
