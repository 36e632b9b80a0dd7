"""Sentences that come near a theme without being counted under it, for a person to judge."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from core.reading.clauses import Span, clauses, level
from core.reading.vectors import OTHER_KINDS, seed_index

NEAREST_KINDS = 2
"""A sentence is worth a look when the theme is among so many kinds nearest to it."""
ALIKE = 55.0
"""Share of words, 0..100, that a sentence has in common with words of one's own theme."""
READ_OF_EACH = 20_000
"""Characters of a text that are looked at."""


@dataclass(frozen=True)
class NearMiss:
    """A sentence of one text; `text[start:end]` are its words."""

    text_id: int
    words: str
    nearness: float
    """Only for putting them in order."""


def near_misses(
    theme: str, texts: Mapping[int, str], matched: Sequence[str], limit: int
) -> list[NearMiss]:
    """The sentences nearest to a theme, the nearest first, one of each text, none twice.

    `texts`: those in which the theme was not found, by id. `matched`: the words that it rests on
    elsewhere; a theme of the person's own is known by these alone.
    """
    if theme in seed_index().kinds:
        found = [_nearest(theme, text_id, text) for text_id, text in texts.items()]
    else:
        found = [_most_alike(text_id, text, matched) for text_id, text in texts.items()]
    nearest = sorted((one for one in found if one is not None), key=lambda one: one.nearness)
    different = {one.words.lower(): one for one in nearest}
    return list(different.values())[: -limit - 1 : -1]


def _nearest(theme: str, text_id: int, text: str) -> NearMiss | None:
    """The sentence nearest to the theme's seeds, unless it is nearer to a line of any letter."""
    found: NearMiss | None = None
    for span, plain in _sentences(text):
        scores = seed_index().scores(plain)
        nearest = sorted(scores, key=scores.__getitem__, reverse=True)[:NEAREST_KINDS]
        said_in_any_letter = max(scores[kind] for kind in OTHER_KINDS) >= scores[theme]
        if theme not in nearest or said_in_any_letter:
            continue
        if found is None or scores[theme] > found.nearness:
            found = NearMiss(text_id, text[span.start : span.end], scores[theme])
    return found


def _most_alike(text_id: int, text: str, matched: Sequence[str]) -> NearMiss | None:
    spans = _sentences(text)
    found: NearMiss | None = None
    for words in matched:
        best = process.extractOne(
            words.lower(), [plain for _, plain in spans], scorer=fuzz.token_set_ratio
        )
        if best is not None and best[1] >= max(ALIKE, found.nearness if found else 0):
            span = spans[best[2]][0]
            found = NearMiss(text_id, text[span.start : span.end], best[1])
    return found


def _sentences(text: str) -> list[tuple[Span, str]]:
    plain = level(text[:READ_OF_EACH])
    return [(span, plain[span.start : span.end]) for span in clauses(plain)]
