"""What the person agreed to, and when."""

from datetime import datetime

from sqlmodel import col, select

from core.store.tables import ConsentEvent
from core.vocabulary import Consent
from core.workspace.topic import Topic

CURRENT_VERSION = {Consent.STORAGE: 1, Consent.AI: 2, Consent.COHORT: 1}
"""Raised when the words of a consent change; an older agreement then no longer counts."""


class Consents(Topic):
    """Agreements, each apart from the others, off until given."""

    def granted(self, consent: Consent) -> bool:
        """Whether the current version was agreed to and not taken back since."""
        query = (
            select(ConsentEvent.granted, ConsentEvent.version)
            .where(ConsentEvent.consent == consent)
            .order_by(col(ConsentEvent.recorded_at).desc(), col(ConsentEvent.id).desc())
            .limit(1)
        )
        with self.open_session() as session:
            newest = session.exec(query).first()
        return newest is not None and newest == (True, CURRENT_VERSION[consent])

    def grant(self, consent: Consent, now: datetime) -> None:
        """Agree to the current version."""
        self._record(consent, now, granted=True)

    def withdraw(self, consent: Consent, now: datetime) -> None:
        """Take an agreement back; it counts from the next step on."""
        self._record(consent, now, granted=False)

    def _record(self, consent: Consent, now: datetime, *, granted: bool) -> None:
        row = ConsentEvent(
            recorded_at=now, consent=consent, version=CURRENT_VERSION[consent], granted=granted
        )
        with self.open_session() as session:
            session.add(row)
