"""One square for each day: how it was, and which feelings were named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from core.analysis.days import monday_of
from core.analysis.mood import daily_valence
from core.vocabulary import Emotion

WEEKS = 26
"""The calendar shows the last half year; more squares than that are too small to touch."""


@dataclass(frozen=True)
class CalendarDay:
    """A day with a check-in."""

    day: date
    valence: float
    """Median of the day, 0..100."""
    emotions: tuple[Emotion, ...]
    """Named on that day, in the order of the vocabulary."""


def emotion_calendar(
    check_ins: pd.DataFrame, emotions: pd.DataFrame, today: date
) -> tuple[CalendarDay, ...]:
    """The days of the last 26 weeks with a check-in, oldest first; () without one.

    Columns: day (date), valence (0..100); and day, emotion (str of Emotion).
    """
    first = monday_of(today) - timedelta(weeks=WEEKS - 1)
    daily = daily_valence(check_ins[_within(check_ins, first, today)])
    named = _named(emotions[_within(emotions, first, today)])
    return tuple(
        CalendarDay(day, value, named.get(day, ()))
        for day, value in zip(daily.index, daily.tolist(), strict=True)
    )


def emotion_counts(emotions: pd.DataFrame) -> tuple[tuple[Emotion, int], ...]:
    """How often each feeling was named, the commonest first. Column: emotion."""
    counts = emotions["emotion"].value_counts()
    named = [(emotion, int(counts.get(str(emotion), 0))) for emotion in Emotion]
    return tuple(sorted((one for one in named if one[1]), key=lambda one: -one[1]))


def _within(frame: pd.DataFrame, first: date, last: date) -> pd.Series:
    return (frame["day"] >= first) & (frame["day"] <= last)


def _named(emotions: pd.DataFrame) -> Mapping[date, tuple[Emotion, ...]]:
    by_day = emotions.groupby("day")["emotion"].agg(set)
    words = zip(by_day.index, by_day, strict=True)
    return {day: tuple(one for one in Emotion if str(one) in named) for day, named in words}
