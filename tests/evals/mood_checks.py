"""Do the bands of mood hold the truth, and does mood that does nothing look as if it did?"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from statistics import NormalDist

import numpy as np
import pandas as pd

from core.analysis.mood import mood_line
from core.analysis.mood_dynamics import MIDDLE, Quadrant, quadrant_shares
from core.analysis.recovery import responses
from core.analysis.recovery_curve import MIN_EVENTS, RecoveryCurve, recovery_curve
from core.analysis.smoothing import ewma
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import (
    CHECKS_IN,
    MOST_DRIFT,
    TODAY,
    Array,
    Chance,
    Search,
    carried_over,
    check_ins,
    checked_in,
    dips,
    drifting,
)

APART = 28
"""Days from one rejection to the next, so that one dip is over before the next baseline."""
BEFORE = 40
LONG = (20, 40, 80)
"""Days with a check-in, of which the line is a local level."""
OF_DIPS = 0.3
"""Spread of a person's dips over their mean."""


def _steady(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    """The level never moves."""
    days = list(checked_in(size, chance))
    yield from _in_band(search, chance, days, np.zeros(days[-1] + 1), ())


def _any_drift(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    """The level drifts by any amount, from not at all to the most of any search.

    A level that never moves is the edge of this range. A band from a few dozen days that holds
    inside it what it claims holds more on the edge, because how much a level drifts is hardly known
    from them: with even odds on "not at all" (Frühwirth-Schnatter & Wagner 2010) it still holds a
    steady level on 97 to 98 % of days, and one that drifts on only 89 to 93 %. So the band is
    judged by the average over the range, as Brown, Cai & DasGupta (2001) judge a share's; what it
    holds on the edge is told without a limit.
    """
    days = list(checked_in(size, chance))
    level = drifting(days[-1] + 1, chance.uniform(0, MOST_DRIFT), chance)
    yield from _in_band(search, chance, days, level, ())


def _drifting(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    days = list(checked_in(size, chance))
    yield from _in_band(search, chance, days, drifting(days[-1] + 1, search.drift, chance), ())


def _dipping(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    """The level drifts, and falls and comes back after two rejections."""
    days = list(checked_in(size, chance))
    rejected = (days[-1] // 3, 2 * days[-1] // 3)
    below = dips(search, days[-1] + 1, rejected, (search.dip, search.dip))
    level = drifting(days[-1] + 1, search.drift / 2, chance) - below
    yield from _in_band(search, chance, days, level, rejected)


def _in_band(
    search: Search, chance: Chance, days: list[int], level: Array, rejected: tuple[int, ...]
) -> Iterator[bool]:
    """Whether the band holds the true level on each day with a check-in.

    Below 20 days the line is a running mean, and so is the truth that it is held against.
    """
    truth = np.clip(search.usual + level, 0, 100)[days]
    frame = check_ins(days, truth + chance.normal(0, search.spread, len(days)))
    first = frame["day"].iloc[0] - timedelta(days=days[0])
    line = mood_line(frame, [first + timedelta(days=day) for day in rejected])
    if line is None or not line.segments:
        return
    if len(days) < 20:
        mean = ewma(np.array(days, dtype=float), truth, 7.0)
        truth = truth if mean is None else mean
    expected = dict(zip(frame["day"], truth, strict=True))
    for part in line.segments:
        for day, low, high in zip(part.days, part.low, part.high, strict=True):
            yield bool(low <= expected[day] <= high)


def _curve(search: Search, chance: Chance, events: int) -> Iterator[bool]:
    """The interval of the average curve, on each day; the events differ in depth."""
    depths = chance.normal(search.dip, OF_DIPS * search.dip, events)
    frame, rejected = _record(search, chance, depths)
    found = _found(frame.iloc[:0], frame, rejected)  # nothing to draw a placebo from: it is slow
    for point in found.points if found else ():
        truth = -search.dip * np.exp(-point.day / search.fades_in) if point.day >= 0 else 0.0
        yield bool(point.low <= truth <= point.high)


def _placebo(search: Search, chance: Chance) -> Iterator[bool]:
    """Whether the curve of rejections that do nothing leaves the band of ordinary days."""
    frame, rejected = _record(search, chance, np.zeros(MIN_EVENTS))
    found = _found(frame, frame, rejected)
    if found is None or not found.placebo:
        return
    band: Mapping[int, tuple[float, float]] = {p.day: (p.low, p.high) for p in found.placebo}
    known = [(point.mean, *band[point.day]) for point in found.points if point.day in band]
    yield from (not low <= mean <= high for mean, low, high in known)


def _no_dip(search: Search, chance: Chance) -> Iterator[bool]:
    frame, rejected = _record(search, chance, np.zeros(MIN_EVENTS))
    yield from (one.has_dip for one in responses(frame, rejected, TODAY))


def _record(search: Search, chance: Chance, depths: Array) -> tuple[pd.DataFrame, list[date]]:
    """Check-ins around evenly spaced rejections, and the days of those."""
    size = BEFORE + APART * len(depths)
    rejected = [BEFORE + APART * i for i in range(len(depths))]
    level = search.usual - dips(search, size, rejected, list(depths))
    values = level + carried_over(size, search.spread, search.carry_over, chance)
    days = np.flatnonzero(chance.random(size) < CHECKS_IN)
    frame = check_ins(days, values[days])
    first = frame["day"].iloc[0] - timedelta(days=int(days[0]))
    return frame, [first + timedelta(days=day) for day in rejected]


def _found(
    drawn_from: pd.DataFrame, frame: pd.DataFrame, rejected: list[date]
) -> RecoveryCurve | None:
    return recovery_curve(drawn_from, responses(frame, rejected, TODAY), rejected, TODAY)


def _quarters(search: Search, chance: Chance, size: int, *, carries: bool) -> Iterator[bool]:
    """Valence and energy move by themselves; the truth is the share in the long run."""
    carry_over = search.carry_over if carries else 0.0
    both = [search.usual + carried_over(size, search.spread, carry_over, chance) for _ in range(2)]
    low = NormalDist(search.usual, search.spread).cdf(MIDDLE)
    truth = {
        Quadrant.AGITATED: low * (1 - low),
        Quadrant.DRAINED: low * low,
        Quadrant.ENERGISED: (1 - low) * (1 - low),
        Quadrant.CALM: (1 - low) * low,
    }
    for one in quadrant_shares(pd.DataFrame({"valence": both[0], "energy": both[1]})):
        yield one.share.low <= truth[one.quadrant] <= one.share.high


CHECKS = (
    *(
        Check(
            kind,
            "mood_line, band",
            f"{size} days with a check-in, {truth}",
            partial(judge, size=size),
            0.95,
        )
        for kind, truth, judge, sizes in (
            (Kind.COVERAGE, "a steady level", _steady, (3, 5, 10, 19)),
            (Kind.BEYOND, "a steady level", _steady, LONG),
            (Kind.COVERAGE, "a level that drifts by 0 to 2 points a day", _any_drift, LONG),
            (Kind.COVERAGE, "a level that drifts", _drifting, (5, 10, 19, *LONG)),
            (Kind.COVERAGE, "dips after two rejections", _dipping, LONG),
        )
        for size in sizes
    ),
    *(
        Check(
            Kind.COVERAGE,
            "recovery_curve, interval",
            f"{events} rejections, days -3 to 7",
            partial(_curve, events=events),
            0.95,
        )
        for events in (MIN_EVENTS, 8, 12, 20)
    ),
    *(
        Check(
            Kind.COVERAGE,
            "quadrant_shares",
            f"30 days, {words}",
            partial(_quarters, size=30, carries=carries),
            0.95,
        )
        for words, carries in (("nothing carries over", False), ("mood carries over", True))
    ),
    Check(
        Kind.FALSE_ALARMS,
        "recovery_curve, outside the placebo",
        f"each day, {MIN_EVENTS} rejections that do nothing",
        _placebo,
        0.05,
    ),
    Check(
        Kind.BEYOND,
        "response_to_rejection, a measurable dip",
        "a rejection that does nothing",
        _no_dip,
    ),
)
