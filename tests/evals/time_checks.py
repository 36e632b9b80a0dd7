"""Do the intervals of waiting times hold the truth?"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeVar

import numpy as np

from core.analysis.proportions import MIN_FOR_INTERVAL
from core.analysis.recovery import FOLLOW_DAYS, Baseline, Censoring, MoodResponse
from core.analysis.recovery_time import MIN_FOR_RANGE, typical_recovery
from core.analysis.replies import (
    MIN_WAITS,
    From,
    Reply,
    ShareByDay,
    reply_times,
    still_possible,
)
from core.analysis.reply_groups import answered_by_day
from core.analysis.survival import SurvivalStep
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import TODAY, Chance, Search, answered_by, waits

DAYS = (7, 14, 21, 30)
SIZES = (MIN_WAITS, 20, 40, 80)
STAYS_DOWN = (0.6, 0.92)
"""Range of the chance that mood is not back yet on the next day."""
BACK_FROM = 2
TIMES = 4
"""Sets of dips in each search."""


Row = TypeVar("Row", SurvivalStep, ShareByDay)


def _in_force(rows: Sequence[Row], day: int) -> Row | None:
    return next((row for row in reversed(rows) if row.day <= day), None)


def _still_waiting(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    found = reply_times(waits(search, size, chance), From.APPLYING)
    for day in DAYS:
        step = _in_force(found.steps, day) if found else None
        if found and step and day <= found.longest:
            yield step.low <= 1 - answered_by(search, day) <= step.high


def _answered(search: Search, chance: Chance, size: int, reply: Reply) -> Iterator[bool]:
    """Aalen-Johansen, from the day on which any answer came; before, there is no interval."""
    found = reply_times(waits(search, size, chance), From.APPLYING)
    if found is None:
        return
    rows = found.positive if reply is Reply.POSITIVE else found.negative
    share = search.positive if reply is Reply.POSITIVE else 1 - search.positive
    for day in DAYS:
        row = _in_force(rows, day)
        if row and day <= found.longest:
            yield row.low <= share * answered_by(search, day) <= row.high


def _in_a_panel(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    """With any answer, from day 0 on; groups of waits may be small."""
    seen = waits(search, size, chance)
    rows = answered_by_day(seen)
    longest = max(wait.days for wait in seen)
    for day in DAYS:
        row = _in_force(rows, day)
        if row and day <= longest:
            yield row.low <= answered_by(search, day) <= row.high


def _possible(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    seen = waits(search, size, chance)
    for day in DAYS:
        found = still_possible(seen, day)
        if found is not None:
            waiting = 1 - answered_by(search, day)
            truth = 1 - (1 - answered_by(search, found.within)) / waiting
            yield found.low <= truth <= found.high


def _days_back(_search: Search, chance: Chance, events: int, a_day: int) -> Iterator[bool]:
    """Whether ranges hold the first moment by which half of the dips are over.

    `a_day`: so many moments are told apart in a day. With whole days no interval can be exact: of
    all that reach from one of the ordered waits to another and hold 95 % of the medians of a wait
    that is not cut into days, none holds fewer than 98 % of the medians that are a whole day
    (worked out in test_calibration.py). So the limits are set for waits told to the hour, where a
    day is no wider than what it measures, over a range of true medians; days have none.
    """
    for _ in range(TIMES):
        stays_down = chance.uniform(*STAYS_DOWN)
        back = BACK_FROM + chance.exponential(-1 / np.log(stays_down), events)
        seen = a_day * np.minimum(chance.integers(7, 60, events), FOLLOW_DAYS)
        both = zip(np.ceil(a_day * back), seen, strict=True)
        found = typical_recovery([_response(int(one), int(until)) for one, until in both])
        if found and found.median_days is not None:
            truth = int(np.ceil(a_day * (BACK_FROM + np.log(0.5) / np.log(stays_down))))
            low = found.median_days if found.low_days is None else found.low_days
            yield low <= truth and (found.high_days is None or truth <= found.high_days)


def _response(back: int, seen: int) -> MoodResponse:
    """A dip that is over after so long, if it was seen for so long; both in one unit."""
    is_seen = back <= seen
    return MoodResponse(
        rejected_on=TODAY - timedelta(days=FOLLOW_DAYS),
        usual=60,
        usual_from=Baseline.TWO_WEEKS,
        spread=5,
        drop=20,
        path=(),
        days_to_baseline=back if is_seen else None,
        censored_on_day=None if is_seen else seen,
        censored_by=None if is_seen else Censoring.FOLLOW_UP,
    )


CHECKS = (
    *(
        Check(
            Kind.COVERAGE,
            "kaplan_meier",
            f"{size} waits, days 7 to 30",
            partial(_still_waiting, size=size),
            0.95,
        )
        for size in SIZES
    ),
    *(
        Check(
            Kind.COVERAGE,
            f"incidence, {reply}",
            f"{size} waits, days 7 to 30",
            partial(_answered, size=size, reply=reply),
            0.95,
        )
        for reply in Reply
        for size in SIZES
    ),
    *(
        Check(
            Kind.COVERAGE,
            "answered_by_day",
            f"{size} waits, days 7 to 30",
            partial(_in_a_panel, size=size),
            0.95,
        )
        for size in (MIN_FOR_INTERVAL, *SIZES)
    ),
    *(
        Check(
            Kind.COVERAGE,
            "still_possible",
            f"{size} waits, days 7 to 30",
            partial(_possible, size=size),
            0.95,
        )
        for size in SIZES
    ),
    *(
        Check(
            kind,
            "typical_recovery, median",
            f"{events} dips, {told}",
            partial(_days_back, events=events, a_day=a_day),
            0.95,
        )
        for kind, told, a_day in (
            (Kind.COVERAGE, "told to the hour", 24),
            (Kind.BEYOND, "told to the day", 1),
        )
        for events in (MIN_FOR_RANGE, 10, 20)
    ),
)
