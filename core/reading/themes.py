"""Finds the themes of a piece of feedback, each with the words it rests on."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from core.reading.clauses import Span, clauses, level
from core.reading.mail_kind import mail_kind
from core.reading.reader_model import ReaderModel
from core.reading.theme_rules import Pointer, rule_pointers, says_nothing
from core.reading.transformer import Matrix
from core.reading.types import Finding
from core.vocabulary import MailKind, Origin, QuoteCheck, Theme

LONGEST_READ = 20_000
"""Characters; what stands after them is not read for themes. Feedback is far shorter."""
BY_RULE = 3.0
"""What a rule adds to a logit; chosen on authors that the model had not learned from."""
HINT_OF_NO_REASON, BESIDE_NO_REASON = -2.0, 1.5
"""Where a letter comes near to giving no reason, a reason must be said more clearly than elsewhere:
words of courtesy would count as one. Chosen like BY_RULE."""
LEAST_OF_NO_REASON = -6.0
"""A rejection in which nothing is found gives no reason where it comes at least so near to it."""
ABOUT_OTHERS = frozenset({Theme.NO_REASON, Theme.STRONGER_CANDIDATE, Theme.ROLE_CHANGED})
"""Themes that say nothing about the person."""
THEMES = tuple(Theme)
REASONS = [place for place, theme in enumerate(THEMES) if theme not in ABOUT_OTHERS]
SILENT = -9.0
"""Logit of every reason in a clause that would stand in any letter, whatever the model says."""


@dataclass(frozen=True)
class ThemeScores:
    """Every clause of a text and how strongly each theme is in it."""

    clauses: Sequence[Span]
    silent: Sequence[bool]
    """Of each clause, whether it would stand in any letter."""
    logits: Matrix
    """Shape (clauses, themes), above 0 where the theme is said to be there."""
    pointers: Mapping[Theme, Pointer]
    """What a rule points to."""


def theme_scores(plain: str, model: ReaderModel) -> ThemeScores:
    """Scores of a levelled English text; it must not be longer than LONGEST_READ."""
    parts = clauses(plain)
    silent = [says_nothing(plain, part) for part in parts]
    (said,) = model.read([plain], [[(part.start, part.end) for part in parts]])
    logits = said.span_themes - model.cuts["themes"]
    pointers = {one.theme: one for one in rule_pointers(plain, parts, silent)}
    for theme, pointer in pointers.items():
        logits[pointer.first : pointer.last + 1, THEMES.index(theme)] += BY_RULE
    logits[np.ix_(silent, REASONS)] = SILENT
    return ThemeScores(parts, silent, logits, pointers)


def find_themes(text: str, model: ReaderModel) -> tuple[Finding, ...]:
    """Themes of an English text in the codebook's order, one finding each, all verbatim.

    `no_reason` comes alone, and to a rejection in which nothing else is found. Reads the first
    LONGEST_READ characters.
    """
    text = text[:LONGEST_READ]
    scores = theme_scores(level(text), model)
    found = list(_findings(text, scores))
    reasons = tuple(one for one in found if one.theme is not Theme.NO_REASON)
    if reasons or found or not scores.clauses:
        return reasons or tuple(found)
    nearly = _at_its_strongest(text, Theme.NO_REASON, scores)
    may_be = scores.logits[:, THEMES.index(Theme.NO_REASON)].max() >= LEAST_OF_NO_REASON
    return (nearly,) if may_be and mail_kind("", text, model)[0] is MailKind.REJECTION else ()


def _findings(text: str, scores: ThemeScores) -> Iterator[Finding]:
    if not scores.clauses:
        return
    strongest = scores.logits.max(axis=0)
    is_evasive = strongest[THEMES.index(Theme.NO_REASON)] >= HINT_OF_NO_REASON
    for theme, logit in zip(THEMES, strongest, strict=True):
        if logit >= (BESIDE_NO_REASON if is_evasive and theme not in ABOUT_OTHERS else 0):
            yield _at_its_strongest(text, theme, scores)


def _at_its_strongest(text: str, theme: Theme, scores: ThemeScores) -> Finding:
    column = scores.logits[:, THEMES.index(theme)]
    place = int(np.argmax(column))
    logit = float(column[place])
    return _finding(text, theme, scores.clauses[place], logit, _origin(theme, logit, scores))


def _origin(theme: Theme, logit: float, scores: ThemeScores) -> Origin:
    if theme not in scores.pointers:
        return Origin.MODEL
    return Origin.BOTH if logit >= BY_RULE else Origin.RULE


def _finding(text: str, theme: Theme, span: Span, logit: float, origin: Origin) -> Finding:
    quote = text[span.start : span.end]
    score = round(1 / (1 + math.exp(-logit)), 3)
    return Finding(theme, quote, span.start, span.end, score, origin, QuoteCheck.VERIFIED)
