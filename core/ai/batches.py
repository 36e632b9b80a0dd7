"""Many questions at once, at half the price, answered within a day."""

from collections.abc import Sequence
from typing import Any

import anthropic

from core.ai import faults
from core.ai.types import Answer, Connection, Limits, Prompt, Reply
from core.ai.wire import (
    BROKEN_ANSWER,
    NOTHING_USED,
    Heard,
    checked,
    open_client,
    parameters,
    spent,
)

Sent = tuple[Prompt, str, type[Any]]
"""One question as it leaves: instructions, words, shape of the answer."""


def send(
    connection: Connection, limits: Limits, questions: Sequence[Sent]
) -> tuple[str, str | None]:
    """Hand the questions over; the server's name for them, or "" and the fault."""
    requests: Any = [
        {"custom_id": f"q{number}", "params": _shaped(connection, limits, question)}
        for number, question in enumerate(questions)
    ]
    try:
        with open_client(connection, limits) as client:
            return client.messages.batches.create(requests=requests).id, None
    except (anthropic.AnthropicError, *BROKEN_ANSWER) as error:
        return "", _fault_of(error)


def collect(
    connection: Connection, limits: Limits, batch_id: str, answers: Sequence[type[Answer]]
) -> list[Reply[Answer]] | str | None:
    """A reply for each question; None while the server works; a fault when it does not answer."""
    try:
        with open_client(connection, limits) as client:
            batches = client.messages.batches
            if batches.retrieve(batch_id).processing_status != "ended":
                return None
            said = {one.custom_id: one.result for one in batches.results(batch_id)}
    except (anthropic.AnthropicError, *BROKEN_ANSWER) as error:
        return _fault_of(error)
    return [_reply(said.get(f"q{number}"), shape) for number, shape in enumerate(answers)]


def _fault_of(error: Exception) -> str:
    return spent(error)[1] if isinstance(error, anthropic.AnthropicError) else faults.UNUSABLE


def _shaped(connection: Connection, limits: Limits, question: Sent) -> dict[str, Any]:
    prompt, text, shape = question
    sent = parameters(connection, limits, prompt, text)
    schema = {"type": "json_schema", "schema": anthropic.transform_schema(shape)}
    return sent | {"output_config": {**sent.get("output_config", {}), "format": schema}}


def _reply(result: Any, shape: type[Answer]) -> Reply[Answer]:
    if result is None or result.type != "succeeded":
        return Reply(None, NOTHING_USED, faults.UNUSABLE)
    heard = Heard()
    try:
        heard.message = result.message.to_dict()
    except BROKEN_ANSWER:
        return Reply(None, None, faults.UNUSABLE)
    return checked(None, heard, shape)
