"""The embedded encoder: what it makes of a text and of each of its clauses, as logits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from core.reading.transformer import (
    WIDTH,
    Matrix,
    Numbers,
    Stored,
    Transformer,
    matrix,
)
from core.reading.wordpiece import END, SPECIAL, START, Token, WordPiece

HEADS = {"goemotions": 28, "themes": 17, "emotions": 10, "kind": 6, "danger": 1}
"""Labels of each head, in the order of the vocabulary's enumerations."""
TOKENS_AT_ONCE = 1536
"""Of one batch, the padding included."""

MOST_TOKENS = 6000
"""Of one text; what stands after them is not read."""

SpanLike = tuple[int, int]


@dataclass(frozen=True)
class Logits:
    """How strongly each label is in one text. `ReaderModel.cuts` says from where on it counts."""

    goemotions: Matrix
    """Shape (28,), in the order of GoEmotions."""
    emotions: Matrix
    """Shape (10,), in the order of Emotion."""
    kind: Matrix
    """Shape (6,), in the order of MailKind; the largest is the kind."""
    danger: float
    themes: Matrix
    """Shape (17,), in the order of Theme: of the text as a whole."""
    span_themes: Matrix
    """Shape (spans, 17)."""
    span_emotions: Matrix
    """Shape (spans, 10): where in the text an emotion is."""


@dataclass(frozen=True)
class _Window:
    """A run of a text's tokens that is read at once."""

    text: int
    """Number of the text."""
    tokens: Sequence[Token]


@dataclass(frozen=True)
class _Read:
    """A window after the last layer."""

    first: Matrix
    """State of the mark before the text."""
    tokens: Matrix
    """States of its tokens, one in each row."""

    def both(self, pooled: Matrix) -> Matrix:
        """A pooled vector and the mark's, side by side."""
        return np.concatenate([pooled, self.first])


class Encoder:
    """Reads texts with the weights of one file; the same words always give the same logits."""

    def __init__(self, stored: Stored) -> None:
        """Raises KeyError or ValueError when the weights are not those of a reader."""
        pieces = stored["pieces"].tobytes().decode().split("\n")
        self._words = WordPiece(pieces)
        self._heads = {name: _head(stored, name) for name in HEADS}
        self._transformer = Transformer(stored)

    def read(self, texts: Sequence[str], spans: Sequence[Sequence[SpanLike]]) -> list[Logits]:
        """Logits of each text and of its spans (start and end in characters).

        A text longer than a window is read in several; of what they say of the text, the strongest
        counts, and of the kind of mail the first. A span without a word gets the window's logits.
        Raises ValueError unless there is one list of spans for each text.
        """
        tokens = [self._words.tokens(text)[:MOST_TOKENS] for text in texts]
        windows = [
            window
            for number, (read, cut) in enumerate(zip(tokens, spans, strict=True))
            for window in _windows(number, read, cut, self._transformer.longest - 2)
        ]
        states: list[list[_Read]] = [[] for _ in texts]
        for window, read in zip(windows, self._read(windows), strict=True):
            states[window.text].append(read)
        return [self._logits(*row) for row in zip(tokens, states, spans, strict=True)]

    def _read(self, windows: Sequence[_Window]) -> list[_Read]:
        found: dict[int, _Read] = {}
        for group in _batches([len(window.tokens) + 2 for window in windows]):
            ids = _padded([windows[number].tokens for number in group])
            for number, states in zip(group, self._transformer.states(ids), strict=True):
                found[number] = _Read(states[0], states[1 : len(windows[number].tokens) + 1])
        return [found[number] for number in range(len(windows))]

    def _logits(
        self, tokens: Sequence[Token], read: Sequence[_Read], spans: Sequence[SpanLike]
    ) -> Logits:
        firsts = np.stack([window.first for window in read])
        means = np.stack([_mean(window.tokens) for window in read])
        pooled, near = _pooled(tokens, read, spans)
        both = np.concatenate([means, firsts], axis=1)
        return Logits(
            goemotions=self._said("goemotions", firsts).max(axis=0),
            emotions=self._said("emotions", both).max(axis=0),
            kind=self._said("kind", both)[0],
            danger=float(self._said("danger", both).max()),
            themes=self._said("themes", means).max(axis=0),
            span_themes=self._said("themes", pooled),
            span_emotions=self._said("emotions", np.concatenate([pooled, near], axis=1)),
        )

    def _said(self, head: str, vectors: Matrix) -> Matrix:
        weights, shift = self._heads[head]
        told: Matrix = vectors @ weights + shift
        return told


def _head(stored: Stored, name: str) -> tuple[Matrix, Matrix]:
    weights, shift = matrix(stored, f"head.{name}"), matrix(stored, f"head.{name}.bias")
    if shift.shape != (HEADS[name],) or len(weights) != HEADS[name]:
        raise ValueError(f"the head {name} has another number of labels")
    return weights.T, shift


def _windows(
    text: int, tokens: Sequence[Token], spans: Sequence[SpanLike], longest: int
) -> Iterator[_Window]:
    """Windows of at most `longest` tokens; where one must be cut, before a span if it can be."""
    begins = {start for start, _ in spans}
    start = 0
    while len(tokens) - start > longest:
        cuts = range(start + longest, start + longest // 2, -1)
        end = next((cut for cut in cuts if tokens[cut].start in begins), start + longest)
        yield _Window(text, tokens[start:end])
        start = end
    yield _Window(text, tokens[start:])


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of the windows, those of similar length together."""
    group: list[int] = []
    for number in sorted(range(len(lengths)), key=lambda n: lengths[n]):
        if group and lengths[number] * (len(group) + 1) > TOKENS_AT_ONCE:
            yield group
            group = []
        group.append(number)
    if group:
        yield group


def _padded(windows: Sequence[Sequence[Token]]) -> Numbers:
    ids = np.zeros((len(windows), max(map(len, windows)) + 2), dtype=np.int64)
    for row, tokens in zip(ids, windows, strict=True):
        marked = [SPECIAL.index(START), *(token.id for token in tokens), SPECIAL.index(END)]
        row[: len(marked)] = marked
    return ids


def _pooled(
    tokens: Sequence[Token], read: Sequence[_Read], spans: Sequence[SpanLike]
) -> tuple[Matrix, Matrix]:
    """For each span the mean of its tokens, and the mark of the window in which it begins."""
    states = np.concatenate([window.tokens for window in read])
    windows = np.cumsum([len(window.tokens) for window in read])
    starts, ends = [token.start for token in tokens], [token.end for token in tokens]
    pooled = np.zeros((len(spans), WIDTH), dtype=np.float32)
    near = np.zeros((len(spans), WIDTH), dtype=np.float32)
    for row, (start, end) in enumerate(spans):
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        window = min(int(np.searchsorted(windows, first, side="right")), len(read) - 1)
        near[row] = read[window].first
        pooled[row] = _mean(states[first:last] if first < last else read[window].tokens)
    return pooled, near


def _mean(states: Matrix) -> Matrix:
    """Mean of the rows; 0 for a text without a token."""
    mean: Matrix = states.mean(axis=0) if len(states) else np.zeros(WIDTH, dtype=np.float32)
    return mean
