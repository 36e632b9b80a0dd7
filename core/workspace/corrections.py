"""The lines of a person's own view of themes, as rows turn into what the analysis replays."""

from sqlmodel import Session, col, or_, select

from core.analysis.corrections import Line
from core.analysis.theme_names import ThemeNames, theme_names
from core.errors import InvalidInput
from core.reading.quotes import check_quote
from core.store.tables import Correction, Message
from core.workspace.topic import row_id

WITHOUT_WORDS = (
    Correction.uid,
    Correction.step,
    Correction.message_id,
    Correction.theme,
    Correction.applies,
    Correction.into_theme,
    Correction.label,
    Correction.retracts,
)
"""Columns instead of objects, because quotes take their time to decrypt."""


def all_lines(session: Session) -> list[Line]:
    """Inside a transaction: every line, oldest first, without the words that were marked."""
    return _lines(session)


def lines_in(session: Session, message: Message) -> list[Line]:
    """Inside a transaction: the lines about one message and those about themes everywhere.

    Oldest first, each with its words and where they stand in the message.
    """
    here = col(Correction.message_id) == row_id(message)
    query = select(Correction).where(or_(here, col(Correction.message_id).is_(None)))
    rows = session.exec(query.order_by(col(Correction.id))).all()
    return [_line_with_words(row, message.text) for row in rows]


def names_of_themes(session: Session) -> ThemeNames:
    """Inside a transaction: the person's themes and what they call them."""
    return theme_names(_lines(session, only_everywhere=True))


def known_theme(session: Session, theme: str) -> str:
    """Inside a transaction: the theme's id. Raises InvalidInput for one that is not offered."""
    if theme not in names_of_themes(session).choices:
        msg = "That theme is not in your list. It may have been merged into another."
        raise InvalidInput(msg)
    return str(theme)


def _lines(session: Session, *, only_everywhere: bool = False) -> list[Line]:
    query = select(*WITHOUT_WORDS).order_by(col(Correction.id))
    if only_everywhere:
        query = query.where(col(Correction.message_id).is_(None))
    return [
        Line(
            step=step or uid,
            message_id=message_id,
            theme=theme,
            applies=applies,
            into=into,
            label=label,
            retracts=retracts,
        )
        for uid, step, message_id, theme, applies, into, label, retracts in session.exec(query)
    ]


def _line_with_words(row: Correction, text: str) -> Line:
    start, end = check_quote(text, row.quote)[1:] if row.quote else (None, None)
    return Line(
        step=row.step or row.uid,
        message_id=row.message_id,
        theme=row.theme,
        applies=row.applies,
        quote=row.quote,
        start=start,
        end=end,
        into=row.into_theme,
        label=row.label,
        retracts=row.retracts,
    )
