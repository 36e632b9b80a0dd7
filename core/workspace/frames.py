"""Applications and their ledger as frames for the analysis."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import pandas as pd
from sqlmodel import Session, col, select

from core.store.tables import Application, StageEvent
from core.workspace.ledger import Standing, standing

FRAME_COLUMNS = [
    "application_id",
    "company",
    "role",
    "source",
    "applied_on",
    "stage",
    "furthest_stage",
    "disposition",
    "ended_on",
    "last_event_on",
]
LEDGER_COLUMNS = ["application_id", "day", "stage", "disposition", "reopened"]
LINE = (
    StageEvent.application_id,
    StageEvent.uid,
    StageEvent.day,
    StageEvent.stage,
    StageEvent.disposition,
    StageEvent.reopened,
    StageEvent.retracts,
)
"""Columns instead of objects: three times as fast for thousands of lines."""


def applications_frame(session: Session) -> pd.DataFrame:
    """Inside a transaction: every application and where it stands, oldest first."""
    ids = (Application.id, Application.company, Application.role, Application.source)
    applications = session.exec(select(*ids).order_by(col(Application.id))).all()
    by_application = {
        key: standing(lines) for key, lines in groupby(_lines(session), lambda e: e.application_id)
    }
    untold = standing(())  # an edited takeout may bring an application without a line
    rows = [(*one, *_columns(by_application.get(one[0], untold))) for one in applications]
    # As objects: a column of strings would turn None into a number that is not one.
    return pd.DataFrame(rows, columns=FRAME_COLUMNS, dtype=object)


def ledger_frame(session: Session) -> pd.DataFrame:
    """Inside a transaction: the lines that hold, by application in the order of writing.

    Lines that were taken back, and those that take back, are left out.
    """
    lines = _lines(session)
    gone = {line.retracts for line in lines if line.retracts}
    rows = [
        (line.application_id, line.day, _word(line.stage), _word(line.disposition), line.reopened)
        for line in lines
        if line.uid not in gone and not line.retracts
    ]
    return pd.DataFrame(rows, columns=LEDGER_COLUMNS, dtype=object)


def _lines(session: Session) -> Sequence[Any]:
    order = (col(StageEvent.application_id), col(StageEvent.id))
    return session.exec(select(*LINE).order_by(*order)).all()


def _word(value: object) -> str | None:
    return None if value is None else str(value)


def _columns(one: Standing) -> tuple[object, ...]:
    """In the order of FRAME_COLUMNS."""
    return (
        one.applied_on,
        str(one.stage),
        str(one.furthest_stage),
        _word(one.disposition),
        one.ended_on,
        one.last_event_on,
    )
