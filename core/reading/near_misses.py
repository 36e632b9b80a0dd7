"""Sentences that come near a theme without being counted under it, for a person to judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from core.reading.clauses import Span, clauses, level
from core.reading.reader_model import ReaderModel
from core.reading.themes import LONGEST_READ, THEMES, theme_scores
from core.vocabulary import Theme

NEAR = 3.0
"""How far a sentence's logit may be below the one from which a theme is said to be there."""
ALIKE = 55.0
"""Share of words, 0..100, that a sentence has in common with words of one's own theme."""


@dataclass(frozen=True)
class NearMiss:
    """A sentence of one text; `text[start:end]` are its words."""

    text_id: int
    words: str
    nearness: float
    """Only for putting them in order."""


def near_misses(
    theme: str, texts: Mapping[int, str], matched: Sequence[str], limit: int, model: ReaderModel
) -> list[NearMiss]:
    """The sentences nearest to a theme, the nearest first, one of each text, none twice.

    `texts`: those in which the theme was not found, by id. `matched`: the words that it rests on
    elsewhere; a theme of the person's own is known by these alone.
    """
    if theme in set(Theme):
        found = [_nearest(Theme(theme), text_id, text, model) for text_id, text in texts.items()]
    else:
        found = [_most_alike(text_id, text, matched) for text_id, text in texts.items()]
    there = (one for one in found if one is not None)
    different: dict[str, NearMiss] = {}
    for one in sorted(there, key=lambda one: one.nearness, reverse=True):
        different.setdefault(one.words.lower(), one)
    return list(different.values())[:limit]


def _nearest(theme: Theme, text_id: int, text: str, model: ReaderModel) -> NearMiss | None:
    """The sentence nearest to the theme, unless it would stand in any letter."""
    scores = theme_scores(level(text[:LONGEST_READ]), model)
    logits = scores.logits[:, THEMES.index(theme)]
    for row in np.argsort(-logits):
        span, logit = scores.clauses[row], float(logits[row])
        if logit < -NEAR:
            return None
        if not scores.silent[row]:
            return NearMiss(text_id, text[span.start : span.end], logit)
    return None


def _most_alike(text_id: int, text: str, matched: Sequence[str]) -> NearMiss | None:
    plain = level(text[:LONGEST_READ])
    spans = clauses(plain)
    found: NearMiss | None = None
    for words in matched:
        best = process.extractOne(
            words.lower(), [_words(plain, span) for span in spans], scorer=fuzz.token_set_ratio
        )
        if best is not None and best[1] >= max(ALIKE, found.nearness if found else 0):
            span = spans[best[2]]
            found = NearMiss(text_id, text[span.start : span.end], best[1])
    return found


def _words(plain: str, span: Span) -> str:
    return plain[span.start : span.end]
