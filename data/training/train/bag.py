"""Learns the bag of words: one logistic regression for each label."""

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from core.reading.bag import COLUMNS, HEADS, halves
from data.training.train.base import Array
from data.training.train.texts import Answer, Example

BOLDNESS = 10.0
"""How little the weights are held back (C)."""
Row = tuple[str, Answer]


def learn_bag(examples: Sequence[Example]) -> dict[str, Array]:
    """Weights by their names in the file, of every label of every head."""
    rows = {head: list(_rows(head, examples)) for head in HEADS}
    rarity = _rarity(_present([text for some in rows.values() for text, _ in some]))
    weights, shifts = [], []
    for some in rows.values():
        vectors = bag_vectors([text for text, _ in some], rarity)
        for known in np.stack([answer for _, answer in some]).T > 0.5:
            learned = LogisticRegression(C=BOLDNESS, solver="liblinear", max_iter=300)
            learned.fit(vectors, known)
            weights.append(learned.coef_[0])
            shifts.append(learned.intercept_[0])
    return {
        "bag.rarity": rarity,
        "bag.weights": np.array(weights, dtype=np.float32),
        "bag.shift": np.array(shifts, dtype=np.float32),
    }


def bag_vectors(texts: Sequence[str], rarity: Array) -> sparse.csr_matrix:
    """The columns that each text has, as the app weighs them; shape (texts, 2 * COLUMNS)."""
    return _vectors(_present(texts), rarity)


def _rows(head: str, examples: Sequence[Example]) -> Iterator[Row]:
    """The texts that a head learns from: of themes the clauses; what is not known counts as no."""
    for example in examples:
        if head == "themes":
            for part in example.parts:
                span = example.text[part.span.start : part.span.end]
                yield span, np.nan_to_num(part.themes)
        elif head in example.answers:
            yield example.text, example.answers[head]


def _present(texts: Sequence[str]) -> sparse.csr_matrix:
    """1 in the columns that a text has; shape (texts, 2 * COLUMNS)."""
    columns = [np.concatenate(halves(text)) for text in texts]
    ends = np.cumsum([0, *map(len, columns)])
    ones = np.ones(ends[-1], dtype=np.float32)
    shape = (len(texts), 2 * COLUMNS)
    return sparse.csr_matrix((ones, np.concatenate(columns), ends), shape=shape)


def _rarity(present: sparse.csr_matrix) -> Array:
    """Rare columns weigh more; to the precision in which the file keeps them."""
    texts, having = present.shape[0], np.asarray(present.sum(axis=0)).ravel()
    rarity: Array = (np.log((1 + texts) / (1 + having)) + 1).astype(np.float16)
    return rarity.astype(np.float32)


def _vectors(present: sparse.csr_matrix, rarity: Array) -> sparse.csr_matrix:
    """Each half of each row scaled to length 1."""
    weighed = present.multiply(rarity).tocsr()
    return sparse.hstack([_unit(weighed[:, :COLUMNS]), _unit(weighed[:, COLUMNS:])]).tocsr()


def _unit(rows: sparse.csr_matrix) -> sparse.csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return sparse.diags(1 / np.maximum(lengths, 1e-9)) @ rows
