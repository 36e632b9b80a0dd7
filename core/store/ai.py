"""The tables of language models: what a person chose, what left, and what a month cost."""

from sqlmodel import Field, SQLModel

from core.store.keys import EncryptedText
from core.store.owned import Owned, word
from core.vocabulary import CallState, Purpose


class AiChoice(Owned, table=True):
    """Which language model the person wants, how much of it, and their own key."""

    model: str = Field(default="", max_length=200)
    """Empty: the one of the installation."""
    monthly_tokens: int = Field(ge=0)
    monthly_cents: int = Field(ge=0)
    key: str = Field(default="", sa_type=EncryptedText, exclude=True)
    """Never in a takeout, never shown again; empty when there is none."""


class AiCall(Owned, table=True):
    """One time that words left for a language model: what for and how much, never the words."""

    purpose: Purpose = Field(sa_type=word(Purpose))
    model: str
    prompt: str
    """Name and version of the instructions that went along."""
    state: CallState = Field(sa_type=word(CallState))
    input_tokens: int
    output_tokens: int
    """An upper bound while the state is "sent"."""
    microdollars: int | None = None
    """Millionths of a dollar; None when the price of the model is not known."""
    own_key: bool
    """Paid by the person, not by the installation."""


class AiMonth(SQLModel, table=True):
    """What everyone together used of the installation's key in a month; nobody's rows."""

    month: str = Field(primary_key=True, max_length=7)
    """Such as 2026-11, UTC."""
    tokens: int = 0
    microdollars: int = 0
