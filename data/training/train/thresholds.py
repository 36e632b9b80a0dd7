"""From which logit on a label is said to be there, found on authors that were not learned from."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.reading.wordpiece import WordPiece
from data.training.train.base import Array
from data.training.train.measure import Truth, best_cuts
from data.training.train.model import Weights
from data.training.train.predict import say, truth
from data.training.train.texts import Example

FOLDS = 3
TOWARDS = 0.5
"""How far each label's cut is moved to the one that is best for all labels together."""
FALSE_ALARMS = 0.005
"""Share of the harmless texts that may be heard as danger."""
Learn = Callable[[Sequence[Example]], Weights]


def folds(examples: Sequence[Example]) -> list[set[str]]:
    """The authors in FOLDS groups; each group is left out once."""
    authors = sorted({example.author for example in examples})
    return [set(authors[first::FOLDS]) for first in range(min(FOLDS, len(authors)))]


def unseen(
    examples: Sequence[Example], words: WordPiece, learn: Learn
) -> dict[str, tuple[Array, Truth]]:
    """Logits and truth of every text from weights that never saw its author, by head."""
    found: dict[str, list[tuple[Array, Truth]]] = {}
    for authors in folds(examples):
        weights = learn([example for example in examples if example.author not in authors])
        held = [example for example in examples if example.author in authors]
        for head in ("themes", "emotions", "danger", "kind"):
            known = [example for example in held if head in example.answers]
            if known:
                found.setdefault(head, []).append(
                    (scores(weights, words, known, head), truth(known, head))
                )
    return {
        head: (np.concatenate([s for s, _ in rows]), np.concatenate([t for _, t in rows]))
        for head, rows in found.items()
    }


def scores(weights: Weights, words: WordPiece, examples: Sequence[Example], head: str) -> Array:
    """Logits by which a label is judged; of the themes those of the strongest clause."""
    said = say(weights, words, examples)
    return said.strongest() if head == "themes" else said.by_head[head]


def cuts(found: Mapping[str, tuple[Array, Truth]]) -> dict[str, Array]:
    """By head. The kind of mail is the largest logit and needs none."""
    chosen = {head: best_cuts(*found[head], TOWARDS) for head in found if head != "danger"}
    chosen["kind"] = np.zeros(6, dtype=np.float32)
    chosen["danger"] = np.zeros(1, dtype=np.float32)
    if "danger" in found:
        logits, dangerous = found["danger"]
        harmless = logits[~dangerous[:, 0], 0]
        chosen["danger"] = np.array([np.quantile(harmless, 1 - FALSE_ALARMS)], dtype=np.float32)
    return chosen
