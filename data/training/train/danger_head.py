"""Learns the danger head last, on the finished encoder.

Dangerous texts are few and written by few; a head that moves the encoder learns them by heart and
then hears danger in ordinary journals. One that must take the encoder as it is does so less.
"""

import random
from collections.abc import Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression

from core.reading.wordpiece import WordPiece
from data.training.train.base import Array
from data.training.train.model import Weights
from data.training.train.predict import truth, vectors
from data.training.train.texts import Example

PUBLIC = 2500
"""Public texts among the harmless ones."""
BOLDNESS = 0.01
"""How little the weights are held back (C)."""
LONGEST = 900
"""Characters; whole letters teach nothing about notes."""


def learn_danger(
    weights: Weights,
    words: WordPiece,
    own: Sequence[Example],
    public: Sequence[Example],
    seed: int,
) -> dict[str, Array]:
    """The head's weights by their names in the file."""
    some = random.Random(seed).sample(list(public), min(PUBLIC, len(public)))  # noqa: S311
    known = [e for e in (*own, *some) if "danger" in e.answers and len(e.text) < LONGEST]
    seen = vectors(weights, words, known)
    middle, spread = seen.mean(axis=0), seen.std(axis=0) + 1e-6
    learned = LogisticRegression(C=BOLDNESS, class_weight="balanced", max_iter=500)
    learned.fit((seen - middle) / spread, truth(known, "danger")[:, 0])
    head = (learned.coef_ / spread).astype(np.float32)
    return {"head.danger": head, "head.danger.bias": learned.intercept_ - head @ middle}
