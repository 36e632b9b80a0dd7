"""Finds the feelings that a note speaks of, each with the words it rests on."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from core.content.files import content_toml
from core.reading.clauses import Span, clauses, level
from core.reading.patterns import any_of, expand_words
from core.reading.reader_model import ReaderModel
from core.reading.transformer import Matrix
from core.reading.types import Felt
from core.vocabulary import Emotion, Origin

EMOTIONS_FILE = "reading/emotions.toml"
LONGEST_READ = 20_000
"""Characters; what stands after them is not read for feelings."""
BY_WORD = 1.0
"""What a feeling's own word adds to a logit; chosen on authors that were not learned from."""
DENIED = 4.0
"""What it takes off where it stands only after a negation."""
LOOK_BACK = 40
"""Characters before a word in which a negation may stand."""
EMOTIONS = tuple(Emotion)


@dataclass(frozen=True)
class _EmotionRules:
    words: Mapping[Emotion, re.Pattern[str]]
    negated: re.Pattern[str]


@dataclass(frozen=True)
class EmotionScores:
    """How strongly each emotion is in a note, and where."""

    logits: Matrix
    """Shape (emotions,), above 0 where the emotion is said to be there."""
    words: Mapping[Emotion, Span]
    """An emotion's own word, where one stands there."""
    clearest: Mapping[Emotion, Span]
    """The clause that says most of it."""


def emotion_scores(plain: str, model: ReaderModel) -> EmotionScores:
    """Scores of a levelled English note of at most LONGEST_READ characters."""
    parts = clauses(plain) or [Span(0, len(plain))]
    (said,) = model.read([plain], [[(part.start, part.end) for part in parts]])
    words, denied = _own_words(plain)
    named = [BY_WORD * (one in words) - DENIED * (one in denied) for one in EMOTIONS]
    clearest = np.argmax(said.span_emotions, axis=0)
    return EmotionScores(
        logits=said.emotions - model.cuts["emotions"] + np.array(named, dtype=np.float32),
        words=words,
        clearest={one: parts[row] for one, row in zip(EMOTIONS, clearest, strict=True)},
    )


def find_emotions(text: str, model: ReaderModel) -> tuple[Felt, ...]:
    """Emotions that an English note speaks of, in the order of their words, one each.

    The words are the feeling's own where one stands there and is not negated, else the clause that
    says most of it. Reads the first LONGEST_READ characters.
    """
    plain = level(text[:LONGEST_READ])
    if not plain.strip():
        return ()
    scores = emotion_scores(plain, model)
    felt = [
        _felt(text, emotion, float(logit), scores)
        for emotion, logit in zip(EMOTIONS, scores.logits, strict=True)
        if logit >= 0
    ]
    return tuple(sorted(felt, key=lambda one: one.start))


def _felt(text: str, emotion: Emotion, logit: float, scores: EmotionScores) -> Felt:
    word = scores.words.get(emotion)
    span = word or scores.clearest[emotion]
    origin = Origin.MODEL
    if word:
        origin = Origin.BOTH if logit >= BY_WORD else Origin.RULE
    score = round(1 / (1 + math.exp(-logit)), 3)
    return Felt(emotion, text[span.start : span.end], span.start, span.end, score, origin)


def _own_words(plain: str) -> tuple[dict[Emotion, Span], set[Emotion]]:
    """The first word of each emotion without a negation before it; the emotions only negated."""
    rules = _rules()
    words, denied = {}, set()
    for emotion in EMOTIONS:
        spans = [Span(*found.span()) for found in rules.words[emotion].finditer(plain)]
        meant = [span for span in spans if not _is_negated(plain, span, rules)]
        if meant:
            words[emotion] = meant[0]
        elif spans:
            denied.add(emotion)
    return words, denied


def _is_negated(plain: str, word: Span, rules: _EmotionRules) -> bool:
    return rules.negated.search(plain, max(word.start - LOOK_BACK, 0), word.start) is not None


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
