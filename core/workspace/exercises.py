"""Exercises: each time of doing one, what was put away, and what may decide the next offer."""

from datetime import date, datetime, timedelta
from typing import Any

import pandas as pd
from sqlmodel import Session, col, select

from core.coaching.state_now import CheckInFacts, Facts, PutAway, RejectionFacts
from core.content.exercises import exercises
from core.errors import InvalidInput
from core.intake.text import clean_text
from core.store.owned import Owned
from core.store.recover import (
    Answers,
    Cause,
    Debrief,
    Dismissal,
    ExerciseUse,
    FeedbackRequest,
    ThoughtRecord,
)
from core.store.tables import Application, CheckIn, Message, StageEvent
from core.store.trying import CoachTurn, Experiment, ExperimentMark, Goal
from core.vocabulary import Author, Disposition, Emotion, Mark, Questionnaire, Speaker
from core.workspace.appointments import next_interview_in
from core.workspace.ledger import lines_of, standing
from core.workspace.topic import Topic, add_once, own_row, row_id

BEST = 10
MAX_WORDS = 20_000
"""Characters of what is written in an exercise: twenty minutes of fast typing, four times over."""
CONFIDENCE = 5
"""Place of "I could do well in my next interview" among the weekly answers."""
LATELY = timedelta(days=2)
"""Whatever decides an offer for some hours is younger than this."""
OWN_WORDS: dict[type[Owned], tuple[str, ...]] = {
    CheckIn: ("note",),
    ExerciseUse: ("words",),
    ThoughtRecord: ("trigger", "thought", "evidence_for", "evidence_against", "balanced"),
    Debrief: ("expected", "happened", "keep", "change", "experiment"),
    Cause: ("words",),
    FeedbackRequest: ("draft",),
    Goal: ("words", "if_words", "then_words"),
    Experiment: ("change", "if_words", "then_words"),
    CoachTurn: ("words",),
    Message: ("text",),
}
"""Where a person writes in their own words, and in which fields. Not the plan for a hard hour:
it is written on a calmer day, and names such hours in any case."""
BY_THEM: dict[type[Owned], tuple[Any, ...]] = {
    CoachTurn: (CoachTurn.speaker == Speaker.PERSON,),
    Message: (Message.author == Author.CANDIDATE, col(Message.imported).is_(False)),
}
"""Which rows of a table are the person's own words, where others speak in it too."""
USE_COLUMNS = ["use_id", "exercise", "day", "recorded_at", "helpful"]


class Exercises(Topic):
    """What a person did for themselves, and what they did not want."""

    def finish(self, exercise: str, words: str, day: date, now: datetime, uid: str) -> int:
        """Store one time of doing an exercise, with what was written meanwhile; return its id.

        A form that was sent twice carries the same `uid` and is stored once. Raises InvalidInput
        for an exercise that is not known and for more words than there is room for.
        """
        if exercise not in exercises():
            msg = "That exercise is not in the list."
            raise InvalidInput(msg)
        words = clean_text(words).strip()
        if len(words) > MAX_WORDS:
            msg = f"There is room for {MAX_WORDS:,} characters; these are {len(words):,}."
            raise InvalidInput(msg)
        row = ExerciseUse(uid=uid, recorded_at=now, exercise=exercise, day=day, words=words)
        with self.open_session() as session:
            return add_once(session, row)

    def rate(self, use_id: int, helpful: int | None) -> None:
        """Keep how helpful it was, 0 to 10, or None. Raises InvalidInput, NotFound."""
        if helpful is not None and not 0 <= helpful <= BEST:
            msg = f"The scale runs from 0 to {BEST}."
            raise InvalidInput(msg)
        with self.open_session() as session:
            own_row(session, ExerciseUse, use_id).helpful = helpful

    def forget(self, use_id: int) -> None:
        """Remove one time for good, with its words. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, ExerciseUse, use_id))

    def uses(self) -> pd.DataFrame:
        """Every time, oldest first, without the words. USE_COLUMNS; helpful may be None."""
        columns = (
            ExerciseUse.id,
            ExerciseUse.exercise,
            ExerciseUse.day,
            ExerciseUse.recorded_at,
            ExerciseUse.helpful,
        )
        query = select(*columns).order_by(col(ExerciseUse.recorded_at), col(ExerciseUse.id))
        with self.open_session() as session:
            rows = session.exec(query).all()
        # As objects: None would turn ratings into numbers that are not whole.
        return pd.DataFrame(rows, columns=USE_COLUMNS, dtype=object)

    def words(self, exercise: str, limit: int) -> list[tuple[int, date, str]]:
        """What was written in an exercise: id of the use, day, words. Newest first."""
        query = select(ExerciseUse).where(ExerciseUse.exercise == exercise)
        newest = query.order_by(col(ExerciseUse.recorded_at).desc(), col(ExerciseUse.id).desc())
        with self.open_session() as session:
            rows = [(row_id(one), one.day, one.words) for one in session.exec(newest)]
        return [one for one in rows if one[2]][:limit]

    def dismiss(self, what: str, now: datetime, application_id: int | None = None) -> None:
        """Remember that something was put away, for one rejection or for none. Raises NotFound."""
        with self.open_session() as session:
            if application_id is not None:
                own_row(session, Application, application_id)
            session.add(Dismissal(recorded_at=now, what=what, application_id=application_id))

    def dismissals(self) -> list[PutAway]:
        """Everything that was put away, oldest first."""
        with self.open_session() as session:
            return _put_away(session, None)

    def facts(self, now: datetime) -> Facts:
        """What may decide the next offer, as it is stored."""
        with self.open_session() as session:
            return Facts(
                check_in=_check_in(session),
                rejection=_rejection(session),
                confidence=_confidence(session),
                interview_at=next_interview_in(session, now),
                put_away=tuple(_put_away(session, now - LATELY)),
                used=tuple(_used(session, now - LATELY)),
            )

    def words_lately(self, now: datetime) -> list[tuple[datetime, str]]:
        """What the person wrote in the last two days, each with its time.

        A row that was written on counts whole, from then.
        """
        since = now - LATELY
        found: list[tuple[datetime, str]] = []
        with self.open_session() as session:
            for table, fields in OWN_WORDS.items():
                columns = [getattr(table, field) for field in fields]
                query = select(table.recorded_at, *columns).where(col(table.recorded_at) >= since)
                query = query.where(*BY_THEM.get(table, ()))
                found += [(at, one) for at, *words in session.exec(query).all() for one in words]
        return [(at, words) for at, words in found if words]


def _check_in(session: Session) -> CheckInFacts | None:
    """The newest one that was not filled in for an earlier day."""
    query = select(CheckIn).where(col(CheckIn.recalled).is_(False))
    row = session.exec(query.order_by(col(CheckIn.recorded_at).desc()).limit(1)).first()
    if row is None:
        return None
    felt = tuple(Emotion(one) for one in row.emotions)
    return CheckInFacts(row.recorded_at, row.valence, row.energy, felt)


def _rejection(session: Session) -> RejectionFacts | None:
    """The rejection that was logged last and that still ends its application."""
    columns = (StageEvent.application_id, StageEvent.uid, StageEvent.recorded_at, StageEvent.day)
    query = (
        select(*columns)
        .where(StageEvent.disposition == Disposition.REJECTED)
        .order_by(col(StageEvent.recorded_at).desc(), col(StageEvent.id).desc())
    )
    for application_id, uid, logged_at, day in session.exec(query).all():
        lines = lines_of(session, application_id)
        taken_back = uid in {one.retracts for one in lines}
        if not taken_back and standing(lines).disposition is Disposition.REJECTED:
            debrief = select(Debrief.id).where(Debrief.application_id == application_id)
            is_debriefed = session.exec(debrief.limit(1)).first() is not None
            ready = select(ExperimentMark.id).where(
                ExperimentMark.application_id == application_id, ExperimentMark.mark == Mark.READY
            )
            is_ready = session.exec(ready.limit(1)).first() is not None
            return RejectionFacts(application_id, logged_at, day, is_debriefed, is_ready)
    return None


def _confidence(session: Session) -> tuple[date, int] | None:
    """The newest weekly answer about the next interview; None where it was left out."""
    query = select(Answers).where(Answers.questionnaire == Questionnaire.WEEKLY)
    newest = query.order_by(col(Answers.day).desc(), col(Answers.id).desc())
    row = session.exec(newest.limit(1)).first()
    if row is None or len(row.answers) <= CONFIDENCE:
        return None
    value = row.answers[CONFIDENCE]
    return None if value is None else (row.day, value)


def _put_away(session: Session, since: datetime | None) -> list[PutAway]:
    """From `since` on; what was put away for a rejection counts however old it is."""
    query = select(Dismissal).order_by(col(Dismissal.recorded_at), col(Dismissal.id))
    if since is not None:
        is_new = col(Dismissal.recorded_at) >= since
        query = query.where(is_new | col(Dismissal.application_id).is_not(None))
    rows = session.exec(query).all()
    return [PutAway(one.what, one.application_id, one.recorded_at) for one in rows]


def _used(session: Session, since: datetime) -> list[tuple[str, datetime]]:
    lately = col(ExerciseUse.recorded_at) >= since
    return list(session.exec(select(ExerciseUse.exercise, ExerciseUse.recorded_at).where(lately)))
