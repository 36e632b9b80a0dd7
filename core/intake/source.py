"""Reads the source of a mail (RFC 5322 and MIME): its header lines and the text of its body.

Parsed with the lenient `compat32` policy. The newer `default` policy parses header values by
grammar while it splits the parts, and on broken ones raises errors of many kinds (RecursionError
for nested brackets); here such a mail is still read.
"""

import re
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any

from core.errors import InvalidInput
from core.intake.charsets import decoded
from core.intake.headers import Headers
from core.intake.markup import looks_like_markup, readable
from core.intake.text import MAX_TEXT
from core.intake.thread import FORWARD_MARKER

MAX_LINES = 150_000
"""5 MB of attachments have 66,000."""
MAX_LEVELS = 50
"""Containers in one mail. A thread forwarded ten times has about 30."""
MAX_STRUCTURE = 1_000
"""Headers that describe a part; most parts have two or three."""
MAX_HEADER = 4_000
"""Characters of a header that is read."""
SHORT_PLAIN = 500
"""Characters. A shorter plain part may only say that the mail is in HTML: both are compared."""

_MAIL_HEADER = re.compile(
    rb"^(?:from|to|subject|date|received|message-id|mime-version|content-type|delivered-to"
    rb"|return-path|reply-to|x-[a-z-]{1,60})[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_SOURCE_ONLY = re.compile(
    r"^(?:received|message-id|mime-version|content-type|content-transfer-encoding|delivered-to"
    r"|return-path|dkim-signature|arc-seal)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_CONTAINER = re.compile(
    rb"^content-type[ \t]*:\s*(?:multipart|message)/", re.IGNORECASE | re.MULTILINE
)
_STRUCTURE = re.compile(
    rb"^content-(?:type|disposition|transfer-encoding)[ \t]*:[^\n]*(?:\n[ \t][^\n]*)*",
    re.IGNORECASE | re.MULTILINE,
)
_TOO_COMPLEX = (
    "This message is built in a way that cannot be read here."
    " Open it, copy its text, and paste that."
)
_ENCRYPTED = (
    "This message is encrypted, so its words cannot be read here."
    " Open it in your mail program, copy its text, and paste that."
)
_CONTINUED = re.compile(r";[^;=]*\*[^;]*")
"""A parameter in pieces or of another character set (RFC 2231): "; name*0=..."."""
_SIGNATURES = {
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
}


@dataclass(frozen=True)
class Source:
    """What a mail's source says."""

    headers: Headers
    text: str
    """The body; blank when the mail holds no text."""
    attachments: int
    """How many attachments were left out. Pictures of the layout do not count."""


def source_start(content: bytes) -> int | None:
    """Where the source of a mail begins in a file; None when the file is a letter or a page.

    Broken lines may stand above the first header, as long as three known headers follow.
    """
    head = content[:20_000].split(b"\n\n", 1)[0]
    known = [header.start() for header in _MAIL_HEADER.finditer(head)]
    return known[0] if known and (known[0] == 0 or len(known) >= 3) else None


def is_pasted_source(text: str) -> bool:
    """Whether a pasted text is a mail's source: it opens with lines that mail programs hide."""
    head = text.lstrip()[:20_000].split("\n\n", 1)[0]
    hidden = {name.lower() for name in _SOURCE_ONLY.findall(head)}
    return len(hidden) >= 2 and source_start(head.encode("utf-8", "replace")) == 0


def read_source(source: bytes) -> Source:
    r"""Read a mail's source with \n line ends. Raises InvalidInput with a sentence."""
    if _is_too_complex(source):
        raise InvalidInput(_TOO_COMPLEX)
    try:
        return _read(source)
    except (RecursionError, TypeError, ValueError, LookupError) as error:
        raise InvalidInput(_TOO_COMPLEX) from error


def _read(source: bytes) -> Source:
    message = BytesParser(_Part, policy=compat32).parsebytes(source)
    if message.get_content_type() in {"multipart/encrypted", "application/pkcs7-mime"}:
        raise InvalidInput(_ENCRYPTED)
    text = _text(message).strip("\n")
    if text.lstrip().startswith("-----BEGIN PGP MESSAGE-----"):
        raise InvalidInput(_ENCRYPTED)
    return Source(_headers(message), text, sum(map(_is_attachment, message.walk())))


class _Part(Message):
    """A part of a mail. Where Python stumbles over a broken parameter, it counts as absent."""

    def get_param(
        self, param: str, failobj: Any = None, header: str = "content-type", unquote: bool = True
    ) -> Any:
        try:
            return super().get_param(param, failobj, header, unquote)
        except (TypeError, ValueError):
            plain = Message()
            plain[header] = _CONTINUED.sub("", str(self[header]))
            return plain.get_param(param, failobj, header, unquote)

    def get_content_charset(self, failobj: Any = None) -> Any:
        try:
            return super().get_content_charset(failobj)
        except ValueError:
            return failobj

    def get_boundary(self, failobj: Any = None) -> Any:
        try:
            return super().get_boundary(failobj)
        except ValueError:
            return failobj


def _is_too_complex(source: bytes) -> bool:
    """The parser needs minutes for input like this, and no mail program writes it."""
    if source.count(b"\n") > MAX_LINES or len(_CONTAINER.findall(source)) > MAX_LEVELS:
        return True
    structure = _STRUCTURE.findall(source)
    return len(structure) > MAX_STRUCTURE or any(len(one) > MAX_HEADER for one in structure)


def _headers(message: Message) -> Headers:
    return Headers(*(_header(message, name) for name in ("subject", "from", "date")))


def _header(message: Message, name: str) -> str:
    """A header in one line, encoded words and 8-bit letters decoded; "" when it is missing."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name), "")
    line = str(raw).encode("utf-8", "surrogateescape")[:MAX_HEADER]
    try:
        words = decode_header(decoded(line))
    except HeaderParseError:
        words = [(decoded(line), None)]
    pieces = (
        word if isinstance(word, str) else _header_word(word, charset) for word, charset in words
    )
    return " ".join("".join(pieces).split())


def _header_word(word: bytes, charset: str | None) -> str:
    if charset is None:  # decode_header writes the words between as raw-unicode-escape
        return word.decode("raw-unicode-escape", "replace")
    return decoded(word, charset)


def _text(part: Message) -> str:
    """The text of a part and of everything inside it; "" for what holds none."""
    if not part.is_multipart():
        return _leaf_text(part)
    inside = [one for one in part.get_payload() if isinstance(one, Message)]
    if part.get_content_type() == "message/rfc822":
        return "\n\n".join(_forwarded(one) for one in inside)
    if part.get_content_type() == "multipart/alternative":
        return _best_text(inside)
    return "\n\n".join(text for one in inside if (text := _text(one).strip("\n")).strip())


def _forwarded(message: Message) -> str:
    said = _headers(message)
    named = (("From", said.sender), ("Date", said.sent), ("Subject", said.subject))
    lines = [f"{name}: {value}" for name, value in named if value]
    return "\n".join([FORWARD_MARKER, *lines, "", _text(message)])


def _best_text(versions: list[Message]) -> str:
    """The plain version of a text, unless it is empty or a stub; then the HTML one."""
    texts = [_text(one) for one in versions if one.get_content_type() == "text/plain"]
    plain = next((text for text in texts if text.strip()), "")
    if len(plain.strip()) > SHORT_PLAIN:
        return plain
    others = (_text(one) for one in versions if one.get_content_type() != "text/plain")
    rich = max(others, key=len, default="")
    return rich if len(plain.strip()) * 3 < len(rich) else plain


def _leaf_text(part: Message) -> str:
    kind = part.get_content_type()
    if kind not in {"text/plain", "text/html"} and part.get_content_maintype() != "multipart":
        return ""
    if part.get_content_disposition() == "attachment":
        return ""
    payload = part.get_payload(decode=True)
    text = decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    if kind == "text/html" or looks_like_markup(text):
        return readable(text)
    if part.get_param("format") == "flowed" and len(text) <= MAX_TEXT:
        return _unflowed(text, drops_space=part.get_param("delsp") == "yes")
    return text


def _unflowed(text: str, *, drops_space: bool) -> str:
    """Join the soft line breaks of format=flowed (RFC 3676, section 4)."""
    joined: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        words = line.lstrip(">")
        depth = len(line) - len(words)
        words = words.removeprefix(" ")
        is_soft = words.endswith(" ") and words != "-- "
        if is_soft and drops_space:
            words = words[:-1]
        if depth == open_depth:
            joined[-1] += words
        else:
            joined.append(f"{'>' * depth} {words}" if depth else words)
        open_depth = depth if is_soft else -1
    return "\n".join(joined)


def _is_attachment(part: Message) -> bool:
    kind = part.get_content_type()
    if part.is_multipart() or kind in _SIGNATURES:
        return False
    if part.get_content_disposition() == "attachment" or kind == "text/calendar":
        return True
    if part.get_content_maintype() == "image" and part.get("content-id"):
        return False
    return part.get_content_maintype() in {"application", "image", "audio", "video"}
