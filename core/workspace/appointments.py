"""Appointments: the interviews that are coming up."""

from collections import defaultdict
from datetime import date, datetime

from sqlmodel import Session, col, select

from core.coaching.coming_up import AppointmentView, appointment_fault, coming
from core.errors import InvalidInput
from core.store.tables import Application, Appointment, StageEvent
from core.vocabulary import Stage
from core.workspace.ledger import holding, lines_of, record, standing
from core.workspace.topic import Topic, add_once, lock_person, own_row, row_id


class Appointments(Topic):
    """When the person speaks with whom, as far as it is arranged."""

    def add(
        self, application_id: int, stage: Stage, starts_at: datetime, now: datetime, uid: str
    ) -> int:
        """Store one; return its id. Raises NotFound, and InvalidInput for a time that has passed.

        A form that was sent twice carries the same `uid` and is stored once.
        """
        _check(stage, starts_at, now)
        row = Appointment(
            uid=uid,
            recorded_at=now,
            application_id=application_id,
            starts_at=starts_at,
            stage=stage,
        )
        with self.open_session() as session:
            own_row(session, Application, application_id)
            return add_once(session, row)

    def move(self, appointment_id: int, stage: Stage, starts_at: datetime, now: datetime) -> None:
        """Have it at another time, or be of another kind. Raises NotFound, InvalidInput."""
        _check(stage, starts_at, now)
        with self.open_session() as session:
            row = own_row(session, Appointment, appointment_id)
            row.stage, row.starts_at = stage, starts_at

    def took_place(self, appointment_id: int, day: date, now: datetime, today: date) -> None:
        """Move one into the history under its day, by the person's clock.

        An earlier line of the same stage, the invitation's for one, stays; one of the same day
        is not written again. Raises NotFound, also where another tab was first, and InvalidInput.
        """
        with self.open_session() as session:
            lock_person(session)
            row = own_row(session, Appointment, appointment_id)
            application = own_row(session, Application, row.application_id)
            lines = holding(lines_of(session, row.application_id))
            if (row.stage, day) not in {(line.stage, line.day) for line in lines}:
                record(session, application, now, today, day=day, stage=row.stage)
            session.delete(row)

    def remove(self, appointment_id: int) -> None:
        """Remove it for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Appointment, appointment_id))

    def views(self) -> list[AppointmentView]:
        """Every one, the earliest first; what has passed and what came to nothing as well."""
        with self.open_session() as session:
            return _views_in(session)


def next_interview_in(session: Session, now: datetime) -> datetime | None:
    """Inside a transaction: when the next one begins; None when none is coming up."""
    return next((one.starts_at for one in coming(_views_in(session), now)), None)


def _views_in(session: Session) -> list[AppointmentView]:
    query = select(Appointment, Application.company).join(
        Application, col(Application.id) == Appointment.application_id
    )
    rows = session.exec(query.order_by(col(Appointment.starts_at), col(Appointment.id))).all()
    is_open = _which_are_open(session, {one.application_id for one, _ in rows})
    return [
        AppointmentView(
            row_id(one),
            one.application_id,
            one.uid,
            one.stage,
            one.starts_at,
            company,
            one.application_id in is_open,
        )
        for one, company in rows
    ]


def _which_are_open(session: Session, application_ids: set[int]) -> set[int]:
    """The applications among these that have not ended."""
    of_these = col(StageEvent.application_id).in_(application_ids)
    ledgers: defaultdict[int, list[StageEvent]] = defaultdict(list)
    for line in session.exec(select(StageEvent).where(of_these).order_by(col(StageEvent.id))):
        ledgers[line.application_id].append(line)
    return {one for one in application_ids if standing(ledgers[one]).disposition is None}


def _check(stage: Stage, starts_at: datetime, now: datetime) -> None:
    fault = appointment_fault(stage, starts_at, now)
    if fault:
        raise InvalidInput(fault)
