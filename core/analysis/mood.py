"""Mood over time: every check-in as a dot, and a smooth line with its uncertainty."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
import pandas as pd

from core.analysis.days import monday_of
from core.analysis.proportions import Z_95
from core.analysis.smoothing import Array, averaged_level, ewma, ewma_spread, student_95

GAP_DAYS = 7
"""The line breaks where more days than this lie between two check-ins."""
TAU_DAYS = 7.0
"""How fast the weight of a check-in fades in the simple line: to 37 % after a week."""
MAX_DOTS = 800
"""More than these are gathered by day, and then by week, so that a picture stays light."""
RECENT_DAYS = 14
MIN_FOR_RECENT = 5


class Grain(StrEnum):
    """What one dot stands for."""

    CHECK_IN = "check-in"
    DAY = "day"
    WEEK = "week"


class Smoothing(StrEnum):
    """How the line was made."""

    NONE = "none"
    """Fewer than 3 days with a check-in: dots only."""
    EWMA = "ewma"
    """3 to 19 days: a mean that weighs the latest days most, looking back only."""
    LOCAL_LEVEL = "local level"
    """20 days or more: a slowly drifting level that starts afresh at each rejection."""


@dataclass(frozen=True)
class Dots:
    """Check-ins, or their medians by day or week; the three tuples have one length."""

    days: tuple[date, ...]
    """A week stands on its Monday."""
    valence: tuple[float, ...]
    """0..100."""
    recalled: tuple[bool, ...]
    """True where somebody filled in an earlier day; False for all days and weeks."""
    grain: Grain


@dataclass(frozen=True)
class Segment:
    """A piece of the line without a gap; all values 0..100, one per day with a check-in."""

    days: tuple[date, ...]
    valence: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    """95 % band of the line: where the mean mood was, not where single check-ins fall."""


@dataclass(frozen=True)
class MoodLine:
    """One person's mood over their whole record."""

    dots: Dots
    segments: tuple[Segment, ...]
    """Empty when `smoothing` is NONE."""
    smoothing: Smoothing
    check_ins: int
    days: int
    """Days with a check-in."""


@dataclass(frozen=True)
class RecentMood:
    """Mood in the last 14 days, `today` included."""

    days: int
    """Days with a check-in, of 14."""
    median: float | None
    low: float | None
    high: float | None
    """Median and middle half of the daily valence, 0..100; None below 5 days."""


def daily_valence(check_ins: pd.DataFrame) -> pd.Series:
    """Median valence (0..100) of each day with a check-in, oldest first; index: day (date).

    Columns: day (date), valence. Days without a check-in are absent.
    """
    return check_ins.groupby("day", sort=True)["valence"].median().astype(float)


def mood_line(check_ins: pd.DataFrame, rejected_days: Collection[date] = ()) -> MoodLine | None:
    """Draw-ready dots and line; None without check-ins.

    Recalled check-ins are part of it, each marked. The line does not reach over a gap. Without
    `rejected_days` a smooth line would begin to sink before the news came.
    Columns: day (date), recorded_at (aware datetime), valence (0..100), recalled (bool).
    """
    if check_ins.empty:
        return None
    daily = daily_valence(check_ins)
    grain = _grain(len(check_ins), len(daily))
    series = weekly_valence(daily) if grain is Grain.WEEK else daily
    smoothing, values, half = _smooth(series, rejected_days)
    segments: tuple[Segment, ...] = ()
    if smoothing is not Smoothing.NONE:
        gap = GAP_DAYS * (2 if grain is Grain.WEEK else 1)
        segments = _segments(list(series.index), values, half, gap)
    return MoodLine(
        dots=_dots(check_ins, series, grain),
        segments=segments,
        smoothing=smoothing,
        check_ins=len(check_ins),
        days=len(daily),
    )


def weekly_valence(daily: pd.Series) -> pd.Series:
    """Median of the daily valences of each week; index: its Monday (date), oldest first."""
    mondays = [monday_of(day) for day in daily.index]
    return daily.groupby(mondays, sort=True).median()


def recent_mood(check_ins: pd.DataFrame, today: date) -> RecentMood | None:
    """Mood of the 14 days up to `today`; None without a check-in in them.

    Columns: day (date), valence (0..100).
    """
    start = today - timedelta(days=RECENT_DAYS - 1)
    recent = daily_valence(check_ins[(check_ins["day"] >= start) & (check_ins["day"] <= today)])
    if recent.empty:
        return None
    if len(recent) < MIN_FOR_RECENT:
        return RecentMood(len(recent), None, None, None)
    low, median, high = (float(recent.quantile(q)) for q in (0.25, 0.5, 0.75))
    return RecentMood(len(recent), median, low, high)


def _grain(check_ins: int, days: int) -> Grain:
    if check_ins <= MAX_DOTS:
        return Grain.CHECK_IN
    return Grain.DAY if days <= MAX_DOTS else Grain.WEEK


def _dots(check_ins: pd.DataFrame, series: pd.Series, grain: Grain) -> Dots:
    if grain is not Grain.CHECK_IN:
        return Dots(tuple(series.index), tuple(series), (False,) * len(series), grain)
    ordered = check_ins.sort_values(["day", "recorded_at", "valence", "recalled"])
    return Dots(
        days=tuple(ordered["day"]),
        valence=tuple(ordered["valence"].astype(float)),
        recalled=tuple(ordered["recalled"].astype(bool)),
        grain=grain,
    )


def _smooth(series: pd.Series, rejected_days: Collection[date]) -> tuple[Smoothing, Array, Array]:
    """The line on each day of `series`, and half the width of its band."""
    days = np.array([day.toordinal() for day in series.index], dtype=float)
    values = series.to_numpy(dtype=float)
    level = averaged_level(days, values, [day.toordinal() for day in rejected_days])
    if level is not None:
        return Smoothing.LOCAL_LEVEL, level.smooth, Z_95 * level.errors
    mean = ewma(days, values, TAU_DAYS)
    if mean is not None:
        spread = values.std(ddof=1) * ewma_spread(days, TAU_DAYS)
        return Smoothing.EWMA, mean, student_95(len(values) - 1) * spread
    return Smoothing.NONE, values, np.zeros_like(values)


def _segments(days: list[date], values: Array, half: Array, gap: int) -> tuple[Segment, ...]:
    breaks = [i for i in range(1, len(days)) if (days[i] - days[i - 1]).days > gap]
    low, high = np.clip(values - half, 0, 100), np.clip(values + half, 0, 100)
    return tuple(
        Segment(
            days=tuple(days[start:end]),
            valence=tuple(values[start:end].tolist()),
            low=tuple(low[start:end].tolist()),
            high=tuple(high[start:end].tolist()),
        )
        for start, end in zip([0, *breaks], [*breaks, len(days)], strict=True)
    )
