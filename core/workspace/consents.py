"""What the person agreed to, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from core.store.tables import ConsentEvent
from core.vocabulary import CURRENT_VERSION, Consent
from core.workspace.topic import Topic, lock_person


@dataclass(frozen=True)
class ConsentLine:
    """One time of agreeing to something, or of taking that back."""

    at: datetime
    version: int
    """Of the words that were agreed to."""
    granted: bool


@dataclass(frozen=True)
class ConsentView:
    """How one consent stands."""

    log: tuple[ConsentLine, ...]
    """Newest first; empty before the first answer."""
    current_version: int

    @property
    def is_granted(self) -> bool:
        """Whether the current words were agreed to and not taken back since."""
        return bool(self.log) and self.log[0].granted and not self.is_asked_anew

    @property
    def is_asked_anew(self) -> bool:
        """Whether older words were agreed to, which no longer counts."""
        return (
            bool(self.log) and self.log[0].granted and self.log[0].version != self.current_version
        )


class Consents(Topic):
    """Agreements, each apart from the others, off until given."""

    def granted(self, consent: Consent) -> bool:
        """Whether the current version was agreed to and not taken back since."""
        return self._view(consent, 1).is_granted

    def view(self, consent: Consent) -> ConsentView:
        """How it stands, with every time of agreeing and of taking back."""
        return self._view(consent, None)

    def grant(self, consent: Consent, now: datetime) -> None:
        """Agree to the current version."""
        self._record(consent, now, granted=True)

    def withdraw(self, consent: Consent, now: datetime) -> None:
        """Take an agreement back; it counts from the next step on."""
        self._record(consent, now, granted=False)

    def _view(self, consent: Consent, newest: int | None) -> ConsentView:
        with self.open_session() as session:
            return _view_in(session, consent, newest)

    def _record(self, consent: Consent, now: datetime, *, granted: bool) -> None:
        with self.open_session() as session:
            lock_person(session)
            _add(session, consent, now, granted=granted)


def agreed_to(session: Session) -> frozenset[Consent]:
    """Inside a transaction: everything that is agreed to."""
    return frozenset(one for one in Consent if _view_in(session, one, 1).is_granted)


def keep_only(session: Session, agreed: frozenset[Consent], now: datetime) -> None:
    """Inside a transaction that wrote answers given elsewhere: they are asked for anew here.

    What was agreed to here before stays; so does the agreement to storing, without which nothing
    of theirs could be here.
    """
    for consent in agreed_to(session) - agreed - {Consent.STORAGE}:
        _add(session, consent, now, granted=False)


def _view_in(session: Session, consent: Consent, newest: int | None) -> ConsentView:
    query = (
        select(ConsentEvent.recorded_at, ConsentEvent.version, ConsentEvent.granted)
        .where(ConsentEvent.consent == consent)
        .order_by(col(ConsentEvent.recorded_at).desc(), col(ConsentEvent.id).desc())
        .limit(newest)
    )
    log = tuple(ConsentLine(*line) for line in session.exec(query).all())
    return ConsentView(log, CURRENT_VERSION[consent])


def _add(session: Session, consent: Consent, now: datetime, *, granted: bool) -> None:
    """The newest answer is the one that counts: it is later than every earlier one, also when a
    clock was ahead."""
    newest = select(func.max(ConsentEvent.recorded_at)).where(ConsentEvent.consent == consent)
    earlier = session.exec(newest).one()
    session.add(
        ConsentEvent(
            recorded_at=max(now, earlier + timedelta(microseconds=1)) if earlier else now,
            consent=consent,
            version=CURRENT_VERSION[consent],
            granted=granted,
        )
    )
