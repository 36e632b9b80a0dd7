"""One sentence on where things stand, for the first page."""

from datetime import date

import pandas as pd

from core.analysis.conversion import Conversion, funnel
from core.analysis.mood import RECENT_DAYS, recent_mood
from core.analysis.sentences import counted
from core.vocabulary import Disposition, Stage

NOTHING_YET = "Nothing is recorded yet. A check-in takes twenty seconds and is a good start."


def standing(applications: pd.DataFrame, check_ins: pd.DataFrame, today: date) -> str:
    """Say what is open, what was answered and how many days have a check-in.

    An offer that waits for an answer comes first, in a sentence of its own. It counts what is,
    and never what is still to come.
    Columns: those of `funnel` and of `mood_line`.
    """
    parts = _search(applications, today) + _check_ins(check_ins, today)
    if not parts:
        return NOTHING_YET
    *head, last = parts
    said = f"{', '.join(head)} and {last}" if head else last
    return f"{_to_decide(applications)}{said[0].upper()}{said[1:]}."


def _search(applications: pd.DataFrame, today: date) -> list[str]:
    if applications.empty:
        return []
    accepted = (applications["disposition"] == Disposition.ACCEPTED).any()
    parts = ["you accepted an offer"] if accepted else []
    answers = _heard_back(funnel(applications, today).heard_back)
    return [*parts, _open(int(applications["disposition"].isna().sum())), *answers]


def _to_decide(applications: pd.DataFrame) -> str:
    waits = applications["disposition"].isna() & (applications["furthest_stage"] == Stage.OFFER)
    return f"You have {counted(int(waits.sum()), 'offer')} to decide on. " if waits.any() else ""


def _open(number: int) -> str:
    verb = "is" if number == 1 else "are"
    return f"{counted(number, 'application') if number else 'no applications'} {verb} open"


def _heard_back(answered: Conversion) -> list[str]:
    share = answered.share
    return [] if share is None else [f"you heard back from {share.count} of {share.total}"]


def _check_ins(check_ins: pd.DataFrame, today: date) -> list[str]:
    recent = recent_mood(check_ins, today)
    if recent is None:
        return []
    return [f"you checked in on {recent.days} of the last {RECENT_DAYS} days"]
