"""What given weights say of examples, for measuring and for finding cuts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from core.reading.wordpiece import WordPiece
from data.training.train.base import WIDTH, Array
from data.training.train.batches import Teacher, batches, collate
from data.training.train.measure import Truth
from data.training.train.model import Batch, Weights, forward, hidden
from data.training.train.texts import Example

TOKENS = 2000
NEVER = -99.0
"""Logit of a clause that a text does not have."""


@dataclass(frozen=True)
class Said:
    """Logits of examples in their order."""

    by_head: dict[str, Array]
    """Shapes (examples, labels), of the whole texts."""
    parts: list[Array]
    """Themes of each example's clauses, shape (clauses, 17)."""

    def strongest(self) -> Array:
        """For each text and theme the logit of its strongest clause, shape (examples, 17)."""
        none = np.full((1, self.by_head["themes"].shape[1]), NEVER, dtype=np.float32)
        return np.stack([np.concatenate([none, part]).max(axis=0) for part in self.parts])


def say(weights: Weights, words: WordPiece, examples: Sequence[Example]) -> Said:
    """Read the examples without learning."""
    rows: dict[int, dict[str, Array]] = {}
    parts: dict[int, Array] = {}
    device = weights["words"].device
    for group in _grouped(examples, words):
        batch, _ = collate([examples[number] for number in group], words)
        with torch.no_grad():
            told = forward(weights, batch.to(device))
        heads = {"goemotions": told.goemotions, "themes": told.themes[:, 0], **told.text}
        for row, number in enumerate(group):
            rows[number] = {head: logits[row].cpu().numpy() for head, logits in heads.items()}
            last = 1 + len(examples[number].parts)
            parts[number] = told.themes[row, 1:last].cpu().numpy()
    order = range(len(examples))
    by_head = {head: np.stack([rows[number][head] for number in order]) for head in rows[0]}
    return Said(by_head, [parts[number] for number in order])


def truth(examples: Sequence[Example], head: str) -> Truth:
    """What is there, shape (examples, labels). Raises KeyError where it is not known."""
    return np.stack([example.answers[head] for example in examples]) > 0.5


def teach(weights: Weights, words: WordPiece, texts: Sequence[str]) -> Teacher:
    """The mean of the states of each text's tokens, scaled to length 1."""
    examples = [Example(text, "") for text in dict.fromkeys(texts)]
    vectors: dict[str, Array] = {}
    for group in _grouped(examples, words):
        batch, _ = collate([examples[number] for number in group], words)
        pooled = _means(weights, batch.to(weights["words"].device))
        vectors |= {examples[number].text: row for number, row in zip(group, pooled, strict=True)}
    return vectors


def vectors(weights: Weights, words: WordPiece, examples: Sequence[Example]) -> Array:
    """What the heads of whole texts see, shape (examples, 2 * WIDTH)."""
    found: dict[int, Array] = {}
    for group in _grouped(examples, words):
        batch, _ = collate([examples[number] for number in group], words)
        with torch.no_grad():
            told = forward(weights, batch.to(weights["words"].device))
        found |= dict(zip(group, told.seen.cpu().numpy(), strict=True))
    return np.stack([found[number] for number in range(len(examples))])


def _means(weights: Weights, batch: Batch) -> Array:
    with torch.no_grad():
        pooled = (batch.pools[:, :1] @ hidden(weights, batch.ids))[:, 0]
    scaled: Any = torch.nn.functional.normalize(pooled.float(), dim=-1)
    vectors: Array = scaled.cpu().numpy().reshape(-1, WIDTH)
    return vectors


def _grouped(examples: Sequence[Example], words: WordPiece) -> list[list[int]]:
    """Numbers of the examples, those of similar length together."""
    place = {id(example): number for number, example in enumerate(examples)}
    groups = batches(examples, words, TOKENS, random.Random(0))  # noqa: S311
    return [[place[id(example)] for example in group] for group in groups]
