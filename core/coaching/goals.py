"""Goals that lie in a person's own hands: what one needs, which are due, and a word on waiting.

A goal with an if-then is kept more often than one without (Wang 2021, g = 0.34, 24 effects).
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

import pandas as pd

from core.analysis.burn_out import SearchLoad
from core.analysis.quiet import quiet_applications
from core.vocabulary import Emotion, Stage

NEEDS_IF_THEN = (
    "A goal holds better with a moment and a step, so it needs both: an “if” and a “then”. "
    "A few words each are enough."
)
DAY_HAS_PASSED = "The day has passed. Plan it for another day, make it smaller, or let it go."
IN_OTHER_HANDS = (
    "Part of this lies in other people's hands. A goal works best on something that you can do "
    "yourself. You may keep it as it is."
)
TEMPTING_TO_WAIT = (
    "After a final round it is tempting to wait. Keeping one or two others moving takes the "
    "weight off."
)
COMING_UP = (
    "With an interview coming up it is tempting to let the rest wait. Keeping one or two others "
    "moving takes the weight off."
)
OUTCOMES = re.compile(
    r"\b(?:offers?|hired|accepted|chosen|shortlisted|pass (?:the|an|my) interview"
    r"|(?:get|land|win|have) (?:me )?(?:a|an|the|this|that|my)? ?(?:new |dream |next )?"
    r"(?:jobs?|roles?|positions?|interviews?|callbacks?|invitations?|answers?|repl(?:y|ies)))\b",
    re.IGNORECASE,
)
"""Words of what others decide. A short list: it hints, and refuses nothing."""
ENOUGH_MOVING = 1
"""Other applications that move. With one there is nothing to say: more is never asked for."""
LAST_CHECK_INS, RECENT = 3, timedelta(days=7)
LOW_ENERGY = 40
"""Of 100, the median of the last check-ins. Our own rule, not validated."""


class GoalState(StrEnum):
    """Where a goal stands on a day."""

    AHEAD = "ahead"
    DUE = "due"
    MISSED = "missed"
    DONE = "done"
    LET_GO = "let_go"


@dataclass(frozen=True)
class GoalView:
    """One goal as a page shows it."""

    goal_id: int
    words: str
    if_words: str
    then_words: str
    due: date
    done_on: date | None = None
    dropped_on: date | None = None

    def state(self, today: date) -> GoalState:
        """Done and let go come before the day."""
        if self.done_on is not None:
            return GoalState.DONE
        if self.dropped_on is not None:
            return GoalState.LET_GO
        if self.due == today:
            return GoalState.DUE
        return GoalState.MISSED if self.due < today else GoalState.AHEAD


@dataclass(frozen=True)
class Coasting:
    """A word to somebody who may be waiting for one answer only."""

    application_id: int
    words: str


def without_lead(text: str, lead: str) -> str:
    """The words without the "if" or "then" that the page writes itself."""
    bare = " ".join(text.split())
    return re.sub(rf"^{lead}\b[\s,:.…]*", "", bare, flags=re.IGNORECASE)


def goal_fault(if_words: str, then_words: str) -> str | None:
    """What a goal lacks, as a sentence; None for one that can be kept."""
    has_both = without_lead(if_words, "if") and without_lead(then_words, "then")
    return None if has_both else NEEDS_IF_THEN


def goal_hint(words: str) -> str | None:
    """A word on goals that others decide on; None for the rest."""
    return IN_OTHER_HANDS if OUTCOMES.search(words) else None


def due_goals(goals: Iterable[GoalView], today: date) -> list[GoalView]:
    """Those whose day is here or has passed: today's first, then the latest day first."""
    waiting = {GoalState.DUE, GoalState.MISSED}
    due = [one for one in goals if one.state(today) in waiting]
    return sorted(due, key=lambda one: (one.due, one.goal_id), reverse=True)


def is_weary(
    check_ins: pd.DataFrame, emotions: pd.DataFrame, load: SearchLoad | None, today: date
) -> bool:
    """Whether the last check-ins, or the pace of the search, speak for rest.

    Columns: `check_ins` day (date), energy (0..100), oldest first; `emotions` day, emotion (str).
    """
    if load is not None and load.suggestion is not None:
        return True
    since = today - RECENT
    energy = [
        float(value)
        for day, value in zip(check_ins["day"], check_ins["energy"], strict=True)
        if day > since
    ][-LAST_CHECK_INS:]
    recent = {
        emotion
        for day, emotion in zip(emotions["day"], emotions["emotion"], strict=True)
        if day > since
    }
    return Emotion.EXHAUSTION in recent or bool(energy and median(energy) < LOW_ENERGY)


def coasting(
    applications: pd.DataFrame,
    coming_up: Collection[int],
    put_away: Collection[int],
    today: date,
    *,
    weary: bool,
) -> Coasting | None:
    """A word on waiting for one answer; None for whoever is weary, or has another one moving.

    Said once for each application: `put_away` holds the ids for which it was. `coming_up`: the ids
    of those with an interview ahead, which counts where there is another to turn to. Source:
    Wanberg 2010, 233 job seekers day by day.
    Columns: application_id, company, role, furthest_stage, disposition (None = open),
    last_event_on.
    """
    is_open = applications[applications["disposition"].isna()]
    final = is_open[is_open["furthest_stage"] == Stage.FINAL_ROUND]["application_id"]
    others = len(is_open) > 1
    ahead = [int(one) for one in is_open["application_id"] if int(one) in coming_up]
    words = {one: COMING_UP for one in ahead if others}
    words |= {int(one): TEMPTING_TO_WAIT for one in final}
    new = [one for one in words if one not in put_away]
    if weary or not new:
        return None
    quiet = set(quiet_applications(applications, today)["application_id"])
    known = is_open[is_open["last_event_on"].notna()]["application_id"]
    moving = {int(one) for one in known} - {int(one) for one in quiet} - {new[-1]}
    return None if len(moving) >= ENOUGH_MOVING else Coasting(new[-1], words[new[-1]])
