"""Talks with the coach: what each side said, word for word, until the person deletes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from core.errors import InvalidInput
from core.intake.text import clean_text
from core.store.trying import CoachTurn, Conversation
from core.vocabulary import Speaker
from core.workspace.topic import Topic, add_once, own_row, row_id

LONGEST_MESSAGE = 8_000
"""Characters of one message: room for a pasted mail."""
LONGEST_ANSWER, LONGEST_ENGINE = 20_000, 120


@dataclass(frozen=True)
class TurnView:
    """What one side said."""

    turn_id: int
    conversation_id: int
    speaker: Speaker
    words: str
    engine: str
    """Who answered; empty for the person."""
    sources: tuple[str, ...]
    """What it rests on, as kind:id."""
    is_pinned: bool
    was_stopped: bool
    said_at: datetime


@dataclass(frozen=True)
class TalkView:
    """One talk, as a list shows it."""

    conversation_id: int
    day: date
    noticed_at: datetime
    """When it was last said that this is not a human."""
    is_paused: bool
    turns: int


@dataclass(frozen=True)
class Said:
    """An answer that is to be kept."""

    words: str
    engine: str
    sources: Sequence[str] = ()
    was_stopped: bool = False


class Conversations(Topic):
    """The person's talks with the coach."""

    def begin(self, day: date, now: datetime, uid: str) -> int:
        """Open a talk; the same `uid` opens one only."""
        with self.open_session() as session:
            return add_once(
                session, Conversation(uid=uid, recorded_at=now, day=day, noticed_at=now)
            )

    def say(self, conversation_id: int, words: str, now: datetime, uid: str) -> int:
        """Keep what the person said; the same `uid` twice is kept once. Raises NotFound.

        Raises InvalidInput when there are no words, or too many.
        """
        words = clean_text(words).strip()
        if not words:
            msg = "There are no words in it yet."
            raise InvalidInput(msg)
        if len(words) > LONGEST_MESSAGE:
            msg = (
                f"One message has room for {LONGEST_MESSAGE:,} characters; this has {len(words):,}."
            )
            raise InvalidInput(msg)
        return self._add(
            CoachTurn(
                uid=uid,
                recorded_at=now,
                conversation_id=conversation_id,
                speaker=Speaker.PERSON,
                words=words,
            )
        )

    def answer(self, conversation_id: int, said: Said, now: datetime, uid: str) -> int:
        """Keep an answer of the coach; the same `uid` twice is kept once. Raises NotFound."""
        return self._add(
            CoachTurn(
                uid=uid,
                recorded_at=now,
                conversation_id=conversation_id,
                speaker=Speaker.COACH,
                words=clean_text(said.words)[:LONGEST_ANSWER],
                engine=said.engine[:LONGEST_ENGINE],
                sources=list(said.sources),
                was_stopped=said.was_stopped,
            )
        )

    def noticed(self, conversation_id: int, now: datetime) -> None:
        """It was said once more that this is not a human. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Conversation, conversation_id).noticed_at = now

    def pause(self, conversation_id: int) -> None:
        """Support comes first; nothing is answered until `resume`. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Conversation, conversation_id).is_paused = True

    def resume(self, conversation_id: int) -> None:
        """The person says that they are ready. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Conversation, conversation_id).is_paused = False

    def pin(self, turn_id: int, *, pinned: bool) -> None:
        """Remember an answer from now on, or no longer. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, CoachTurn, turn_id).is_pinned = pinned

    def forget(self, conversation_id: int) -> None:
        """Delete a talk with all that was said in it, for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Conversation, conversation_id))

    def one(self, conversation_id: int) -> TalkView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            row = own_row(session, Conversation, conversation_id)
            return _talk(row, _counts(session).get(conversation_id, 0))

    def all(self) -> list[TalkView]:
        """Every talk, newest first."""
        query = select(Conversation).order_by(col(Conversation.id).desc())
        with self.open_session() as session:
            counts = _counts(session)
            return [_talk(row, counts.get(row_id(row), 0)) for row in session.exec(query).all()]

    def turns(self, conversation_id: int) -> list[TurnView]:
        """What was said, in the order of saying. Raises NotFound."""
        query = select(CoachTurn).where(CoachTurn.conversation_id == conversation_id)
        with self.open_session() as session:
            own_row(session, Conversation, conversation_id)
            return [_turn(row) for row in session.exec(query.order_by(col(CoachTurn.id))).all()]

    def pinned(self) -> list[TurnView]:
        """Every answer that the person wants remembered, newest first."""
        query = select(CoachTurn).where(col(CoachTurn.is_pinned).is_(True))
        with self.open_session() as session:
            rows = session.exec(query.order_by(col(CoachTurn.id).desc())).all()
            return [_turn(row) for row in rows]

    def _add(self, row: CoachTurn) -> int:
        with self.open_session() as session:
            own_row(session, Conversation, row.conversation_id)
            return add_once(session, row)


def _counts(session: Session) -> dict[int, int]:
    query = select(CoachTurn.conversation_id, func.count()).group_by(col(CoachTurn.conversation_id))
    return dict(session.exec(query).all())


def _talk(row: Conversation, turns: int) -> TalkView:
    return TalkView(row_id(row), row.day, row.noticed_at, row.is_paused, turns)


def _turn(row: CoachTurn) -> TurnView:
    return TurnView(
        turn_id=row_id(row),
        conversation_id=row.conversation_id,
        speaker=row.speaker,
        words=row.words,
        engine=row.engine,
        sources=tuple(row.sources),
        is_pinned=row.is_pinned,
        was_stopped=row.was_stopped,
        said_at=row.recorded_at,
    )
