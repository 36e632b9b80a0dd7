"""What a reading of a text is: frozen results, and the protocol that every engine follows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from core.vocabulary import Emotion, MailKind, Origin, QuoteCheck, Theme


@dataclass(frozen=True)
class Finding:
    """One theme and the words it rests on."""

    theme: Theme
    quote: str
    """Verbatim, unless `check` says that it was set aside."""
    start: int | None
    end: int | None
    """Character positions in the text, so that `text[start:end] == quote`; None when set aside."""
    score: float
    """The engine's own confidence, 0..1. Not a probability."""
    origin: Origin
    check: QuoteCheck

    def moved(self, by: int) -> "Finding":
        """The same finding, `by` characters further on; one that was set aside has no place."""
        if self.start is None or self.end is None:
            return self
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True)
class Felt:
    """One emotion that a note's words speak of, and those words."""

    emotion: Emotion
    quote: str
    start: int
    end: int
    score: float
    origin: Origin


@dataclass(frozen=True)
class MailReading:
    """What an employer's message says."""

    kind: MailKind
    kind_score: float
    company: str | None
    """A suggestion for the person to confirm; None when nothing in the mail names one."""
    role: str | None
    findings: tuple[Finding, ...]
    """Empty for a mail that is not a rejection and gives no feedback."""
    language: str
    """ISO 639-1 code; other than "en" the themes are empty."""
    engine: str
    """Name and version of the engine, stored with the reading."""

    def moved(self, by: int) -> "MailReading":
        """The same reading for a text in which the read part begins `by` characters later."""
        return replace(self, findings=tuple(finding.moved(by) for finding in self.findings))


@dataclass(frozen=True)
class NoteReading:
    """What a person's own note says."""

    felt: tuple[Felt, ...]
    engine: str


@dataclass(frozen=True)
class MailParts:
    """A message as it reaches the reader; only `body` is sure to be there."""

    body: str
    subject: str = ""
    sender_name: str = ""
    sender_address: str = ""


class Reader(Protocol):
    """Reads mails and notes; the embedded engine and the language model both do."""

    def read_mail(self, mail: MailParts) -> MailReading:
        """Say what an employer's message is and which themes it names."""
        ...

    def read_note(self, text: str) -> NoteReading:
        """Say which emotions a person's note speaks of."""
        ...

    def read_feedback(self, text: str) -> Sequence[Finding]:
        """Themes in a piece of feedback in any form: mail, call note, own recollection."""
        ...
