"""Learns to hear danger last, on the finished encoder and beside the bag of words.

Dangerous texts are few and written by few. An encoder that learns from them knows them by heart and
then hears danger in ordinary journals; so it never learns from them, and a head that must take it
as it is does. How much the bag's word counts is learned on authors whose texts that bag had not
seen: of the texts it learned from it is always sure.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.reading.clauses import level
from core.reading.safety import without_cleared
from core.reading.wordpiece import WordPiece
from data.training.train.bag import BOLDNESS, bag_vectors
from data.training.train.base import Array
from data.training.train.beside_bag import BesideBag
from data.training.train.measure import Truth
from data.training.train.model import Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import JOURNALS, Example

HELD_BACK = 0.003
"""How little the head's weights are held back (C)."""
HARD, ORDINARY = 3.0, 2.0
"""How much a harmless text counts that looks like danger, and a journal of an ordinary day."""
OF_THE_BAG = 3.0
"""How much less the bag's one number is held back than each of the encoder's."""
LONGEST = 900
"""Characters; whole letters teach nothing about notes."""
Numbers = npt.NDArray[np.float64]


def of_danger(examples: Sequence[Example]) -> list[Example]:
    """Those that say whether there is danger, as the model will hear them."""
    return [
        Example(without_cleared(level(one.text)) or ".", one.author, one.answers)
        for one in examples
        if "danger" in one.answers and len(one.text) < LONGEST
    ]


def learn_danger(
    weights: Weights, words: WordPiece, known: Sequence[Example], rarity: Array
) -> BesideBag:
    """`known`: of `of_danger`. `rarity`: of the bag that the row goes into."""
    seen, dangerous = vectors(weights, words, known), truth(known, "danger")[:, 0]
    counted = bag_vectors([one.text for one in known], rarity)
    weighed = _weighed(known, dangerous)
    bag = _bag(counted, dangerous, weighed)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    said = _said_unseen(known, counted, dangerous, weighed)
    size = said.std() / OF_THE_BAG
    both = np.concatenate([(seen - middle) / spread, said[:, None] / size], axis=1)
    head = LogisticRegression(C=HELD_BACK, max_iter=600).fit(both, dangerous, weighed)
    encoder = head.coef_[:, :-1] / spread
    share = float(head.coef_[0, -1]) / size
    return BesideBag(
        "danger",
        encoder,
        head.intercept_ - encoder @ middle,
        share * bag.coef_,
        share * bag.intercept_,
    )


def _said_unseen(
    known: Sequence[Example], counted: sparse.csr_matrix, dangerous: Truth, weighed: Numbers
) -> Numbers:
    """What a bag says of each text that did not learn from its author."""
    names = np.array([one.author for one in known])
    said: Numbers = _bag(counted, dangerous, weighed).decision_function(counted)
    for author in sorted(set(names[dangerous])):
        theirs, others = np.flatnonzero(names == author), np.flatnonzero(names != author)
        bag = _bag(counted[others], dangerous[others], weighed[others])
        said[theirs] = bag.decision_function(counted[theirs])
    return said


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
