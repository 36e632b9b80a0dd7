"""What every topic of the workspace shares: its door to the rows, and one answer to a wrong id."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

from sqlmodel import Session, select

from core.errors import InvalidInput, NotFound
from core.store.owned import Owned
from core.store.tables import Application, Appointment, Contact, Message, ThoughtRecord, User

Row = TypeVar("Row", bound=Owned)

WHAT = {
    Application: "application",
    Appointment: "appointment",
    Message: "message",
    Contact: "person",
    ThoughtRecord: "thought",
}


class Topic:
    """One part of a person's workspace."""

    def __init__(self, open_session: Callable[[], AbstractContextManager[Session]]) -> None:
        self.open_session = open_session


def own_row(session: Session, table: type[Row], row_id: int | None) -> Row:
    """The person's row with this id. Raises NotFound for a missing and for a foreign id alike."""
    row = session.get(table, row_id) if row_id is not None else None
    if row is None:
        msg = f"That {WHAT.get(table, 'record')} is not in your list. It may have been deleted."
        raise NotFound(msg)
    return row


def check_has_come(day: date, today: date) -> None:
    """Raises InvalidInput for a day that is still to come."""
    if day > today:
        msg = "That day is still to come. Please choose today or an earlier day."
        raise InvalidInput(msg)


def stored_before(session: Session, table: type[Row], uid: str) -> int | None:
    """Inside a transaction: the id of the row of this name, None before it is stored.

    Other tabs of the person wait from here on, so that a form sent twice at once is stored once.
    """
    lock_person(session)
    return session.exec(select(table.id).where(table.uid == uid)).first()


def add_once(session: Session, row: Owned) -> int:
    """Inside a transaction: store the row unless one of its name is there; the id of what is."""
    there = stored_before(session, type(row), row.uid)
    if there is not None:
        return there
    session.add(row)
    session.flush()
    return row_id(row)


def row_id(row: Owned) -> int:
    """The id of a row that the store has."""
    if row.id is None:
        msg = f"{type(row).__name__} has no id before it is stored"
        raise ValueError(msg)
    return row.id


def lock_person(session: Session) -> int:
    """Inside a transaction: have other tabs of the person wait until it ends.

    On SQLite the transaction itself is the lock. Returns the version of the person's sign-ins.
    """
    return int(session.exec(select(User.token_version).with_for_update()).one())
