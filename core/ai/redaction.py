"""Replaces what leads to a person by stable placeholders, and puts it back afterwards."""

from collections.abc import Iterable, Iterator

from core.ai.companies import companies, company_spans
from core.ai.people import people, people_spans
from core.ai.traces import PLACEHOLDER, Kind, Span, traces
from core.ai.types import Known


class Redaction:
    """The placeholders of one call.

    The same words get the same placeholder wherever they stand. Two ways of writing a name get
    two, so that putting back returns every character as it was.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self._placeholders: dict[tuple[Kind, str], str] = {}
        self._words: dict[str, str] = {}

    def hide(self, texts: Iterable[str]) -> list[str]:
        """The texts with placeholders. A name found in one of them is hidden in all."""
        texts = list(texts)
        found = Known(
            tuple(dict.fromkeys(name for text in texts for name in people(text))),
            tuple(dict.fromkeys(name for text in texts for name in companies(text))),
        )
        return [self._hidden(text, found) for text in texts]

    def put_back(self, text: str) -> str:
        """The text with the words in place of their placeholders; unknown ones stay."""
        return PLACEHOLDER.sub(lambda found: self._words.get(found[0], found[0]), text)

    def put_back_stream(self, pieces: Iterable[str]) -> Iterator[str]:
        """Put back in a text that arrives in pieces, which may cut a placeholder in two."""
        waiting = ""
        for piece in pieces:
            waiting += piece
            opening = waiting.rfind("[")
            is_open = opening >= 0 and "]" not in waiting[opening:] and len(waiting) - opening < 16
            cut = opening if is_open else len(waiting)
            if cut:
                yield self.put_back(waiting[:cut])
            waiting = waiting[cut:]
        if waiting:
            yield self.put_back(waiting)

    def _hidden(self, text: str, found: Known) -> str:
        spans = [
            *traces(text),
            *people_spans(text, self._known.people, sure=True),
            *people_spans(text, found.people, sure=False),
            *company_spans(text, (*self._known.companies, *found.companies)),
        ]
        pieces, end = [], 0
        for span in _joined(spans):
            pieces += [text[end : span.start], self._placeholder(span, text)]
            end = span.end
        return "".join([*pieces, text[end:]])

    def _placeholder(self, span: Span, text: str) -> str:
        words = text[span.start : span.end]
        key = (span.kind, words)
        if key not in self._placeholders:
            number = 1 + sum(kind == span.kind for kind, _ in self._placeholders)
            self._placeholders[key] = f"[{span.kind}_{number}]"
            self._words[self._placeholders[key]] = words
        return self._placeholders[key]


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans in order; those that overlap become one, of the kind of the longest."""
    current: Span | None = None
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if current is not None and span.start < current.end:
            longest = max(current, span, key=lambda one: one.end - one.start)
            current = Span(current.start, max(current.end, span.end), longest.kind)
            continue
        if current is not None:
            yield current
        current = span
    if current is not None:
        yield current
