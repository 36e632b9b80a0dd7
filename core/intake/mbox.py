"""Takes an mbox apart: messages in one file, each behind a line that begins with "From "."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from itertools import chain, pairwise
from typing import Protocol

from core.intake.formats import MAX_FILE_BYTES

CHUNK = 65_536
"""Bytes of a line that are looked at together: a line can be as long as its file."""
_ENVELOPE = re.compile(rb"From(?: [^\n]{0,200}\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,20}| ?)\r?\n")
"""With a sender and a day, or bare as newer versions of Thunderbird write it."""
_HEADER = re.compile(rb"[!-9;-~]{1,80}:")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


class Why(StrEnum):
    """Why something in a mailbox did not become a message."""

    UNREADABLE = "unreadable"
    """Damaged, encrypted, or without words."""
    TOO_LARGE = "too_large"
    NO_MESSAGE = "no_message"
    """A file of another kind."""
    NO_ROOM = "no_room"
    """The rest of a file that holds more than one import takes."""


class Lines(Protocol):
    """A file of which lines are read."""

    def readline(self, size: int, /) -> bytes: ...


def begins_mbox(first: bytes) -> bool:
    """Whether a file with these first bytes is an mbox."""
    return _ENVELOPE.match(first.lstrip()) is not None


def mbox_sources(file: Lines) -> Iterator[tuple[str, bytes] | Why]:
    """The source of each message, with a name for it."""
    lines = chain(iter(partial(file.readline, CHUNK), b""), [b""])
    message: _Gathered | None = None
    after_blank = True
    for line, following in pairwise(lines):
        if after_blank and _ENVELOPE.fullmatch(line) and _HEADER.match(following):
            if message is not None:
                yield message.source()
            message = _Gathered()
        elif message is not None:
            message.add(line)
        after_blank = not line.strip()
    if message is not None:
        yield message.source()


class _Gathered:
    """The lines of one message, as long as they are not too many."""

    def __init__(self) -> None:
        self._lines: list[bytes] = []
        self._size = 0

    def add(self, line: bytes) -> None:
        self._size += len(line)
        if self._size > MAX_FILE_BYTES:
            self._lines.clear()
        else:
            self._lines.append(line)

    def source(self) -> tuple[str, bytes] | Why:
        if self._size > MAX_FILE_BYTES:
            return Why.TOO_LARGE
        return "message.eml", _QUOTED_FROM.sub(rb"\1", b"".join(self._lines))
