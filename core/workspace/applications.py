"""Applications and their append-only ledger."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pandas as pd

from core.errors import InvalidInput
from core.store.tables import Application
from core.vocabulary import Disposition, Stage
from core.workspace.experiment_rows import part_from
from core.workspace.frames import applications_frame, ledger_frame
from core.workspace.ledger import (
    Standing,
    lines_of,
    new_application,
    record,
    standing_of,
)
from core.workspace.matching import KnownApplication, likely_applications, plain_company
from core.workspace.topic import Topic, check_has_come, own_row, row_id, stored_before

SAME_ENDING = timedelta(days=14)
"""An ending of the same kind that was logged for a day so near is the same ending."""


@dataclass(frozen=True)
class ApplicationView:
    """One application as a page shows it."""

    application_id: int
    company: str
    role: str
    source: str | None
    standing: Standing


@dataclass(frozen=True)
class LedgerLine:
    """One line of the ledger as a page shows it."""

    uid: str
    day: date | None
    stage: Stage | None
    disposition: Disposition | None
    reopened: bool
    is_retracted: bool


class Applications(Topic):
    """One person's tries, and how far each came."""

    def add(  # noqa: PLR0913 - the fields of one form
        self,
        company: str,
        role: str,
        *,
        applied_on: date | None,
        now: datetime,
        today: date,
        source: str | None = None,
        uid: str | None = None,
    ) -> int:
        """Store a new application. Raises InvalidInput for names or days that cannot be.

        A form that was sent twice carries the same `uid` and is stored once.
        """
        with self.open_session() as session:
            there = stored_before(session, Application, uid) if uid else None
            if there is not None:
                return there
            row = new_application(session, company, role, source, now, uid)
            record(session, row, now, today, day=applied_on, stage=Stage.APPLIED)
            return row_id(row)

    def reach(
        self, application_id: int, stage: Stage, day: date | None, now: datetime, today: date
    ) -> None:
        """Record that an application came to a stage. Raises NotFound, InvalidInput."""
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            record(session, row, now, today, day=day, stage=stage)

    def close(
        self,
        application_id: int,
        disposition: Disposition,
        day: date | None,
        now: datetime,
        today: date,
    ) -> None:
        """Record how an application ended. Closing it the same way twice adds nothing.

        Raises NotFound, InvalidInput.
        """
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            if standing_of(session, application_id).disposition is not disposition:
                record(session, row, now, today, day=day, disposition=disposition)

    def log_ending(  # noqa: PLR0913 - the fields of one form
        self,
        company: str,
        role: str,
        disposition: Disposition,
        *,
        stage: Stage,
        day: date,
        applied_on: date | None,
        now: datetime,
        today: date,
    ) -> int:
        """Record an ending that came without a message; return the application's id.

        The newest open application with these names is closed; without one, one that ended the
        same way within SAME_ENDING is left as it is; else a new one is made. `day` is that of the
        ending; when the stage was, nobody said.
        Raises InvalidInput.
        """
        check_has_come(day, today)
        twin = self._twin(company, role, disposition, day)
        if twin is None:
            twin = self.add(company, role, applied_on=applied_on, now=now, today=today)
        if self.one(twin).standing.furthest_stage.rank < stage.rank:
            self.reach(twin, stage, None, now, today)
        self.close(twin, disposition, day, now, today)
        return twin

    def _twin(self, company: str, role: str, disposition: Disposition, day: date) -> int | None:
        names = (plain_company(company), role.strip().casefold())
        tries = [
            one
            for one in self.frame()[::-1].to_dict("records")
            if (plain_company(one["company"]), one["role"].casefold()) == names
        ]
        are_open = [one for one in tries if one["disposition"] is None]
        same = [
            one
            for one in tries
            if one["disposition"] == disposition
            and abs((one["ended_on"] or day) - day) <= SAME_ENDING
        ]
        return next((int(one["application_id"]) for one in [*are_open, *same]), None)

    def reopen(self, application_id: int, now: datetime, today: date) -> None:
        """Record that a closed application is open again. Raises NotFound."""
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            if standing_of(session, application_id).disposition is not None:
                record(session, row, now, today, day=today, reopened=True)

    def retract(self, application_id: int, uid: str, now: datetime, today: date) -> None:
        """Take back a line entered by mistake; both lines stay. Raises NotFound, InvalidInput."""
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            lines = lines_of(session, application_id)
            if uid not in {line.uid for line in lines if not line.retracts}:
                msg = "That line is not in this application's history."
                raise InvalidInput(msg)
            if uid not in {line.retracts for line in lines}:
                record(session, row, now, today, retracts=uid)

    def forget(self, application_id: int) -> None:
        """Delete it with its messages, its history and what was written about it.

        An experiment that came from it stays, and then comes from none. Raises NotFound.
        """
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            part_from(session, application_id)
            session.delete(row)

    def one(self, application_id: int) -> ApplicationView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            row = own_row(session, Application, application_id)
            now_at = standing_of(session, application_id)
            return ApplicationView(application_id, row.company, row.role, row.source, now_at)

    def history(self, application_id: int) -> list[LedgerLine]:
        """The ledger of one application, oldest line first. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Application, application_id)
            lines = lines_of(session, application_id)
            gone = {line.retracts for line in lines}
            return [
                LedgerLine(
                    line.uid,
                    line.day,
                    line.stage,
                    line.disposition,
                    line.reopened,
                    line.uid in gone,
                )
                for line in lines
                if not line.retracts
            ]

    def frame(self) -> pd.DataFrame:
        """Every application, oldest first. Columns: FRAME_COLUMNS; days are None when not known."""
        with self.open_session() as session:
            return applications_frame(session)

    def ledger(self) -> pd.DataFrame:
        """Every line of every ledger that holds, in the order of writing. LEDGER_COLUMNS."""
        with self.open_session() as session:
            return ledger_frame(session)

    def likely(self, company: str, role: str) -> list[KnownApplication]:
        """The applications that this company and role may mean, likeliest first."""
        return likely_applications(company, role, self.known())

    def known(self) -> list[KnownApplication]:
        """Every application, as far as matching needs it."""
        return [
            KnownApplication(
                int(one.application_id), one.company, one.role, one.disposition is None
            )
            for one in self.frame().itertuples()
        ]
