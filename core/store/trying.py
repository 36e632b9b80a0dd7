"""The tables of acting: goals, experiments, what is coming up, and talks with the coach."""

from datetime import date, datetime

from sqlalchemy import JSON
from sqlmodel import Field

from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.vocabulary import Mark, Speaker, Stage


class Goal(Owned, table=True):
    """Something that is in the person's own hands, with an if-then and a day."""

    words: str = Field(sa_type=EncryptedText)
    if_words: str = Field(sa_type=EncryptedText)
    then_words: str = Field(sa_type=EncryptedText)
    due: date
    """Planned anew when the day came and went."""
    done_on: date | None = None
    dropped_on: date | None = None


class Experiment(Owned, table=True):
    """One change, tried out on purpose."""

    application_id: int | None = Field(default=None, index=True)
    """The rejection that it came from; None when it came from none."""
    change: str = Field(sa_type=EncryptedText)
    if_words: str = Field(sa_type=EncryptedText)
    then_words: str = Field(sa_type=EncryptedText)
    theme: str | None = Field(default=None, max_length=32)
    starts_on: date
    """Fixed before outcomes are known, and never changed."""
    stage: Stage = Field(sa_type=word(Stage))
    """Where it acts: applications that reached this stage are its trials."""


class ExperimentMark(Owned, table=True):
    """One line of the way from a rejection to what came of it; lines are added, never changed."""

    application_id: int | None = Field(default=None, index=True)
    """The rejection, or, for `applied`, the later application; None for a practice of a change."""
    experiment_id: int | None = Field(default=None, index=True)
    """None before an experiment was chosen."""
    day: date
    mark: Mark = Field(sa_type=word(Mark))


class Appointment(Owned, table=True):
    """An interview that is coming up."""

    application_id: int = Field(index=True)
    starts_at: datetime
    stage: Stage = Field(sa_type=word(Stage))


class Conversation(Owned, table=True):
    """One talk with the coach."""

    day: date
    noticed_at: datetime
    """When it was last said that this is not a human."""
    is_paused: bool = False
    """Support came first; it goes on when the person says so."""


class CoachTurn(Owned, table=True):
    """What one side said."""

    conversation_id: int = Field(index=True)
    speaker: Speaker = Field(sa_type=word(Speaker))
    words: str = Field(sa_type=EncryptedText)
    engine: str = Field(default="", max_length=120)
    """Who answered; empty for the person."""
    sources: list[str] = Field(default_factory=list, sa_type=JSON)
    """The records that it rests on, such as debrief:3."""
    is_pinned: bool = False
    """The person wants it remembered."""
    was_stopped: bool = False
