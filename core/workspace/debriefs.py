"""Debriefs: one for each application, written in parts, with reasons and what they rest on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime

import pandas as pd
from sqlmodel import Session, col, func, select

from core.analysis.corrections import Mention, replay
from core.coaching.debrief import MOST_REASONS, DebriefView, Part, Reason, has_words
from core.errors import InvalidInput
from core.intake.text import clean_words
from core.reading.quotes import check_quote
from core.store.recover import Cause, Debrief
from core.store.tables import Application, Message
from core.vocabulary import Author, Disposition, Evidence, MailKind, Origin, QuoteCheck
from core.workspace.corrections import all_lines, known_theme
from core.workspace.feedback import with_applications
from core.workspace.frames import applications_frame
from core.workspace.topic import Topic, lock_person, own_row, row_id, stored_before

MAX_PART, MAX_REASON = 4_000, 400
COLUMNS = ["message_id", "application_id", "day", "kind", "author", "is_read"]


class NotAQuote(InvalidInput):
    """The words do not stand in the message; they can still be kept as something reported."""


class Debriefs(Topic):
    """How the person looked back."""

    def write(
        self, application_id: int, words: Mapping[Part, str], now: datetime, today: date
    ) -> int:
        """Keep these parts and leave the others as they are; return the debrief's id.

        Raises NotFound, and InvalidInput for too many words or for none at all.
        """
        clean = {part: clean_words(text, "One part", MAX_PART) for part, text in words.items()}
        with self.open_session() as session:
            lock_person(session)
            row = _newest(session, application_id)
            if row is None:
                _check_begun(clean)
                row = _new(session, application_id, now, today)
            row.recorded_at = now  # of the newest words; the day stays that of the beginning
            for part, text in clean.items():
                setattr(row, part, text)
            return row_id(row)

    def add_reason(
        self, application_id: int, said: Reason, now: datetime, today: date, uid: str
    ) -> int:
        """Add one reason; return the debrief's id. A form that was sent twice adds one.

        Raises NotFound; InvalidInput for the sixth or an empty one; NotAQuote where the words
        do not stand in one of the employer's messages about this application.
        """
        with self.open_session() as session:
            is_new = stored_before(session, Cause, uid) is None
            own_row(session, Application, application_id)
            row = _newest(session, application_id) or _new(session, application_id, now, today)
            if is_new:
                session.add(_cause(session, row, said, now, uid))
            return row_id(row)

    def remove_reason(self, cause_id: int) -> None:
        """Take a reason out for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Cause, cause_id))

    def forget(self, debrief_id: int) -> None:
        """Delete a debrief with its reasons for good. Raises NotFound."""
        with self.open_session() as session:
            session.delete(own_row(session, Debrief, debrief_id))

    def one(self, debrief_id: int) -> DebriefView:
        """Raises NotFound when it is not the person's."""
        with self.open_session() as session:
            return _view(session, own_row(session, Debrief, debrief_id))

    def about(self, application_id: int) -> DebriefView | None:
        """The newest about an application; None before the first. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Application, application_id)
            row = _newest(session, application_id)
            return _view(session, row) if row else None

    def views(self) -> list[DebriefView]:
        """Every debrief, newest first."""
        newest = col(Debrief.day).desc(), col(Debrief.id).desc()
        with self.open_session() as session:
            rows = session.exec(select(Debrief).order_by(*newest)).all()
            return [_view(session, row) for row in rows]

    def told(self) -> tuple[pd.DataFrame, list[Mention]]:
        """What the person was told or saw of their rejections, for the statistics of themes.

        Employers' words stay where they stand, in their messages, and a guess is no recollection:
        neither is in here. The frame is like that of Feedback.frame; the message_id of a debrief
        is its own id below zero.
        """
        columns = Cause.debrief_id, Debrief.application_id, Debrief.day, Cause.theme
        query = select(*columns).join(Debrief, col(Debrief.id) == Cause.debrief_id)
        reported = query.where(Cause.evidence == Evidence.REPORTED).order_by(col(Cause.id))
        with self.open_session() as session:
            filed = applications_frame(session)
            refused = set(filed.loc[filed["disposition"] == Disposition.REJECTED, "application_id"])
            rows = [row for row in session.exec(reported).all() if row[1] in refused]
            mentions = replay(_mentions(rows), all_lines(session))
        ids = {-debrief: (application, day) for debrief, application, day, _ in rows}
        ours = [one for debrief in ids for one in mentions.here.get(debrief, [])]
        return with_applications(_as_messages(ids), filed), ours


def _check_begun(words: Mapping[Part, str]) -> None:
    if not has_words(words):
        msg = "There is nothing in it yet. A few words in one of the fields are enough."
        raise InvalidInput(msg)


def _newest(session: Session, application_id: int) -> Debrief | None:
    query = select(Debrief).where(Debrief.application_id == application_id)
    order = col(Debrief.day).desc(), col(Debrief.id).desc()
    return session.exec(query.order_by(*order)).first()


def _new(session: Session, application_id: int, now: datetime, today: date) -> Debrief:
    own_row(session, Application, application_id)
    row = Debrief(recorded_at=now, application_id=application_id, day=today)
    session.add(row)
    session.flush()
    return row


def _cause(session: Session, debrief: Debrief, said: Reason, now: datetime, uid: str) -> Cause:
    """A checked row. Raises InvalidInput, NotAQuote, NotFound."""
    count = select(func.count()).select_from(Cause).where(Cause.debrief_id == debrief.id)
    if session.exec(count).one() >= MOST_REASONS:
        msg = f"There is room for {MOST_REASONS} reasons. Remove one to add another."
        raise InvalidInput(msg)
    said = _checked_quote(session, debrief, said)
    return Cause(
        uid=uid,
        recorded_at=now,
        debrief_id=row_id(debrief),
        words=clean_words(
            said.words or said.quote[:MAX_REASON], "The reason", MAX_REASON, needed=True
        ),
        evidence=said.evidence,
        theme=known_theme(session, said.theme) if said.theme else None,
        message_id=said.message_id,
        quote=said.quote,
    )


def _checked_quote(session: Session, debrief: Debrief, said: Reason) -> Reason:
    """With the message's own words for a quote, and without a message for anything else."""
    if said.evidence is not Evidence.QUOTED:
        return replace(said, message_id=None, quote="")
    message = own_row(session, Message, said.message_id)
    is_theirs = message.author is Author.EMPLOYER
    _, start, end = check_quote(message.text, said.quote)
    if message.application_id != debrief.application_id or not is_theirs or start is None:
        msg = (
            "Those words do not stand in that message, so they are no quote. You can keep them "
            "as something that you were told."
        )
        raise NotAQuote(msg)
    return replace(said, quote=message.text[start:end])


def _view(session: Session, row: Debrief) -> DebriefView:
    causes = select(Cause).where(Cause.debrief_id == row.id).order_by(col(Cause.id))
    reasons = [
        Reason(one.words, one.evidence, one.theme, one.message_id, one.quote, row_id(one))
        for one in session.exec(causes).all()
    ]
    parts = {part: str(getattr(row, part)) for part in Part}
    return DebriefView(row_id(row), row.application_id, row.day, parts, tuple(reasons))


def _mentions(rows: Iterable[tuple[int, int, date, str | None]]) -> list[Mention]:
    return [
        Mention(-debrief, theme, Origin.PERSON, QuoteCheck.VERIFIED, None)
        for debrief, _, _, theme in rows
        if theme
    ]


def _as_messages(debriefs: Mapping[int, tuple[int, date]]) -> pd.DataFrame:
    """Debriefs as recollections of a rejection, by the id that they have among messages."""
    rows = [
        (one, application, day, str(MailKind.REJECTION), str(Author.CANDIDATE), True)
        for one, (application, day) in debriefs.items()
    ]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"application_id": "float64", "message_id": "int64"})
