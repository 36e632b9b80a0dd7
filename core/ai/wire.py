"""Speaks to the server with the anthropic package. Only the door imports this, and late."""

import logging
from collections.abc import Callable, Iterator
from typing import Any

import anthropic
from pydantic import ValidationError

from core.ai import faults
from core.ai.answers import answer_in
from core.ai.types import Answer, Connection, Limits, Prompt, Reply, Usage

CONNECT_S = 10.0
SPOKEN_TO_BY = ("anthropic", "httpx2", "httpcore2", "httpx", "httpcore")
NOTHING_USED = Usage()
BROKEN_ANSWER = (ValidationError, ValueError, TypeError, AttributeError, KeyError)
"""What the client meets when a server says 200 and then something that is no message."""


class Heard:
    """Keeps what the server said word for word, also when the client can make nothing of it."""

    def __init__(self) -> None:
        self.message: dict[str, Any] = {}

    def __call__(self, request: Any, call_next: Callable[[Any], Any]) -> Any:
        response = call_next(request)
        if response.status_code == 200 and "json" in response.headers.get("content-type", ""):
            try:
                said = response.json()
            except ValueError:
                return response
            self.message = said if isinstance(said, dict) else {}
        return response

    @property
    def text(self) -> str:
        blocks = self.message.get("content")
        blocks = blocks if isinstance(blocks, list) else []
        words = [one.get("text") for one in blocks if isinstance(one, dict)]
        return "\n".join(one for one in words if isinstance(one, str))

    @property
    def usage(self) -> Usage | None:
        """None when the server did not say."""
        return used(self.message.get("usage"))


def used(said: object) -> Usage | None:
    """The server's count of tokens; None when it is none."""
    fields = said if isinstance(said, dict) else getattr(said, "__dict__", {})
    names = (
        "input_tokens",
        "output_tokens",
        "cache_read_input_tokens",
        "cache_creation_input_tokens",
    )
    counts = [fields.get(name) or 0 for name in names]
    if "input_tokens" not in fields or not all(isinstance(n, int) and n >= 0 for n in counts):
        return None
    return Usage(*counts)


def ask(
    connection: Connection, limits: Limits, prompt: Prompt, text: str, answer: type[Answer]
) -> Reply[Answer]:
    """One question, one checked answer."""
    heard = Heard()
    try:
        with open_client(connection, limits, heard) as client:
            said = client.messages.parse(
                **parameters(connection, limits, prompt, text), output_format=answer
            )
            value = said.parsed_output
    except anthropic.AnthropicError as error:
        return Reply(None, *spent(error))
    except BROKEN_ANSWER:
        value = None
    return checked(value, heard, answer)


def checked(value: Answer | None, heard: Heard, answer: type[Answer]) -> Reply[Answer]:
    """The answer, from the plain words when the server did not keep to the form."""
    stopped = heard.message.get("stop_reason")
    if stopped == "refusal":
        return Reply(None, heard.usage, faults.DECLINED)
    value = value or answer_in(heard.text, answer)
    if value is None:
        fault = faults.CUT_OFF if stopped == "max_tokens" else faults.UNUSABLE
        return Reply(None, heard.usage, fault)
    return Reply(value, heard.usage, None)


def tell(
    connection: Connection, limits: Limits, prompt: Prompt, text: str
) -> Iterator[str | Reply[Any]]:
    """A narrative as it arrives, then how it ended."""
    sent = parameters(connection, limits, prompt, text)
    try:
        with open_client(connection, limits) as client, client.messages.stream(**sent) as stream:
            yield from stream.text_stream
            said = stream.get_final_message()
        fault = {"refusal": faults.DECLINED, "max_tokens": faults.CUT_OFF}.get(
            said.stop_reason or ""
        )
        yield Reply(None, used(said.usage), fault)
    except anthropic.AnthropicError as error:
        yield Reply(None, *spent(error))
    except BROKEN_ANSWER:
        yield Reply(None, None, faults.UNUSABLE)


def count(connection: Connection, limits: Limits, prompt: Prompt, text: str) -> int | None:
    """The server's own count of what would go in; None when it does not say."""
    sent = parameters(connection, limits, prompt, text)
    try:
        with open_client(connection, limits) as client:
            return client.messages.count_tokens(
                model=sent["model"], system=sent["system"], messages=sent["messages"]
            ).input_tokens
    except (anthropic.AnthropicError, *BROKEN_ANSWER):
        return None


def spent(error: anthropic.AnthropicError) -> tuple[Usage | None, str]:
    """What a failed call used, None for not known, and the sentence that says what happened."""
    if isinstance(error, anthropic.APITimeoutError):
        return None, faults.TIMED_OUT
    if isinstance(error, anthropic.APIConnectionError):
        return None, faults.UNREACHABLE
    if isinstance(error, anthropic.APIStatusError):
        if error.status_code == 200:
            return None, faults.CUT_OFF  # an error in the middle of a stream
        return NOTHING_USED, faults.of_status(error.status_code)
    return None, faults.UNUSABLE


def open_client(
    connection: Connection, limits: Limits, heard: Heard | None = None
) -> anthropic.Anthropic:
    """A client for one call. It follows no redirects: words go where the person was told."""
    for name in SPOKEN_TO_BY:
        # At DEBUG the package writes whole requests, and those hold a person's words.
        logging.getLogger(name).setLevel(logging.WARNING)
    timeout = anthropic.Timeout(limits.timeout_s, connect=min(CONNECT_S, limits.timeout_s))
    return anthropic.Anthropic(
        api_key=connection.key,
        base_url=connection.base_url,
        max_retries=limits.retries,
        timeout=timeout,
        http_client=anthropic.DefaultHttpxClient(follow_redirects=False),
        middleware=[heard] if heard is not None else None,
    )


def parameters(connection: Connection, limits: Limits, prompt: Prompt, text: str) -> dict[str, Any]:
    """A request: instructions first and the same in every call, so that they are cached."""
    system: list[dict[str, Any]] = [{"type": "text", "text": block} for block in prompt.blocks]
    system[-1]["cache_control"] = {"type": "ephemeral"}
    sent = {
        "model": connection.model,
        "max_tokens": limits.output_tokens,
        "system": system,
        "messages": [{"role": "user", "content": text}],
    }
    return sent | ({"output_config": {"effort": connection.effort}} if connection.effort else {})
