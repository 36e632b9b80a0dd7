"""The two doors for an employer's message: a paste and a message file."""

from dataclasses import dataclass, field
from datetime import date

from core.errors import InvalidInput
from core.intake.charsets import REPLACEMENT, decoded
from core.intake.dates import usable_day, written_day
from core.intake.formats import MAX_FILE_BYTES, message_source
from core.intake.headers import Headers, name_and_address, nearest
from core.intake.markup import looks_like_markup, readable
from core.intake.source import Source, is_pasted_source, read_source, source_start
from core.intake.text import checked_text, clean_text
from core.intake.thread import newest_message

MAX_SUBJECT = 1_000
LARGEST_SHARE_UNREADABLE = 0.05
"""Above this share of control and replacement characters, bytes are no text."""

_NO_WORDS = "There is no text in this message that can be read here"
_PASTE_INSTEAD = "Open the message, copy its text, and paste that."


@dataclass(frozen=True)
class BroughtMail:
    """A message as a person brought it. Its words stay out of `repr`, and so out of the logs."""

    text: str = field(repr=False)
    """What is stored and quoted. A paste stays whole, header lines and earlier messages too;
    `core.intake.thread.newest_part` says which part of it to read. Of HTML or of a mail's source
    it is the readable text."""
    subject: str = field(repr=False)
    sender_name: str = field(repr=False)
    sender_address: str = field(repr=False)
    """Lower case; "" when the message names none, as the other fields."""
    sent_on: date | None
    """The sender's own calendar day; None when there is none, or none that can be true."""
    notes: tuple[str, ...]
    """Short sentences about what was left out."""
    original: str | bytes = field(repr=False)
    """What was typed (cleaned, see `clean_text`), or the bytes of the file."""


def mail_from_paste(text: str, today: date) -> BroughtMail:
    """What a person pasted: a message as a mail program shows it, its source, or HTML.

    Raises InvalidInput with a sentence when it is blank or too long.
    """
    if len(text) > MAX_FILE_BYTES:
        checked_text(text)
    typed = clean_text(text)
    source, note = _unwrapped(typed)
    notes = (*_left_out(source), note) if note else ()
    return _mail(source, notes, typed, today)


def mail_from_file(name: str, content: bytes, today: date) -> BroughtMail:
    """A message file: .eml, a mailbox with one message, a saved page or a text.

    Raises InvalidInput with a sentence for everything else, and for a mail without words.
    """
    source_bytes = message_source(content)
    start = source_start(source_bytes)
    if start is not None:
        source = read_source(source_bytes[start:])
    else:
        source = _letter(name, decoded(source_bytes))
    if not clean_text(source.text).strip():
        raise InvalidInput(_no_words(source))
    if _unreadable_share(source.text) > LARGEST_SHARE_UNREADABLE:
        msg = f"This file does not hold text that can be read. {_PASTE_INSTEAD}"
        raise InvalidInput(msg)
    return _mail(source, _left_out(source), content, today)


def _unwrapped(typed: str) -> tuple[Source, str]:
    """The message inside a pasted source, and a note; the paste itself when there is none."""
    as_typed = Source(Headers(), typed, 0)
    try:
        if is_pasted_source(typed):
            found, what = read_source(typed.lstrip().encode()), "message source"
        elif looks_like_markup(typed):
            found, what = Source(Headers(), readable(typed), 0), "HTML"
        else:
            return as_typed, ""
    except InvalidInput:
        return as_typed, ""
    if not found.text.strip():
        return as_typed, ""
    return found, f"The text was taken out of the {what} that you pasted."


def _letter(name: str, text: str) -> Source:
    is_page = name.lower().endswith((".html", ".htm")) or looks_like_markup(text)
    return Source(Headers(), readable(text) if is_page else text, 0)


def _mail(
    source: Source, notes: tuple[str, ...], original: str | bytes, today: date
) -> BroughtMail:
    text = checked_text(source.text)
    said = nearest(source.headers, newest_message(text).headers)
    name, address = name_and_address(said.sender)
    return BroughtMail(
        text=text,
        subject=_one_line(said.subject),
        sender_name=_one_line(name),
        sender_address=_one_line(address),
        sent_on=usable_day(written_day(said.sent), today),
        notes=notes,
        original=original,
    )


def _left_out(source: Source) -> tuple[str, ...]:
    notes = []
    if source.attachments == 1:
        notes.append("1 attachment was not read.")
    elif source.attachments:
        notes.append(f"{source.attachments} attachments were not read.")
    if REPLACEMENT in source.text:
        notes.append(f"Some characters could not be read; {REPLACEMENT} stands in their place.")
    return tuple(notes)


def _no_words(source: Source) -> str:
    only = ", only attachments" if source.attachments else ""
    return f"{_NO_WORDS}{only}. {_PASTE_INSTEAD}"


def _unreadable_share(text: str) -> float:
    cleaned = clean_text(text)
    return (len(text) - len(cleaned) + cleaned.count(REPLACEMENT)) / len(text)


def _one_line(text: str) -> str:
    return " ".join(clean_text(text).split())[:MAX_SUBJECT]
