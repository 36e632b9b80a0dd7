"""Check-ins: one self-report each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

import pandas as pd
from sqlmodel import col, select

from core.errors import InvalidInput
from core.intake.text import clean_text
from core.store.tables import CheckIn
from core.vocabulary import Emotion
from core.workspace.topic import Topic, add_once, own_row, row_id

MAX_EMOTIONS = 3
MAX_NOTE = 280
SCALE = 100
"""The end of both scales."""
COLUMNS = ("day", "recorded_at", "valence", "energy", "recalled")


@dataclass(frozen=True)
class CheckInView:
    """One check-in as a page shows it."""

    check_in_id: int
    day: date
    valence: int
    energy: int
    emotions: tuple[Emotion, ...]
    note: str
    recalled: bool


class CheckIns(Topic):
    """How the person felt, in their own numbers and words."""

    def add(  # noqa: PLR0913 - the fields of one form
        self,
        *,
        valence: int,
        energy: int,
        day: date,
        now: datetime,
        today: date,
        emotions: Sequence[Emotion] = (),
        note: str = "",
        uid: str | None = None,
    ) -> int:
        """Store one check-in; one for an earlier day is marked as recalled.

        A form that was sent twice carries the same `uid` and is stored once.
        Raises InvalidInput for values off the scales, too many words, or a day to come.
        """
        row = CheckIn(
            uid=uid or uuid4().hex,
            recorded_at=now,
            day=_checked_day(day, today),
            valence=_checked_scale(valence),
            energy=_checked_scale(energy),
            emotions=_checked_emotions(emotions),
            note=_checked_note(note),
            recalled=day < today,
        )
        with self.open_session() as session:
            return add_once(session, row)

    def frame(self) -> pd.DataFrame:
        """Every check-in, oldest first. Columns: day, recorded_at, valence, energy, recalled."""
        columns = [getattr(CheckIn, name) for name in COLUMNS]
        query = select(*columns).order_by(col(CheckIn.day), col(CheckIn.recorded_at))
        with self.open_session() as session:
            rows = session.exec(query).all()
        return pd.DataFrame(rows, columns=list(COLUMNS))

    def emotions(self) -> pd.DataFrame:
        """Every feeling of every check-in, oldest first. Columns: day, emotion (str), recalled."""
        columns = (CheckIn.day, CheckIn.emotions, CheckIn.recalled)
        query = select(*columns).order_by(col(CheckIn.day), col(CheckIn.recorded_at))
        with self.open_session() as session:
            found = session.exec(query).all()
        rows = [(day, emotion, recalled) for day, named, recalled in found for emotion in named]
        return pd.DataFrame(rows, columns=["day", "emotion", "recalled"])

    def forget(self, check_in_id: int) -> None:
        """Delete one for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, CheckIn, check_in_id))

    def latest(self, limit: int) -> list[CheckInView]:
        """The newest check-ins with their words, newest first."""
        query = select(CheckIn).order_by(col(CheckIn.day).desc(), col(CheckIn.recorded_at).desc())
        with self.open_session() as session:
            return [_view(row) for row in session.exec(query.limit(limit)).all()]


def _checked_day(day: date, today: date) -> date:
    if day > today:
        msg = "A check-in can be for today or for an earlier day."
        raise InvalidInput(msg)
    return day


def _checked_scale(value: int) -> int:
    if not 0 <= value <= SCALE:
        msg = f"Both scales run from 0 to {SCALE}."
        raise InvalidInput(msg)
    return value


def _checked_emotions(emotions: Sequence[Emotion]) -> list[str]:
    if len(emotions) > MAX_EMOTIONS:
        msg = f"Please choose at most {MAX_EMOTIONS} words."
        raise InvalidInput(msg)
    return [str(Emotion(emotion)) for emotion in emotions]


def _checked_note(note: str) -> str:
    note = clean_text(note).strip()
    if len(note) > MAX_NOTE:
        msg = f"A note has room for {MAX_NOTE} characters; this one has {len(note)}."
        raise InvalidInput(msg)
    return note


def _view(row: CheckIn) -> CheckInView:
    emotions = tuple(Emotion(emotion) for emotion in row.emotions)
    return CheckInView(
        row_id(row), row.day, row.valence, row.energy, emotions, row.note, row.recalled
    )
