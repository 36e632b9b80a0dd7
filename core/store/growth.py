"""The tables of what grows: practice, and the people a person knows."""

from datetime import date

from sqlmodel import Field

from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.vocabulary import PracticeKind, Tie


class Practice(Owned, table=True):
    """One time of practising."""

    day: date
    kind: PracticeKind = Field(sa_type=word(PracticeKind))
    score: int = Field(ge=0, le=10)
    """How it went by the person's own word, 0 to 10."""


class Contact(Owned, table=True):
    """Somebody the person knows. As little as possible: they did not ask to be here."""

    day: date
    """Since when they know each other, or when they were added."""
    name: str = Field(sa_type=EncryptedText)
    tie: Tie = Field(sa_type=word(Tie))


class Talk(Owned, table=True):
    """One time that the two were in touch."""

    contact_id: int = Field(index=True)
    day: date
