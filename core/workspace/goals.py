"""Goals, and the word on waiting that was put away."""

from datetime import date, datetime

from sqlmodel import col, select

from core.coaching.goals import GoalView, goal_fault, without_lead
from core.errors import InvalidInput
from core.intake.text import clean_line
from core.store.recover import Dismissal
from core.store.trying import Goal
from core.workspace.topic import Topic, add_once, own_row, row_id

COASTING = "coasting"
THE_GOAL = "The goal"


class Goals(Topic):
    """What the person means to do, each with an if-then and a day."""

    def add(  # noqa: PLR0913 - the fields of one form
        self,
        words: str,
        if_words: str,
        then_words: str,
        *,
        due: date,
        now: datetime,
        today: date,
        uid: str,
    ) -> int:
        """Store a goal. Raises InvalidInput without an if-then or for a day that has passed.

        A form that was sent twice carries the same `uid` and is stored once.
        """
        goal = clean_line(words, THE_GOAL)
        fault = goal_fault(if_words, then_words)
        if fault:
            raise InvalidInput(fault)
        _check_is_ahead(due, today)
        row = Goal(
            uid=uid,
            recorded_at=now,
            words=goal,
            if_words=clean_line(without_lead(if_words, "if"), "The “if”"),
            then_words=clean_line(without_lead(then_words, "then"), "The “then”"),
            due=due,
        )
        with self.open_session() as session:
            return add_once(session, row)

    def done(self, goal_id: int, today: date) -> None:
        """Say that it is done. Raises NotFound."""
        with self.open_session() as session:
            row = own_row(session, Goal, goal_id)
            row.done_on, row.dropped_on = row.done_on or today, None

    def drop(self, goal_id: int, today: date) -> None:
        """Let it go. Raises NotFound."""
        with self.open_session() as session:
            row = own_row(session, Goal, goal_id)
            row.dropped_on, row.done_on = row.dropped_on or today, None

    def undo(self, goal_id: int) -> None:
        """Have it open again, neither done nor let go. Raises NotFound."""
        with self.open_session() as session:
            row = own_row(session, Goal, goal_id)
            row.done_on = row.dropped_on = None

    def plan_anew(self, goal_id: int, words: str, due: date, today: date) -> None:
        """Move it to another day, perhaps in smaller words. Raises NotFound, InvalidInput."""
        goal = clean_line(words, THE_GOAL)
        _check_is_ahead(due, today)
        with self.open_session() as session:
            row = own_row(session, Goal, goal_id)
            row.words, row.due = goal, due
            row.done_on = row.dropped_on = None

    def views(self) -> list[GoalView]:
        """Every goal, the soonest first."""
        query = select(Goal).order_by(col(Goal.due), col(Goal.id))
        with self.open_session() as session:
            return [
                GoalView(
                    row_id(one),
                    one.words,
                    one.if_words,
                    one.then_words,
                    one.due,
                    one.done_on,
                    one.dropped_on,
                )
                for one in session.exec(query).all()
            ]

    def put_coasting_away(self, application_id: int, now: datetime) -> None:
        """Have the word on waiting not come again for this application."""
        if application_id in self.coasting_put_away():
            return
        with self.open_session() as session:
            session.add(Dismissal(recorded_at=now, what=COASTING, application_id=application_id))

    def coasting_put_away(self) -> set[int]:
        """The applications for which the word on waiting was put away."""
        query = select(Dismissal.application_id).where(Dismissal.what == COASTING)
        with self.open_session() as session:
            return {one for one in session.exec(query).all() if one is not None}


def _check_is_ahead(day: date, today: date) -> None:
    if day < today:
        msg = "That day has passed. Please choose today or a day to come."
        raise InvalidInput(msg)
