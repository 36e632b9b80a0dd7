"""The rows of experiments, and what is known of the rejection that one comes from."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from sqlmodel import Session, col, select

from core.coaching.pipeline import Held, Marked, held
from core.store.recover import Cause, Debrief
from core.store.trying import Experiment, ExperimentMark
from core.vocabulary import Disposition, Mark, Stage
from core.workspace.ledger import lines_of
from core.workspace.topic import row_id

BY_THEM = (Disposition.REJECTED, Disposition.NO_RESPONSE)
"""Endings that a way begins with; silence is one of them."""


@dataclass(frozen=True)
class Choice:
    """What the form of a new experiment says."""

    change: str
    if_words: str
    then_words: str
    starts_on: date
    stage: Stage
    theme: str | None = None
    application_id: int | None = None
    """The rejection that it comes from; None for none."""


@dataclass(frozen=True)
class ExperimentView:
    """One experiment as a page shows it."""

    experiment_id: int
    chosen_at: datetime
    choice: Choice
    marks: tuple[Marked, ...]
    """In the order of writing."""

    @property
    def held(self) -> Held:
        """Whether it is parked, or has ended."""
        return held(self.marks)

    @property
    def used_in(self) -> tuple[int, ...]:
        """The later applications in which the change was used."""
        used = [one.application_id for one in self.marks if one.mark is Mark.APPLIED]
        return tuple(one for one in dict.fromkeys(used) if one is not None)


@dataclass(frozen=True)
class Background:
    """What is known of a rejection before an experiment comes of it."""

    logged_at: datetime | None
    """None while the application is open, or where the person ended it."""
    marks: tuple[Marked, ...] = ()
    """About the rejection alone."""
    debriefed_on: date | None = None
    """Of the newest debrief, as the rest."""
    change: str = ""
    experiment: str = ""
    themes: tuple[str, ...] = ()

    @property
    def ready_on(self) -> date | None:
        """When the person said that they are ready; None while they have not."""
        return next((one.day for one in self.marks if one.mark is Mark.READY), None)


def views_in(session: Session) -> list[ExperimentView]:
    """Inside a transaction: every experiment, the newest first."""
    marks: defaultdict[int | None, list[Marked]] = defaultdict(list)
    for line in session.exec(select(ExperimentMark).order_by(col(ExperimentMark.id))).all():
        marks[line.experiment_id].append(Marked(line.day, line.mark, line.application_id))
    rows = session.exec(select(Experiment).order_by(col(Experiment.id).desc())).all()
    return [view_of(row, marks[row.id]) for row in rows]


def view_of(row: Experiment, marks: list[Marked]) -> ExperimentView:
    """A row with its marks."""
    choice = Choice(
        row.change,
        row.if_words,
        row.then_words,
        row.starts_on,
        row.stage,
        row.theme,
        row.application_id,
    )
    return ExperimentView(row_id(row), row.recorded_at, choice, tuple(marks))


def marks_of(
    session: Session, experiment_id: int | None, application_id: int | None = None
) -> list[Marked]:
    """Inside a transaction: the marks of an experiment; without one, those of a rejection alone.

    In the order of writing.
    """
    query = select(ExperimentMark).where(ExperimentMark.experiment_id == experiment_id)
    if experiment_id is None:
        query = query.where(ExperimentMark.application_id == application_id)
    rows = session.exec(query.order_by(col(ExperimentMark.id))).all()
    return [Marked(one.day, one.mark, one.application_id) for one in rows]


def parked_in(session: Session) -> set[int]:
    """Inside a transaction: the rejections that are parked, marks of experiments left aside."""
    query = select(ExperimentMark).where(col(ExperimentMark.experiment_id).is_(None))
    marks: defaultdict[int, list[Marked]] = defaultdict(list)
    for line in session.exec(query.order_by(col(ExperimentMark.id))).all():
        if line.application_id is not None:
            marks[line.application_id].append(Marked(line.day, line.mark))
    return {one for one, said in marks.items() if held(said).is_parked}


def part_from(session: Session, rejection_id: int) -> None:
    """Inside a transaction: have experiments stay when the rejection that they came from goes."""
    came = select(Experiment).where(Experiment.application_id == rejection_id)
    for experiment in session.exec(came).all():
        marks = select(ExperimentMark).where(
            ExperimentMark.experiment_id == experiment.id,
            ExperimentMark.application_id == rejection_id,
        )
        for mark in session.exec(marks).all():
            mark.application_id = None
        experiment.application_id = None
    session.flush()


def add_mark(
    session: Session,
    said: Marked,
    now: datetime,
    experiment_id: int | None,
    uid: str | None = None,
) -> None:
    """Inside a transaction: add one line."""
    session.add(
        ExperimentMark(
            uid=uid or uuid4().hex,
            recorded_at=now,
            application_id=said.application_id,
            experiment_id=experiment_id,
            day=said.day,
            mark=said.mark,
        )
    )


def background_in(session: Session, application_id: int) -> Background:
    """Inside a transaction: what is known of one rejection."""
    logged_at = _logged_at(session, application_id)
    marks = tuple(marks_of(session, None, application_id))
    newest = select(Debrief).where(Debrief.application_id == application_id)
    order = (col(Debrief.day).desc(), col(Debrief.id).desc())
    debrief = session.exec(newest.order_by(*order)).first()
    if debrief is None:
        return Background(logged_at, marks)
    causes = select(Cause.theme).where(Cause.debrief_id == debrief.id).order_by(col(Cause.id))
    themes = [one for one in session.exec(causes).all() if one]
    return Background(
        logged_at,
        marks,
        debrief.day,
        debrief.change,
        debrief.experiment,
        tuple(dict.fromkeys(themes)),
    )


def _logged_at(session: Session, application_id: int) -> datetime | None:
    """When the ending that holds was written down."""
    lines = lines_of(session, application_id)
    gone = {line.retracts for line in lines if line.retracts}
    decisive = [
        line for line in lines if (line.disposition or line.reopened) and line.uid not in gone
    ]
    last = decisive[-1] if decisive else None
    return last.recorded_at if last is not None and last.disposition in BY_THEM else None
