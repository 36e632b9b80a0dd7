"""Finds the words of a note that speak of a feeling."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from core.content import content_toml
from core.reading.clauses import level
from core.reading.patterns import any_of, expand_words
from core.reading.types import Felt
from core.vocabulary import Emotion, Origin

EMOTIONS_FILE = "reading/emotions.toml"
LONGEST_READ = 20_000
"""Characters; what stands after them is not read for feelings."""
BY_WORD = 0.7
"""Score of a feeling found by its word."""
LOOK_BACK = 40
"""Characters before a word in which a negation may stand."""


@dataclass(frozen=True)
class _EmotionRules:
    words: Mapping[Emotion, re.Pattern[str]]
    negated: re.Pattern[str]


def find_emotions(text: str) -> tuple[Felt, ...]:
    """Emotions that an English note's words speak of, in the order of the words, one each.

    A word right after a negation ("not angry") is not counted. Reads the first LONGEST_READ
    characters.
    """
    plain = level(text[:LONGEST_READ])
    felt = (hit for emotion in _rules().words for hit in _first(text, plain, emotion))
    return tuple(sorted(felt, key=lambda hit: hit.start))


def _first(text: str, plain: str, emotion: Emotion) -> Iterator[Felt]:
    rules = _rules()
    for found in rules.words[emotion].finditer(plain):
        start, end = found.span()
        if not rules.negated.search(plain, max(start - LOOK_BACK, 0), start):
            yield Felt(emotion, text[start:end], start, end, BY_WORD, Origin.RULE)
            return


@cache
def _rules() -> _EmotionRules:
    content = content_toml(EMOTIONS_FILE)
    try:
        negation = expand_words(content["negation"])
        emotions = {Emotion(name): any_of(words, {}) for name, words in content["emotion"].items()}
    except (KeyError, ValueError) as error:
        raise ValueError(f"{EMOTIONS_FILE}: {error}") from error
    if set(emotions) != set(Emotion):
        raise ValueError(f"{EMOTIONS_FILE}: it needs exactly the ten emotions")
    negated = re.compile(rf"(?<!\w){negation['words']}\s+{negation['fillers']}$")
    return _EmotionRules(emotions, negated)
