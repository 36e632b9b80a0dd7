"""Employer feedback: the themes of each message, with the person's corrections on top."""

from datetime import date, datetime

import pandas as pd
from sqlmodel import Session, col, select

from core.analysis.corrections import (
    Act,
    Mention,
    Replayed,
    looked_through,
    replay,
    valid_lines,
)
from core.analysis.reading_changes import ReadingChanges, reading_changes
from core.errors import InvalidInput
from core.intake.text import checked_text, clean_text
from core.reading.quotes import check_quote
from core.store.tables import Correction, Message
from core.vocabulary import Author, QuoteCheck
from core.workspace.applications import Applications
from core.workspace.corrections import all_lines, known_theme, lines_in
from core.workspace.readings import (
    ReadBy,
    read_mentions,
    read_mentions_of,
    readings_frame,
    readings_of,
)
from core.workspace.shield import held_back, shield_in
from core.workspace.topic import Topic, own_row, row_id

FRAME_COLUMNS = [
    "message_id",
    "application_id",
    "day",
    "kind",
    "author",
    "is_read",
    "stage",
    "company",
    "role",
    "source",
]


class Feedback(Topic):
    """What messages about a person's applications say."""

    def themes(self, message_id: int) -> list[Mention]:
        """The themes of a message that count: read, not taken away, or added by the person.

        In the order of their words; those without words come last. Raises NotFound.
        """
        return sorted(self._of_message(message_id).here.get(message_id, []), key=_place)

    def set_aside(self, message_id: int) -> list[Mention]:
        """What an engine claimed with words that do not stand in the text. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id)
            newest = readings_of(session, message_id, 1)
            read = read_mentions_of(session, newest[0]) if newest else []
        return [one for one in read if one.check is QuoteCheck.SET_ASIDE]

    def taken_away(self, message_id: int) -> list[str]:
        """Themes that were read in a message and that the person took away. Raises NotFound."""
        away = self._of_message(message_id).away.get(message_id, [])
        return list(dict.fromkeys(one.theme for one in away if one.read_as is not None))

    def looked_through(self, message_id: int) -> bool:
        """Whether the person found the themes of a message right. Raises NotFound."""
        with self.open_session() as session:
            lines = valid_lines(lines_in(session, own_row(session, Message, message_id)))
        return any(line.act is Act.LOOK_THROUGH for line in lines)

    def read_by(self, message_id: int) -> ReadBy | None:
        """Which engine read a message last, and when; None before the first. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id)
            newest = readings_of(session, message_id, 1)
            return ReadBy(newest[0].engine, newest[0].recorded_at) if newest else None

    def changes(self, message_id: int) -> ReadingChanges | None:
        """What the newest reading found other than the one before it; None with only one.

        Before corrections: these stay whatever a reading says. Raises NotFound.
        """
        with self.open_session() as session:
            own_row(session, Message, message_id)
            newest = readings_of(session, message_id, 2)
            if len(newest) < 2:
                return None
            after, before = (read_mentions_of(session, one) for one in newest)
        return reading_changes(before, after)

    def correct(
        self, message_id: int, theme: str, now: datetime, *, applies: bool, quote: str = ""
    ) -> None:
        """Say that a theme applies or does not. Raises NotFound, or InvalidInput for strange words.

        A quote must stand in the message; it may be empty.
        """
        with self.open_session() as session:
            message = own_row(session, Message, message_id)
            _add(
                session,
                message_id,
                now,
                theme=known_theme(session, theme),
                applies=applies,
                quote=_stored_words(message.text, quote) if quote.strip() else "",
            )

    def move(self, message_id: int, theme: str, into: str, now: datetime) -> None:
        """Put what a message says about one theme under another. Raises NotFound, InvalidInput."""
        if theme == into:
            msg = "It stands under that theme already. Choose another one."
            raise InvalidInput(msg)
        with self.open_session() as session:
            own_row(session, Message, message_id)
            known = known_theme(session, into)
            _add(session, message_id, now, theme=theme, into_theme=known)

    def find_right(self, message_id: int, now: datetime) -> None:
        """Say that the themes of a message are right as they stand; twice is once."""
        if self.looked_through(message_id):
            return
        with self.open_session() as session:
            own_row(session, Message, message_id)
            _add(session, message_id, now)

    def recollect(self, text: str, day: date, now: datetime) -> int:
        """Store what the person remembers being told, as their own words; return its id.

        Raises InvalidInput with a sentence when there is no text or too much of it.
        """
        text = checked_text(clean_text(text))
        row = Message(recorded_at=now, day=day, text=text, author=Author.CANDIDATE)
        with self.open_session() as session:
            session.add(row)
            session.flush()
            return row_id(row)

    def author(self, message_id: int) -> Author:
        """Whose words a message holds. Raises NotFound."""
        with self.open_session() as session:
            return own_row(session, Message, message_id).author

    def say_author(self, message_id: int, author: Author) -> None:
        """Say whose words a message holds. Raises NotFound."""
        with self.open_session() as session:
            own_row(session, Message, message_id).author = author

    def mentions(self) -> Replayed:
        """The themes of all messages, without their words."""
        with self.open_session() as session:
            return replay(read_mentions(session), all_lines(session))

    def texts(self, limit: int) -> dict[int, str]:
        """The texts of the newest messages by id, newest first; none from behind the shield."""
        query = select(Message.id, Message.text)
        newest = query.order_by(col(Message.day).desc(), col(Message.id).desc()).limit(limit)
        with self.open_session() as session:
            shown = newest.where(col(Message.id).not_in(shield_in(session).closed))
            return dict(session.exec(shown).all())

    def frame(self) -> pd.DataFrame:
        """Every message, oldest first, with the application it belongs to.

        What is behind the shield is left out until it is opened.
        Columns: message_id (int), application_id (float, NaN = not filed), day (date), kind (str,
        NaN = not known), author (str), is_read (bool: an engine can say what it is about, or the
        person did), stage (str, the furthest the application came), company, role, source (str or
        None).
        """
        with self.open_session() as session:
            messages = readings_frame(session)
            seen = looked_through(all_lines(session))
            behind = held_back(session)
        messages = messages[~messages["message_id"].isin(behind)].reset_index(drop=True)
        messages["is_read"] |= messages["message_id"].isin(seen)
        return with_applications(messages, Applications(self.open_session).frame())

    def _of_message(self, message_id: int) -> Replayed:
        with self.open_session() as session:
            message = own_row(session, Message, message_id)
            newest = readings_of(session, message_id, 1)
            read = read_mentions_of(session, newest[0]) if newest else []
            return replay(read, lines_in(session, message))


def with_applications(messages: pd.DataFrame, applications: pd.DataFrame) -> pd.DataFrame:
    """Messages, each with the application it belongs to. Columns: FRAME_COLUMNS."""
    about = applications[["application_id", "furthest_stage", "company", "role", "source"]]
    joined = messages.merge(about.astype({"application_id": "float64"}), "left")
    return joined.rename(columns={"furthest_stage": "stage"})[FRAME_COLUMNS]


def _place(one: Mention) -> tuple[bool, int]:
    return one.start is None, one.start or 0


def _stored_words(text: str, quote: str) -> str:
    _, start, end = check_quote(text, quote)
    if start is None or end is None:
        msg = "Those words do not stand in this message. Copy them from the text above."
        raise InvalidInput(msg)
    return text[start:end]


def _add(session: Session, message_id: int, now: datetime, **said: object) -> None:
    session.add(Correction(recorded_at=now, message_id=message_id, **said))
