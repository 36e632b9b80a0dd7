"""The part of a stored message that its sender wrote last: what a reader gets to read."""

from email.utils import parseaddr
from typing import Protocol

from core.intake.thread import newest_part
from core.reading.types import MailParts


class Letter(Protocol):
    """What every view of a message has."""

    @property
    def text(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def sender(self) -> str: ...


def newest_mail(message: Letter) -> tuple[MailParts, int]:
    """The newest part of a thread, and where it begins in the text, in characters."""
    name, address = parseaddr(message.sender)
    start, end = newest_part(message.text)
    return MailParts(message.text[start:end], message.subject, name, address), start
