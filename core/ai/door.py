"""The door: consent, danger screen, limits, redaction, call, record, checked answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from types import ModuleType
from typing import Any

from core.ai import faults
from core.ai.addresses import is_safe_address
from core.ai.prices import likely_tokens, microdollars
from core.ai.redaction import Redaction
from core.ai.turns import turn
from core.ai.types import (
    Answer,
    Batch,
    Connection,
    Leaving,
    Ledger,
    Limits,
    Permit,
    Preview,
    Question,
    Reply,
    Screen,
    Usage,
    rendered,
)
from core.errors import NoAnswer, SupportFirst
from core.vocabulary import CallState


class Door:
    """The only way from a person's words to a language model."""

    def __init__(
        self,
        connection: Connection,
        *,
        permit: Permit,
        screen: Screen,
        ledger: Ledger,
        limits: Limits | None = None,
    ) -> None:
        self.connection = connection
        self._permit, self._screen, self._ledger = permit, screen, ledger
        self._limits = limits or Limits()

    def preview(self, question: Question[Any], *, batch: bool = False) -> Preview:
        """Exactly what a call would send, and what it takes at most. Nothing leaves."""
        text, _ = _redacted(question)
        return Preview(text, self._leaving(question, text, batch=batch))

    def ask(self, question: Question[Answer]) -> Answer:
        """The checked answer, with every name back in its place.

        Raises SupportFirst when the words sound like a crisis, and NoAnswer with a sentence
        for the person in every other case without an answer.
        """
        self.check(question)
        text, redaction = _redacted(question)
        with turn(self._limits.at_once, self._limits.wait_s):
            entry = self._ledger.open(self._leaving(question, text))
            reply: Reply[Answer] = _wire().ask(
                self.connection, self._limits, question.prompt, text, question.answer
            )
            self._settle(entry, reply)
        return _put_back(reply, redaction, question)

    def tell(self, question: Question[Any]) -> Iterator[str]:
        """A narrative, piece by piece, with every name back in its place.

        Raises like `ask`, also in the middle of the text.
        """
        self.check(question)
        text, redaction = _redacted(question)
        with turn(self._limits.at_once, self._limits.wait_s):
            entry = self._ledger.open(self._leaving(question, text))
            end = _End()
            pieces = _wire().tell(self.connection, self._limits, question.prompt, text)
            try:
                yield from redaction.put_back_stream(end.before(pieces))
            finally:
                self._settle(entry, end.reply)
        if end.reply.fault:
            raise NoAnswer(end.reply.fault)

    def count(self, question: Question[Any]) -> int:
        """Tokens that a question would take in: the server's count, or else our cautious one.

        The server is sent the words for that: the same checks and the same record, at no cost.
        """
        self.check(question)
        text, _ = _redacted(question)
        leaving = self._leaving(question, text)
        free = replace(leaving, input_tokens=0, output_tokens=0, microdollars=0)
        with turn(self._limits.at_once, self._limits.wait_s):
            entry = self._ledger.open(free)
            counted = _wire().count(self.connection, self._limits, question.prompt, text)
            state = CallState.FAILED if counted is None else CallState.ANSWERED
            self._ledger.settle(entry, state, None, None)
        return leaving.input_tokens if counted is None else counted

    def send(self, questions: Sequence[Question[Any]]) -> Batch:
        """Hand over many questions at once, at half the price: all or none. Raises like `ask`."""
        for question in questions:
            self.check(question)
        texts = [_redacted(question)[0] for question in questions]
        entries: list[int] = []
        fault: str | None = None
        try:
            for question, text in zip(questions, texts, strict=True):
                entries.append(self._ledger.open(self._leaving(question, text, batch=True)))
            sent = [(q.prompt, text, q.answer) for q, text in zip(questions, texts, strict=True)]
            batch_id, fault = _batches().send(self.connection, self._limits, sent)
        except NoAnswer as refused:
            fault = str(refused)
        if fault is None:
            return Batch(batch_id, tuple(entries))
        for entry in entries:
            self._settle(entry, Reply(None, Usage(), fault), batch=True)
        raise NoAnswer(fault)

    def collect(
        self, batch: Batch, questions: Sequence[Question[Answer]]
    ) -> list[Answer | NoAnswer] | None:
        """What came of the same questions; None while the server works. Raises NoAnswer.

        The names are put back from the questions themselves, so nothing needs to be kept meanwhile.
        """
        shapes = [question.answer for question in questions]
        replies = _batches().collect(self.connection, self._limits, batch.batch_id, shapes)
        if replies is None:
            return None
        if isinstance(replies, str):
            raise NoAnswer(replies)
        for entry, reply in zip(batch.entries, replies, strict=True):
            self._settle(entry, reply, batch=True)
        return [_came_of(*both) for both in zip(replies, questions, strict=True)]

    def check(self, question: Question[Any]) -> None:
        """Consent, danger screen, key, address and length, in this order. Raises NoAnswer."""
        if not self._permit():
            raise NoAnswer(faults.NO_CONSENT)
        if any(self._screen(words) is not None for words in question.parts.values() if words):
            raise SupportFirst(faults.SUPPORT_FIRST)
        if not self.connection.key:
            raise NoAnswer(faults.NO_KEY)
        if not is_safe_address(self.connection.base_url):
            raise NoAnswer(faults.BAD_ADDRESS)
        if sum(map(len, question.parts.values())) > self._limits.longest_text:
            raise NoAnswer(faults.TOO_LONG)

    def _leaving(self, question: Question[Any], text: str, *, batch: bool = False) -> Leaving:
        shape = str(question.answer.model_json_schema())
        read = sum(map(likely_tokens, (*question.prompt.blocks, shape, text)))
        most = Usage(read, self._limits.output_tokens)
        return Leaving(
            purpose=question.purpose,
            model=self.connection.model,
            prompt=question.prompt.id,
            input_tokens=read,
            output_tokens=self._limits.output_tokens,
            microdollars=microdollars(self.connection.model, most, batch=batch),
        )

    def _settle(self, entry: int, reply: Reply[Any], *, batch: bool = False) -> None:
        state = CallState.FAILED if reply.fault else CallState.ANSWERED
        price = (
            microdollars(self.connection.model, reply.usage, batch=batch) if reply.usage else None
        )
        self._ledger.settle(entry, state, reply.usage, price)


class _End:
    """How a narrative ended; unknown as long as it goes on."""

    def __init__(self) -> None:
        self.reply: Reply[Any] = Reply(None, None, faults.CUT_OFF)

    def before(self, pieces: Iterable[str | Reply[Any]]) -> Iterator[str]:
        """The pieces of text; the reply at their end is kept."""
        for piece in pieces:
            if isinstance(piece, Reply):
                self.reply = piece
            else:
                yield piece


def _redacted(question: Question[Any]) -> tuple[str, Redaction]:
    """The words as they leave: names replaced, each part between its markers."""
    redaction = Redaction(question.known)
    hidden = redaction.hide(question.parts.values())
    return rendered(dict(zip(question.parts, hidden, strict=True))), redaction


def _put_back(reply: Reply[Answer], redaction: Redaction, question: Question[Answer]) -> Answer:
    """The answer with every name in its place. Raises NoAnswer when there is none."""
    if reply.value is None:
        raise NoAnswer(reply.fault or faults.UNUSABLE)
    filled = _filled(reply.value.model_dump(mode="json"), redaction)
    return question.answer.model_validate(filled)


def _filled(value: Any, redaction: Redaction) -> Any:
    if isinstance(value, str):
        return redaction.put_back(value)
    if isinstance(value, list):
        return [_filled(one, redaction) for one in value]
    if isinstance(value, dict):
        return {name: _filled(one, redaction) for name, one in value.items()}
    return value


def _came_of(reply: Reply[Answer], question: Question[Answer]) -> Answer | NoAnswer:
    try:
        return _put_back(reply, _redacted(question)[1], question)
    except NoAnswer as none:
        return none


def _wire() -> ModuleType:
    from core.ai import wire  # noqa: PLC0415 - the package takes over a second to import

    return wire


def _batches() -> ModuleType:
    from core.ai import batches  # noqa: PLC0415 - the same

    return batches
