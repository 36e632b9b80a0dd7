"""From which logit on a label is said to be there, found on authors that were not learned from."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from core.reading.clauses import level
from core.reading.emotions import emotion_scores
from core.reading.mail_kind import kind_scores
from core.reading.reader_model import ReaderModel
from core.reading.themes import theme_scores
from data.training.train.base import Array
from data.training.train.measure import Truth, best_cuts, promising_cuts
from data.training.train.predict import truth
from data.training.train.texts import Example

FOLDS = 3
TOWARDS = 0.5
"""How far each label's cut is moved to the one that is best for all labels together."""
FALSE_ALARMS = 0.007
"""Share of journals of ordinary days, and of short comments, that may be heard. Nothing was learned
from either.

With what the rules hear there as well it stays below 1 in 100."""
UNSAID = -99.0
"""Logit of a theme in a text without a clause."""
Learn = Callable[[Sequence[Example]], ReaderModel]
Judged = Mapping[str, tuple[Array, Truth]]
"""By head, logits and truth, each of shape (texts, labels)."""


def folds(examples: Sequence[Example], held: str = "") -> list[set[str]]:
    """The authors in FOLDS groups; each group is left out once.

    Only `held`, their names separated by commas, when it is given. Raises ValueError for a name
    that no text has.
    """
    if held:
        return [_known(held.split(","), examples)]
    authors = sorted({example.author for example in examples})
    return [set(authors[first::FOLDS]) for first in range(min(FOLDS, len(authors)))]


def _known(names: Sequence[str], examples: Sequence[Example]) -> set[str]:
    unknown = set(names) - {example.author for example in examples}
    if unknown:
        msg = f"No text is by {', '.join(sorted(unknown))}."
        raise ValueError(msg)
    return set(names)


def unseen(examples: Sequence[Example], learn: Learn, held: str = "") -> Judged:
    """Logits and truth of every text from a model that never saw its author."""
    found: dict[str, list[tuple[Array, Truth]]] = {}
    for authors in folds(examples, held):
        model = learn([example for example in examples if example.author not in authors])
        left_out = [example for example in examples if example.author in authors]
        for head, rows in judged(model, left_out).items():
            found.setdefault(head, []).append(rows)
    return {
        head: (np.concatenate([s for s, _ in rows]), np.concatenate([t for _, t in rows]))
        for head, rows in found.items()
    }


def judged(model: ReaderModel, examples: Sequence[Example]) -> Judged:
    """What the reader's own code makes of the examples, rules and all, beside the truth."""
    found = {}
    for head, logits_of in LOGITS.items():
        known = [example for example in examples if head in example.answers]
        if known:
            logits = np.stack([logits_of(example.text, model) for example in known])
            found[head] = (logits, truth(known, head))
    return found


def cuts(found: Judged) -> dict[str, Array]:
    """By head. The kind of mail is the largest logit and needs none."""
    return {head: best_cuts(*found[head], TOWARDS) for head in ("themes", "emotions")}


def danger_cut(*harmless: Sequence[Example], model: ReaderModel) -> Array:
    """From which logit on a text is heard, so that no set of `harmless` ones is heard more often.

    They are sets of journals or short comments that were not learned from.
    """
    heard = [model.read([one.text for one in some], [[] for _ in some]) for some in harmless]
    quantiles = [np.quantile([said.danger for said in one], 1 - FALSE_ALARMS) for one in heard]
    return np.array([max(quantiles)], dtype=np.float32)


def public_cuts(examples: Sequence[Example], model: ReaderModel) -> Array:
    """From which logit on each of GoEmotions' 28 labels is there; of some there are 13 examples.

    Found on one half of the dev part and asked on the other, macro-F1 is 0.522; with `best_cuts`
    0.516.
    """
    said = model.encoder.read([one.text for one in examples], [[] for _ in examples])
    logits = np.stack([one.goemotions for one in said])
    return promising_cuts(logits, truth(examples, "goemotions"))


def _themes(text: str, model: ReaderModel) -> Array:
    scores = theme_scores(level(text), model)
    return (
        scores.logits.max(axis=0) if scores.clauses else np.full_like(model.cuts["themes"], UNSAID)
    )


def _emotions(text: str, model: ReaderModel) -> Array:
    return emotion_scores(level(text), model).logits


def _kind(text: str, model: ReaderModel) -> Array:
    subject, _, body = text.partition("\n")
    return kind_scores(subject, body, model)


LOGITS = {"themes": _themes, "emotions": _emotions, "kind": _kind}
