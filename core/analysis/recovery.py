"""Mood around a rejection: how far it dropped and when it was back near its usual level.

What the definition leaves open, and what we chose:
- Several check-ins on a day count as their median; "check-in" below means a day with one.
- Recalled check-ins say nothing about timing and are left out.
- Two rejections on one day are one event.
- The trough is the lowest of the days 0 to 2 that have a check-in.
- "Back" needs two check-ins in a row near the usual level, however many days lie between them,
  both before the next rejection; the first of the two is the day.
- Points lost are known only when the 14 days passed without another rejection, with a check-in in
  the last three of them and no gap of more than a week; days between are joined by straight lines.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import median

import numpy as np
import pandas as pd

from core.analysis.mood import GAP_DAYS, daily_valence

BASELINE_DAYS, WIDER_BASELINE_DAYS = 14, 60
MIN_BASELINE = 5
UNSETTLED_DAYS = 3
"""Days after another rejection that do not belong to a person's usual mood."""
SMALLEST_DIP = 5.0
MAD_TO_SD = 1.4826
TROUGH_DAYS = 2
LOSS_DAYS = 14
MIN_AFTER = 4
FOLLOW_DAYS = 28
PATH_BEFORE, PATH_AFTER = 7, 14

Mood = Mapping[int, float]
"""Valence (0..100) by days since a rejection, earliest first."""


class Baseline(StrEnum):
    """What a usual level rests on."""

    TWO_WEEKS = "14 days before, without the days after other rejections"
    SIXTY_DAYS = "60 days before"


class Censoring(StrEnum):
    """Why we do not know when mood was back."""

    NEXT_REJECTION = "next rejection"
    FOLLOW_UP = "28 days"
    LAST_CHECK_IN = "last check-in"


@dataclass(frozen=True)
class MoodResponse:
    """Mood around one rejection, on the 0..100 valence scale."""

    rejected_on: date
    usual: float
    """The person's own level before it (median)."""
    usual_from: Baseline
    spread: float
    """How far ordinary days stray from it; a drop within this is no measurable dip."""
    drop: float
    """Usual level minus the lowest of the days 0 to 2; negative when mood rose."""
    path: tuple[tuple[int, float], ...]
    """(day, valence) from day -7 to day 14, up to the next rejection."""
    days_to_baseline: int | None = None
    """First day back near the usual level. None without a dip, or when not seen (censored)."""
    days_to_half: int | None = None
    """First day that half of the drop was made up. None without a dip, or when not seen."""
    points_lost: float | None = None
    """Mood points times days below the usual level in 14 days. None without a dip, before the 14
    days have passed, with another rejection in them, or with too few check-ins."""
    index: float | None = None
    """100 minus the share of the usual mood that was lost. Our own, not a clinical score."""
    censored_on_day: int | None = None
    censored_by: Censoring | None = None
    """When and why the view ended before mood was back. None when it was, or without a dip."""

    @property
    def has_dip(self) -> bool:
        """Whether mood dropped by more than it strays on ordinary days."""
        return self.drop > self.spread


def responses(
    check_ins: pd.DataFrame, rejected_days: Iterable[date], today: date
) -> tuple[MoodResponse, ...]:
    """The response to each rejection that has enough check-ins around it, oldest first.

    Columns: day (date), valence (0..100), recalled (bool).
    """
    daily = daily_valence(check_ins[~check_ins["recalled"].astype(bool)])
    days = sorted(set(rejected_days))
    found = (response_to_rejection(daily, day, days, today) for day in days)
    return tuple(response for response in found if response is not None)


def response_to_rejection(
    daily: pd.Series, rejected_on: date, rejected_days: Collection[date], today: date
) -> MoodResponse | None:
    """How mood moved around one rejection; nothing after `today` is looked at.

    `daily` is `daily_valence` without recalled check-ins; `rejected_days` may hold this one too.
    None when it takes more check-ins: 5 in the 60 days before, one on days 0 to 2, and 4 on
    days 0 to 14.

    Source: after De Calheiros Velozo et al. (experience sampling); the thresholds are our own.
    """
    mood = _mood_around(daily, rejected_on, today)
    others = {(day - rejected_on).days for day in rejected_days if day <= today} - {0}
    until = min((day for day in others if day > 0), default=None)
    after = {d: value for d, value in mood.items() if d >= 0 and (until is None or d < until)}
    usual = _usual(mood, others)
    if usual is None or not _is_enough(mood, after):
        return None
    level, spread, source = usual
    drop = level - min(value for day, value in after.items() if day <= TROUGH_DAYS)
    path = {d: value for d, value in mood.items() if -PATH_BEFORE <= d < 0} | after
    shown = tuple((day, value) for day, value in path.items() if day <= PATH_AFTER)
    response = MoodResponse(rejected_on, level, source, spread, drop, shown)
    if not response.has_dip:
        return response
    response = _with_recovery(response, after, _end_of_view(until, max(mood)))
    is_over = (today - rejected_on).days >= LOSS_DAYS and (until is None or until > LOSS_DAYS)
    return _with_loss(response, after) if is_over else response


def _mood_around(daily: pd.Series, rejected_on: date, today: date) -> Mood:
    """From day -60 to day 28, and one check-in more: it shows that the record goes on."""
    start = bisect_left(daily.index, rejected_on - timedelta(days=WIDER_BASELINE_DAYS))
    end = bisect_right(daily.index, rejected_on + timedelta(days=FOLLOW_DAYS)) + 1
    near = daily.iloc[start : min(end, bisect_right(daily.index, today))]
    days = [(day - rejected_on).days for day in near.index]
    return dict(zip(days, near.tolist(), strict=True))


def _usual(mood: Mood, others: Collection[int]) -> tuple[float, float, Baseline] | None:
    """Level, spread and source; None when even 60 days hold fewer than 5 check-ins."""
    unsettled = {other + lag for other in others for lag in range(UNSETTLED_DAYS + 1)}
    settled = [v for d, v in mood.items() if -BASELINE_DAYS <= d < 0 and d not in unsettled]
    if len(settled) >= MIN_BASELINE:
        return *_level_and_spread(settled), Baseline.TWO_WEEKS
    wider = [value for day, value in mood.items() if day < 0]
    if len(wider) >= MIN_BASELINE:
        return *_level_and_spread(wider), Baseline.SIXTY_DAYS
    return None


def _level_and_spread(values: list[float]) -> tuple[float, float]:
    level = median(values)
    deviation = median(abs(value - level) for value in values)
    return level, max(SMALLEST_DIP, MAD_TO_SD * deviation)


def _is_enough(mood: Mood, after: Mood) -> bool:
    near = sum(0 <= day <= LOSS_DAYS for day in mood)
    return near >= MIN_AFTER and any(day <= TROUGH_DAYS for day in after)


def _end_of_view(next_rejection: int | None, last_check_in: int) -> tuple[int, Censoring]:
    ends = [(FOLLOW_DAYS, Censoring.FOLLOW_UP), (last_check_in, Censoring.LAST_CHECK_IN)]
    if next_rejection is not None:
        ends.insert(0, (next_rejection, Censoring.NEXT_REJECTION))
    return min(ends, key=lambda end: end[0])


def _with_recovery(response: MoodResponse, after: Mood, end: tuple[int, Censoring]) -> MoodResponse:
    trough = min((day for day in after if day <= TROUGH_DAYS), key=after.__getitem__)
    later = [(day, v) for day, v in after.items() if trough <= day <= FOLLOW_DAYS]
    near, half = response.usual - response.spread / 2, response.usual - response.drop / 2
    back = next((a for (a, v), (_, w) in pairwise(later) if min(v, w) >= near), None)
    return replace(
        response,
        days_to_baseline=back,
        days_to_half=next((day for day, value in later if value >= half), None),
        censored_on_day=end[0] if back is None else None,
        censored_by=end[1] if back is None else None,
    )


def _with_loss(response: MoodResponse, after: Mood) -> MoodResponse:
    """`after`: of 14 days that are over and hold no other rejection."""
    lost = _points_lost(after, response.usual)
    if lost is None:
        return response
    index = 100 * (1 - lost / (LOSS_DAYS * response.usual))
    return replace(response, points_lost=lost, index=index)


def _points_lost(after: Mood, usual: float) -> float | None:
    """Area between the usual level and the mood below it, by the trapezoid rule; None when the
    check-ins end too early or leave too wide a gap."""
    days = [day for day in after if day <= LOSS_DAYS]
    if max(days) < LOSS_DAYS - TROUGH_DAYS or _widest_gap(days) > GAP_DAYS:
        return None
    grid = np.arange(LOSS_DAYS + 1)
    mood = np.interp(grid, days, [after[day] for day in days])
    return float(np.trapezoid(np.maximum(0, usual - mood), grid))


def _widest_gap(days: list[int]) -> int:
    return max((later - day for day, later in pairwise(days)), default=0)
