"""The pictures of the page on mood and recovery."""

from core.analysis.weekly import InterviewAnxiety
from core.charts.calendar import calendar_alt, calendar_chart, calendar_table
from core.charts.mood import mood_table, mood_timeline, mood_timeline_alt
from core.charts.quadrant import quadrant_alt, quadrant_chart, quadrant_table
from core.charts.recovery import recovery_paths, recovery_paths_alt, recovery_table
from core.charts.recovery_average import average_alt, average_chart, average_table
from core.charts.weekly import (
    interview_anxiety_alt,
    interview_anxiety_chart,
    interview_anxiety_table,
)
from core.ui.clock import today
from core.ui.pictures import Picture
from core.ui.progress import Feelings, MoodAndRecovery


def timeline_picture(found: MoodAndRecovery) -> Picture:
    """Mood over the period, with every rejection in its place."""
    return Picture(
        "mood_timeline",
        draw=lambda dark: mood_timeline(found.line, found.rejected_on, dark=dark),
        describe=lambda: mood_timeline_alt(found.line, found.rejected_on),
        table=lambda: mood_table(found.line),
        method="mood_timeline",
    )


def average_picture(found: MoodAndRecovery) -> Picture:
    """The average way back, beside what ordinary days do."""
    curve, events = found.average, len(found.responses)
    return Picture(
        "recovery_average",
        draw=lambda dark: average_chart(curve, events, dark=dark),
        describe=lambda: average_alt(curve, events),
        table=lambda: average_table(curve),
        method="recovery_average",
    )


def paths_picture(found: MoodAndRecovery) -> Picture:
    """The mood around each rejection."""
    return Picture(
        "recovery_paths",
        draw=lambda dark: recovery_paths(found.responses, dark=dark),
        describe=lambda: recovery_paths_alt(found.responses),
        table=lambda: recovery_table(found.responses),
        method="recovery_paths",
    )


def quadrant_picture(found: MoodAndRecovery) -> Picture:
    """Mood and energy together."""
    return Picture(
        "quadrant",
        draw=lambda dark: quadrant_chart(found.check_ins, found.quadrants, dark=dark),
        describe=lambda: quadrant_alt(found.quadrants),
        table=lambda: quadrant_table(found.quadrants),
        method="quadrant",
    )


def calendar_picture(found: Feelings) -> Picture:
    """The days of the last half year."""
    return Picture(
        "calendar",
        draw=lambda dark: calendar_chart(found.calendar, found.counts, today(), dark=dark),
        describe=lambda: calendar_alt(found.calendar, found.counts),
        table=lambda: calendar_table(found.calendar),
        method="calendar",
    )


def interview_anxiety_picture(found: InterviewAnxiety) -> Picture:
    """The weekly answers about interviews, and the interviews."""
    return Picture(
        "interview_anxiety",
        draw=lambda dark: interview_anxiety_chart(found, dark=dark),
        describe=lambda: interview_anxiety_alt(found),
        table=lambda: interview_anxiety_table(found),
        method="interview_anxiety",
    )
