"""Do the intervals of waiting times hold the truth?"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import TypeVar

import numpy as np

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
from core.analysis.survival import SurvivalStep
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import TODAY, Chance, Search, answered_by, waits

DAYS = (7, 14, 21, 30)
SIZES = (MIN_WAITS, 20, 40, 80)
STAYS_DOWN = (0.6, 0.92)
"""Range of the chance that mood is not back yet on the next day."""
BACK_FROM = 2


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


def _possible(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    seen = waits(search, size, chance)
    for day in DAYS:
        found = still_possible(seen, day)
        if found is not None:
            waiting = 1 - answered_by(search, day)
            truth = 1 - (1 - answered_by(search, found.within)) / waiting
            yield found.low <= truth <= found.high


def _days_back(_search: Search, chance: Chance, events: int) -> Iterator[bool]:
    """The true median is the first day by which half of the dips are over."""
    stays_down = chance.uniform(*STAYS_DOWN)
    back = BACK_FROM + chance.geometric(1 - stays_down, events)
    seen = np.minimum(chance.integers(7, 60, events), FOLLOW_DAYS)
    found = typical_recovery([_response(int(b), int(s)) for b, s in zip(back, seen, strict=True)])
    if found and found.median_days is not None:
        truth = BACK_FROM + int(np.ceil(np.log(0.5) / np.log(stays_down)))
        low = found.median_days if found.low_days is None else found.low_days
        yield low <= truth and (found.high_days is None or truth <= found.high_days)


def _response(back: int, seen: int) -> MoodResponse:
    """A dip that is over after so many days, if it was seen for so long."""
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
            "still_possible",
            f"{size} waits, days 7 to 30",
            partial(_possible, size=size),
            0.95,
        )
        for size in SIZES
    ),
    *(
        Check(
            Kind.COVERAGE,
            "typical_recovery, median",
            f"{events} dips",
            partial(_days_back, events=events),
            0.95,
        )
        for events in (MIN_FOR_RANGE, 10, 20)
    ),
)
