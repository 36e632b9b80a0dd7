"""Employer feedback: the themes of each message, with the person's corrections on top."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from core.errors import InvalidInput
from core.reading.quotes import check_quote
from core.store.tables import Correction, FindingRow, Message
from core.vocabulary import Origin, QuoteCheck, Theme
from core.workspace.messages import latest_reading
from core.workspace.topic import Topic, own_row


@dataclass(frozen=True)
class ThemeInMessage:
    """One theme of one message, as the person last left it."""

    theme: Theme
    quote: str
    start: int | None
    end: int | None
    """Position in the message's text; None when no words were marked for it."""
    origin: Origin
    check: QuoteCheck


class Feedback(Topic):
    """What employers' messages are about."""

    def themes(self, message_id: int) -> list[ThemeInMessage]:
        """The themes of a message that count: read, not taken away, or added by the person.

        In the order of their words; those without words come last. Raises NotFound.
        """
        with self.open_session() as session:
            message = own_row(session, Message, message_id)
            corrections = _newest_corrections(session, message_id)
            read = [
                _from_finding(row)
                for row in _findings(session, message_id)
                if row.quote_check is not QuoteCheck.SET_ASIDE
                and (row.theme not in corrections or corrections[row.theme].applies)
            ]
            there = {one.theme for one in read}
            added = [
                _from_correction(row, message.text)
                for theme, row in corrections.items()
                if row.applies and theme not in there
            ]
            return sorted([*read, *added], key=_place)

    def set_aside(self, message_id: int) -> list[ThemeInMessage]:
        """What an engine claimed with words that do not stand in the text. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id)
            rows = _findings(session, message_id)
            return [_from_finding(r) for r in rows if r.quote_check is QuoteCheck.SET_ASIDE]

    def taken_away(self, message_id: int) -> list[Theme]:
        """Themes that were read in a message and that the person took away. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id)
            corrections = _newest_corrections(session, message_id)
            read = {row.theme for row in _findings(session, message_id)}
            return [t for t, row in corrections.items() if not row.applies and t in read]

    def correct(
        self, message_id: int, theme: Theme, now: datetime, *, applies: bool, quote: str = ""
    ) -> None:
        """Say that a theme applies or does not. Raises NotFound, or InvalidInput for strange words.

        A quote must stand in the message; it may be empty.
        """
        with self.open_session() as session:
            message = own_row(session, Message, message_id)
            if quote.strip():
                _, start, end = check_quote(message.text, quote)
                if start is None or end is None:
                    msg = "Those words do not stand in this message. Copy them from the text above."
                    raise InvalidInput(msg)
                quote = message.text[start:end]
            session.add(
                Correction(
                    recorded_at=now,
                    message_id=message_id,
                    theme=theme,
                    applies=applies,
                    quote=quote.strip(),
                )
            )


def _place(one: ThemeInMessage) -> tuple[bool, int]:
    return one.start is None, one.start or 0


def _findings(session: Session, message_id: int) -> list[FindingRow]:
    reading = latest_reading(session, message_id)
    if reading is None:
        return []
    query = select(FindingRow).where(FindingRow.reading_id == reading.id)
    return list(session.exec(query.order_by(col(FindingRow.id))).all())


def _newest_corrections(session: Session, message_id: int) -> dict[Theme, Correction]:
    query = select(Correction).where(Correction.message_id == message_id)
    rows = session.exec(query.order_by(col(Correction.id))).all()
    return {row.theme: row for row in rows}


def _from_finding(row: FindingRow) -> ThemeInMessage:
    return ThemeInMessage(
        row.theme, row.quote, row.quote_start, row.quote_end, row.origin, row.quote_check
    )


def _from_correction(row: Correction, text: str) -> ThemeInMessage:
    start = text.find(row.quote) if row.quote else -1
    found = start >= 0
    return ThemeInMessage(
        row.theme,
        row.quote,
        start if found else None,
        start + len(row.quote) if found else None,
        Origin.PERSON,
        QuoteCheck.VERIFIED,
    )
