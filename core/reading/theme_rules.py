"""The rule layer of themes: readable expressions from data/content/reading."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.content import content_toml
from core.reading.patterns import any_of, expand_words
from core.vocabulary import Theme

THEMES_FILE = "reading/themes.toml"
LETTERS_FILE = "reading/letters.toml"


@dataclass(frozen=True)
class ThemeRule:
    """What points to one theme."""

    theme: Theme
    always: tuple[re.Pattern[str], ...]
    topic: re.Pattern[str] | None
    """Points to the theme only beside a deficit; None for themes without such words."""
    admin: bool
    """Found by rule only: about the vacancy or the others, not about how the person did."""


@dataclass(frozen=True)
class ThemeRules:
    """Every theme's rule, and the words they share."""

    rules: tuple[ThemeRule, ...]
    deficit: re.Pattern[str]
    praise: re.Pattern[str]


@dataclass(frozen=True)
class LetterRules:
    """Sentences of letters as such."""

    boilerplate: re.Pattern[str]
    """Would stand in any letter."""
    decision: re.Pattern[str]
    """Says no, or says that nothing was said."""
    cleared: re.Pattern[str]
    """Says that something was no trouble."""


@cache
def theme_rules() -> ThemeRules:
    """The rules, compiled. Raises ValueError naming the file when it is at fault."""
    content = content_toml(THEMES_FILE)
    try:
        words = expand_words(content["words"])
        rules = tuple(_rules(content["theme"], words))
        return ThemeRules(rules, any_of(["<deficit>"], words), any_of(["<praise>"], words))
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


def _rules(themes: Mapping[str, Mapping[str, Any]], words: dict[str, str]) -> Iterator[ThemeRule]:
    for name, entry in themes.items():
        topic = entry.get("topic")
        yield ThemeRule(
            theme=Theme(name),
            always=tuple(any_of([pattern], words) for pattern in entry["always"]),
            topic=any_of([topic], words) if topic else None,
            admin=bool(entry.get("admin", False)),
        )
