"""Anxiety about interviews, week by week, and the interviews around it. It looks for no cause."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

import pandas as pd

from core.analysis.waits import conversations_held

ANXIETY = 3
"""Place of "Anxious about interviews" among the weekly answers."""
WINDOW = timedelta(days=7)
"""The question looks back so far; an interview counts as near for as long before it and after."""
MIN_TO_SUM_UP = 5
"""Answers, on each side where two sides are told; fewer are dots alone. Our own display rule."""


@dataclass(frozen=True)
class WeeklyAnswer:
    """One answer."""

    day: date
    value: int
    """0 (not at all) to 10 (very much)."""
    is_near: bool
    """Whether an interview lies within 7 days of it, before or after."""


@dataclass(frozen=True)
class Spread:
    """What several answers come to, each 0 to 10."""

    answers: int
    low: int
    middle: float
    """Their median."""
    high: int


@dataclass(frozen=True)
class InterviewAnxiety:
    """The answers, and the interviews from a week before the first of them on."""

    answers: tuple[WeeklyAnswer, ...]
    """Oldest first; never empty. What was left out is not here, and nothing is put in its place."""
    interviews: tuple[date, ...]
    """Days with a phone screen, an interview or a final round, oldest first, each once."""

    @property
    def every(self) -> Spread | None:
        """Over all answers; None below 5."""
        return _spread([one.value for one in self.answers])

    @property
    def near(self) -> Spread | None:
        """Over the answers near an interview; None below 5."""
        return _spread([one.value for one in self.answers if one.is_near])

    @property
    def apart(self) -> Spread | None:
        """Over the others; None below 5."""
        return _spread([one.value for one in self.answers if not one.is_near])


def interview_anxiety(weekly: pd.DataFrame, ledger: pd.DataFrame) -> InterviewAnxiety | None:
    """Answers about anxiety beside interviews; None when that question was never answered.

    Columns: `weekly` day (date), answers (list of 0..10 or None, as in the questionnaire);
    `ledger` as `conversations_held`. Two answers of one day count as the later.

    Source: our own counts and display rules; nothing is tested, and no cause is looked for.
    """
    values = {
        day: answers[ANXIETY]
        for day, answers in zip(weekly["day"], weekly["answers"], strict=True)
        if _answered(answers)
    }
    if not values:
        return None
    interviews = [day for day in interview_days(ledger) if day >= min(values) - WINDOW]
    answers = (WeeklyAnswer(d, v, _is_near(d, interviews)) for d, v in sorted(values.items()))
    return InterviewAnxiety(tuple(answers), tuple(interviews))


def interview_days(ledger: pd.DataFrame) -> list[date]:
    """The days of all conversations whose day is known, oldest first, each once.

    Columns: as `conversations_held`.
    """
    return sorted(set(conversations_held(ledger)["day"]))


def _answered(answers: Sequence[Any]) -> bool:
    return len(answers) > ANXIETY and answers[ANXIETY] is not None


def _is_near(day: date, interviews: Sequence[date]) -> bool:
    return any(abs(one - day) <= WINDOW for one in interviews)


def _spread(values: Sequence[int]) -> Spread | None:
    if len(values) < MIN_TO_SUM_UP:
        return None
    return Spread(len(values), min(values), float(median(values)), max(values))
