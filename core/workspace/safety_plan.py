"""The plan that a person wrote for a very hard hour."""

from dataclasses import asdict, fields
from datetime import datetime

from sqlmodel import Session, col, select

from core.coaching.safety_plan import Plan
from core.intake.text import clean_words
from core.store.recover import SafetyPlan
from core.workspace.topic import Topic, lock_person

LONGEST = 2_000
"""Characters of each part."""


class SafetyPlans(Topic):
    """One plan a person."""

    def current(self) -> Plan | None:
        """The plan; None while there is none."""
        with self.open_session() as session:
            row = _newest(session)
            return None if row is None else _plan(row)

    def keep(self, plan: Plan, now: datetime) -> None:
        """Put these words in the place of the earlier ones; without any words there is no plan.

        Raises InvalidInput for a part that is too long.
        """
        words = {
            name: clean_words(text, "Each part", LONGEST) for name, text in asdict(plan).items()
        }
        if not any(words.values()):
            self.remove()
            return
        with self.open_session() as session:
            lock_person(session)
            row = _newest(session) or SafetyPlan(recorded_at=now)
            row.recorded_at = now
            for name, text in words.items():
                setattr(row, name, text)
            session.add(row)

    def remove(self) -> None:
        """Erase it, earlier ones of a takeout too."""
        with self.open_session() as session:
            for row in session.exec(select(SafetyPlan)).all():
                session.delete(row)


def _newest(session: Session) -> SafetyPlan | None:
    query = select(SafetyPlan).order_by(col(SafetyPlan.recorded_at).desc())
    return session.exec(query.order_by(col(SafetyPlan.id).desc())).first()


def _plan(row: SafetyPlan) -> Plan:
    return Plan(**{part.name: getattr(row, part.name) for part in fields(Plan)})
