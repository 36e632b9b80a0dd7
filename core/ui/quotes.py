"""A person's pasted text with the words marked that a theme rests on."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Protocol


class Marked(Protocol):
    """A place in a text; None when nothing is marked."""

    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def marked_text(text: str, quotes: Sequence[Marked], *, dark: bool) -> str:
    """HTML of the text, each quote in a `mark` with the number of its theme in the list.

    The text is escaped; overlapping quotes share a mark that carries all their numbers.
    """
    places = [(q.start, q.end, n) for n, q in enumerate(quotes, 1)]
    spans = [(start, end, n) for start, end, n in places if start is not None and end is not None]
    cuts = sorted({0, len(text), *(p for start, end, _ in spans for p in (start, end))})
    pieces = []
    for start, end in pairwise(cuts):
        numbers = [n for low, high, n in spans if low <= start and end <= high]
        closing = [n for low, high, n in spans if n in numbers and high == end]
        pieces.append(_piece(escape(text[start:end]), numbers, closing))
    theme = "message-text dark" if dark else "message-text"
    return f'<div class="{theme}" dir="auto">{"".join(pieces)}</div>'


def _piece(words: str, numbers: list[int], closing: list[int]) -> str:
    if not numbers:
        return words
    marks = f"<sup>{', '.join(map(str, closing))}</sup>" if closing else ""
    return f"<mark>{words}{marks}</mark>"
