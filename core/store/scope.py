"""The ownership filter: a session that sees and writes one person's rows only."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Engine, event, false, select, update
from sqlalchemy.orm import ORMExecuteState, UOWTransaction, with_loader_criteria
from sqlmodel import Session

from core.errors import NotAllowed
from core.store.owned import Owned
from core.store.tables import (
    OWNED,
    AuthSession,
    ConsentEvent,
    Invitation,
    Setting,
    StageEvent,
    User,
)
from core.vocabulary import CURRENT_VERSION, Consent


def scoped_session(engine: Engine, user_id: int) -> Session:
    """A session in which every query, get, bulk update and delete touches own rows only.

    New rows are stamped with the owner, whatever they say. Other people's accounts, sessions and
    invitations do not exist in it. Storing anything but a consent needs the consent to store,
    to its present words.
    """
    session = Session(engine)
    visible = _visible_rows(user_id)

    @event.listens_for(session, "do_orm_execute")
    def only_own_rows(state: ORMExecuteState) -> None:
        if not state.is_select:
            _check_bulk_change(session, state, user_id)
        state.statement = state.statement.options(*visible)

    @event.listens_for(session, "before_flush")
    def stamp_owner(session: Session, _context: UOWTransaction, _instances: Any) -> None:
        _check_changes(session, user_id)

    if engine.dialect.name == "postgresql":

        @event.listens_for(session, "after_begin")
        def tell_postgres(_session: Session, _transaction: Any, connection: Any) -> None:
            name_owner(connection, user_id)

    return session


def name_owner(connection: Any, user_id: int) -> None:
    """Tell PostgreSQL's row-level security, the second wall, whose transaction this is."""
    connection.exec_driver_sql(f"SET LOCAL rebound.user_id = '{int(user_id)}'")


def _visible_rows(user_id: int) -> list[Any]:
    own = [with_loader_criteria(t, t.user_id == user_id, include_aliases=True) for t in OWNED]
    account = with_loader_criteria(User, User.id == user_id, include_aliases=True)
    hidden = [
        with_loader_criteria(table, false(), include_aliases=True)
        for table in (AuthSession, Invitation, Setting)
    ]
    return [*own, account, *hidden]


def _check_changes(session: Session, user_id: int) -> None:
    added = _owned(session.new)
    for row in added:
        row.user_id = user_id
    for row in _owned(session.dirty):
        if row.user_id != user_id or isinstance(row, StageEvent):
            msg = f"{type(row).__name__} rows cannot be changed this way"
            raise PermissionError(msg)
    if any(isinstance(row, StageEvent) for row in session.deleted):
        msg = "The ledger is append-only"
        raise PermissionError(msg)
    if any(not isinstance(row, ConsentEvent) for row in added):
        _require_consent(session)
    if added or session.dirty or session.deleted:
        _count_write(session, user_id)


def _check_bulk_change(session: Session, state: ORMExecuteState, user_id: int) -> None:
    """An update or delete with a condition: own rows only, and never on the ledger."""
    target = state.bind_mapper.class_ if state.bind_mapper else None
    if state.is_insert or target is StageEvent or target not in OWNED:
        msg = "This table is not changed this way"
        raise PermissionError(msg)
    _count_write(session, user_id)


def _owned(rows: Iterable[object]) -> list[Owned]:
    strangers = [row for row in rows if not isinstance(row, Owned)]
    if strangers:
        msg = f"A person's session does not write {type(strangers[0]).__name__}"
        raise PermissionError(msg)
    return [row for row in rows if isinstance(row, Owned)]


def _require_consent(session: Session) -> None:
    newest = (
        select(ConsentEvent.granted, ConsentEvent.version)
        .where(ConsentEvent.consent == Consent.STORAGE)
        .order_by(ConsentEvent.recorded_at.desc(), ConsentEvent.id.desc())
        .limit(1)
    )
    with session.no_autoflush:
        answer = session.exec(newest).first()
    if answer is None or not answer.granted or answer.version != CURRENT_VERSION[Consent.STORAGE]:
        msg = "Nothing was saved: storing your words needs your consent first (Your data)."
        raise NotAllowed(msg)


def _count_write(session: Session, user_id: int) -> None:
    """Beneath the ORM, because a person's session may not write accounts."""
    bump = update(User).where(User.id == user_id).values(revision=User.revision + 1)
    session.connection().execute(bump)
