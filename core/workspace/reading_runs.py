"""The person's side of reading many messages: ask for it, stop it, go on, see how far it came."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from core.store.runs import ReadingRun
from core.store.tables import Message
from core.vocabulary import RunState
from core.workspace.topic import Topic, lock_person, row_id
from core.workspace.turns import Turn, Unread, count_unread, start_over, unread, unread_message

PATIENCE = timedelta(minutes=1)
"""Without a sign of life for longer, nobody works on it any more."""
OPEN = (RunState.WAITING, RunState.READING, RunState.SENT)
SUPPORT_WAITS = select(ReadingRun).where(
    col(ReadingRun.support_first) > 0, col(ReadingRun.support_offered).is_(False)
)
"""Readings that met words that sound like a crisis, and the person has not been told."""


@dataclass(frozen=True)
class RunView:
    """How far one long reading came."""

    run_id: int
    turn: int
    state: RunState
    total: int
    read: int
    failed: int
    support_first: int
    """Messages whose words sound like a crisis; they are kept and were not read."""
    read_here: int
    """Of those meant for a language model, how many the embedded reader read."""
    deeper: bool
    note: str
    due_at: datetime

    @property
    def is_open(self) -> bool:
        """Whether it waits, or someone works on it, as far as is known."""
        return self.state in OPEN

    @property
    def settled(self) -> int:
        """Messages that were dealt with, 0..total."""
        return min(self.total, self.read + self.failed + self.support_first)

    def is_late(self, now: datetime) -> bool:
        """Whether whoever worked on it is gone, or nobody ever began."""
        return self.is_open and now > self.due_at + PATIENCE


class ReadingRuns(Topic):
    """Long readings; at most one is open at a time."""

    def newest(self) -> RunView | None:
        """The open one, or else the latest; None before the first."""
        with self.open_session() as session:
            row = _newest(session)
            return _view(row) if row else None

    def count_unread(self) -> int:
        """How many messages of the inbox no engine has read."""
        with self.open_session() as session:
            return count_unread(session)

    def oldest_unread(self, at_most: int) -> list[Unread]:
        """The messages that a reading would begin with."""
        query = unread(Message).order_by(col(Message.id)).limit(at_most)
        with self.open_session() as session:
            return [unread_message(row) for row in session.exec(query).all()]

    def start(
        self, now: datetime, *, deeper: bool = False, at_most: int | None = None
    ) -> RunView | None:
        """Ask for the unread messages to be read, the oldest first.

        None when there is nothing to begin: one is open already, or nothing is unread.
        """
        with self.open_session() as session:
            version = lock_person(session)
            newest, waiting = _newest(session), count_unread(session)
            if not waiting or (newest is not None and newest.state in OPEN):
                return None
            row = ReadingRun(
                recorded_at=now,
                state=RunState.WAITING,
                total=min(waiting, at_most) if at_most else waiting,
                deeper=deeper,
                due_at=now,
                token_version=version,
            )
            session.add(row)
            session.flush()
            return _view(row)

    def stop(self) -> None:
        """Stop after the message that is being read now; asking twice changes nothing."""
        with self.open_session() as session:
            lock_person(session)
            row = _newest(session)
            if row is not None and row.state in OPEN:
                row.state = RunState.STOPPED

    def go_on(self, now: datetime) -> RunView | None:
        """Take up what was stopped, or what nobody works on any more.

        Messages that failed are tried again. None when there is nothing to take up.
        """
        with self.open_session() as session:
            version = lock_person(session)
            row = _newest(session)
            if row is None or not (row.state is RunState.STOPPED or _view(row).is_late(now)):
                return None
            row.state = RunState.SENT if row.batch_id else RunState.WAITING
            row.turn, row.token_version = row.turn + 1, version
            row.due_at = now
            if not row.batch_id:
                start_over(session, row)
            return _view(row)

    def support_waits(self) -> bool:
        """Whether `offer_support` has something to offer."""
        with self.open_session() as session:
            return session.exec(SUPPORT_WAITS.limit(1)).first() is not None

    def offer_support(self) -> bool:
        """Whether a reading met words that sound like a crisis since this was last asked."""
        with self.open_session() as session:
            rows = session.exec(SUPPORT_WAITS).all()
            for row in rows:
                row.support_offered = True
            return bool(rows)

    def turn(self, run_id: int, turn: int) -> Turn:
        """What a task may do for one of them."""
        return Turn(self.open_session, run_id, turn)


def _newest(session: Session) -> ReadingRun | None:
    """The open one or else the last that began; a takeout may have brought back others since."""
    is_open = col(ReadingRun.state).in_(OPEN)
    by_age = (col(ReadingRun.recorded_at).desc(), col(ReadingRun.id).desc())
    return session.exec(select(ReadingRun).order_by(is_open.desc(), *by_age).limit(1)).first()


def _view(row: ReadingRun) -> RunView:
    return RunView(
        run_id=row_id(row),
        turn=row.turn,
        state=row.state,
        total=row.total,
        read=row.read,
        failed=row.failed,
        support_first=row.support_first,
        read_here=row.read_here,
        deeper=row.deeper,
        note=row.note,
        due_at=row.due_at,
    )
