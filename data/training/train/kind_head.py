"""Learns the kind of a mail last, on the finished encoder and beside the bag of words.

Of our own messages eight in ten are rejections. An encoder that learns from them takes a mail that
only speaks of refusal ("if you are not selected ...") for one; here every kind counts as much as
any other.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.reading.clauses import level
from core.reading.mail_kind import MODEL_READS
from core.reading.wordpiece import WordPiece
from core.vocabulary import MailKind
from data.training.train.bag import BOLDNESS, bag_vectors
from data.training.train.base import Array
from data.training.train.beside_bag import ROUNDS, BesideBag, Lesson, Numbers, learned_beside
from data.training.train.model import Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import Example

HELD_BACK = 0.01
"""How little the head's weights are held back (C); found on authors left out."""
LEAD = 0.5
"""By how much a rejection must lead: another mail taken for one hurts more than the reverse."""
Kinds = npt.NDArray[np.intp]


def of_kind(examples: Sequence[Example]) -> list[Example]:
    """Those whose kind is known, as far as the model reads them."""
    return [
        Example(level(one.text[:MODEL_READS]), one.author, one.answers)
        for one in examples
        if "kind" in one.answers
    ]


def learn_kind(
    weights: Weights, words: WordPiece, known: Sequence[Example], rarity: Array
) -> BesideBag:
    """`known`: of `of_kind`. `rarity`: of the bag that the rows go into."""
    kinds, authors = truth(known, "kind").argmax(axis=1), np.array([one.author for one in known])
    lesson = Lesson(
        vectors(weights, words, known),
        bag_vectors([one.text for one in known], rarity),
        kinds,
        _evenly(kinds),
        authors,
    )
    return learned_beside("kind", lesson, _bag, sorted(set(authors)), HELD_BACK)


def kind_cuts() -> Array:
    """What is taken from each kind's logit, shape (kinds,)."""
    return np.array([LEAD * (kind is MailKind.REJECTION) for kind in MailKind], dtype=np.float32)


def _evenly(kinds: Kinds) -> Numbers:
    """How much each mail counts, so that every kind counts as much as any other."""
    many = np.bincount(kinds)
    shares: Numbers = len(kinds) / len(many) / many[kinds]
    return shares


def _bag(counted: sparse.csr_matrix, kinds: Kinds, evenly: Numbers) -> LogisticRegression:
    return LogisticRegression(C=BOLDNESS, max_iter=ROUNDS).fit(counted, kinds, evenly)
