"""The table of long readings. Of its own, because what it holds is bookkeeping, never words."""

from datetime import datetime

from sqlalchemy import JSON
from sqlmodel import Field

from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.vocabulary import RunState


class ReadingRun(Owned, table=True):
    """One time of reading many messages, and how far it came.

    What is excluded from a takeout means something in this store only.
    """

    state: RunState = Field(sa_type=word(RunState))
    total: int
    """How many messages it is about."""
    read: int = 0
    failed: int = 0
    """Messages that no reader could read; they are kept and passed by."""
    support_first: int = 0
    """Messages whose words sound like a crisis: kept, and not read."""
    support_offered: bool = False
    deeper: bool = False
    """Whether a language model is to read; otherwise, and after it failed, the embedded reader."""
    read_here: int = 0
    """Of the messages meant for a language model, those that the embedded reader had to read."""
    note: str = ""
    """One of our own sentences about why; empty when nothing is to be said."""
    due_at: datetime
    """When the next sign of life is due; long after that, whoever worked on it is gone."""
    turn: int = 1
    """Grows when it goes on after a stop: whoever still works on an older turn may not."""
    token_version: int
    """The person's sign-ins when it began: signing out everywhere stops it."""
    after_id: int = Field(default=0, exclude=True)
    """The last message that was dealt with in this turn."""
    batch_id: str = Field(default="", exclude=True)
    """The server's name for what was sent to it; empty when nothing is on its way."""
    sent: list[list[int]] = Field(default_factory=list, sa_type=JSON, exclude=True)
    """Pairs of a message's id and its line in the log of what left, in the order of sending."""
    known: str | None = Field(default=None, sa_type=EncryptedText, exclude=True)
    """The names that were hidden when it was sent: the same ones find their places again."""
    polls: int = Field(default=0, exclude=True)
    """How often the server was asked whether it is done."""
    misses: int = Field(default=0, exclude=True)
    """How often in a row it did not answer."""
