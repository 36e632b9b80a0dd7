"""Parts of a mail's body that are read differently: the words, and the signature below them."""

import re
from dataclasses import dataclass

MOST_LINES, LONGEST_LINE = 8, 80
"""Of a signature."""
LONGEST_LAST = 300
"""Characters at the end of a paragraph in which a signature may stand."""
_CLOSING = re.compile(
    r"^(?i:with|many|kind|kindest|best|warm|warmest|very|yours|all|our|cordial|friendly|sincere|good"
    r"|lots|respectfully|take|talk|speak|see|until|onwards|keep|regards|cheers|thanks?|sincerely"
    r"|love|warmly|cordially|ta|mvh|mfg|bjs|greetings|in solidarity|\w{2,12} wishes|x{1,3}|tc|atb"
    r"|rgds|br)"
    r"(?:,? (?:& ?)?(?:[a-z']+|(?i:regards|wishes|greetings|thanks|sincerely|faithfully))){0,6}"
    r"[,.! ]*$"
)
_PHRASE_AND_COMMA = re.compile(r"^(?!(?i:dear|hi|hello|hey|good)\b)[^\W\d_][\w '\u2019&]{1,38},$")
_FOOTER = re.compile(
    r"^--|unsubscribe|confidential|privileged|do not reply|don't reply|not monitored"
    r"|replies to this|equal opportunit|privacy|registered (?:in|office)|https?://"
    r"|all rights reserved|beware of|views are my own|automatic|generated|in error|opt out",
    re.IGNORECASE,
)
_AROUND = " ,-\u2013\u2014"
_BULLETS = frozenset("-*\u2022\u00b7>")
_LAST_WORDS = re.compile(r"(?:^|[.!?\u2026)] ?|\s[\u2014\u2013-] ?)([^.!?]{2,70}?)[. ]*$")


@dataclass(frozen=True)
class Body:
    """A body in two parts; together they are its text without the footer."""

    words: str
    signature: tuple[str, ...]
    """Lines, first to last, without the closing phrase."""


def body_parts(text: str) -> Body:
    """Part the signature from the words: after the closing phrase, else the short lines at the end.

    A body of one paragraph may end in a signature too: "... on Monday. Tess, Bryher Coffee".
    """
    lines = [line.strip() for line in text.split("\n")]
    while lines and (not lines[-1] or _FOOTER.search(lines[-1])) and len(lines) > 1:
        lines.pop()
    first = _signature_start(lines)
    words = lines[:first]
    signature = [line for line in lines[first:] if line and not _FOOTER.search(line)]
    if not signature and words:
        last = _LAST_WORDS.search(words[-1][-LONGEST_LAST:])
        signature = [last[1].strip(_AROUND)] if last and last.start(1) else []
    closed = [line for line in signature if not is_closing(line.rstrip(","))]
    return Body("\n".join(words), tuple(line[:200] for line in closed[:MOST_LINES]))


def is_closing(line: str) -> bool:
    """Whether it is a phrase like "Kind regards,"."""
    return _CLOSING.match(line) is not None


def _signature_start(lines: list[str]) -> int:
    """Number of the line where the signature begins; the number of lines when there is none."""
    first, last = len(lines), max(len(lines) - MOST_LINES - 4, 1)
    for number in range(len(lines) - 1, last - 1, -1):
        if is_closing(lines[number]) or (number > 1 and _PHRASE_AND_COMMA.match(lines[number])):
            return number
    while first > last and _is_short(lines[first - 1]):
        first -= 1
    return first


def _is_short(line: str) -> bool:
    if len(line) > LONGEST_LINE or ": " in line or line[:1] in _BULLETS:
        return False
    return not line.endswith((".", "?", "!", ":", ",", ";"))
