"""Computes what the Progress pages show, once for each change of a person's rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.analysis.conversion import Funnel, funnel
from core.analysis.mood import MoodLine, RecentMood, mood_line, recent_mood
from core.analysis.recovery import MoodResponse, responses
from core.analysis.recovery_time import RecoveryTime, typical_recovery
from core.ui.clock import today
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Disposition
from core.workspace.workspace import Workspace


@dataclass(frozen=True)
class MoodAndRecovery:
    """Everything that the page on mood and recovery draws."""

    line: MoodLine | None
    recent: RecentMood | None
    rejected_on: tuple[date, ...]
    companies: Mapping[date, str]
    """Who said no on each of these days."""
    responses: tuple[MoodResponse, ...]
    typical: RecoveryTime | None


def mood_and_recovery() -> MoodAndRecovery:
    """The person's mood line, the days of their rejections and the mood around each."""
    workspace = open_workspace()
    return until_changed("mood", lambda: _mood(workspace), today())


def application_funnel() -> Funnel:
    """How far the person's applications came."""
    workspace = open_workspace()
    return until_changed("funnel", lambda: funnel(workspace.applications.frame(), today()), today())


def _mood(workspace: Workspace) -> MoodAndRecovery:
    check_ins = workspace.check_ins.frame()
    frame = workspace.applications.frame()
    rejected = frame[frame["disposition"] == Disposition.REJECTED].dropna(subset="ended_on")
    companies: dict[date, str] = {}
    for day, company in zip(rejected["ended_on"], rejected["company"], strict=True):
        companies[day] = f"{companies[day]}, {company}" if day in companies else company
    rejected_on = tuple(sorted(companies))
    found = responses(check_ins, rejected_on, today())
    return MoodAndRecovery(
        line=mood_line(check_ins, rejected_on),
        recent=recent_mood(check_ins, today()),
        rejected_on=rejected_on,
        companies=companies,
        responses=found,
        typical=typical_recovery(found),
    )
