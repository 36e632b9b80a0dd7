"""Builds the waits for an answer from the ledger: when each began, and what ended it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import pandas as pd

from core.analysis.replies import From, Reply, Wait
from core.vocabulary import Disposition, Stage

CONVERSATIONS = (Stage.PHONE_SCREEN, Stage.INTERVIEW, Stage.FINAL_ROUND)
COLUMNS = ("application_id", "day", "stage", "disposition", "reopened")
GAVE_UP = (Disposition.WITHDRAWN, Disposition.NO_RESPONSE)


class Line(NamedTuple):
    """One line of the ledger."""

    day: date | None
    stage: str | None
    disposition: str | None
    reopened: bool


def waits_for_answers(ledger: pd.DataFrame, begun_with: From, today: date) -> tuple[Wait, ...]:
    """Every wait of one sort, as it stands on `today`; what lies after `today` is not known yet.

    A wait needs the day on which it began, and one that an answer ended the answer's day too.
    After a conversation it begins on the day on which that took place, as far as it is known, and
    not on the day of the invitation, which ends the wait before.
    Columns: application_id (int), day (date, None = not known), stage, disposition (str, None
    where the line says another thing), reopened (bool); the lines of an application in the order
    in which they were written, without those that were taken back.
    """
    return tuple(
        wait
        for application_id, lines in by_application(ledger, today)
        for wait in _of_application(application_id, lines, begun_with, today)
    )


def conversations_held(ledger: pd.DataFrame) -> pd.DataFrame:
    """The lines of conversations that took place on a known day, by day.

    Where a stage of an application stands on several days, the first is taken for that of the
    invitation, and left out. Columns: application_id, day (date or None), stage (str or None).
    """
    is_talk = ledger["stage"].isin([str(one) for one in CONVERSATIONS])
    talks = ledger[is_talk & ledger["day"].notna()].sort_values("day", kind="stable")
    same = ["application_id", "stage"]
    return talks[talks.duplicated(same) | ~talks.duplicated(same, keep=False)]


def told_once(lines: Iterable[Line]) -> list[tuple[Line, date | None]]:
    """Each line with its day, a conversation's first line with the latest day of its stage.

    The first line is the answer that led to the conversation; further ones say only on which day
    it took place, and are left out. An application that was opened again begins anew.
    """
    opened = 0
    told: dict[object, tuple[Line, date | None]] = {}
    for place, line in enumerate(lines):
        opened += line.reopened
        key = (opened, line.stage) if line.stage in CONVERSATIONS else place
        first, latest = told.get(key, (line, None))
        told[key] = first, max((day for day in (latest, line.day) if day), default=None)
    return list(told.values())


def by_application(ledger: pd.DataFrame, today: date) -> Iterator[tuple[int, list[Line]]]:
    """The lines of each application in their order, those after `today` left out.

    Plain tuples, because a frame for each of 100,000 applications takes half a minute.
    """
    ordered = ledger.sort_values("application_id", kind="stable")
    rows = zip(*(ordered[name].tolist() for name in COLUMNS), strict=True)
    for application_id, lines in groupby(rows, key=itemgetter(0)):
        said = [Line(*line[1:]) for line in lines]
        yield int(application_id), [one for one in said if one.day is None or one.day <= today]


def _of_application(
    application_id: int, lines: Iterable[Line], begun_with: From, today: date
) -> Iterator[Wait]:
    begun: date | None = None
    for line, latest in told_once(lines):
        if begun is not None and not line.reopened and line.stage != Stage.APPLIED:
            if line.day is not None and line.day >= begun:
                days = (line.day - begun).days
                yield Wait(days, _reply(line), application_id, is_open=False)
            begun = None
        if _begins(line.stage, begun_with):
            begun = latest
    if begun is not None:
        yield Wait((today - begun).days, None, application_id, is_open=True)


def _begins(stage: str | None, begun_with: From) -> bool:
    if begun_with is From.APPLYING:
        return stage == Stage.APPLIED
    return stage in CONVERSATIONS


def _reply(line: Line) -> Reply | None:
    """None: the person withdrew or gave up waiting; nothing was answered."""
    if line.disposition in GAVE_UP:
        return None
    return Reply.NEGATIVE if line.disposition == Disposition.REJECTED else Reply.POSITIVE
