"""Experiments: one change at a time, and what the person says about it."""

from datetime import date, datetime

from sqlmodel import Session

from core.coaching.goals import without_lead
from core.coaching.pipeline import Marked, held
from core.errors import InvalidInput
from core.intake.text import clean_line, clean_text
from core.store.tables import Application
from core.store.trying import Experiment, ExperimentMark
from core.vocabulary import Mark, Stage
from core.workspace.corrections import known_theme
from core.workspace.experiment_rows import (
    Background,
    Choice,
    ExperimentView,
    add_mark,
    background_in,
    marks_of,
    parked_in,
    view_of,
    views_in,
)
from core.workspace.topic import (
    Topic,
    check_has_come,
    lock_person,
    own_row,
    row_id,
    stored_before,
)

MAX_CHANGE = 400
FURTHEST = Stage.FINAL_ROUND
"""No change acts at the offer: nothing lies beyond it."""


class Experiments(Topic):
    """What the person tries out on purpose. An experiment is never changed once it is chosen."""

    def choose(self, choice: Choice, now: datetime, today: date, uid: str) -> int:
        """Store an experiment. Raises InvalidInput while another one is open, or for odd entries.

        A form that was sent twice carries the same `uid` and is stored once. Raises NotFound.
        """
        row = _row(choice, now, today, uid)
        with self.open_session() as session:
            there = stored_before(session, Experiment, uid)
            if there is not None:
                return there
            _check_one_at_a_time(session)
            if choice.application_id is not None:
                own_row(session, Application, choice.application_id)
            if choice.theme is not None:
                row.theme = known_theme(session, choice.theme)
            session.add(row)
            session.flush()
            return row_id(row)

    def practise(self, experiment_id: int, day: date, now: datetime, today: date, uid: str) -> None:
        """Note one time of practising it, once a form. Raises NotFound, InvalidInput."""
        check_has_come(day, today)
        with self.open_session() as session:
            own_row(session, Experiment, experiment_id)
            if stored_before(session, ExperimentMark, uid) is None:
                add_mark(session, Marked(day, Mark.PRACTISED), now, experiment_id, uid)

    def use(self, experiment_id: int, application_id: int, now: datetime, today: date) -> None:
        """Link a later application in which the change was used, once. Raises NotFound.

        Raises InvalidInput for the rejection that it came from.
        """
        with self.open_session() as session:
            lock_person(session)
            row = own_row(session, Experiment, experiment_id)
            own_row(session, Application, application_id)
            if row.application_id == application_id:
                msg = "That is the one it came from. Choose a later application."
                raise InvalidInput(msg)
            if application_id not in view_of(row, marks_of(session, experiment_id)).used_in:
                add_mark(session, Marked(today, Mark.APPLIED, application_id), now, experiment_id)

    def say(
        self,
        mark: Mark,
        now: datetime,
        today: date,
        *,
        experiment_id: int | None = None,
        application_id: int | None = None,
    ) -> None:
        """Park, resume, keep or drop an experiment, or park and resume a rejection's way.

        Saying it twice adds nothing. Raises NotFound, or InvalidInput where resuming would have
        two changes open at a time.
        """
        with self.open_session() as session:
            lock_person(session)
            if experiment_id is not None:
                application_id = own_row(session, Experiment, experiment_id).application_id
            else:
                own_row(session, Application, application_id)
            marks, said = marks_of(session, experiment_id, application_id), Marked(today, mark)
            after = held([*marks, said])
            if after == held(marks):
                return
            if experiment_id is not None and after.is_open:
                _check_one_at_a_time(session)
            add_mark(session, Marked(today, mark, application_id), now, experiment_id)

    def say_ready(self, application_id: int, now: datetime, today: date) -> None:
        """The person is ready to look at a rejection, once. Raises NotFound."""
        with self.open_session() as session:
            lock_person(session)
            own_row(session, Application, application_id)
            marks = marks_of(session, None, application_id)
            if Mark.READY not in {one.mark for one in marks}:
                add_mark(session, Marked(today, Mark.READY, application_id), now, None)

    def remove(self, experiment_id: int) -> None:
        """Delete one that was entered by mistake. Raises NotFound, or InvalidInput once it began.

        What was noted about an experiment stays, so that no outcome is thrown away for being bad.
        """
        with self.open_session() as session:
            row = own_row(session, Experiment, experiment_id)
            if marks_of(session, experiment_id):
                msg = "Something was noted about it already, so it stays. You can drop it instead."
                raise InvalidInput(msg)
            session.delete(row)

    def background(self, application_id: int) -> Background:
        """What is known of a rejection, from its logging to its debrief. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Application, application_id)
            return background_in(session, application_id)

    def parked_rejections(self) -> set[int]:
        """The rejections that are parked, marks of experiments left aside."""
        with self.open_session() as session:
            return parked_in(session)

    def one(self, experiment_id: int) -> ExperimentView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            row = own_row(session, Experiment, experiment_id)
            return view_of(row, marks_of(session, experiment_id))

    def views(self) -> list[ExperimentView]:
        """Every experiment, the newest first."""
        with self.open_session() as session:
            return views_in(session)


def _row(choice: Choice, now: datetime, today: date, uid: str) -> Experiment:
    """A checked row. Raises InvalidInput with a sentence."""
    if choice.starts_on < today:
        msg = "An experiment starts today or later: its day is fixed before anything comes of it."
        raise InvalidInput(msg)
    if choice.stage.rank > FURTHEST.rank:
        msg = "Please choose a stage before the offer."
        raise InvalidInput(msg)
    return Experiment(
        uid=uid,
        recorded_at=now,
        application_id=choice.application_id,
        change=_change(choice.change),
        if_words=clean_line(without_lead(choice.if_words, "if"), "The “if”"),
        then_words=clean_line(without_lead(choice.then_words, "then"), "The “then”"),
        starts_on=choice.starts_on,
        stage=Stage(choice.stage),
    )


def _change(words: str) -> str:
    text = " ".join(clean_text(words).split())
    if not text:
        msg = "The change is missing. A short phrase is enough."
        raise InvalidInput(msg)
    if len(text) > MAX_CHANGE:
        msg = f"One change has room for {MAX_CHANGE} characters; this one has {len(text)}."
        raise InvalidInput(msg)
    return text


def _check_one_at_a_time(session: Session) -> None:
    if any(one.held.is_open for one in views_in(session)):
        msg = (
            "One change at a time, and another one is still open. You can park it, nothing of it "
            "is lost, and then go on with this one."
        )
        raise InvalidInput(msg)
