"""A person's own view of themes: their corrections replayed, in order, over what was read.

Readings change when an engine gets better; the corrections stay and are replayed over the newest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from core.vocabulary import Origin, QuoteCheck


class Act(StrEnum):
    """What one line of corrections does."""

    NAME = "name"
    MERGE = "merge"
    MOVE = "move"
    MARK = "mark"
    TAKE_AWAY = "take_away"
    LOOK_THROUGH = "look_through"
    UNDO = "undo"


@dataclass(frozen=True)
class Mention:
    """One theme in one message, as the person last left it."""

    message_id: int
    theme: str
    """The id of a theme of the codebook or of the person's own."""
    origin: Origin
    check: QuoteCheck
    read_as: str | None
    """What the reader named it; None where the person marked it."""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    """Position in the message's text; None when no words were marked for it."""


@dataclass(frozen=True)
class Line:
    """One line of corrections; which fields are filled says what it does."""

    step: str
    """Lines of one step share it and are undone together."""
    message_id: int | None = None
    """None: the line is about a theme everywhere."""
    theme: str | None = None
    applies: bool = True
    quote: str = ""
    start: int | None = None
    end: int | None = None
    into: str | None = None
    label: str | None = None
    retracts: str | None = None
    """The step that is undone; it may itself be an undoing."""

    @property
    def act(self) -> Act:
        """What it does. A message without a theme: the person looked all its themes through."""
        if self.retracts is not None:
            return Act.UNDO
        if self.label is not None:
            return Act.NAME
        if self.into is not None:
            return Act.MERGE if self.message_id is None else Act.MOVE
        if self.theme is None:
            return Act.LOOK_THROUGH
        return Act.MARK if self.applies else Act.TAKE_AWAY


@dataclass
class Replayed:
    """What counts after all corrections, and what was read and taken away, by message."""

    here: dict[int, list[Mention]] = field(default_factory=dict)
    away: dict[int, list[Mention]] = field(default_factory=dict)

    @property
    def mentions(self) -> list[Mention]:
        """Everything that counts."""
        return [mention for mentions in self.here.values() for mention in mentions]


def valid_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines that hold, oldest first: without the undone ones and without the undoings."""
    undone: set[str] = set()
    kept: list[Line] = []
    for line in reversed(lines):
        if line.step in undone:
            continue
        if line.retracts is not None:
            undone.add(line.retracts)
        else:
            kept.append(line)
    return kept[::-1]


def looked_through(lines: Sequence[Line]) -> set[int]:
    """Messages on whose themes the person said something, or which they found right."""
    return {line.message_id for line in valid_lines(lines) if line.message_id is not None}


def replay(read: Iterable[Mention], lines: Sequence[Line]) -> Replayed:
    """Apply the corrections, in the order in which they were made, to what was read.

    What an engine set aside counts for nothing. The person's mark replaces what was read under
    the same theme in that message; without words of its own it brings back what was taken away.
    """
    view = Replayed()
    for mention in read:
        if mention.check is not QuoteCheck.SET_ASIDE:
            view.here.setdefault(mention.message_id, []).append(mention)
    for line in valid_lines(lines):
        _apply(view, line)
    return view


def _apply(view: Replayed, line: Line) -> None:
    if line.theme is None:
        return
    if line.act is Act.MERGE and line.into is not None:
        for message_id, mentions in view.here.items():
            view.here[message_id] = _moved(mentions, line.theme, line.into)
    if line.message_id is None:
        return
    here = view.here.get(line.message_id, [])
    if line.act is Act.MOVE and line.into is not None:
        view.here[line.message_id] = _moved(here, line.theme, line.into)
    elif line.act is Act.MARK:
        _mark(view, line, line.message_id, line.theme)
    elif line.act is Act.TAKE_AWAY:
        view.here[line.message_id] = [one for one in here if one.theme != line.theme]
        gone = [one for one in here if one.theme == line.theme]
        view.away.setdefault(line.message_id, []).extend(gone)


def _mark(view: Replayed, line: Line, message_id: int, theme: str) -> None:
    here, away = view.here.get(message_id, []), view.away.get(message_id, [])
    there = [one for one in here if one.theme == theme]
    back = [one for one in away if one.theme == theme]
    marked = Mention(
        message_id,
        theme,
        Origin.PERSON,
        QuoteCheck.VERIFIED,
        None,
        line.quote,
        line.start,
        line.end,
    )
    now = [marked] if line.quote else there or back or [marked]
    view.here[message_id] = [one for one in here if one.theme != theme] + now
    view.away[message_id] = [one for one in away if one.theme != theme]


def _moved(mentions: list[Mention], theme: str, into: str) -> list[Mention]:
    return [replace(one, theme=into) if one.theme == theme else one for one in mentions]
