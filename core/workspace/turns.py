"""The task's side of reading many messages: every step asks first whether it still may."""

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session, col, exists, func, select

from core.ai.types import Batch, Known
from core.reading.types import MailReading
from core.store.runs import ReadingRun
from core.store.tables import Application, Message, Reading, User
from core.vocabulary import RunState
from core.workspace.inbox import waiting
from core.workspace.messages import add_reading
from core.workspace.topic import Topic, row_id

OVER = (RunState.DONE, RunState.STOPPED)


@dataclass(frozen=True)
class Unread:
    """A message that waits to be read. Its words stay out of `repr`, and so out of the logs."""

    message_id: int
    text: str = field(repr=False)
    subject: str = field(repr=False)
    sender: str = field(repr=False)


@dataclass(frozen=True)
class OnItsWay:
    """What was sent to a language model's server and is not answered yet."""

    batch: Batch
    known: Known = field(repr=False)
    messages: Sequence[Unread]
    """In the order of sending; one that was deleted meanwhile has no words."""
    polls: int
    misses: int


class Turn(Topic):
    """One turn of a long reading.

    It ends when the person stops it or goes on with a newer turn, signs out everywhere, or is
    gone; from then on every step finds nothing to do and changes nothing.
    """

    def __init__(
        self, open_session: Callable[[], AbstractContextManager[Session]], run_id: int, turn: int
    ) -> None:
        super().__init__(open_session)
        self._run_id, self._turn = run_id, turn

    def is_deeper(self) -> bool:
        """Whether a language model is to read, and has not failed yet."""
        with self._run() as (_, run):
            return run is not None and run.deeper

    def next_unread(self) -> Unread | None:
        """The next message to read; None when the turn is over."""
        found = self.some_unread(1)
        return found[0] if found else None

    def some_unread(self, at_most: int | None = None) -> list[Unread]:
        """The next messages to read, oldest first; empty when the turn is over."""
        with self._run() as (session, run):
            if run is None:
                return []
            left = run.total - run.read - run.failed - run.support_first
            query = unread(Message).where(col(Message.id) > run.after_id).order_by(col(Message.id))
            many = left if at_most is None else min(left, at_most)
            found = [unread_message(row) for row in session.exec(query.limit(max(0, many))).all()]
            run.state = RunState.READING if found else RunState.DONE
            return found

    def keep(self, message_id: int, reading: MailReading, now: datetime, note: str = "") -> None:
        """Keep a reading, unless there is one already.

        `note`: why the embedded reader read it although a language model was to.
        """
        with self._run() as (session, run):
            message = session.get(Message, message_id) if run else None
            if run is None or message is None:
                return
            if not _is_read(session, message_id):
                add_reading(session, message_id, reading, now)
            run.read += 1
            run.read_here += bool(note)
            run.note = note or run.note
            _moved_on(run, message_id, now)

    def pass_by(self, message_id: int, now: datetime, *, support_first: bool) -> None:
        """Leave a message unread: it failed, or support comes first."""
        with self._run() as (_, run):
            if run is None:
                return
            run.support_first += support_first
            run.failed += not support_first
            run.support_offered = run.support_offered and not support_first
            _moved_on(run, message_id, now)

    def stop(self) -> None:
        """Stop the reading; the person can go on."""
        with self._run() as (_, run):
            if run is not None:
                run.state = RunState.STOPPED

    def names(self) -> Known:
        """Names that are known to be someone's: they never leave."""
        with self.open_session() as session:
            people = session.exec(select(User.name)).all()
            companies = session.exec(select(Application.company).distinct()).all()
            return Known(tuple(people), tuple(sorted(companies)))

    def sent(
        self, batch: Batch, known: Known, messages: Sequence[Unread], next_poll: datetime
    ) -> None:
        """Keep what is on its way, also when it was stopped meanwhile: it can be collected."""
        ids = [one.message_id for one in messages]
        with self.open_session() as session:
            run = session.get(ReadingRun, self._run_id, with_for_update=True)
            if run is None or run.turn != self._turn:
                return
            run.state = run.state if run.state in OVER else RunState.SENT
            run.batch_id, run.due_at = batch.batch_id, next_poll
            run.sent = [list(pair) for pair in zip(ids, batch.entries, strict=True)]
            run.known = json.dumps([known.people, known.companies])
            run.polls = run.misses = 0

    def on_its_way(self) -> OnItsWay | None:
        """What was sent and not collected; None when nothing is, or the turn is over."""
        with self._run() as (session, run):
            if run is None or not run.batch_id:
                return None
            messages = [_sent_message(session, message_id) for message_id, _ in run.sent]
            batch = Batch(run.batch_id, tuple(entry for _, entry in run.sent))
            known = Known(*map(tuple, json.loads(run.known or "[[], []]")))
            return OnItsWay(batch, known, messages, run.polls, run.misses)

    def ask_later(self, next_poll: datetime, note: str = "") -> None:
        """The server works, or did not answer: `note` then says so."""
        with self._run() as (_, run):
            if run is not None:
                answers_again = run.misses and not note
                run.note = "" if answers_again else note or run.note
                run.misses = run.misses + 1 if note else 0
                run.polls, run.due_at = run.polls + 1, next_poll

    def collected(self) -> None:
        """Everything that was sent is settled."""
        with self._run() as (_, run):
            if run is not None:
                _forget_batch(run)
                run.state = RunState.DONE

    def read_here(self, note: str) -> None:
        """Have the embedded reader do the rest; `note` is one sentence of ours that says why."""
        with self._run() as (session, run):
            if run is not None:
                _forget_batch(run)
                start_over(session, run)
                run.state, run.deeper, run.note = RunState.READING, False, note

    @contextmanager
    def _run(self) -> Iterator[tuple[Session, ReadingRun | None]]:
        """One transaction on the reading; None when this turn is over."""
        with self.open_session() as session:
            run = session.get(ReadingRun, self._run_id, with_for_update=True)
            if run is not None and (run.turn != self._turn or run.state in OVER):
                run = None
            if run is not None and _signed_out(session, run):
                run.state, run = RunState.STOPPED, None
            yield session, run


def unread(what: Any) -> Select[Any]:
    """A query for the messages of the inbox that no engine has read."""
    return waiting(what).where(~exists().where(col(Reading.message_id) == col(Message.id)))


def count_unread(session: Session) -> int:
    """Inside a transaction: how many messages of the inbox no engine has read."""
    return int(session.exec(unread(func.count())).one())


def start_over(session: Session, run: ReadingRun) -> None:
    """Inside a transaction: go through what is unread once more, from the beginning.

    What failed is tried again; what came meanwhile is not for this reading.
    """
    left = run.total - run.read
    run.after_id = run.failed = run.support_first = 0
    run.total = run.read + min(left, count_unread(session))


def _signed_out(session: Session, run: ReadingRun) -> bool:
    return session.exec(select(User.token_version)).first() != run.token_version


def _is_read(session: Session, message_id: int) -> bool:
    query = select(Reading.id).where(Reading.message_id == message_id).limit(1)
    return session.exec(query).first() is not None


def _moved_on(run: ReadingRun, message_id: int, now: datetime) -> None:
    run.after_id, run.due_at = max(run.after_id, message_id), now


def _forget_batch(run: ReadingRun) -> None:
    run.batch_id, run.sent, run.known = "", [], None


def _sent_message(session: Session, message_id: int) -> Unread:
    row = session.get(Message, message_id)
    return Unread(message_id, "", "", "") if row is None else unread_message(row)


def unread_message(row: Message) -> Unread:
    """A message with the words that a reader needs."""
    return Unread(row_id(row), row.text, row.subject, row.sender)
