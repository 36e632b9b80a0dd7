"""A head that is learned last, on the finished encoder and beside the bag of words.

How far the bag's words are believed is learned on authors whose texts that bag had not seen: of the
texts it learned from it is always sure.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.reading.bag import HEADS
from data.training.train.base import Array

OF_THE_BAG = 3.0
"""How much less the bag's numbers are held back than each of the encoder's."""
ROUNDS = 400
Numbers = npt.NDArray[np.float64]
LearnBag = Callable[[sparse.csr_matrix, npt.NDArray[Any], Numbers], LogisticRegression]
"""A bag from columns, answers and how much each text counts."""


@dataclass(frozen=True)
class Lesson:
    """What is learned from, a row for each text."""

    seen: Array
    """What the heads of the encoder see, shape (texts, 2 * WIDTH)."""
    counted: sparse.csr_matrix
    """The bag's columns."""
    answers: npt.NDArray[Any]
    weighed: Numbers
    """How much each text counts."""
    authors: npt.NDArray[np.str_]


@dataclass(frozen=True)
class BesideBag:
    """What is added up to the logits of one head."""

    name: str
    encoder: Array
    """Weights of the encoder's numbers, shape (labels, 2 * WIDTH)."""
    shift: Array
    """Shape (labels,)."""
    bag_weights: Array
    """Shape (labels, columns)."""
    bag_shift: Array
    """Shape (labels,)."""

    def placed_in(self, weights: dict[str, Array]) -> dict[str, Array]:
        """The weights by their names in the file, this head's and its rows of the bag replaced."""
        bag, shift = weights["bag.weights"].copy(), weights["bag.shift"].copy()
        first = sum(HEADS[name] for name in list(HEADS)[: list(HEADS).index(self.name)])
        rows = slice(first, first + HEADS[self.name])
        bag[rows], shift[rows] = self.bag_weights, self.bag_shift
        head = {f"head.{self.name}": self.encoder, f"head.{self.name}.bias": self.shift}
        placed = {**weights, "bag.weights": bag, "bag.shift": shift, **head}
        return {name: values.astype(np.float32) for name, values in placed.items()}


def learned_beside(
    name: str, lesson: Lesson, learn_bag: LearnBag, left_out: Iterable[str], held_back: float
) -> BesideBag:
    """The head; `left_out`: authors that the bag is asked about without having seen their texts.

    `held_back`: how little the head's weights are held back (C).
    """
    bag = learn_bag(lesson.counted, lesson.answers, lesson.weighed)
    said = _said_unseen(lesson, learn_bag, bag, left_out)
    middle, spread = lesson.seen.mean(axis=0), lesson.seen.std(axis=0) + 1e-6
    size = said.std() / OF_THE_BAG
    both = np.concatenate([(lesson.seen - middle) / spread, said / size], axis=1)
    learning = LogisticRegression(C=held_back, max_iter=ROUNDS)
    head = learning.fit(both, lesson.answers, lesson.weighed)
    encoder, believed = np.split(head.coef_, [len(middle)], axis=1)
    encoder, believed = encoder / spread, believed / size
    shift, bag_shift = head.intercept_ - encoder @ middle, believed @ bag.intercept_
    return BesideBag(name, encoder, shift, believed @ bag.coef_, bag_shift)


def _said_unseen(
    lesson: Lesson, learn_bag: LearnBag, bag: LogisticRegression, left_out: Iterable[str]
) -> Numbers:
    """What the bag says of each text, and of those by `left_out` one that has not seen them."""
    said: Numbers = _said(bag, lesson.counted)
    for author in left_out:
        is_theirs = lesson.authors == author
        theirs, others = np.flatnonzero(is_theirs), np.flatnonzero(~is_theirs)
        apart = learn_bag(lesson.counted[others], lesson.answers[others], lesson.weighed[others])
        said[theirs] = _said(apart, lesson.counted[theirs])
    return said


def _said(bag: LogisticRegression, counted: sparse.csr_matrix) -> Numbers:
    """Shape (texts, labels), also where there is only one label."""
    said: Numbers = bag.decision_function(counted).reshape(counted.shape[0], -1).astype(np.float64)
    return said
