"""The two steps of learning: first the public texts, then our own with some of the public ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch

from core.reading.wordpiece import WordPiece
from data.training.train.base import base_folder, base_pieces, base_weights
from data.training.train.batches import Teacher
from data.training.train.fit import Log, Plan, fit
from data.training.train.mixtures import Mixture
from data.training.train.model import Tensor, new_heads
from data.training.train.predict import teach
from data.training.train.texts import Example
from data.training.train.vocabulary import pruned

FIRST = Plan(rounds=3, rate=1.5e-4, tokens=1024, shares={"teacher": 2.0, "emotions": 0.3})
SECOND = Plan(
    rounds=6,
    rate=3.0e-4,
    tokens=1024,
    shares={"teacher": 0.2, "emotions": 3.0, "kind": 2.0, "goemotions": 1.5},
)
FURTHER = replace(SECOND, rounds=2, rate=2.0e-4)
"""For learning on from an earlier reader when new texts have come."""
KEPT = 0.2
"""Share of the first step's weights in the result: what was learned from many writers stays.

Source: Wortsman et al. (2022), arXiv:2109.01903."""
REPLAYED = 3500
"""Public texts in each round of the second step, so that the first is not forgotten."""


@dataclass(frozen=True)
class Start:
    """What learning starts from."""

    pieces: list[str]
    weights: dict[str, Tensor]
    teacher: Teacher

    @property
    def words(self) -> WordPiece:
        """Cuts texts into the pieces."""
        return WordPiece(self.pieces)


def start(
    own: Sequence[Example], public: Sequence[Example], device: Any, seed: int = FIRST.seed
) -> Start:
    """MiniLM with the vocabulary that these texts need, and what it makes of them."""
    folder = base_folder()
    base, weights = base_pieces(folder), base_weights(folder)
    pieces = pruned(base, (e.text for e in own), (e.text for e in public))
    place = {piece: number for number, piece in enumerate(base)}
    weights["words"] = weights["words"][[place[piece] for piece in pieces]]
    all_weights = {**weights, **new_heads(seed)}
    tensors = {name: torch.tensor(values, device=device) for name, values in all_weights.items()}
    texts = [text for example in (*own, *public) for text in _taught(example)]
    return Start(pieces, tensors, teach(tensors, WordPiece(pieces), texts))


def learn_public(begin: Start, public: Sequence[Example], plan: Plan, log: Log) -> Start:
    """The first step: emotions, without leaving the teacher's meaning."""
    weights = fit(begin.weights, lambda _: public, begin.words, plan, begin.teacher, log)
    return replace(begin, weights=weights)


def learn_own(
    begin: Start, own: Sequence[Example], public: Sequence[Example], plan: Plan, log: Log
) -> dict[str, Tensor]:
    """The second step: everything else."""
    mixture = Mixture(list(_not_of_danger(own)), list(_not_of_danger(public)), REPLAYED)
    learned = fit(begin.weights, mixture, begin.words, plan, begin.teacher, log)
    return {name: _blended(name, begin.weights[name], value) for name, value in learned.items()}


def _not_of_danger(examples: Sequence[Example]) -> Iterator[Example]:
    """What is left to learn when danger is not; see `danger_head`."""
    for one in examples:
        answers = {head: known for head, known in one.answers.items() if head != "danger"}
        if answers:
            yield replace(one, answers=answers)


def _blended(name: str, first: Tensor, second: Tensor) -> Tensor:
    """Heads that the first step did not know stay as they were learned."""
    is_new = name.startswith("head.") and not name.startswith("head.goemotions")
    return second if is_new else KEPT * first + (1 - KEPT) * second


def _taught(example: Example) -> list[str]:
    spans = (part.span for part in example.parts)
    return [example.text, *(example.text[span.start : span.end] for span in spans)]
