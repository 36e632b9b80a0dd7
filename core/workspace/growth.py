"""Practice, and the people a person knows."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

import pandas as pd
from sqlmodel import col, func, select

from core.errors import InvalidInput
from core.intake.text import clean_line
from core.store.growth import Contact, Practice, Talk
from core.vocabulary import PracticeKind, Tie
from core.workspace.topic import Topic, add_once, check_has_come, lock_person, own_row, row_id

BEST = 10


@dataclass(frozen=True)
class ContactView:
    """Somebody the person knows, as a page shows them."""

    contact_id: int
    name: str
    tie: Tie
    day: date
    talks: int
    last_talk: date | None


class Growth(Topic):
    """What a person practised, and whom they know."""

    def practise(
        self, kind: PracticeKind, score: int, day: date, now: datetime, today: date, uid: str
    ) -> int:
        """Store one time of practising. Raises InvalidInput for a score or a day that cannot be.

        A form that was sent twice carries the same `uid` and is stored once.
        """
        if not 0 <= score <= BEST:
            msg = f"The score runs from 0 to {BEST}."
            raise InvalidInput(msg)
        check_has_come(day, today)
        row = Practice(uid=uid, recorded_at=now, day=day, kind=kind, score=score)
        with self.open_session() as session:
            return add_once(session, row)

    def forget_practice(self, practice_id: int) -> None:
        """Remove one that was entered by mistake. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Practice, practice_id))

    def practices(self) -> pd.DataFrame:
        """Every time of practising, oldest first. Columns: practice_id, day, kind, score."""
        columns = (Practice.id, Practice.day, Practice.kind, Practice.score)
        query = select(*columns).order_by(col(Practice.day), col(Practice.id))
        with self.open_session() as session:
            rows = [(one, day, str(kind), score) for one, day, kind, score in session.exec(query)]
        return pd.DataFrame(rows, columns=["practice_id", "day", "kind", "score"])

    def add_contact(
        self, name: str, tie: Tie, day: date, now: datetime, today: date, uid: str
    ) -> int:
        """Store somebody. Raises InvalidInput for a name or a day that cannot be."""
        check_has_come(day, today)
        name = clean_line(name, "The name")
        with self.open_session() as session:
            return add_once(session, Contact(uid=uid, recorded_at=now, day=day, name=name, tie=tie))

    def talk(self, contact_id: int, day: date, now: datetime, today: date) -> None:
        """Record that the two were in touch, once a day. Raises NotFound, InvalidInput."""
        check_has_come(day, today)
        with self.open_session() as session:
            lock_person(session)
            own_row(session, Contact, contact_id)
            same = select(Talk.id).where(Talk.contact_id == contact_id, Talk.day == day)
            if session.exec(same).first() is None:
                session.add(Talk(uid=uuid4().hex, recorded_at=now, contact_id=contact_id, day=day))

    def forget_contact(self, contact_id: int) -> None:
        """Remove somebody and every talk with them for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Contact, contact_id))

    def contacts(self) -> list[ContactView]:
        """Everybody, who was spoken to last first."""
        talks = (func.count(col(Talk.id)), func.max(Talk.day))
        query = select(Contact, *talks).outerjoin(Talk, col(Talk.contact_id) == Contact.id)
        with self.open_session() as session:
            rows = session.exec(query.group_by(col(Contact.id))).all()
            views = [
                ContactView(row_id(one), one.name, one.tie, one.day, count, last)
                for one, count, last in rows
            ]
        return sorted(views, key=lambda one: (one.last_talk or one.day, one.name), reverse=True)

    def ties(self) -> pd.DataFrame:
        """Everybody without their names, oldest first. Columns: contact_id, day, tie."""
        query = select(Contact.id, Contact.day, Contact.tie).order_by(col(Contact.day))
        with self.open_session() as session:
            rows = [(one, day, str(tie)) for one, day, tie in session.exec(query)]
        return pd.DataFrame(rows, columns=["contact_id", "day", "tie"])

    def talks(self) -> pd.DataFrame:
        """Every talk, oldest first. Columns: contact_id, day."""
        query = select(Talk.contact_id, Talk.day).order_by(col(Talk.day))
        with self.open_session() as session:
            return pd.DataFrame(session.exec(query).all(), columns=["contact_id", "day"])
