"""Learns to hear danger last, on the finished encoder and beside the bag of words.

Dangerous texts are few and written by few. An encoder that learns from them knows them by heart and
then hears danger in ordinary journals; so it never learns from them, and a head that must take it
as it is does.
"""

from collections.abc import Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.reading.clauses import level
from core.reading.safety import without_cleared
from core.reading.wordpiece import WordPiece
from data.training.train.bag import BOLDNESS, bag_vectors
from data.training.train.base import Array
from data.training.train.beside_bag import BesideBag, Lesson, Numbers, learned_beside
from data.training.train.measure import Truth
from data.training.train.model import Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import JOURNALS, Example

HELD_BACK = 0.003
"""How little the head's weights are held back (C)."""
HARD, ORDINARY = 3.0, 2.0
"""How much a harmless text counts that looks like danger, and a journal of an ordinary day."""
LONGEST = 900
"""Characters; whole letters teach nothing about notes."""


def of_danger(examples: Sequence[Example]) -> list[Example]:
    """Those that say whether there is danger, as the model will hear them."""
    return as_heard(
        [one for one in examples if "danger" in one.answers and len(one.text) < LONGEST]
    )


def as_heard(examples: Sequence[Example]) -> list[Example]:
    """As the model will hear them: without what the rules clear."""
    return [
        Example(without_cleared(level(one.text)) or ".", one.author, one.answers)
        for one in examples
    ]


def learn_danger(
    weights: Weights, words: WordPiece, known: Sequence[Example], rarity: Array
) -> BesideBag:
    """`known`: of `of_danger`. `rarity`: of the bag that the row goes into."""
    dangerous = truth(known, "danger")[:, 0]
    authors = np.array([one.author for one in known])
    lesson = Lesson(
        vectors(weights, words, known),
        bag_vectors([one.text for one in known], rarity),
        dangerous,
        _weighed(known, dangerous),
        authors,
    )
    left_out = sorted(set(authors[dangerous]))
    return learned_beside("danger", lesson, _bag, left_out, HELD_BACK)


def _weighed(known: Sequence[Example], dangerous: Truth) -> Numbers:
    """How much each text counts; the dangerous ones together as much as the harmless ones."""
    weights = np.array([_weight(one) for one in known])
    weights[dangerous] = weights[~dangerous].sum() / dangerous.sum()
    return weights


def _weight(one: Example) -> float:
    """What was written for danger alone is hard; of other texts we know it beside the rest."""
    if one.author == JOURNALS:
        return ORDINARY
    return HARD if set(one.answers) == {"danger"} else 1.0


def _bag(counted: sparse.csr_matrix, dangerous: Truth, weighed: Numbers) -> LogisticRegression:
    learning = LogisticRegression(C=BOLDNESS, solver="liblinear", max_iter=300)
    return learning.fit(counted, dangerous, weighed)
