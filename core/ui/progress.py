"""Computes what the page on mood and recovery shows, once for each change of a person's rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.analysis.burn_out import SearchLoad, search_load
from core.analysis.calendar import CalendarDay, emotion_calendar, emotion_counts
from core.analysis.daily_measures import daily_measures
from core.analysis.mood import MoodLine, RecentMood, daily_valence, mood_line, recent_mood
from core.analysis.mood_dynamics import Dynamics, QuadrantShare, dynamics, quadrant_shares
from core.analysis.moves_together import MovesTogether, moves_together
from core.analysis.recovery import MoodResponse, responses
from core.analysis.recovery_curve import RecoveryCurve, recovery_curve
from core.analysis.recovery_time import RecoveryTime, typical_recovery
from core.analysis.selection import Selection
from core.analysis.sentences import recovery_sentence, too_few_check_ins_sentence
from core.analysis.weekly import InterviewAnxiety, interview_anxiety
from core.ui.clock import today
from core.ui.every_row import every_application, every_check_in, every_feeling, every_line
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Disposition, Emotion, Questionnaire


@dataclass(frozen=True)
class MoodAndRecovery:
    """Everything that the page on mood and recovery draws."""

    check_ins: pd.DataFrame
    """Of the period, as everything else but the recent mood and the search's load."""
    line: MoodLine | None
    recent: RecentMood | None
    dynamics: Dynamics | None
    quadrants: tuple[QuadrantShare, ...]
    rejected_on: tuple[date, ...]
    companies: Mapping[date, str]
    """Who said no on each of these days."""
    responses: tuple[MoodResponse, ...]
    typical: RecoveryTime | None
    average: RecoveryCurve | None


@dataclass(frozen=True)
class Feelings:
    """What was named, and what it goes along with."""

    calendar: tuple[CalendarDay, ...]
    counts: tuple[tuple[Emotion, int], ...]
    together: MovesTogether | None
    load: SearchLoad | None


def mood_and_recovery(selection: Selection) -> MoodAndRecovery:
    """The person's mood line, the days of their rejections and the mood around each."""
    return until_changed("mood", lambda: _mood(selection, today()), today(), selection)


def after_each_rejection(found: MoodAndRecovery, most: int) -> list[tuple[date, str]]:
    """What may be said of the last rejections, newest first: how mood came back, or what lacks."""
    seen = {response.rejected_on: response for response in found.responses}
    return [
        (day, recovery_sentence(seen[day]) if day in seen else too_few_check_ins_sentence(day))
        for day in found.rejected_on[::-1][:most]
    ]


def feelings() -> Feelings:
    """The calendar, what moves together, and whether the search wears the person out."""
    return until_changed("feelings", lambda: _feelings(today()), today())


def weekly_anxiety(selection: Selection) -> InterviewAnxiety | None:
    """The weekly answers about interviews beside the interviews; None without an answer."""
    return until_changed("weekly_anxiety", lambda: _weekly_anxiety(selection), selection)


def _weekly_anxiety(selection: Selection) -> InterviewAnxiety | None:
    weekly = open_workspace().questionnaires.frame(Questionnaire.WEEKLY)
    # An interview just before the period is still near its first answer.
    return interview_anxiety(selection.days(weekly), every_line())


def _mood(selection: Selection, day: date) -> MoodAndRecovery:
    everything = every_check_in()
    check_ins = selection.days(everything)
    every = _rejections()
    since = selection.since or date.min
    companies = {on: said for on, said in every.items() if on >= since}
    rejected_on = tuple(sorted(companies))
    # A usual level may rest on days before the period, so it needs what happened on them.
    found = tuple(one for one in responses(everything, every, day) if one.rejected_on in companies)
    return MoodAndRecovery(
        check_ins=check_ins,
        line=mood_line(check_ins, rejected_on),
        recent=recent_mood(everything, day),
        dynamics=dynamics(daily_valence(check_ins)),
        quadrants=quadrant_shares(check_ins),
        rejected_on=rejected_on,
        companies=companies,
        responses=found,
        typical=typical_recovery(found),
        average=recovery_curve(everything, found, every, day),
    )


def _rejections() -> dict[date, str]:
    """Who said no on each day on which anybody did, whatever the period."""
    frame = every_application()
    rejected = frame[frame["disposition"] == Disposition.REJECTED].dropna(subset="ended_on")
    companies: dict[date, str] = {}
    for day, company in zip(rejected["ended_on"], rejected["company"], strict=True):
        companies[day] = f"{companies[day]}, {company}" if day in companies else company
    return companies


def _feelings(day: date) -> Feelings:
    check_ins, emotions, ledger = every_check_in(), every_feeling(), every_line()
    felt = emotions[~emotions["recalled"].astype(bool)]
    return Feelings(
        calendar=emotion_calendar(check_ins, emotions, day),
        counts=emotion_counts(emotions),
        together=moves_together(daily_measures(check_ins, felt, ledger, day), day),
        load=search_load(check_ins, felt, ledger, day),
    )
