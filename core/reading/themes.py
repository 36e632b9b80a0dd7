"""Finds the themes of a piece of feedback, each with the words it rests on."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.reading.clauses import LONGEST_CLAUSE, Span, clauses, level, sentences
from core.reading.theme_rules import LetterRules, ThemeRule, ThemeRules, letter_rules, theme_rules
from core.reading.types import Finding
from core.reading.vectors import seed_index
from core.vocabulary import Origin, QuoteCheck, Theme

LONGEST_READ = 20_000
"""Characters; what stands after them is not read for themes. Feedback is far shorter."""
BY_RULE, BY_TOPIC = 0.8, 0.6
"""Scores of a clause that a rule points to: by itself, or together with a deficit."""
BY_LIKENESS = 0.4
"""Score of a clause that only the vector layer points to."""
LIKE_SEEDS, AHEAD = 0.06, 0.02
"""Nearness from which the vector layer names a theme, and its lead over the second kind."""
AGREES = 0.02
"""Nearness from which it backs a rule."""


@dataclass(frozen=True)
class _Hit:
    theme: Theme
    span: Span
    score: float
    origin: Origin


@dataclass(frozen=True)
class _Passage:
    """A part of the text that may speak of a theme, and its clauses."""

    span: Span
    clauses: tuple[Span, ...]


def find_themes(text: str) -> tuple[Finding, ...]:
    """Themes of an English text in the codebook's order, one finding each, all verbatim.

    `no_reason` comes alone, and only where the text says no, or says that nothing was said.
    Reads the first LONGEST_READ characters.
    """
    plain = level(text[:LONGEST_READ])
    best: dict[Theme, _Hit] = {}
    for hit in _hits(plain):
        if hit.theme not in best or hit.score > best[hit.theme].score:
            best[hit.theme] = hit
    hits = [best[theme] for theme in Theme if theme in best]
    hits = hits or list(_no_reason(plain))
    return tuple(_finding(text, hit) for hit in hits)


def _hits(plain: str) -> Iterator[_Hit]:
    rules, letters = theme_rules(), letter_rules()
    for passage in _passages(plain, letters):
        hits = [hit for rule in rules.rules for hit in _rule_hits(plain, passage, rule, rules)]
        others = [hit.span for hit in hits if hit.theme is Theme.STRONGER_CANDIDATE]
        kept = [
            hit for hit in hits if hit.theme is Theme.STRONGER_CANDIDATE or hit.span not in others
        ]
        yield from kept
        silent = (part for part in passage.clauses if not any(_overlap(part, h.span) for h in hits))
        yield from _seed_hits(plain, silent)


def _passages(plain: str, letters: LetterRules) -> Iterator[_Passage]:
    """Whole sentences; of a sentence with a line of any letter in it, the other clauses."""
    parts = clauses(plain)
    for whole in sentences(plain):
        inside = tuple(part for part in parts if whole.start <= part.start < whole.end)
        if not _says_nothing(plain[whole.start : whole.end], letters):
            yield _Passage(whole, inside)
            continue
        for part in inside:
            if not _says_nothing(plain[part.start : part.end], letters):
                yield _Passage(part, (part,))


def _says_nothing(words: str, letters: LetterRules) -> bool:
    return bool(letters.boilerplate.search(words) or letters.cleared.search(words))


def _rule_hits(plain: str, passage: _Passage, rule: ThemeRule, rules: ThemeRules) -> Iterator[_Hit]:
    for pattern in rule.always:
        found = pattern.search(plain, passage.span.start, passage.span.end)
        if found and found.end() > found.start():
            span = _quoted(passage, found)
            yield _hit(plain, rule.theme, span, BY_RULE)
            break
    for part in passage.clauses if rule.topic else ():
        words = plain[part.start : part.end]
        if _is_lacking(words, rule, rules):
            yield _hit(plain, rule.theme, part, BY_TOPIC)


def _is_lacking(words: str, rule: ThemeRule, rules: ThemeRules) -> bool:
    return bool(
        rule.topic
        and rule.topic.search(words)
        and rules.deficit.search(words)
        and not rules.praise.search(words)
    )


def _hit(plain: str, theme: Theme, span: Span, score: float) -> _Hit:
    backed = seed_index().scores(plain[span.start : span.end])[theme] >= AGREES
    return _Hit(theme, span, score + 0.1 * backed, Origin.BOTH if backed else Origin.RULE)


def _quoted(passage: _Passage, found: re.Match[str]) -> Span:
    """The clauses that a match touches; the match alone when that would be a long quote."""
    touched = [p for p in passage.clauses if p.end > found.start() and p.start < found.end()]
    if touched and touched[-1].end - touched[0].start <= LONGEST_CLAUSE:
        return Span(touched[0].start, touched[-1].end)
    return Span(found.start(), found.start() + len(found[0].rstrip()))


def _seed_hits(plain: str, parts: Iterable[Span]) -> Iterator[_Hit]:
    admin = {rule.theme for rule in theme_rules().rules if rule.admin}
    for part in parts:
        (best, nearness), (_, second) = _nearest_kinds(plain, part)
        clear = nearness >= LIKE_SEEDS and nearness - second >= AHEAD
        if clear and best in set(Theme) - admin:
            yield _Hit(Theme(best), part, BY_LIKENESS, Origin.MODEL)


def _nearest_kinds(plain: str, part: Span) -> list[tuple[str, float]]:
    scores = seed_index().scores(plain[part.start : part.end])
    return sorted(scores.items(), key=lambda kind: kind[1], reverse=True)[:2]


def _no_reason(plain: str) -> Iterator[_Hit]:
    letters = letter_rules()
    for kind in (letters.decision, letters.boilerplate):
        for whole in sentences(plain):
            if kind.search(plain, whole.start, whole.end):
                yield _Hit(Theme.NO_REASON, whole, BY_RULE, Origin.RULE)
                return


def _finding(text: str, hit: _Hit) -> Finding:
    start, end = hit.span.start, hit.span.end
    quote = text[start:end]
    return Finding(
        hit.theme, quote, start, end, round(hit.score, 3), hit.origin, QuoteCheck.VERIFIED
    )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
