"""What goes through the door: a question, what is known of names, what was used."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel

from core.vocabulary import CallState, Purpose

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True)
class Connection:
    """Where a language model is and how it is asked."""

    key: str = field(repr=False)
    base_url: str
    model: str
    effort: str = ""
    """As the Messages API names it; empty leaves it to the server."""


@dataclass(frozen=True)
class Limits:
    """What one call may take."""

    timeout_s: float = 60.0
    """Longest silence of the server, in seconds."""
    retries: int = 2
    """After a connection error, 408, 409, 429 and 5xx; a server's retry-after is honoured."""
    output_tokens: int = 4_000
    at_once: int = 4
    """Calls of this process on their way at the same time."""
    wait_s: float = 30.0
    """How long a call waits for its turn, in seconds."""
    longest_text: int = 60_000
    """Characters of a person's or an employer's words in one call."""


@dataclass(frozen=True)
class Known:
    """Names that are known to belong to somebody: they never leave."""

    people: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prompt:
    """Instructions for the language model, as data/content/prompts has them."""

    name: str
    version: str
    """Of the instructions and of each shared text, such as 1.2."""
    blocks: tuple[str, ...]
    """The same in every call, so that the server can keep them in its cache."""

    @property
    def id(self) -> str:
        """Name and version, such as reading-1.2: stored with every call and every reading."""
        return f"{self.name}-{self.version}"


@dataclass(frozen=True)
class Question(Generic[Answer]):
    """One question to a language model."""

    purpose: Purpose
    prompt: Prompt
    parts: Mapping[str, str]
    """The words that it is about, by name, such as subject and body: data, never instructions."""
    answer: type[Answer]
    """Shape of the answer; its enums are the only labels there are."""
    known: Known = field(default_factory=Known)


@dataclass(frozen=True)
class Usage:
    """Tokens of one call, as the server counted them."""

    input_tokens: int = 0
    """Without the cached ones."""
    output_tokens: int = 0
    cache_read_tokens: int = 0
    cache_write_tokens: int = 0

    @property
    def read_tokens(self) -> int:
        """Everything that went in."""
        return self.input_tokens + self.cache_read_tokens + self.cache_write_tokens


@dataclass(frozen=True)
class Leaving:
    """What is about to leave: what for, to which language model, and how much at most."""

    purpose: Purpose
    model: str
    prompt: str
    input_tokens: int
    output_tokens: int
    microdollars: int | None
    """Millionths of a dollar; None when the price of the model is not known."""


@dataclass(frozen=True)
class Preview:
    """Exactly what one call would send."""

    text: str
    leaving: Leaving


@dataclass(frozen=True)
class Reply(Generic[Answer]):
    """What came back over the wire; either a value or a fault."""

    value: Answer | None
    usage: Usage | None
    """None when nobody said what was used: the upper bound then stays in the record."""
    fault: str | None
    """A sentence for the person, without a word of theirs and without the key."""


@dataclass(frozen=True)
class Batch:
    """Many questions on their way."""

    batch_id: str
    """The server's name for them."""
    entries: tuple[int, ...]
    """Their lines in the ledger."""


class Permit(Protocol):
    """Whether words may leave right now; asked before every call."""

    def __call__(self) -> bool: ...


class Screen(Protocol):
    """Hears words that sound like a crisis; anything but None is a hit."""

    def __call__(self, text: str) -> object | None: ...


class Ledger(Protocol):
    """Keeps what left and when, and the limits of the month."""

    def open(self, leaving: Leaving) -> int:
        """Write down that something is about to leave. Raises NoAnswer when a limit is reached."""
        ...

    def settle(
        self, entry: int, state: CallState, usage: Usage | None, microdollars: int | None
    ) -> None:
        """Say how it went; a usage of None keeps the upper bound."""
        ...


def rendered(parts: Mapping[str, str]) -> str:
    """The parts between markers that the words themselves cannot contain.

    The marker holds a digest of the words: nobody can write a text that names its own digest.
    """
    digest = sha256("\0".join(parts.values()).encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return "\n".join(
        f"<{name} id={digest}>\n{words}\n</{name} id={digest}>" for name, words in parts.items()
    )
