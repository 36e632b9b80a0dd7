"""Filing messages of the inbox together: what a reading suggests, as the person agreed to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from sqlmodel import Session, col, func, select

from core.errors import InvalidInput, NotFound
from core.reading.mail_stage import stage_before
from core.store.tables import Message, Reading
from core.vocabulary import MailKind, Stage
from core.workspace.applications import Applications
from core.workspace.inbox import InboxLine, inbox_line, waiting
from core.workspace.matching import KnownApplication, likely_applications
from core.workspace.messages import Confirmed, Messages
from core.workspace.shield import held_back
from core.workspace.topic import Topic, own_row

TOGETHER = (
    MailKind.REJECTION,
    MailKind.RECEIVED,
    MailKind.ASSESSMENT,
    MailKind.INTERVIEW_INVITATION,
)
"""Kinds that may be filed with others; an offer deserves a look of its own."""

Row = tuple[int, date, MailKind, str | None, str | None]


@dataclass(frozen=True)
class Suggestion:
    """Where a message most likely belongs, for the person to agree or not."""

    message_id: int
    day: date
    kind: MailKind
    company: str
    role: str
    application_id: int | None
    """None: a new application."""
    stage: Stage
    """How far it had come before, as far as the message says."""


class Filing(Topic):
    """Messages that were read and belong to no application yet."""

    def suggested(self, at_most: int) -> list[Suggestion]:
        """Messages of which kind, company, role and application leave no choice, oldest first."""
        known = Applications(self.open_session).known()
        with self.open_session() as session:
            return list(islice(_suggestions(session, known), at_most))

    def others(self, at_most: int) -> list[InboxLine]:
        """Messages that were read as something else than a step of an application."""
        with self.open_session() as session:
            rows = _read_ones(session)
            ids = [one for one, _, kind, *_ in rows if kind is MailKind.OTHER][:at_most]
            found = [own_row(session, Message, message_id) for message_id in ids]
            return [inbox_line(row, is_read=True) for row in found]

    def file(self, agreed: Sequence[Suggestion], now: datetime, today: date) -> int:
        """File these, oldest first; returns how many.

        The others stay in the inbox: they were filed or deleted meanwhile, or their day or names
        cannot be right.
        """
        return sum(self._filed(one, now, today) for one in sorted(agreed, key=_order))

    def _filed(self, one: Suggestion, now: datetime, today: date) -> bool:
        try:
            Messages(self.open_session).confirm(one.message_id, self._said(one), now, today)
        except (NotFound, InvalidInput):
            return False
        return True

    def _said(self, one: Suggestion) -> Confirmed:
        """A message that was filed a moment ago may have made the application of this one."""
        target = one.application_id
        if target is None:
            likely = Applications(self.open_session).likely(one.company, one.role)
            target = likely[0].application_id if likely else None
        return Confirmed(one.kind, one.day, one.company, one.role, one.stage, target)


def _suggestions(session: Session, known: Sequence[KnownApplication]) -> Iterator[Suggestion]:
    for message_id, day, kind, company, role in _read_ones(session):
        if kind not in TOGETHER or not company or not role:
            continue
        likely = likely_applications(company, role, known)
        if len(likely) > 1:
            continue
        row = own_row(session, Message, message_id)
        stage = stage_before(row.subject, row.text) or Stage.APPLIED
        target = likely[0].application_id if likely else None
        yield Suggestion(message_id, day, kind, company, role, target, stage)


def _read_ones(session: Session) -> Sequence[Row]:
    """Id, day, kind, company and role of what the newest readings say, oldest message first.

    Without what is behind the shield.
    """
    columns = (Message.id, Message.day, Reading.kind, Reading.company, Reading.role)
    newest = select(func.max(Reading.id)).group_by(col(Reading.message_id))
    query = waiting(*columns).join(Reading, col(Reading.message_id) == col(Message.id))
    query = query.where(
        col(Reading.id).in_(newest), col(Message.id).not_in(held_back(session))
    ).order_by(col(Message.day), col(Message.id))
    rows: Sequence[Row] = session.exec(query).all()
    return rows


def _order(one: Suggestion) -> tuple[date, int]:
    return one.day, one.message_id
