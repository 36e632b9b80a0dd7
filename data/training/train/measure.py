"""Figures that decide between designs: F1 with cuts found elsewhere, and areas under curves."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from data.training.train.base import Array

Truth = npt.NDArray[np.bool_]


def best_cuts(logits: Array, truth: Truth, towards: float = 0.0) -> Array:
    """For each column, the logit from which saying yes gives the best F1.

    `towards` 0..1 moves each one to the cut that is best for all columns together, because a cut
    found on a few examples is a chance find.
    """
    together = _best_cut(logits.ravel(), truth.ravel())
    alone = [_best_cut(column, known) for column, known in zip(logits.T, truth.T, strict=True)]
    return np.array([(1 - towards) * cut + towards * together for cut in alone], dtype=np.float32)


def promising_cuts(logits: Array, truth: Truth) -> Array:
    """For each column, the logit from which saying yes promises the best F1.

    One factor and one shift make chances of all logits; each column's cut then rests on how often
    its label is to be expected, not on the few times that it was there.

    Source: Lipton, Elkan & Naryanaswamy (2014), ECML PKDD, doi:10.1007/978-3-662-44851-9_15.
    """
    line = LogisticRegression(C=1e6).fit(logits.reshape(-1, 1), truth.ravel())
    chances = line.predict_proba(logits.reshape(-1, 1))[:, 1].reshape(logits.shape)
    each = zip(logits.T, chances.T, strict=True)
    return np.array([_best_cut(column, chance) for column, chance in each], dtype=np.float32)


def f1(logits: Array, truth: Truth, cuts: Array) -> Array:
    """For each column; 0 where nothing is found, NaN where there is nothing to find or found."""
    said = logits >= cuts
    right, all_said = (said & truth).sum(axis=0), said.sum(axis=0) + truth.sum(axis=0)
    return np.where(all_said > 0, 2 * right / np.maximum(all_said, 1), np.nan).astype(np.float32)


def area(scores: Array, truth: Truth) -> float:
    """Chance that a true one scores higher than a false one, ties counting half.

    Raises ValueError when all are true or none is.
    """
    positives, negatives = int(truth.sum()), int((~truth).sum())
    if not positives or not negatives:
        raise ValueError("An area needs true and false examples.")
    _, place, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    beaten = float(ranks[truth].sum()) - positives * (positives + 1) / 2
    return beaten / (positives * negatives)


def macro(values: Sequence[float] | Array) -> float:
    """The mean of what is known."""
    return float(np.nanmean(np.asarray(values, dtype=np.float64)))


def _best_cut(logits: Array, truth: npt.NDArray[Any]) -> float:
    """Halfway between the last logit that should count and the next lower one.

    `truth`: also as chances.
    """
    order = np.argsort(-logits)
    right = np.cumsum(truth[order])
    figures = 2 * right / (np.arange(1, len(order) + 1) + max(float(truth.sum()), 1.0))
    best = int(np.argmax(figures))
    lower = logits[order[min(best + 1, len(order) - 1)]]
    return float((logits[order[best]] + lower) / 2)
