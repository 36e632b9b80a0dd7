"""What engines read in messages, as rows turn into mentions of themes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
from sqlalchemy import Select
from sqlmodel import Session, col, func, select

from core.analysis.corrections import Mention
from core.reading.language import ENGLISH
from core.store.tables import FindingRow, Message, Reading
from core.vocabulary import Origin, QuoteCheck

COLUMNS = ["message_id", "application_id", "day", "kind", "author"]


@dataclass(frozen=True)
class ReadBy:
    """Which engine read a message, and when."""

    engine: str
    recorded_at: datetime


def readings_of(session: Session, message_id: int, limit: int) -> list[Reading]:
    """Inside a transaction: the newest readings of a message, newest first."""
    query = select(Reading).where(Reading.message_id == message_id)
    return list(session.exec(query.order_by(col(Reading.id).desc()).limit(limit)).all())


def read_mentions_of(session: Session, reading: Reading) -> list[Mention]:
    """Inside a transaction: everything one reading found, with its words, set aside or not."""
    query = select(FindingRow).where(FindingRow.reading_id == reading.id)
    rows = session.exec(query.order_by(col(FindingRow.id))).all()
    return [
        _mention(row.message_id, row.theme, row.origin, row.quote_check, row=row) for row in rows
    ]


def read_mentions(session: Session) -> list[Mention]:
    """Inside a transaction: what the newest reading of each message found, without the words."""
    columns = (
        FindingRow.message_id,
        FindingRow.theme,
        FindingRow.origin,
        FindingRow.quote_check,
    )
    query = select(*columns).where(col(FindingRow.reading_id).in_(_newest()))
    rows = session.exec(query.order_by(col(FindingRow.id))).all()
    return [_mention(*row) for row in rows]


def readings_frame(session: Session) -> pd.DataFrame:
    """Inside a transaction: every message, oldest first, and whether an engine can judge it.

    Columns: message_id, application_id, day, kind, author, is_read; see Feedback.frame.
    """
    read = select(Reading.message_id, Reading.kind, Reading.language)
    readings = session.exec(read.where(col(Reading.id).in_(_newest()))).all()
    found = set(session.exec(select(FindingRow.message_id).distinct()).all())
    kinds = {message: str(kind) for message, kind, _ in readings}
    can_tell = {m for m, _, language in readings if language == ENGLISH or m in found}
    columns = (Message.id, Message.application_id, Message.day, Message.kind, Message.author)
    query = select(*columns).order_by(col(Message.day), col(Message.id))
    rows = [
        (number, filed, day, str(kind) if kind else kinds.get(number), str(author))
        for number, filed, day, kind, author in session.exec(query).all()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame["is_read"] = frame["message_id"].isin(can_tell)
    return frame.astype({"application_id": "float64", "message_id": "int64"})


def _newest() -> Select[Any]:
    return select(func.max(Reading.id)).group_by(col(Reading.message_id))


def _mention(
    message_id: int,
    theme: str,
    origin: Origin,
    check: QuoteCheck,
    *,
    row: FindingRow | None = None,
) -> Mention:
    words = (row.quote, row.quote_start, row.quote_end) if row else ("", None, None)
    return Mention(message_id, str(theme), origin, check, str(theme), *words)
