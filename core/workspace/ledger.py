"""The ledger: adding a line, and what the lines add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import uuid4

from sqlmodel import Session, col, select

from core.intake.text import clean_line
from core.store.tables import Application, StageEvent
from core.vocabulary import Disposition, Stage
from core.workspace.topic import check_has_come, row_id


class Line(Protocol):
    """What a line of the ledger says; a StageEvent or a row with the same columns."""

    @property
    def uid(self) -> str: ...
    @property
    def day(self) -> date | None: ...
    @property
    def stage(self) -> Stage | None: ...
    @property
    def disposition(self) -> Disposition | None: ...
    @property
    def reopened(self) -> bool: ...
    @property
    def retracts(self) -> str | None: ...


@dataclass(frozen=True)
class Standing:
    """Where one application stands."""

    applied_on: date | None
    """None when the person did not say."""
    stage: Stage
    """Where it stood last."""
    furthest_stage: Stage
    """The furthest it ever came; no rejection takes that away."""
    disposition: Disposition | None
    """None while it is open."""
    ended_on: date | None
    last_event_on: date | None


def standing(events: Iterable[Line]) -> Standing:
    """Add up the lines of one application, in the order in which they were written."""
    valid = holding(events)
    reached = [line.stage for line in valid if line.stage] or [Stage.APPLIED]
    ending = _ending(valid)
    days = [line.day for line in valid if line.day]
    applied = [line.day for line in valid if line.stage is Stage.APPLIED and line.day]
    return Standing(
        applied_on=applied[-1] if applied else None,
        stage=reached[-1],
        furthest_stage=max(reached, key=lambda stage: stage.rank),
        disposition=ending.disposition if ending else None,
        ended_on=ending.day if ending else None,
        last_event_on=max(days) if days else None,
    )


def holding(events: Iterable[Line]) -> list[Line]:
    """The lines that hold: neither taken back nor taking one back."""
    lines = list(events)
    retracted = {line.retracts for line in lines if line.retracts}
    return [line for line in lines if line.uid not in retracted and not line.retracts]


def _ending(lines: list[Line]) -> Line | None:
    """The line that ended the application, unless a later one opened it again."""
    decisive = [line for line in lines if line.disposition or line.reopened]
    return decisive[-1] if decisive and decisive[-1].disposition else None


def new_application(
    session: Session,
    company: str,
    role: str,
    source: str | None,
    now: datetime,
    uid: str | None = None,
) -> Application:
    """Inside a transaction: a checked and stored application without a ledger yet."""
    row = Application(
        uid=uid or uuid4().hex,
        recorded_at=now,
        company=clean_line(company, "The company's name"),
        role=clean_line(role, "The role"),
        source=clean_line(source, "The source") if source and source.strip() else None,
    )
    session.add(row)
    session.flush()
    return row


def record(  # noqa: PLR0913 - one keyword says what happened
    session: Session,
    application: Application,
    now: datetime,
    today: date,
    *,
    day: date | None = None,
    stage: Stage | None = None,
    disposition: Disposition | None = None,
    reopened: bool = False,
    retracts: str | None = None,
) -> None:
    """Inside a transaction: add one line to the ledger. Raises InvalidInput for a day to come."""
    if day is not None:
        check_has_come(day, today)
    session.add(
        StageEvent(
            recorded_at=now,
            application_id=row_id(application),
            day=day,
            stage=stage,
            disposition=disposition,
            reopened=reopened,
            retracts=retracts,
        )
    )


def lines_of(session: Session, application_id: int) -> list[StageEvent]:
    """Inside a transaction: the ledger of one application, oldest line first."""
    query = select(StageEvent).where(StageEvent.application_id == application_id)
    return list(session.exec(query.order_by(col(StageEvent.id))).all())


def standing_of(session: Session, application_id: int) -> Standing:
    """Inside a transaction: where one application stands."""
    return standing(lines_of(session, application_id))
