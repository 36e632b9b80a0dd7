"""Learns the kind of a mail last, on the finished encoder and beside the bag of words.

Of our own messages eight in ten are rejections. An encoder that learns from them takes a mail that
only speaks of refusal ("if you are not selected ...") for one; here every kind counts as much as
any other, and how far the bag's words are believed is learned on authors whose mail that bag had
not seen: of the mail it learned from it is always sure.
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
from data.training.train.beside_bag import BesideBag
from data.training.train.model import Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import Example

HELD_BACK = 0.01
"""How little the head's weights are held back (C); found on authors left out."""
OF_THE_BAG = 3.0
"""How much less the bag's numbers are held back than each of the encoder's."""
LEAD = 0.5
"""By how much a rejection must lead: another mail taken for one hurts more than the reverse."""
ROUNDS = 400
Numbers = npt.NDArray[np.float64]
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
    seen, kinds = vectors(weights, words, known), truth(known, "kind").argmax(axis=1)
    counted, evenly = bag_vectors([one.text for one in known], rarity), _evenly(kinds)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    said = _said_unseen([one.author for one in known], counted, kinds, evenly)
    size = said.std() / OF_THE_BAG
    both = np.concatenate([(seen - middle) / spread, said / size], axis=1)
    head = LogisticRegression(C=HELD_BACK, max_iter=ROUNDS).fit(both, kinds, evenly)
    encoder, believed = np.split(head.coef_, [seen.shape[1]], axis=1)
    encoder, believed = encoder / spread, believed / size
    bag = _bag(counted, kinds, evenly)
    return BesideBag(
        "kind",
        encoder,
        head.intercept_ - encoder @ middle,
        believed @ bag.coef_,
        believed @ bag.intercept_,
    )


def kind_cuts() -> Array:
    """What is taken from each kind's logit, shape (kinds,)."""
    return np.array([LEAD * (kind is MailKind.REJECTION) for kind in MailKind], dtype=np.float32)


def _said_unseen(
    authors: Sequence[str], counted: sparse.csr_matrix, kinds: Kinds, evenly: Numbers
) -> Numbers:
    """What a bag says of each mail that did not learn from its author; shape (mails, kinds)."""
    names = np.array(authors)
    said = np.zeros((len(kinds), kinds.max() + 1))
    for author in sorted(set(authors)):
        theirs, others = np.flatnonzero(names == author), np.flatnonzero(names != author)
        bag = _bag(counted[others], kinds[others], evenly[others])
        said[theirs] = bag.decision_function(counted[theirs])
    return said


def _evenly(kinds: Kinds) -> Numbers:
    """How much each mail counts, so that every kind counts as much as any other."""
    many = np.bincount(kinds)
    shares: Numbers = len(kinds) / len(many) / many[kinds]
    return shares


def _bag(counted: sparse.csr_matrix, kinds: Kinds, evenly: Numbers) -> LogisticRegression:
    return LogisticRegression(C=BOLDNESS, max_iter=ROUNDS).fit(counted, kinds, evenly)
