"""Rows of what a person did for themselves, as records for the coach."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session, col, select

from core.coaching.checked_reply import cited_parts
from core.coaching.records import Kind, Record, short
from core.content.exercises import exercises
from core.store.owned import Owned
from core.store.recover import Cause, Debrief, ExerciseUse
from core.store.tables import CheckIn, Practice
from core.store.trying import CoachTurn, Experiment, Goal
from core.vocabulary import Evidence, PracticeKind
from core.workspace.topic import row_id

Row = TypeVar("Row", bound=Owned)
NEWEST, NEWEST_CHECK_INS = 50, 3
"""How many are looked at of each kind; the newest ones."""
LONGEST_QUOTE, LONGEST_ANSWER = 160, 240
PRACTISED = {
    PracticeKind.MOCK_INTERVIEW: "a mock interview",
    PracticeKind.QUESTIONS: "answers to likely questions",
    PracticeKind.EXERCISE: "an exercise or a test",
    PracticeKind.PRESENTATION: "a presentation",
}
About = Mapping[int, Record]
"""The record of each application, by its id."""


def debriefs(session: Session, about: About) -> Iterator[Record]:
    """How the person looked back."""
    for row in _newest(session, Debrief):
        parts = {
            "expected": row.expected,
            "happened": row.happened,
            "keep": row.keep,
            "change": row.change,
            "to try": row.experiment,
        }
        words = "; ".join(f"{name}: {short(text, 80)}" for name, text in parts.items() if text)
        line = f"{name_of(about, row.application_id)}{words or 'looked back'}"
        where = about.get(row.application_id)
        yield record(Kind.DEBRIEF, row_id(row), line, Evidence.REPORTED, where, day=row.day)


def causes(session: Session, about: About) -> Iterator[Record]:
    """Reasons that debriefs name, each with what it rests on."""
    query = select(Cause, Debrief).join(Debrief, col(Debrief.id) == Cause.debrief_id)
    for row, debrief in session.exec(query.order_by(col(Cause.id).desc()).limit(NEWEST)).all():
        quote = f", “{short(row.quote, LONGEST_QUOTE)}”" if row.quote else ""
        yield record(
            Kind.CAUSE,
            row_id(row),
            f"{name_of(about, debrief.application_id)}a reason you noted: {row.words}{quote}",
            row.evidence,
            about.get(debrief.application_id),
            day=debrief.day,
            theme=row.theme or "",
            quotes=(short(row.quote),) if row.quote and row.evidence is Evidence.QUOTED else (),
        )


def experiments(session: Session, about: About) -> Iterator[Record]:
    """What the person tried on purpose."""
    for row in _newest(session, Experiment):
        line = f"{row.change}: if {row.if_words}, then {row.then_words}"
        where = about.get(row.application_id or 0)
        yield record(
            Kind.EXPERIMENT, row_id(row), line, Evidence.REPORTED, where, day=row.starts_on
        )


def goals(session: Session) -> Iterator[Record]:
    """What the person means to do."""
    for row in _newest(session, Goal):
        state = "done" if row.done_on else "let go" if row.dropped_on else f"for {row.due}"
        line = f"{row.words}: if {row.if_words}, then {row.then_words} ({state})"
        yield record(Kind.GOAL, row_id(row), line, Evidence.REPORTED, day=row.due)


def uses(session: Session) -> Iterator[Record]:
    """Exercises that were done, without what was written in them."""
    for row in _newest(session, ExerciseUse):
        known = exercises().get(row.exercise)
        name = known.title if known else row.exercise
        helped = "" if row.helpful is None else f", helpful {row.helpful} of 10 by your own word"
        yield record(
            Kind.EXERCISE_USE, row_id(row), f"{name}{helped}", Evidence.REPORTED, day=row.day
        )


def practices(session: Session) -> Iterator[Record]:
    """Times of practising."""
    for row in _newest(session, Practice):
        line = f"You practised {PRACTISED[row.kind]}, {row.score} of 10 by your own word"
        yield record(Kind.PRACTICE, row_id(row), line, Evidence.REPORTED, day=row.day)


def pinned(session: Session) -> Iterator[Record]:
    """Without the ids that an answer cited: they would look like ids of their own."""
    for row in _newest(session, CoachTurn, col(CoachTurn.is_pinned).is_(True)):
        words = "".join(text.rstrip(" ") for text, _ in cited_parts(row.words))
        line = short(words, LONGEST_ANSWER)
        yield record(Kind.PINNED, row_id(row), line, Evidence.GUESS, day=row.recorded_at.date())


def check_ins(session: Session) -> Iterator[Record]:
    """The newest check-ins, numbers only."""
    for row in _newest(session, CheckIn, limit=NEWEST_CHECK_INS):
        line = f"Mood {row.valence} of 100, energy {row.energy} of 100"
        yield record(Kind.CHECK_IN, row_id(row), line, Evidence.REPORTED, day=row.day)


def record(  # noqa: PLR0913 - the fields of a record
    kind: Kind,
    key: int,
    line: str,
    evidence: Evidence,
    about: Record | None = None,
    *,
    day: date | None = None,
    theme: str = "",
    quotes: tuple[str, ...] = (),
) -> Record:
    """A record about an application, or about none."""
    return Record(
        kind=kind,
        key=str(key),
        line=short(line),
        evidence=evidence,
        day=day,
        application_id=about.application_id if about else None,
        company=about.company if about else "",
        role=about.role if about else "",
        theme=theme,
        quotes=quotes,
    )


def name_of(about: About, application_id: int | None) -> str:
    """How a line about an application begins; empty for none."""
    one = about.get(application_id or 0)
    return f"{one.company}, {one.role}: " if one else ""


def _newest(session: Session, table: type[Row], *where: Any, limit: int = NEWEST) -> list[Row]:
    query = select(table).where(*where).order_by(col(table.id).desc()).limit(limit)
    return list(session.exec(query).all())
