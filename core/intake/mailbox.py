"""A whole mailbox, an .mbox or a .zip of message files, as a stream of messages.

Nothing inside can stop the stream: what does not become a message comes as the reason why.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import IO

from core.analysis.sentences import counted
from core.errors import InvalidInput
from core.intake.archive import archive_sources
from core.intake.formats import MAX_FILE_BYTES
from core.intake.mail import BroughtMail, mail_from_file
from core.intake.mbox import Why, begins_mbox, mbox_sources

MAX_MESSAGES = 20_000
"""Messages and other files of one import."""
FIRST_BYTES = 4_096

_HEAD = 65_536
_MAIL_ID = re.compile(rb"^message-id[ \t]*:\s*(<[^<>\s]{1,500}>)", re.IGNORECASE | re.MULTILINE)
_NO_MAILBOX = (
    "This file is no mailbox that can be read here. Choose an .mbox file,"
    " or a .zip with the messages as .eml files."
)
_SAID = (
    (Why.UNREADABLE, "message", "could not be read"),
    (Why.TOO_LARGE, "message", f"did not fit (more than {MAX_FILE_BYTES / 1e6:.0f} MB)"),
    (Why.NO_MESSAGE, "file", "held no message"),
)


@dataclass(frozen=True)
class Found:
    """One message of a mailbox."""

    mail: BroughtMail
    mail_id: str | None = field(repr=False)
    """Its Message-ID, by which it is known again; None when it has none."""


def read_mailbox(file: IO[bytes], today: date) -> Iterator[Found | Why]:
    """The messages of a mailbox, one by one; the file's first bytes say what it is.

    Raises InvalidInput with a sentence when it is neither a mailbox nor an archive.
    """
    first = file.read(FIRST_BYTES)
    file.seek(0)
    if first.startswith(b"PK"):
        return _messages(archive_sources(file), today)
    if begins_mbox(first):
        return _messages(mbox_sources(file), today)
    raise InvalidInput(_NO_MAILBOX)


def left_out_sentence(left_out: Mapping[Why, int]) -> str:
    """What did not become a message, in one sentence; "" when everything did."""
    said = [f"{counted(left_out[w], what)} {verb}" for w, what, verb in _SAID if left_out.get(w)]
    if left_out.get(Why.NO_ROOM):
        said.append("the rest of the file is more than one import takes")
    sentence = ", and ".join([", ".join(said[:-1]), said[-1]] if said[1:] else said)
    return f"{sentence[0].upper()}{sentence[1:]}." if said else ""


def mail_id_of(source: bytes) -> str | None:
    """The Message-ID in a mail's source; None when it has none, or none that can be one."""
    head = source[:_HEAD].replace(b"\r\n", b"\n").lstrip().split(b"\n\n", 1)[0]
    found = _MAIL_ID.search(head)
    return found[1].decode("ascii", "replace") if found else None


def _messages(sources: Iterable[tuple[str, bytes] | Why], today: date) -> Iterator[Found | Why]:
    for number, source in enumerate(sources):
        if number == MAX_MESSAGES:
            yield Why.NO_ROOM
            return
        yield source if isinstance(source, Why) else _message(*source, today)


def _message(name: str, content: bytes, today: date) -> Found | Why:
    try:
        return Found(mail_from_file(name, content, today), mail_id_of(content))
    except (InvalidInput, RecursionError, TypeError, ValueError, LookupError):
        return Why.UNREADABLE
