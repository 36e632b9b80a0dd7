"""Reads many messages for one person, a slice at a time; every step acts as its owner."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine

from core.errors import NotAllowed
from core.reading.safety import sounds_like_a_crisis
from core.reading.types import Reader
from core.workspace.newest_mail import newest_mail
from core.workspace.turns import Turn, Unread
from core.workspace.workspace import Workspace

SLICE = 10
"""Messages at a time, less than half a second: people who wait take turns."""


@dataclass(frozen=True)
class Work:
    """What a task needs besides ids."""

    open_store: Callable[[], Engine]
    reader: Callable[[], Reader]
    """The embedded reader; loaded when the first message asks for it."""
    clock: Callable[[], datetime]
    """This moment, aware, in UTC."""
    house_key: Callable[[], str | None]
    """The installation's key for a language model; None without one."""

    def workspace(self, user_id: int) -> Workspace:
        """Everything that the owner of a task may touch, and nothing else."""
        return Workspace(self.open_store(), user_id)


def read_slice(work: Work, turn: Turn) -> int | None:
    """Read the next messages here; seconds until the next slice, None when the turn is over."""
    try:
        for _ in range(SLICE):
            message = turn.next_unread()
            if message is None:
                return None
            _read(work, turn, message)
    except NotAllowed:  # the consent to store was taken back
        turn.stop()
        return None
    return 0


def read_here(work: Work, turn: Turn, message: Unread, note: str = "") -> None:
    """Have the embedded reader read one message; one that it cannot read is passed by.

    `note`: why it did although a language model was to.
    """
    mail, start = newest_mail(message)
    try:
        reading = work.reader().read_mail(mail).moved(start)
    except Exception:
        logging.getLogger("rebound").exception("Reading message %s failed", message.message_id)
        turn.pass_by(message.message_id, work.clock(), support_first=False)
        return
    turn.keep(message.message_id, reading, work.clock(), note)


def _read(work: Work, turn: Turn, message: Unread) -> None:
    if sounds_like_a_crisis(message.subject, message.text):
        turn.pass_by(message.message_id, work.clock(), support_first=True)
    else:
        read_here(work, turn, message)
