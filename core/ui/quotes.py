"""Words as they were typed, where Markdown would make links of them; and quotes marked in them."""

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


def marked_text(text: str, quotes: Sequence[Marked]) -> str:
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
    return f'<div class="message-text" dir="auto">{"".join(pieces)}</div>'


def _piece(words: str, numbers: list[int], closing: list[int]) -> str:
    if not numbers:
        return words
    marks = f"<sup>{', '.join(map(str, closing))}</sup>" if closing else ""
    return f"<mark>{words}{marks}</mark>"


def heading_as_typed(text: str) -> str:
    """HTML of a second heading in which no name becomes a link or a picture."""
    return f'<h2 class="as-typed" dir="auto">{escape(text)}</h2>'
