"""What the other pictures of mood say: the quarters, the calendar, the average way back."""

from collections.abc import Sequence

from core.analysis.calendar import CalendarDay
from core.analysis.mood_dynamics import Dynamics, Quadrant, QuadrantShare
from core.analysis.proportions import Detail
from core.analysis.recovery_curve import MIN_EVENTS, RecoveryCurve
from core.analysis.sentences import counted, share_words

QUADRANT = {
    Quadrant.AGITATED: "tense",
    Quadrant.DRAINED: "low",
    Quadrant.ENERGISED: "lively",
    Quadrant.CALM: "calm",
}
ABOUT_QUADRANT = {
    Quadrant.AGITATED: "unpleasant, with much energy",
    Quadrant.DRAINED: "unpleasant, with little energy",
    Quadrant.ENERGISED: "pleasant, with much energy",
    Quadrant.CALM: "pleasant, with little energy",
}
STEADY, CARRIED = 0.2, 0.5
"""Correlations from which on a day says a little, or much, about the next. Our own words."""


def quadrant_sentence(shares: Sequence[QuadrantShare]) -> str:
    """Where most check-ins lie."""
    if not shares:
        return "No check-ins yet. Each one finds its place here by its two numbers."
    most = max(shares, key=lambda one: one.share.count)
    said = (
        f"Most often {QUADRANT[most.quadrant]} ({ABOUT_QUADRANT[most.quadrant]}): "
        f"{most.share.count} of {counted(most.share.total, 'check-in')}"
    )
    return (
        f"{said}." if most.share.detail is Detail.COUNTS else f"{said}, {share_words(most.share)}."
    )


def calendar_sentence(days: Sequence[CalendarDay], counts: Sequence[tuple[str, int]]) -> str:
    """How many days are filled, and what was named most; `counts` by the words for feelings."""
    if not days:
        return "No check-ins in the last half year. Each day with one becomes a square here."
    said = f"{counted(len(days), 'day')} with a check-in in the last 26 weeks."
    if not counts:
        return said
    word, times = counts[0]
    return f"{said} Named most in all: {word}, {counted(times, 'time')}."


def average_sentence(found: RecoveryCurve | None, events: int) -> str:
    """What the average says, and whether it says more than ordinary days do."""
    if found is None:
        return (
            f"An average needs {MIN_EVENTS} rejections with check-ins around them; so far "
            f"there {'is' if events == 1 else 'are'} {events}."
        )
    lowest = min(found.points, key=lambda point: point.mean, default=None)
    if lowest is None:
        return "Too few check-ins on the same days to draw an average."
    said = (
        f"Over {counted(found.events, 'rejection')} the lowest average is {abs(lowest.mean):.0f} "
        f"points {'below' if lowest.mean < 0 else 'above'} the usual level, on day {lowest.day} "
        f"(likely {lowest.low:+.0f} to {lowest.high:+.0f})."
    )
    return f"{said} {_beside_chance(found)}"


def dynamics_sentence(found: Dynamics | None) -> str | None:
    """How far mood strays and how much carries over; None where neither is known."""
    if found is None or found.variability is None:
        return None
    said = f"Day to day your mood strays by about {found.variability:.0f} points."
    if found.inertia is None:
        return said
    carried = (
        "much"
        if found.inertia >= CARRIED
        else "a little"
        if found.inertia >= STEADY
        else "hardly anything"
    )
    return f"{said} Of one day, {carried} carries over to the next."


def _beside_chance(found: RecoveryCurve) -> str:
    if not found.placebo:
        return "There are too few other days to compare it with."
    chance = {point.day: point for point in found.placebo}
    outside = [
        p.day for p in found.points if p.day in chance and p.day >= 0 and p.mean < chance[p.day].low
    ]
    if not outside:
        return "It stays within what ordinary days of yours do by chance."
    return (
        f"On {counted(len(outside), 'day')} it lies below what ordinary days of yours do by chance."
    )
