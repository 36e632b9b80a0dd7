"""A person's own view of themes: named, merged, split, and every step of it undone at will."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import uuid4

from sqlmodel import Session, col, select

from core.analysis.agreement import Agreement, theme_agreement
from core.analysis.corrections import Act, Line, valid_lines
from core.analysis.theme_names import ThemeNames
from core.content.words import themes
from core.errors import InvalidInput, NotFound
from core.intake.text import clean_line
from core.store.tables import Correction, Message
from core.workspace.corrections import all_lines, known_theme, names_of_themes
from core.workspace.readings import read_mentions
from core.workspace.topic import Topic, own_row


@dataclass(frozen=True)
class Step:
    """One thing that the person did to their themes, as a page shows it."""

    step: str
    lines: tuple[Line, ...]
    """More than one where a theme was split."""
    recorded_at: datetime
    is_undone: bool


class Themes(Topic):
    """The person's themes."""

    def names(self) -> ThemeNames:
        """Which themes there are, and what the person calls them."""
        with self.open_session() as session:
            return names_of_themes(session)

    def add(self, label: str, now: datetime) -> str:
        """Add a theme of one's own; return its id.

        Raises InvalidInput for a name that is missing, too long or taken.
        """
        theme = uuid4().hex
        with self.open_session() as session:
            session.add(_naming(session, theme, label, now))
        return theme

    def rename(self, theme: str, label: str, now: datetime) -> None:
        """Call a theme something else. Raises InvalidInput as `add` does."""
        with self.open_session() as session:
            session.add(_naming(session, known_theme(session, theme), label, now))

    def merge(self, theme: str, into: str, now: datetime) -> None:
        """Put everything under one theme under another, now and later. Raises InvalidInput."""
        if theme == into:
            msg = "Choose another theme to merge it into."
            raise InvalidInput(msg)
        with self.open_session() as session:
            one, other = known_theme(session, theme), known_theme(session, into)
            session.add(Correction(recorded_at=now, theme=one, into_theme=other))

    def split(self, theme: str, label: str, message_ids: Sequence[int], now: datetime) -> str:
        """Put what these messages say about a theme under a new one; return the new one's id.

        Raises InvalidInput as `add` does and when there is no message, NotFound for strange ones.
        """
        if not message_ids:
            msg = "Choose at least one message that goes to the new theme."
            raise InvalidInput(msg)
        new, step = uuid4().hex, uuid4().hex
        with self.open_session() as session:
            known_theme(session, theme)
            for message_id in message_ids:
                own_row(session, Message, message_id)
            naming = _naming(session, new, label, now)
            naming.step = step
            moves = [
                Correction(recorded_at=now, message_id=one, theme=theme, into_theme=new, step=step)
                for one in message_ids
            ]
            session.add_all([naming, *moves])
        return new

    def undo(self, step: str, now: datetime) -> None:
        """Take a step back, or, when it was taken back, do it again. Raises NotFound."""
        with self.open_session() as session:
            known = next((one for one in _steps(session) if one.step == step), None)
            if known is None:
                msg = "That step is not in your list."
                raise NotFound(msg)
            target = _last_undoing(session, step) if known.is_undone else step
            session.add(Correction(recorded_at=now, retracts=target))

    def history(self) -> list[Step]:
        """Every step, newest first; the undone ones too, and no undoings."""
        with self.open_session() as session:
            return _steps(session)[::-1]

    def agreement(self, theme: str) -> Agreement | None:
        """How far the person and the readings agree on a theme; None for one's own themes."""
        with self.open_session() as session:
            return theme_agreement(theme, read_mentions(session), all_lines(session))


def _naming(session: Session, theme: str, label: str, now: datetime) -> Correction:
    name = clean_line(label, "The theme's name")
    names = names_of_themes(session)
    labels = names.with_codebook({one: text.label for one, text in themes().items()})
    taken = {labels[one].casefold() for one in names.choices if one != theme}
    if name.casefold() in taken:
        msg = "Another theme has that name. Choose another name, or merge the two."
        raise InvalidInput(msg)
    return Correction(recorded_at=now, theme=theme, label=name)


def _steps(session: Session) -> list[Step]:
    """Oldest first."""
    lines = all_lines(session)
    query = select(Correction.recorded_at).order_by(col(Correction.id))
    moments = session.exec(query).all()
    standing = {line.step for line in valid_lines(lines)}
    told = [(line, when) for line, when in zip(lines, moments, strict=True)]
    return [
        Step(step, tuple(line for line, _ in group), group[0][1], step not in standing)
        for step, pairs in groupby(told, key=lambda pair: pair[0].step)
        if (group := list(pairs)) and group[0][0].act is not Act.UNDO
    ]


def _last_undoing(session: Session, step: str) -> str:
    """The step that took this one back, the newest where there are several."""
    undoings = [line.step for line in all_lines(session) if line.retracts == step]
    return undoings[-1]
