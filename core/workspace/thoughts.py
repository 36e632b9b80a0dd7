"""Thoughts that a person looked at from both sides."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select

from core.coaching.thoughts import ThoughtView
from core.content.words import emotions
from core.errors import InvalidInput
from core.intake.text import clean_words
from core.store.recover import Dismissal, ThoughtRecord
from core.vocabulary import Emotion
from core.workspace.topic import Topic, add_once, own_row, row_id

STRONGEST = 100
MAX_WORDS = 2_000
PUT_AWAY = "thought:"
"""Opens the name under which it is kept that the later question was put away."""


@dataclass(frozen=True)
class SaidThought:
    """What the form of a new record says."""

    trigger: str
    thought: str
    emotion: Emotion
    before: int
    evidence_for: str = ""
    evidence_against: str = ""


class Thoughts(Topic):
    """One thought at a time: what speaks for it, what against it, what does justice to both."""

    def add(self, said: SaidThought, now: datetime, today: date, uid: str) -> int:
        """Store a record and return its id. Raises InvalidInput for what cannot be.

        A form that was sent twice carries the same `uid` and is stored once.
        """
        row = _row(said, now, today, uid)
        with self.open_session() as session:
            return add_once(session, row)

    def balance(self, thought_id: int, balanced: str, after: int | None, now: datetime) -> None:
        """Keep the sentence for both sides, and how strong the feeling is then.

        Raises NotFound, InvalidInput.
        """
        words = clean_words(balanced, "That sentence", MAX_WORDS, needed=True)
        with self.open_session() as session:
            row = own_row(session, ThoughtRecord, thought_id)
            row.balanced, row.after = words, _strength(after)
            row.recorded_at = now  # of the newest words; the day stays that of the thought

    def rate_later(self, thought_id: int, later: int) -> None:
        """Keep how strong the feeling is some days on. Raises NotFound, InvalidInput."""
        with self.open_session() as session:
            own_row(session, ThoughtRecord, thought_id).later = _strength(later)

    def put_away(self, thought_id: int, now: datetime) -> None:
        """Ask about this one no more. Raises NotFound."""
        with self.open_session() as session:
            name = own_row(session, ThoughtRecord, thought_id).uid
            session.add(Dismissal(recorded_at=now, what=f"{PUT_AWAY}{name}"))

    def forget(self, thought_id: int) -> None:
        """Delete a record for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, ThoughtRecord, thought_id))

    def one(self, thought_id: int) -> ThoughtView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            return _view(own_row(session, ThoughtRecord, thought_id))

    def views(self) -> list[ThoughtView]:
        """Every record, newest first."""
        newest = col(ThoughtRecord.day).desc(), col(ThoughtRecord.id).desc()
        with self.open_session() as session:
            query = select(ThoughtRecord).order_by(*newest)
            return [_view(row) for row in session.exec(query).all()]

    def not_to_ask_about(self) -> frozenset[str]:
        """The names of the records whose later question was put away."""
        query = select(Dismissal.what).where(col(Dismissal.what).startswith(PUT_AWAY))
        with self.open_session() as session:
            return frozenset(what.removeprefix(PUT_AWAY) for what in session.exec(query).all())


def _row(said: SaidThought, now: datetime, today: date, uid: str) -> ThoughtRecord:
    if not emotions()[said.emotion].hard:
        msg = "Please choose one of the hard feelings: this is made for those."
        raise InvalidInput(msg)
    return ThoughtRecord(
        uid=uid,
        recorded_at=now,
        day=today,
        emotion=said.emotion,
        before=_strength(said.before),
        trigger=clean_words(said.trigger, "What happened", MAX_WORDS, needed=True),
        thought=clean_words(said.thought, "The thought", MAX_WORDS, needed=True),
        evidence_for=clean_words(said.evidence_for, "What speaks for it", MAX_WORDS),
        evidence_against=clean_words(said.evidence_against, "What speaks against it", MAX_WORDS),
    )


def _strength(value: int | None) -> int | None:
    if value is not None and not 0 <= value <= STRONGEST:
        msg = f"The scale runs from 0 to {STRONGEST}."
        raise InvalidInput(msg)
    return value


def _view(row: ThoughtRecord) -> ThoughtView:
    return ThoughtView(
        row_id(row),
        row.uid,
        row.day,
        row.emotion,
        row.before,
        row.trigger,
        row.thought,
        row.evidence_for,
        row.evidence_against,
        row.balanced,
        row.after,
        row.later,
    )
