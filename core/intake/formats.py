"""What a file is, by its first bytes; what is no message is refused with a way out."""

import re

from core.errors import InvalidInput

MAX_FILE_BYTES = 5_000_000
"""A mail with its attachments. The words of a longer one can be pasted."""

_PASTE_INSTEAD = "Open the message, copy its text, and paste that."
_PICTURE = (
    "This file is a picture, which cannot be read here."
    " If it shows a message, please type or paste its words."
)
_ARCHIVE = (
    "This file is an archive or an Office document. If there is a message inside,"
    " take it out and choose that, or paste its text."
)
_OUTLOOK = (
    "This file is in Outlook's own format (.msg), which cannot be read here."
    " Save the message as .eml, or open it and paste its text."
)
_PDF = "This file is a PDF. Please open it, copy the message's text, and paste that."

_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OUTLOOK),
    (b"%PDF-", _PDF),
    (b"\x89PNG\r\n", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"PK\x03\x04", _ARCHIVE),
    (b"PK\x05\x06", _ARCHIVE),
    (b"\x1f\x8b", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", _ARCHIVE),
    (b"Rar!\x1a", _ARCHIVE),
)
_ENVELOPE = re.compile(
    rb"(?:\A|\n\n)From [^\n]{0,200}\d\d:\d\d[^\n]{0,60}\d{4}[^\n]{0,20}\n(?=[!-9;-~]{1,80}:)"
)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)


def message_source(content: bytes) -> bytes:
    r"""The source of the one message in a file, as bytes with \n line ends.

    Undoes UTF-16 and the mbox format around it. Raises InvalidInput when the file is empty, too
    large, a picture, a PDF, an archive, an Outlook .msg, or a mailbox of several messages.
    """
    if not content.strip():
        msg = f"This file is empty. {_PASTE_INSTEAD}"
        raise InvalidInput(msg)
    if len(content) > MAX_FILE_BYTES:
        msg = (
            f"This file has {len(content) / 1e6:.1f} MB; a message file may have up to"
            f" {MAX_FILE_BYTES / 1e6:.0f} MB. {_PASTE_INSTEAD}"
        )
        raise InvalidInput(msg)
    _refuse_other_formats(content)
    source = _from_utf16(content).removeprefix(b"\xef\xbb\xbf")
    return _only_message(source.replace(b"\r\n", b"\n").replace(b"\r", b"\n").lstrip())


def _refuse_other_formats(content: bytes) -> None:
    for first_bytes, sentence in _REFUSED:
        if content.startswith(first_bytes) and not _is_wordy(content, first_bytes):
            raise InvalidInput(sentence)
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        raise InvalidInput(_PICTURE)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        raise InvalidInput(_PICTURE)


def _is_wordy(content: bytes, first_bytes: bytes) -> bool:
    """Whether letters that open a picture open a text here ("BMW ..."): texts hold no NUL."""
    return first_bytes.isalnum() and b"\0" not in content[:200]


def _from_utf16(content: bytes) -> bytes:
    if content[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return content.decode("utf-16", "replace").encode("utf-8", "replace")
    return content


def _only_message(source: bytes) -> bytes:
    envelopes = list(_ENVELOPE.finditer(source))
    if len(envelopes) > 1 and envelopes[0].start() == 0:
        msg = (
            f"This file holds {len(envelopes)} messages. Please bring one at a time:"
            " save the one you mean by itself, or paste its text."
        )
        raise InvalidInput(msg)
    if envelopes and envelopes[0].start() == 0:
        return _QUOTED_FROM.sub(rb"\1", source[envelopes[0].end() :])
    return source
