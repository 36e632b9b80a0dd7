"""The deeper reader: a language model, every quote checked, the embedded reader behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from core.ai.addressed import addressed, blanked
from core.ai.door import Door
from core.ai.types import Batch, Known, Preview, Question
from core.errors import NoAnswer
from core.reading.claude_answers import MailAnswer, checked_felt, checked_findings, stands_in
from core.reading.claude_questions import feedback_question, mail_question, note_question
from core.reading.language import language_of
from core.reading.types import Finding, MailParts, MailReading, NoteReading, Reader
from core.vocabulary import MailKind, QuoteCheck, Theme

Read = TypeVar("Read")
READ_HERE = "It was read on this server instead."
NOT_BORNE_OUT = "What the language model said does not stand in the text."
HOPEFUL = frozenset({MailKind.OFFER, MailKind.INTERVIEW_INVITATION})


@dataclass(frozen=True)
class Deeper(Generic[Read]):
    """A reading, and one plain line when it is not the deeper one that was asked for."""

    reading: Read
    note: str | None = None


class ClaudeReader:
    """Follows the Reader protocol; whatever goes wrong, the embedded reader answers."""

    def __init__(self, door: Door, fallback: Reader, known: Known | None = None) -> None:
        self._door, self._fallback, self._known = door, fallback, known or Known()

    def read_mail(self, mail: MailParts) -> MailReading:
        """Say what an employer's message is and which themes it names, in any language."""
        return self.deeper_mail(mail).reading

    def read_note(self, text: str) -> NoteReading:
        """Say which emotions a person's note speaks of."""
        return self.deeper_note(text).reading

    def read_feedback(self, text: str) -> Sequence[Finding]:
        """Themes in a piece of feedback in any form."""
        return self.deeper_feedback(text).reading

    def deeper_mail(self, mail: MailParts) -> Deeper[MailReading]:
        """Like `read_mail`, and says when the embedded reader answered."""
        question = self.question(mail)
        return self._or_here(
            lambda: self._mail_reading(mail, self._door.ask(question)),
            lambda: self._read_here(mail),
        )

    def deeper_note(self, text: str) -> Deeper[NoteReading]:
        """Like `read_note`, and says when the embedded reader answered."""
        question = note_question(text, self._known)

        def read() -> NoteReading:
            felt = checked_felt(text, self._door.ask(question).felt, addressed(text))
            return NoteReading(felt, self.engine(question))

        return self._or_here(read, lambda: self._fallback.read_note(text))

    def deeper_feedback(self, text: str) -> Deeper[Sequence[Finding]]:
        """Like `read_feedback`, and says when the embedded reader answered."""
        question = feedback_question(text, self._known)

        def read() -> Sequence[Finding]:
            answer = self._door.ask(question)
            return _trusted(checked_findings(text, answer.findings, addressed(text)))

        return self._or_here(read, lambda: self._fallback.read_feedback(text))

    def send_all(self, mails: Sequence[MailParts]) -> Batch:
        """Hand over many messages at once, at half the price. Raises NoAnswer; all or none."""
        return self._door.send([self.question(mail) for mail in mails])

    def collect(self, batch: Batch, mails: Sequence[MailParts]) -> list[Deeper[MailReading]] | None:
        """The readings of the same messages; None while the server works. Raises NoAnswer."""
        answers = self._door.collect(batch, [self.question(mail) for mail in mails])
        if answers is None:
            return None
        return [self._collected(*both) for both in zip(mails, answers, strict=True)]

    def preview(self, mail: MailParts) -> Preview:
        """Exactly what a message would send. Nothing leaves."""
        return self._door.preview(self.question(mail))

    def question(self, mail: MailParts) -> Question[MailAnswer]:
        """What a message asks of the language model."""
        return mail_question(mail, self._known)

    def engine(self, question: Question[Any]) -> str:
        """Name of the language model and version of the instructions, kept with each reading."""
        return f"{self._door.connection.model} {question.prompt.id}"

    def _collected(self, mail: MailParts, answer: MailAnswer | NoAnswer) -> Deeper[MailReading]:
        def read() -> MailReading:
            if isinstance(answer, NoAnswer):
                raise answer
            return self._mail_reading(mail, answer)

        return self._or_here(read, lambda: self._read_here(mail))

    def _or_here(self, read: Callable[[], Read], here: Callable[[], Read]) -> Deeper[Read]:
        try:
            return Deeper(read())
        except NoAnswer as none:
            return Deeper(here(), f"{none} {READ_HERE}")

    def _read_here(self, mail: MailParts) -> MailReading:
        """The embedded reading of the words that are meant for a person."""
        return self._fallback.read_mail(
            replace(mail, body=blanked(mail.body, addressed(mail.body)))
        )

    def _mail_reading(self, mail: MailParts, answer: MailAnswer) -> MailReading:
        """The answer as far as the message bears it out. Raises NoAnswer where it does not."""
        here, places = self._read_here(mail), addressed(mail.body)
        if here.kind is MailKind.REJECTION and answer.kind in HOPEFUL:
            raise NoAnswer(NOT_BORNE_OUT)
        findings = _trusted(checked_findings(mail.body, answer.findings, places))
        everything = "\n".join((mail.subject, mail.sender_name, blanked(mail.body, places)))
        return MailReading(
            kind=here.kind if places else answer.kind,
            kind_score=here.kind_score if places else 1.0,
            company=stands_in(everything, answer.company) or here.company,
            role=stands_in(everything, answer.role) or here.role,
            findings=findings,
            language=language_of(mail.body),
            engine=self.engine(self.question(mail)),
        )


def _trusted(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings, unless most of their quotes do not stand in the text. Raises NoAnswer."""
    invented = sum(one.check is QuoteCheck.SET_ASIDE for one in findings)
    if invented * 2 > len(findings):
        raise NoAnswer(NOT_BORNE_OUT)
    told = {one.theme for one in findings if one.check is not QuoteCheck.SET_ASIDE}
    if told == {Theme.NO_REASON}:
        return findings
    return tuple(one for one in findings if one.theme is not Theme.NO_REASON)
