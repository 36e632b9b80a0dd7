"""Finds the newest message in a text that holds a whole thread.

The stored text stays whole; a reading takes `text[start:end]` and adds `start` to its positions,
so that quotes are highlighted where they stand.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from core.intake.dates import written_day
from core.intake.headers import CLOCK, WROTE, Headers, attributed, header_block, nearest

FORWARD_MARKER = "---------- Forwarded message ----------"
SHORT_NOTE = 200
"""Characters. A shorter text above a forwarded message only introduces it."""

_FORWARDED = re.compile(
    r"[\s>*]*(?:-{2,}\s?(?:Forwarded message|Weitergeleitete Nachricht|Message transféré"
    r"|Mensaje reenviado|Messaggio inoltrato|Mensagem encaminhada|Doorgestuurd bericht)\s?-{2,}"
    r"|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|Début du message réexpédié :"
    r"|Inicio del mensaje reenviado:)[\s*]*",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"[\s>*]*-{2,}\s?(?:Original Message|Ursprüngliche Nachricht|Original-Nachricht"
    r"|Message d['\u2019]origine|Mensaje original|Messaggio originale|Mensagem original"
    r"|Oorspronkelijk bericht|Original Appointment)\s?-{2,}[\s*]*",
    re.IGNORECASE,
)
_RULE = re.compile(r"\s*_{10,}\s*")
_ON_A_DAY = re.compile(r"(?:On|Am|Le|El|Il|Op|Em|Den|W dniu|Dnia)\b")
_FROM_ADDRESS = re.compile(r"<[^<>\s]{1,64}@[^<>\s]{1,255}>[^<>]{0,30}[:\uff1a]")
_LONGEST_ATTRIBUTION = 3
_LONGEST_LINE = 400


@dataclass(frozen=True)
class Newest:
    """The newest message of a text: `text[start:end]`, and what the lines above it say of it."""

    start: int
    end: int
    headers: Headers


@dataclass(frozen=True)
class _Boundary:
    """Lines `first` up to `after` stand between two messages of a thread."""

    first: int
    after: int
    headers: Headers
    is_forward: bool = False
    is_quoting: bool = False


def newest_part(text: str) -> tuple[int, int]:
    """Start and end of the newest message, without its header lines and the thread below it.

    The whole text when nothing else can be told apart. Never empty unless the text is blank.
    """
    newest = newest_message(text)
    return newest.start, newest.end


def newest_message(text: str) -> Newest:
    """The newest message of a text; of a forwarded one, the message that was passed on."""
    lines = text.split("\n")
    thread = _Thread(lines)
    first, headers = thread.opening(0, Headers())
    boundary = thread.next_boundary(first)
    if boundary is not None and boundary.is_forward:
        first, headers = thread.opening(boundary.first, headers)
        boundary = thread.next_boundary(first, may_jump=False)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    start, end = starts[first], starts[boundary.first] if boundary else len(text)
    words = text[start:end].strip()
    if not words:
        return Newest(0, len(text), headers)
    start = text.index(words, start)
    return Newest(start, start + len(words), headers)


class _Thread:
    """The lines of a text, and where one message ends and the next begins."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        own = (n for n in reversed(range(len(lines))) if lines[n].strip() and not self.quoted(n))
        self.last_own = next(own, -1)
        """The last line that says something and is not quoted; -1 when there is none."""

    def quoted(self, number: int) -> bool:
        return self.lines[number].lstrip()[:1] == ">"

    def opening(self, first: int, headers: Headers) -> tuple[int, Headers]:
        """The first line of the message itself, and what the lines above it say."""
        while True:
            first = self._spoken(first)
            boundary = self._boundary(first, opening=True)
            if boundary is not None:
                headers = nearest(headers, boundary.headers)
                first = boundary.after
            elif self._answer_below(first):
                first = self._after_quote(first)
            else:
                return first, headers

    def next_boundary(self, first: int, *, may_jump: bool = True) -> _Boundary | None:
        """Where the message that begins at line `first` ends; None: with the text.

        A forward below a short note counts, for the note only introduces it. Below a longer
        text it is a part of that message.
        """
        above = 0
        for number in range(first, len(self.lines)):
            boundary = self._boundary(number, opening=False)
            if boundary is not None and boundary.is_forward:
                return boundary if may_jump and above <= SHORT_NOTE else None
            if boundary is not None and not self._is_answered(boundary):
                return boundary
            if self.quoted(number) and number > self.last_own >= first:
                return _Boundary(number, number, Headers())
            above += len(self.lines[number].strip())
        return None

    def _is_answered(self, boundary: _Boundary) -> bool:
        return boundary.is_quoting and self._answer_below(self._spoken(boundary.after))

    def _boundary(self, first: int, *, opening: bool) -> _Boundary | None:
        if first >= len(self.lines) or not self.lines[first].strip():
            return None
        line = self.lines[first][:_LONGEST_LINE]
        if _FORWARDED.fullmatch(line):
            return _Boundary(first, first + 1, Headers(), is_forward=True)
        if _ORIGINAL.fullmatch(line):
            return _Boundary(first, first + 1, Headers())
        return self._block(first, line, opening=opening) or self._attribution(first)

    def _block(self, first: int, line: str, *, opening: bool) -> _Boundary | None:
        above = first + 1 if _RULE.fullmatch(line) else first
        block = header_block(self.lines, above, opening=opening)
        return _Boundary(first, block[1], block[0]) if block else None

    def _attribution(self, first: int) -> _Boundary | None:
        joined = ""
        for number in range(first, min(first + _LONGEST_ATTRIBUTION, len(self.lines))):
            line = self.lines[number].lstrip("> *").rstrip(" *")
            if not line or len(line) > _LONGEST_LINE:
                return None
            joined = f"{joined} {line}".strip()
            if _is_attribution(joined):
                return _Boundary(first, number + 1, attributed(joined), is_quoting=True)
        return None

    def _spoken(self, first: int) -> int:
        while first < len(self.lines) and not self.lines[first].strip():
            first += 1
        return first

    def _answer_below(self, first: int) -> bool:
        return first < self.last_own and self.quoted(first)

    def _after_quote(self, first: int) -> int:
        while self.quoted(first):
            first += 1
        return first


def _is_attribution(line: str) -> bool:
    if line[-1:] not in {":", "\uff1a"}:
        return False
    if CLOCK.search(line) and _ON_A_DAY.match(line) and WROTE.search(line):
        return True
    address = _FROM_ADDRESS.search(line)
    return bool(address and written_day(line[: address.start()]))
