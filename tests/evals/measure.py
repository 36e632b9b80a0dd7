"""Figures that every measure shares: agreement of labels, shares, areas under a curve."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
Pair = tuple[set[str], set[str]]
"""Labels that a person gave to a text, and labels that the reader found in it."""


def agreement(pairs: Sequence[Pair], labels: Iterable[str]) -> dict[str, object]:
    """F1 over the pairs: n, macro_f1, micro_f1 and per_class.

    macro_f1 is the mean over the labels that occur on either side; a label that occurs on neither
    has None.
    """
    counts: dict[str, Counter[str]] = {str(label): Counter() for label in labels}
    for labelled, found in pairs:
        for label, count in counts.items():
            count["right"] += label in labelled & found
            count["said"] += (label in labelled) + (label in found)
    per_class = {label: _f1(count) for label, count in counts.items()}
    known = [value for value in per_class.values() if value is not None]
    return {
        "n": len(pairs),
        "macro_f1": round(sum(known) / len(known), 4) if known else None,
        "micro_f1": _f1(sum(counts.values(), Counter())),
        "per_class": per_class,
    }


def share(facts: Sequence[bool]) -> float | None:
    """The share of facts that hold, 0..1; None of no facts."""
    return round(sum(facts) / len(facts), 4) if facts else None


def area_under_curve(scores: Sequence[float], truth: Sequence[bool]) -> float | None:
    """Chance that a true one scores higher than a false one, ties counting half.

    None when all are true or none is.
    """
    counts = Counter(zip(scores, truth, strict=True))
    positives, negatives = sum(truth), len(truth) - sum(truth)
    if not positives or not negatives:
        return None
    beaten, below = 0.0, 0
    for score in sorted(set(scores)):
        false_here = counts[score, False]
        beaten += counts[score, True] * (below + false_here / 2)
        below += false_here
    return round(beaten / (positives * negatives), 4)


def _f1(count: Counter[str]) -> float | None:
    return round(2 * count["right"] / count["said"], 4) if count["said"] else None
