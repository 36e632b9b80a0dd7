"""Answers to questionnaires."""

from collections.abc import Sequence
from datetime import date, datetime

import pandas as pd
from sqlmodel import Session, col, func, select

from core.coaching.questionnaires import open_again_on
from core.content.questionnaires import questionnaires
from core.errors import InvalidInput
from core.store.recover import Answers
from core.vocabulary import Questionnaire
from core.workspace.topic import Topic, own_row, row_id, stored_before


class Questionnaires(Topic):
    """What the person answered, and when."""

    def add(
        self,
        questionnaire: Questionnaire,
        answers: Sequence[int | None],
        day: date,
        now: datetime,
        *,
        uid: str,
    ) -> int:
        """Store one time of answering; a form that was sent twice is stored once.

        None stands for an item that was left out. Raises InvalidInput for answers off the scale,
        when everything was left out, and before the time that it asks about has passed.
        """
        _check(questionnaire, answers)
        with self.open_session() as session:
            there = stored_before(session, Answers, uid)
            if there is not None:
                return there
            _check_time(session, questionnaire, day)
            row = Answers(
                uid=uid,
                recorded_at=now,
                questionnaire=questionnaire,
                day=day,
                answers=list(answers),
            )
            session.add(row)
            session.flush()
            return row_id(row)

    def last_days(self) -> dict[Questionnaire, date]:
        """The last day of each that was answered at all."""
        query = select(Answers.questionnaire, func.max(Answers.day)).group_by(
            col(Answers.questionnaire)
        )
        with self.open_session() as session:
            return {Questionnaire(one): day for one, day in session.exec(query).all()}

    def frame(self, questionnaire: Questionnaire) -> pd.DataFrame:
        """Every time it was answered, oldest first. Columns: answers_id, day, answers."""
        query = (
            select(Answers.id, Answers.day, Answers.answers)
            .where(Answers.questionnaire == questionnaire)
            .order_by(col(Answers.day), col(Answers.id))
        )
        with self.open_session() as session:
            rows = session.exec(query).all()
        return pd.DataFrame(rows, columns=["answers_id", "day", "answers"])

    def forget(self, answers_id: int) -> None:
        """Remove one that was entered by mistake. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Answers, answers_id))


def _check(questionnaire: Questionnaire, answers: Sequence[int | None]) -> None:
    text = questionnaires()[questionnaire]
    known = [one for one in answers if one is not None]
    if len(answers) != len(text.items) or any(not text.low <= one <= text.high for one in known):
        msg = f"Answers run from {text.low} to {text.high}, one for each question."
        raise InvalidInput(msg)
    if not known:
        msg = "Nothing is answered yet. One answer is enough."
        raise InvalidInput(msg)


def _check_time(session: Session, questionnaire: Questionnaire, day: date) -> None:
    query = select(func.max(Answers.day)).where(Answers.questionnaire == questionnaire)
    again = open_again_on(questionnaire, session.exec(query).first())
    if again is not None and day < again:
        msg = f"You answered this already. You can answer it again from {again:%d/%m/%Y}."
        raise InvalidInput(msg)
