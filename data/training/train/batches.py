"""Turns examples into padded arrays of tokens, means and answers."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from core.reading.clauses import Span
from core.reading.wordpiece import END, SPECIAL, START, Token, WordPiece
from data.training.train.base import POSITIONS, WIDTH, Array
from data.training.train.measure import Truth
from data.training.train.model import TEXT_HEADS, Batch, Tensor
from data.training.train.texts import Example

LABELS = {"goemotions": 28, "themes": 17, **TEXT_HEADS}
Teacher = Mapping[str, Array]
"""What the encoder that we start from makes of a text: a vector of length 1."""


@dataclass(frozen=True)
class Answers:
    """What is known of a batch; NaN elsewhere."""

    text: Mapping[str, Tensor]
    """Shapes (texts, labels), by the heads' names."""
    parts: Tensor
    """Themes, shape (texts, 1 + spans, 17)."""
    teacher: Tensor
    """Shape (texts, 1 + spans, WIDTH)."""

    def to(self, device: Any) -> "Answers":
        """The same answers on another device."""
        text = {name: known.to(device) for name, known in self.text.items()}
        return Answers(text, self.parts.to(device), self.teacher.to(device))


def batches(
    examples: Sequence[Example], words: WordPiece, tokens: int, chance: random.Random
) -> Iterator[list[Example]]:
    """All examples once, in batches of similar length and about `tokens` tokens, in any order."""
    by_length = sorted(examples, key=lambda one: _length(one, words) * chance.uniform(0.9, 1.1))
    groups: list[list[Example]] = [[]]
    for example in by_length:
        if groups[-1] and _length(example, words) * (len(groups[-1]) + 1) > tokens:
            groups.append([])
        groups[-1].append(example)
    chance.shuffle(groups)
    yield from groups


def collate(
    examples: Sequence[Example], words: WordPiece, teacher: Teacher | None = None
) -> tuple[Batch, Answers]:
    """The arrays of one batch. What lies beyond a window's end is left out."""
    read = [words.tokens(example.text)[: POSITIONS - 2] for example in examples]
    longest = max(len(tokens) for tokens in read) + 2
    rows = 1 + max(len(example.parts) for example in examples)
    ids = np.zeros((len(examples), longest), dtype=np.int64)
    pools = np.zeros((len(examples), rows, longest), dtype=np.float32)
    for row, (example, tokens) in enumerate(zip(examples, read, strict=True)):
        marked = [SPECIAL.index(START), *(token.id for token in tokens), SPECIAL.index(END)]
        ids[row, : len(marked)] = marked
        for place, span in enumerate(_spans(example)):
            pools[row, place] = _mean(tokens, span, longest)
    answers = _answers(examples, pools.sum(axis=-1) > 0, teacher)
    return Batch(torch.from_numpy(ids), torch.from_numpy(pools)), answers


def _answers(examples: Sequence[Example], seen: Truth, teacher: Teacher | None) -> Answers:
    count, rows = seen.shape
    text = {name: np.full((count, n), np.nan, dtype=np.float32) for name, n in LABELS.items()}
    parts = np.full((count, rows, LABELS["themes"]), np.nan, dtype=np.float32)
    taught = np.full((count, rows, WIDTH if teacher else 0), np.nan, dtype=np.float32)
    for row, example in enumerate(examples):
        for name, answer in example.answers.items():
            text[name][row] = answer
        for place, part in enumerate(example.parts, 1):
            if seen[row, place]:
                parts[row, place] = part.themes
        for place, span in enumerate(_spans(example)):
            vector = (teacher or {}).get(example.text[span.start : span.end])
            if vector is not None and seen[row, place]:
                taught[row, place] = vector
    tensors = {name: torch.from_numpy(answer) for name, answer in text.items()}
    return Answers(tensors, torch.from_numpy(parts), torch.from_numpy(taught))


def _spans(example: Example) -> list[Span]:
    return [Span(0, len(example.text)), *(part.span for part in example.parts)]


def _mean(tokens: Sequence[Token], span: Span, length: int) -> Array:
    """Equal weights, 1 in all, for the tokens that touch the span; 0 when there are none."""
    weights = np.zeros(length, dtype=np.float32)
    for place, token in enumerate(tokens, 1):
        weights[place] = token.start < span.end and token.end > span.start
    return weights / max(float(weights.sum()), 1.0)


def _length(example: Example, words: WordPiece) -> int:
    return min(len(words.tokens(example.text)) + 2, POSITIONS)
