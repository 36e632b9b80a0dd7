"""Computes what the page on funnel and replies shows, once for each change of rows or filters."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.analysis.conversion import Funnel, funnel
from core.analysis.flow import Flow, flows
from core.analysis.prior_steps import PriorStep, prior_steps
from core.analysis.replies import From, ReplyTimes, StillPossible, Wait, reply_times, still_possible
from core.analysis.reply_groups import ReplyGroups, reply_groups
from core.analysis.selection import Selection, ledger_of
from core.analysis.waits import waits_for_answers
from core.analysis.weeks import ActivityByWeek, activity_by_week
from core.content.base_rates import prior_numbers
from core.ui.clock import today
from core.ui.every_row import every_application, every_line
from core.ui.memory import until_changed
from core.vocabulary import Stage

ASKED = ((Stage.APPLIED, Stage.INTERVIEW), (Stage.INTERVIEW, Stage.OFFER))
"""What people want to know: how many applications for an interview, and interviews for an offer."""
LISTED = 8
"""Open applications that are listed, the youngest first."""


@dataclass(frozen=True)
class Search:
    """One person's search, as far as it is chosen."""

    applications: pd.DataFrame
    ledger: pd.DataFrame
    funnel: Funnel
    activity: ActivityByWeek | None
    flows: tuple[Flow, ...]


@dataclass(frozen=True)
class Replies:
    """The waits of one sort."""

    begun_with: From
    waits: tuple[Wait, ...]
    times: ReplyTimes | None


@dataclass(frozen=True)
class OpenWait:
    """One application that waits for an answer today."""

    name: str
    days: int
    chance: StillPossible | None


def search_of(selection: Selection) -> Search:
    """What the chosen applications add up to."""
    return until_changed("search", lambda: _search(selection, today()), today(), selection)


def replies_of(search: Search, begun_with: From, selection: Selection) -> Replies:
    """The waits for an answer that began with applying, or with a conversation."""
    return until_changed(
        "replies", lambda: _replies(search, begun_with, today()), today(), selection, begun_with
    )


def groups_of(search: Search, replies: Replies, noun: str, selection: Selection) -> ReplyGroups:
    """The same waits for each role or each source; `noun` names the column."""
    return until_changed(
        f"groups_{noun}",
        lambda: reply_groups(replies.waits, search.applications, noun),
        today(),
        selection,
        replies.begun_with,
    )


def steps_of(search: Search, scale: float, selection: Selection) -> tuple[PriorStep, ...]:
    """Published rates, own numbers and both; `scale` 0..3 is how much the published ones count."""
    return until_changed(
        "prior_steps",
        lambda: prior_steps(search.funnel, prior_numbers(), scale, ASKED),
        today(),
        selection,
        scale,
    )


def open_waits(search: Search, replies: Replies, selection: Selection) -> tuple[OpenWait, ...]:
    """The open applications, the youngest wait first."""
    return until_changed(
        "open_waits", lambda: _open_waits(search, replies), today(), selection, replies.begun_with
    )


def _search(selection: Selection, day: date) -> Search:
    chosen = selection.applications(every_application())
    ledger = ledger_of(every_line(), chosen)
    return Search(
        applications=chosen,
        ledger=ledger,
        funnel=funnel(chosen, day),
        activity=activity_by_week(selection.days(ledger), day),
        flows=flows(chosen),
    )


def _replies(search: Search, begun_with: From, day: date) -> Replies:
    waits = waits_for_answers(search.ledger, begun_with, day)
    return Replies(begun_with, waits, reply_times(waits, begun_with))


def _open_waits(search: Search, replies: Replies) -> tuple[OpenWait, ...]:
    youngest = sorted((wait for wait in replies.waits if wait.is_open), key=lambda wait: wait.days)
    names = dict(
        zip(search.applications["application_id"], search.applications["company"], strict=True)
    )
    return tuple(
        OpenWait(
            str(names[wait.application_id]), wait.days, still_possible(replies.waits, wait.days)
        )
        for wait in youngest[:LISTED]
    )
