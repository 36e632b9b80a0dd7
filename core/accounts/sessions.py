"""Sign-ins: opened after a password check, looked up on every run, revoked at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, Select, bindparam, delete, update
from sqlmodel import Session, col, select

from core.accounts.tokens import new_token, token_hash
from core.store.tables import AuthSession, User

LIFETIME = timedelta(days=7)
TICKET_LIFETIME = timedelta(seconds=30)


@dataclass(frozen=True)
class SignedIn:
    """Who is signed in, as of this run."""

    session_id: str
    user_id: int
    email: str
    name: str
    is_owner: bool
    revision: int
    """Grows with every write to the person's rows."""
    has_cookie: bool
    """False until the browser has exchanged its ticket for the cookie."""


# Asked on every run of every page: built once, and read without the ORM.
_VALID: Select[Any] = (
    select(
        AuthSession.id,
        User.id,
        User.email,
        User.name,
        User.is_owner,
        User.revision,
        col(AuthSession.token_hash).is_not(None),
    )
    .join(User, col(User.id) == col(AuthSession.user_id))
    .where(col(AuthSession.expires_at) > bindparam("now"))
    .where(col(User.token_version) == col(AuthSession.token_version))
)
BY_ID = _VALID.where(col(AuthSession.id) == bindparam("known"))
BY_TOKEN = _VALID.where(col(AuthSession.token_hash) == bindparam("known"))


@dataclass(frozen=True)
class OpenedSession:
    """A fresh sign-in, and the ticket its browser exchanges for the cookie."""

    session_id: str
    ticket: str


class Sessions:
    """The sign-ins of everybody."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def open(self, user_id: int, now: datetime) -> OpenedSession:
        """Open a session for someone whose password was just checked."""
        ticket = new_token()
        with Session(self._engine) as session:
            version = session.exec(select(User.token_version).where(User.id == user_id)).one()
            row = AuthSession(
                user_id=user_id,
                token_version=version,
                ticket_hash=token_hash(ticket),
                ticket_expires_at=now + TICKET_LIFETIME,
                created_at=now,
                expires_at=now + LIFETIME,
            )
            session.add(row)
            session.exec(delete(AuthSession).where(col(AuthSession.expires_at) < now))
            session_id = row.id
            session.commit()
        return OpenedSession(session_id, ticket)

    def redeem(self, ticket: str, now: datetime) -> str | None:
        """Exchange a ticket, once and within seconds, for the token of the cookie; else None."""
        token = new_token()
        exchange = (
            update(AuthSession)
            .where(col(AuthSession.ticket_hash) == token_hash(ticket))
            .where(col(AuthSession.ticket_expires_at) > now)
            .values(token_hash=token_hash(token), ticket_hash=None, ticket_expires_at=None)
        )
        with Session(self._engine) as session:
            redeemed = session.exec(exchange).rowcount == 1
            session.commit()
        return token if redeemed else None

    def find(self, session_id: str, now: datetime) -> SignedIn | None:
        """Who this session belongs to; None when it was ended, has expired or never was."""
        return self._find(BY_ID, session_id, now)

    def find_by_token(self, token: str, now: datetime) -> SignedIn | None:
        """Who a cookie's token belongs to; None when it is not valid (any more)."""
        return self._find(BY_TOKEN, token_hash(token), now)

    def _find(self, query: Select[Any], known: object, now: datetime) -> SignedIn | None:
        with self._engine.connect() as connection:
            row = connection.execute(query, {"known": known, "now": now}).first()
        return None if row is None else SignedIn(*row)

    def end(self, session_id: str) -> None:
        """Sign one browser out."""
        with Session(self._engine) as session:
            session.exec(delete(AuthSession).where(col(AuthSession.id) == session_id))
            session.commit()

    def end_all(self, user_id: int) -> None:
        """Sign this person out everywhere, also where a cookie was copied to."""
        with Session(self._engine) as session:
            end_all_sessions(session, user_id)
            session.commit()


def end_all_sessions(session: Session, user_id: int) -> None:
    """Inside a transaction: make every session and every token of a person worthless."""
    bump = update(User).where(col(User.id) == user_id)
    session.exec(bump.values(token_version=col(User.token_version) + 1))
    session.exec(delete(AuthSession).where(col(AuthSession.user_id) == user_id))
