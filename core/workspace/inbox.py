"""The inbox: what came with a mailbox and waits to be read, filed or set aside."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Select, delete
from sqlmodel import Session, col, func, select

from core.store.tables import Message, Reading
from core.workspace.shield import WAITING, held_back
from core.workspace.topic import Topic, lock_person, own_row, row_id

CHUNK = 100
"""Messages that are stored together."""


@dataclass(frozen=True)
class Brought:
    """A message as it comes out of a mailbox. Its words stay out of `repr`."""

    text: str = field(repr=False)
    subject: str = field(repr=False)
    sender: str = field(repr=False)
    day: date
    mail_id: str | None = field(repr=False)


@dataclass(frozen=True)
class Stored:
    """How far bringing a mailbox came."""

    new: int
    known: int
    """Messages that were here already."""


@dataclass(frozen=True)
class InboxLine:
    """One message of the inbox, as a list shows it: nothing of what it says."""

    message_id: int
    day: date
    sender: str
    subject: str
    is_read: bool


class Inbox(Topic):
    """Messages that belong to no application yet."""

    def bring(self, messages: Iterable[Brought], now: datetime) -> Iterator[Stored]:
        """Store messages as they come, and say after each portion how far it is.

        What is here already, filed or not, is not stored twice: by its Message-ID, or by its
        text where either of the two has none. A portion that is stored stays stored.
        """
        known, stored, coming = _Known(), Stored(0, 0), iter(messages)
        while portion := list(islice(coming, CHUNK)):
            with self.open_session() as session:
                lock_person(session)
                known.look(session)
                new = [one for one in portion if known.add(one.mail_id, one.text)]
                rows = [_row(one, now) for one in new]
                session.add_all(rows)
                session.flush()
                known.last = max([known.last, *map(row_id, rows)])
            stored = Stored(stored.new + len(new), stored.known + len(portion) - len(new))
            yield stored

    def count(self) -> int:
        """How many messages `page` goes through."""
        with self.open_session() as session:
            return int(session.exec(waiting(func.count())).one()) - len(held_back(session))

    def page(self, limit: int, offset: int = 0) -> list[InboxLine]:
        """Messages of the inbox, newest first; without those behind the shield."""
        newest = col(Message.day).desc(), col(Message.id).desc()
        query = waiting(Message).order_by(*newest).limit(limit).offset(offset)
        with self.open_session() as session:
            shown = query.where(col(Message.id).not_in(held_back(session)))
            rows = session.exec(shown).all()
            read = _read_ones(session, [row_id(row) for row in rows])
            return [inbox_line(row, is_read=row.id in read) for row in rows]

    def set_aside(self, message_ids: Sequence[int]) -> None:
        """Take messages out of the inbox without filing them. Raises NotFound."""
        self._mark(message_ids, aside=True)

    def take_back(self, message_ids: Sequence[int]) -> None:
        """Put messages back into the inbox. Raises NotFound."""
        self._mark(message_ids, aside=False)

    def forget_all(self) -> int:
        """Delete for good every message that `page` goes through; how many."""
        with self.open_session() as session:
            shown = col(Message.id).not_in(held_back(session))
            return session.exec(delete(Message).where(*WAITING, shown)).rowcount

    def _mark(self, message_ids: Sequence[int], *, aside: bool) -> None:
        with self.open_session() as session:
            for message_id in message_ids:
                own_row(session, Message, message_id).set_aside = aside


class _Known:
    """By what a message is known again; looks at what was stored since the last look."""

    def __init__(self) -> None:
        self.last = 0
        self._mail_ids: set[str] = set()
        self._texts: set[bytes] = set()
        self._texts_without_id: set[bytes] = set()

    def look(self, session: Session) -> None:
        """Inside a transaction: take in what others stored meanwhile, another tab for one."""
        columns = select(Message.id, Message.mail_id, Message.text)
        query = columns.where(col(Message.id) > self.last).order_by(col(Message.id))
        for message_id, mail_id, text in session.exec(query).all():
            self.last = int(message_id or 0)
            self.add(mail_id, text)

    def add(self, mail_id: str | None, text: str) -> bool:
        """Remember a message; false when it was known."""
        print_ = sha256(" ".join(text.split()).encode("utf-8", "surrogatepass")).digest()
        if mail_id is None:
            is_known = print_ in self._texts
            self._texts_without_id.add(print_)
        else:
            is_known = mail_id in self._mail_ids or print_ in self._texts_without_id
            self._mail_ids.add(mail_id)
        self._texts.add(print_)
        return not is_known


def waiting(*what: Any) -> Select[Any]:
    """A query for the messages of the inbox, read or not."""
    query: Select[Any] = select(*what)
    return query.where(*WAITING)


def inbox_line(row: Message, *, is_read: bool) -> InboxLine:
    """One message as a list shows it."""
    return InboxLine(row_id(row), row.day, row.sender, row.subject, is_read)


def _read_ones(session: Session, message_ids: Sequence[int]) -> set[int]:
    query = select(Reading.message_id).where(col(Reading.message_id).in_(message_ids))
    return set(session.exec(query).all())


def _row(one: Brought, now: datetime) -> Message:
    return Message(
        recorded_at=now,
        day=one.day,
        text=one.text,
        subject=one.subject,
        sender=one.sender,
        mail_id=one.mail_id,
        imported=True,
    )
