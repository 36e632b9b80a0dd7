"""Employers' messages: kept as they came, read afterwards, confirmed by the person."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, func, select

from core.intake.text import checked_text, clean_text
from core.reading.types import MailReading
from core.store.recover import FeedbackRequest
from core.store.tables import Application, FindingRow, Message, Reading
from core.vocabulary import Author, Disposition, MailKind, Stage
from core.workspace.ledger import new_application, record, standing_of
from core.workspace.shield import held_back
from core.workspace.topic import Topic, lock_person, own_row, row_id

ENDING = {MailKind.REJECTION: Disposition.REJECTED}
REACHED = {MailKind.INTERVIEW_INVITATION: Stage.INTERVIEW, MailKind.OFFER: Stage.OFFER}


@dataclass(frozen=True)
class MessageView:
    """One message as a page shows it."""

    message_id: int
    application_id: int | None
    """None until the person confirmed where it belongs."""
    company: str | None
    role: str | None
    day: date
    kind: MailKind | None
    """The person's word, else the reading's; None when neither is there."""
    text: str
    subject: str
    sender: str
    is_read: bool
    """Whether an engine has read it."""


@dataclass(frozen=True)
class Confirmed:
    """What the person says about a message: it wins over every reading."""

    kind: MailKind
    day: date
    company: str
    role: str
    stage: Stage
    """How far the application had come when the message was sent."""
    application_id: int | None = None
    """None: it is a new application."""
    applied_on: date | None = None


class Messages(Topic):
    """What employers wrote, in their own words."""

    def keep(
        self, text: str, day: date, now: datetime, *, subject: str = "", sender: str = ""
    ) -> int:
        """Store a message before anything is done with it. Raises InvalidInput with a sentence.

        The same text, sent twice, is stored once as long as it waits to be confirmed.
        """
        text = checked_text(clean_text(text))
        row = Message(
            recorded_at=now,
            day=day,
            text=text,
            subject=clean_text(subject)[:1000],
            sender=clean_text(sender)[:1000],
        )
        with self.open_session() as session:
            lock_person(session)
            twin = _waiting_twin(session, text)
            if twin is not None:
                return row_id(twin)
            session.add(row)
            session.flush()
            return row_id(row)

    def store_reading(self, message_id: int, reading: MailReading, now: datetime) -> None:
        """Keep what an engine made of a message, next to earlier readings. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id)
            add_reading(session, message_id, reading, now)

    def confirm(self, message_id: int, said: Confirmed, now: datetime, today: date) -> int:
        """File a message under its application, whose ledger moves; return the application's id.

        Confirming again changes nothing. Raises NotFound, InvalidInput.
        """
        with self.open_session() as session:
            lock_person(session)
            message = own_row(session, Message, message_id)
            if message.application_id is not None:
                return message.application_id
            application = _application(session, said, now, today)
            _move(session, application, said, now, today)
            message.application_id = row_id(application)
            message.kind, message.day = said.kind, said.day
            return row_id(application)

    def one(self, message_id: int) -> MessageView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            return _view(session, own_row(session, Message, message_id))

    def page(self, limit: int, offset: int = 0) -> list[MessageView]:
        """The newest messages, newest first; without those behind the shield."""
        newest = (col(Message.day).desc(), col(Message.id).desc())
        query = select(Message).order_by(*newest).limit(limit).offset(offset)
        with self.open_session() as session:
            shown = query.where(col(Message.id).not_in(held_back(session)))
            return [_view(session, row) for row in session.exec(shown).all()]

    def count(self) -> int:
        """How many messages `page` goes through."""
        with self.open_session() as session:
            everything = session.exec(select(func.count()).select_from(Message)).one()
            return everything - len(held_back(session))

    def about(self, application_id: int) -> list[MessageView]:
        """The employer's messages about an application, newest first. Raises NotFound."""
        query = select(Message).where(
            Message.application_id == application_id, Message.author == Author.EMPLOYER
        )
        newest = (col(Message.day).desc(), col(Message.id).desc())
        with self.open_session() as session:
            own_row(session, Application, application_id)
            rows = session.exec(query.order_by(*newest)).all()
            return [_view(session, row) for row in rows]

    def waiting(self) -> list[int]:
        """Ids of the messages that are kept but not confirmed yet, oldest first.

        What came with a mailbox waits in the inbox instead.
        """
        one_by_one = col(Message.imported).is_(False), col(Message.set_aside).is_(False)
        query = select(Message.id).where(col(Message.application_id).is_(None), *one_by_one)
        with self.open_session() as session:
            return [one for one in session.exec(query.order_by(col(Message.id))).all() if one]

    def forget(self, message_id: int) -> None:
        """Delete a message with its readings, its corrections and the reasons that quote it.

        That it answered a request for feedback stays known. Raises NotFound.
        """
        with self.open_session() as session:
            row = own_row(session, Message, message_id)
            answered = select(FeedbackRequest).where(FeedbackRequest.message_id == message_id)
            for one in session.exec(answered).all():
                one.message_id = None
            session.flush()
            session.delete(row)


def add_reading(session: Session, message_id: int, reading: MailReading, now: datetime) -> None:
    """Inside a transaction: add what an engine made of a message of the person."""
    row = Reading(
        recorded_at=now,
        message_id=message_id,
        engine=reading.engine,
        kind=reading.kind,
        language=reading.language,
        company=reading.company,
        role=reading.role,
    )
    session.add(row)
    session.flush()
    session.add_all(_finding_rows(reading, row_id(row), message_id, now))


def latest_reading(session: Session, message_id: int) -> Reading | None:
    """The newest reading of a message; None before the first."""
    query = select(Reading).where(Reading.message_id == message_id)
    return session.exec(query.order_by(col(Reading.id).desc()).limit(1)).first()


def _waiting_twin(session: Session, text: str) -> Message | None:
    query = select(Message).where(col(Message.application_id).is_(None))
    return next((row for row in session.exec(query).all() if row.text == text), None)


def _view(session: Session, row: Message) -> MessageView:
    reading = latest_reading(session, row_id(row))
    filed = session.get(Application, row.application_id) if row.application_id else None
    named = filed or reading
    return MessageView(
        message_id=row_id(row),
        application_id=row.application_id,
        company=named.company if named else None,
        role=named.role if named else None,
        day=row.day,
        kind=row.kind or (reading.kind if reading else None),
        text=row.text,
        subject=row.subject,
        sender=row.sender,
        is_read=reading is not None,
    )


def _application(session: Session, said: Confirmed, now: datetime, today: date) -> Application:
    if said.application_id is not None:
        return own_row(session, Application, said.application_id)
    application = new_application(session, said.company, said.role, None, now)
    record(session, application, now, today, day=said.applied_on, stage=Stage.APPLIED)
    return application


def _move(
    session: Session, application: Application, said: Confirmed, now: datetime, today: date
) -> None:
    """Add to the ledger what a message says that is not in it yet.

    Its day is that of the step which it is itself; when an earlier stage was, it does not say.
    """
    before = standing_of(session, row_id(application))
    step = REACHED.get(said.kind)
    reached = {said.stage: None} | ({step: said.day} if step else {})
    for stage, day in reached.items():
        if stage.rank > before.furthest_stage.rank:
            record(session, application, now, today, day=day, stage=stage)
    ending = ENDING.get(said.kind)
    if ending is not None and ending is not before.disposition:
        record(session, application, now, today, day=said.day, disposition=ending)


def _finding_rows(
    reading: MailReading, reading_id: int, message_id: int, now: datetime
) -> list[FindingRow]:
    return [
        FindingRow(
            recorded_at=now,
            reading_id=reading_id,
            message_id=message_id,
            theme=finding.theme,
            quote=finding.quote,
            quote_start=finding.start,
            quote_end=finding.end,
            score=finding.score,
            origin=finding.origin,
            quote_check=finding.check,
        )
        for finding in reading.findings
    ]
