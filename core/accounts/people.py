"""The accounts: creating one, checking a password, changing it, leaving."""

import logging
import re
import sqlite3
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Engine, delete, func, or_, update
from sqlmodel import Session, col, select

from core.accounts.invitations import use_invitation
from core.accounts.passwords import PASSWORD_RULE, hash_password, is_acceptable, matches
from core.accounts.sessions import end_all_sessions
from core.errors import InvalidInput, NotAllowed
from core.store.scope import name_owner
from core.store.tables import OWNED, Setting, User

MAX_FAILURES = 5
LOCK = timedelta(minutes=15)
EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,63}")


class Registration(StrEnum):
    """Who may create an account once there is an owner."""

    OPEN = "open"
    INVITATION = "invitation"
    CLOSED = "closed"


class People:
    """The accounts of this installation."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def is_empty(self) -> bool:
        """Whether nobody has an account yet; the first one becomes the owner."""
        with Session(self._engine) as session:
            return session.exec(select(User.id).limit(1)).first() is None

    def registration(self) -> Registration:
        """Who may create an account; by invitation until the owner says otherwise."""
        with Session(self._engine) as session:
            row = session.get(Setting, "registration")
            return Registration(row.value) if row else Registration.INVITATION

    def set_registration(self, owner_id: int, mode: Registration) -> None:
        """Raises NotAllowed unless the owner asks."""
        with Session(self._engine) as session:
            owner = session.get(User, owner_id)
            if owner is None or not owner.is_owner:
                msg = "Only the owner of this installation can change that."
                raise NotAllowed(msg)
            session.merge(Setting(name="registration", value=mode.value))
            session.commit()

    def register(
        self, name: str, email: str, password: str, now: datetime, invitation: str | None = None
    ) -> int:
        """Create an account and return its id. Raises InvalidInput or NotAllowed."""
        name, email = name.strip(), email.strip().lower()
        check_identity(name, email)
        if not is_acceptable(password):
            raise InvalidInput(PASSWORD_RULE)
        user = User(name=name, email=email, password_hash=hash_password(password), created_at=now)
        with Session(self._engine) as session:
            _lock_people(session)
            user.is_owner = session.exec(select(User.id).limit(1)).first() is None
            if not user.is_owner:
                self._admit(session, invitation, now)
            if session.exec(select(User.id).where(User.email == email)).first() is not None:
                msg = "An account with this e-mail address cannot be created here."
                raise InvalidInput(msg)
            session.add(user)
            session.commit()
            assert user.id is not None  # noqa: S101 - set by the flush
            return user.id

    def _admit(self, session: Session, invitation: str | None, now: datetime) -> None:
        row = session.get(Setting, "registration")
        mode = Registration(row.value) if row else Registration.INVITATION
        if mode is Registration.OPEN:
            return
        if mode is Registration.INVITATION and invitation:
            use_invitation(session, invitation, now)
            return
        msg = "New accounts need an invitation from the owner of this installation."
        raise NotAllowed(msg)

    def check_password(self, email: str, password: str, now: datetime) -> int | None:
        """The id of the account if the password is right and the account is not locked.

        Takes the same time for unknown names. The fifth failure in a row locks for 15 minutes.
        """
        email = email.strip().lower()
        with Session(self._engine) as session:
            user = session.exec(select(User).where(User.email == email)).first()
        locked = user is not None and user.locked_until is not None and user.locked_until > now
        right = matches(password, user.password_hash if user else None)
        if user is None or user.id is None or locked:
            return None
        self._record_attempt(user.id, now, right=right)
        return user.id if right else None

    def _record_attempt(self, user_id: int, now: datetime, *, right: bool) -> None:
        this = update(User).where(col(User.id) == user_id)
        with Session(self._engine) as session:
            if right:
                failed = or_(col(User.failed_attempts) > 0, col(User.locked_until).is_not(None))
                session.exec(this.where(failed).values(failed_attempts=0, locked_until=None))
            else:
                session.exec(this.values(failed_attempts=col(User.failed_attempts) + 1))
                session.exec(
                    this.where(col(User.failed_attempts) >= MAX_FAILURES).values(
                        failed_attempts=0, locked_until=now + LOCK
                    )
                )
            session.commit()

    def change_password(self, user_id: int, old: str, new: str, now: datetime) -> None:
        """Set a new password and sign the person out everywhere. Raises InvalidInput."""
        if not is_acceptable(new):
            raise InvalidInput(PASSWORD_RULE)
        with Session(self._engine) as session:
            email = session.exec(select(User.email).where(User.id == user_id)).one()
        if self.check_password(email, old, now) is None:
            msg = "The current password is not right."
            raise InvalidInput(msg)
        this = update(User).where(col(User.id) == user_id)
        with Session(self._engine) as session:
            session.exec(this.values(password_hash=hash_password(new)))
            end_all_sessions(session, user_id)
            session.commit()

    def delete(self, user_id: int) -> None:
        """Remove an account with everything in it, then rewrite the file that held it.

        When the last owner leaves, the oldest remaining account becomes the owner.
        """
        with Session(self._engine) as session:
            if self._engine.dialect.name == "postgresql":
                name_owner(session.connection(), user_id)
            for table in reversed(OWNED):
                session.exec(delete(table).where(col(table.user_id) == user_id))
            end_all_sessions(session, user_id)
            session.exec(delete(User).where(col(User.id) == user_id))
            _keep_an_owner(session)
            session.commit()
        rewrite_files(self._engine)


def check_identity(name: str, email: str) -> None:
    """Raises InvalidInput unless the name is 1 to 200 characters and the address looks like one."""
    if not 1 <= len(name) <= 200:
        msg = "Please enter a name of at most 200 characters; any name will do."
        raise InvalidInput(msg)
    if not EMAIL.fullmatch(email) or len(email) > 254:
        msg = "That does not look like an e-mail address. It is only the name you sign in with."
        raise InvalidInput(msg)


def rewrite_files(engine: Engine) -> None:
    """On SQLite, leave no deleted word in the database file or in its log.

    The rows are gone before this, and overwritten (secure_delete); a disk that is full or a lock
    that lasts only keeps their old pages in the log until the next checkpoint.
    """
    if engine.dialect.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        logging.getLogger("rebound").exception("The database file was not rewritten")
    finally:
        connection.close()


def _lock_people(session: Session) -> None:
    """Two first visitors at once: one becomes the owner. SQLite's BEGIN IMMEDIATE sees to it."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE account IN EXCLUSIVE MODE")


def _keep_an_owner(session: Session) -> None:
    if session.exec(select(User.id).where(User.is_owner).limit(1)).first() is None:
        oldest = select(func.min(User.id)).scalar_subquery()
        session.exec(update(User).where(col(User.id) == oldest).values(is_owner=True))
