"""How long one person's mood usually takes to be back after a rejection."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from core.analysis.recovery import MoodResponse
from core.analysis.survival import kaplan_meier, median_day, median_interval

MIN_EVENTS = 3
MIN_FOR_RANGE = 6
"""With fewer the interval would hold too little: its lower end is the shortest wait of all."""


@dataclass(frozen=True)
class RecoveryTime:
    """Several responses of one person together, in the order in which they are reported."""

    events: int
    """Rejections with a measurable dip."""
    back: int
    """Those where mood was seen to be back; the others are censored."""
    without_dip: int
    """Rejections with enough check-ins and no measurable dip; not part of the median."""
    median_days: int | None
    low_days: int | None
    high_days: int | None
    """Kaplan-Meier median with its 95 % interval; None = not reached, or fewer than 6 dips."""
    points_lost: float | None
    index: float | None
    """Medians over the dips where they are known; None below 3 of those."""


def typical_recovery(found: Sequence[MoodResponse]) -> RecoveryTime | None:
    """Days until mood is usually back, over all dips; None below 3 dips.

    A wait that was cut short counts for as long as it was seen (right-censored).
    """
    dips = [response for response in found if response.has_dip]
    if len(dips) < MIN_EVENTS:
        return None
    days = [_days_seen(response) for response in dips]
    back = [response.days_to_baseline is not None for response in dips]
    steps = kaplan_meier(days, back)
    low, high = median_interval(steps) if len(dips) >= MIN_FOR_RANGE else (None, None)
    return RecoveryTime(
        events=len(dips),
        back=sum(back),
        without_dip=len(found) - len(dips),
        median_days=median_day(steps),
        low_days=low,
        high_days=high,
        points_lost=_median_of([response.points_lost for response in dips]),
        index=_median_of([response.index for response in dips]),
    )


def _days_seen(response: MoodResponse) -> int:
    seen = (response.days_to_baseline, response.censored_on_day)
    return next(day for day in seen if day is not None)


def _median_of(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if len(known) >= MIN_EVENTS else None
