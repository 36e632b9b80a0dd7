"""The average course of mood around a rejection, and what chance alone would look like.

Events are drawn with replacement, not days: the days of one event hang together. Placebo days are
drawn from the same record, away from any rejection; a curve that does not leave their band shows
nothing that ordinary days do not.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.analysis.mood import daily_valence
from core.analysis.proportions import Z_95
from core.analysis.recovery import MoodResponse, response_to_rejection

MIN_EVENTS = 5
FIRST_DAY, LAST_DAY = -3, 7
DRAWS = 1_000
PLACEBO_DRAWS = 200
MOST_PLACEBO = 400
"""Days that the placebo is drawn from."""
MIN_ON_DAY = 3
"""Events with a check-in on a day; with fewer the curve has no point there."""
STRETCH = 14
"""Days that hang together; a record holds as many separate stretches as it has of these."""
AWAY = 7
"""Days between a placebo day and any rejection, either way."""
Paths = npt.NDArray[np.float64]


@dataclass(frozen=True)
class CurvePoint:
    """Mood on one day, in points above or below the usual level."""

    day: int
    """Since the rejection."""
    mean: float
    low: float
    high: float
    """95 % interval over redrawn events."""
    events: int


@dataclass(frozen=True)
class PlaceboPoint:
    """The middle 95 % of the mean curves of days without a rejection."""

    day: int
    low: float
    high: float


@dataclass(frozen=True)
class RecoveryCurve:
    """The average over several rejections, day -3 to day 7."""

    events: int
    points: tuple[CurvePoint, ...]
    placebo: tuple[PlaceboPoint, ...]
    """Empty where the record holds too few days away from rejections."""


def recovery_curve(
    check_ins: pd.DataFrame,
    found: Sequence[MoodResponse],
    rejected_days: Collection[date],
    today: date,
    seed: int = 0,
) -> RecoveryCurve | None:
    """The average curve with its intervals; None below 5 events.

    `found`: of `responses`. The same input gives the same numbers.
    Columns: day (date), valence (0..100), recalled (bool).

    Source of the intervals: Davison & Hinkley (1997), Bootstrap Methods, section 3.8 (clusters).
    """
    if len(found) < MIN_EVENTS:
        return None
    chance = np.random.default_rng(seed)
    paths = np.stack([_path(one) for one in found])
    return RecoveryCurve(
        events=len(found),
        points=_points(paths, chance),
        placebo=_placebo(check_ins, rejected_days, len(found), today, chance),
    )


def _path(one: MoodResponse) -> Paths:
    """Deviation from the usual level on each day; NaN without a check-in."""
    seen = dict(one.path)
    days = range(FIRST_DAY, LAST_DAY + 1)
    return np.array([seen.get(day, np.nan) for day in days], dtype=float) - one.usual


def _points(paths: Paths, chance: np.random.Generator) -> tuple[CurvePoint, ...]:
    draws = chance.integers(0, len(paths), (DRAWS, len(paths)))
    points = []
    for column, day in enumerate(range(FIRST_DAY, LAST_DAY + 1)):
        values = paths[:, column]
        count = int((~np.isnan(values)).sum())
        if count >= MIN_ON_DAY:
            low, high = np.nanquantile(_means(values[draws]), [0.025, 0.975])
            mean, wider = float(np.nanmean(values)), _stretch(count)
            low, high = mean - wider * (mean - low), mean + wider * (high - mean)
            points.append(
                CurvePoint(day, mean, min(float(low), mean), max(float(high), mean), count)
            )
    return tuple(points)


def _stretch(count: int) -> float:
    """How much wider a bootstrap interval of so few events has to be to hold what it claims.

    Student's t for the normal, and n / (n - 1) for the variance of a small sample.

    Source: Hesterberg (2015), Am. Stat. 69, 371-386, section 4.
    """
    from scipy.stats import t  # noqa: PLC0415 - slow to import

    return float(t.ppf(0.975, count - 1)) / Z_95 * float(np.sqrt(count / (count - 1)))


def _placebo(
    check_ins: pd.DataFrame,
    rejected_days: Collection[date],
    events: int,
    today: date,
    chance: np.random.Generator,
) -> tuple[PlaceboPoint, ...]:
    daily = daily_valence(check_ins[~check_ins["recalled"].astype(bool)])
    far = _far_days(_calendar(list(daily.index)), rejected_days)
    some = chance.permutation(len(far))[:MOST_PLACEBO]
    seen = (response_to_rejection(daily, far[i], [far[i], *rejected_days], today) for i in some)
    paths = [_path(one) for one in seen if one is not None]
    if len(paths) < 2 * events:
        return ()
    every = np.stack(paths)
    means = np.stack(
        [
            _means(every[chance.choice(len(every), events, replace=False)].T)
            for _ in range(PLACEBO_DRAWS)
        ]
    )
    # The middle of the band is itself known only from the stretches that the record holds.
    wider = float(np.sqrt(1 + events * STRETCH / len(far)))
    points = []
    for column, day in enumerate(range(FIRST_DAY, LAST_DAY + 1)):
        values = means[:, column][~np.isnan(means[:, column])]
        if len(values):
            low, middle, high = np.quantile(values, [0.025, 0.5, 0.975])
            low, high = middle - wider * (middle - low), middle + wider * (high - middle)
            points.append(PlaceboPoint(day, float(low), float(high)))
    return tuple(points)


def _means(rows: Paths) -> Paths:
    """Mean of each row over what is known; NaN where nothing is."""
    known = ~np.isnan(rows)
    counts = known.sum(axis=1)
    sums = np.where(known, rows, 0).sum(axis=1)
    means: Paths = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    return means


def _calendar(days: Sequence[date]) -> list[date]:
    """Every day of the record: a rejection, too, may come on a day without a check-in."""
    if not days:
        return []
    return [days[0] + timedelta(days=n) for n in range((days[-1] - days[0]).days + 1)]


def _far_days(days: Iterable[date], rejected_days: Collection[date]) -> list[date]:
    """The days that no rejection lies near."""
    known = sorted(rejected_days)
    far = []
    for day in days:
        place = bisect_left(known, day)
        near = known[max(place - 1, 0) : place + 1]
        if all(abs((day - other).days) > AWAY for other in near):
            far.append(day)
    return far
