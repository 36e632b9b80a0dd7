"""The rule layer of themes: readable expressions from data/content/reading."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from core.content.files import content_toml
from core.reading.clauses import Span, sentences
from core.reading.patterns import any_of, expand_words
from core.vocabulary import Theme

THEMES_FILE = "reading/themes.toml"
LETTERS_FILE = "reading/letters.toml"


@dataclass(frozen=True)
class Pointer:
    """A rule points to a theme."""

    theme: Theme
    first: int
    """Number of the first clause that it touches."""
    last: int


@dataclass(frozen=True)
class LetterRules:
    """Sentences of letters as such."""

    boilerplate: re.Pattern[str]
    """Would stand in any letter."""
    decision: re.Pattern[str]
    """Says no, or says that nothing was said."""
    cleared: re.Pattern[str]
    """Says that something was no trouble."""


def rule_pointers(plain: str, parts: Sequence[Span], silent: Sequence[bool]) -> Iterator[Pointer]:
    """What the rules point to in a levelled text, cut into these clauses; each theme once.

    `silent`: of each clause, whether it `says_nothing`. A sentence with a line of any letter in
    it points to nothing but `no_reason`.
    """
    letters = letter_rules()
    speaking = list(_passages(plain, parts, silent))
    for theme, pattern in theme_rules().items():
        found = next(filter(None, (pattern.search(plain, *span) for span in speaking)), None)
        if found and found.end() > found.start():
            yield from _touching(theme, found, parts)
    for pattern in (letters.decision, letters.boilerplate):
        if found := pattern.search(plain):
            yield from _touching(Theme.NO_REASON, found, parts)
            return


def _passages(
    plain: str, parts: Sequence[Span], silent: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    """Whole sentences; of a sentence with a line of any letter in it, the other clauses."""
    for whole in sentences(plain):
        if not says_nothing(plain, whole):
            yield whole.start, whole.end
            continue
        for part, is_silent in zip(parts, silent, strict=True):
            if whole.start <= part.start < whole.end and not is_silent:
                yield part.start, part.end


def says_nothing(plain: str, part: Span) -> bool:
    """Whether this part of a levelled text would stand in any letter, or clears something."""
    words, letters = plain[part.start : part.end], letter_rules()
    return bool(letters.boilerplate.search(words) or letters.cleared.search(words))


def _touching(theme: Theme, found: re.Match[str], parts: Sequence[Span]) -> Iterator[Pointer]:
    touched = [
        number
        for number, part in enumerate(parts)
        if part.end > found.start() and part.start < found.end()
    ]
    if touched:
        yield Pointer(theme, touched[0], touched[-1])


@cache
def theme_rules() -> dict[Theme, re.Pattern[str]]:
    """One expression for each theme. Raises ValueError naming the file when it is at fault."""
    content = content_toml(THEMES_FILE)
    try:
        words = expand_words(content["words"])
        return {
            Theme(name): any_of(entry["patterns"], words)
            for name, entry in content["theme"].items()
        }
    except (KeyError, ValueError) as error:
        raise ValueError(f"{THEMES_FILE}: {error}") from error


@cache
def letter_rules() -> LetterRules:
    """The rules about letters, compiled. Raises ValueError naming the file when it is at fault."""
    content = content_toml(LETTERS_FILE)
    try:
        words = expand_words(content["words"])
        groups = ("boilerplate", "decision", "cleared")
        return LetterRules(*(any_of(content[group]["patterns"], words) for group in groups))
    except (KeyError, ValueError) as error:
        raise ValueError(f"{LETTERS_FILE}: {error}") from error
