"""The words of a text as the search for names sees them, and the lists that it uses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.content.files import content_toml

REDACTION_FILE = "redaction.toml"
LONGEST_NAME = 6
"""Words of one name."""
_WORD = re.compile(
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['\u2019\u02bc.\-\u2010](?=[^\W\d_]))*[\u0300-\u036f]*"
)
_POSSESSIVE = re.compile(r"['\u2019]s$", re.IGNORECASE)


@dataclass(frozen=True)
class NameLists:
    """What data/content/redaction.toml knows of names; single words in lower case."""

    given: frozenset[str]
    also_given: frozenset[str]
    """Given names that are also words, such as will."""
    also_words: frozenset[str]
    """Every name that is also a word: hidden only with a capital letter."""
    particles: frozenset[str]
    no_names: frozenset[str]
    titles: tuple[str, ...]
    greetings: tuple[str, ...]
    closings: tuple[str, ...]
    cues: tuple[str, ...]
    legal_forms: tuple[str, ...]
    before_company: tuple[str, ...]
    after_company: tuple[str, ...]

    def is_name_word(self, word: str) -> bool:
        """Whether a word may stand in a name: a capital letter, and no everyday word."""
        return word[:1].isupper() and word.lower() not in self.no_names


@cache
def name_lists() -> NameLists:
    """The lists. Raises ValueError naming what the file lacks."""
    content = content_toml(REDACTION_FILE)
    sets = ("given", "also_given", "also_words", "particles")
    others = ("greetings", "closings", "cues", "legal_forms", "before_company", "after_company")
    try:
        lists: dict[str, Any] = {name: frozenset(content[name].split()) for name in sets}
        lists |= {name: tuple(content[name]) for name in (*others, "titles")}
        no_names = {*content["no_names"].split(), *lists["titles"]}
        lists["also_words"] |= lists["also_given"]
        return NameLists(**lists, no_names=frozenset(no_names - lists["also_words"]))
    except (KeyError, AttributeError, TypeError) as error:
        raise ValueError(f"{REDACTION_FILE}: {error}") from error


def words_of(text: str) -> list[re.Match[str]]:
    """Every word with its place; hyphens and apostrophes inside a word belong to it."""
    return list(_WORD.finditer(text))


def without_possessive(word: str) -> str:
    """The word without a trailing 's."""
    return _POSSESSIVE.sub("", word)


def name_run(text: str, words: Sequence[re.Match[str]], first: int) -> str:
    """The name that begins with the word `first`; empty when none does.

    A name is name words and particles next to each other on one line; it ends with a name word.
    """
    lists = name_lists()
    end, start = None, words[first].start()
    for number in range(first, min(first + LONGEST_NAME, len(words))):
        word = words[number]
        if number > first and not _next_to_each_other(text[words[number - 1].end() : word.start()]):
            break
        bare = without_possessive(word[0])
        if lists.is_name_word(bare):
            end = word.start() + len(bare)
        elif word[0].lower() not in lists.particles or not _may_go_on(number, first, end):
            break
        if bare != word[0]:
            break
    return text[start:end] if end is not None else ""


def _next_to_each_other(between: str) -> bool:
    """Only spaces between two words; a full stop only after an initial, which is short."""
    return between.strip(" \t\u00a0") in {"", "."} and "\n" not in between and len(between) <= 3


def _may_go_on(number: int, first: int, end: int | None) -> bool:
    return number == first or end is not None


def alternatives(phrases: Sequence[str]) -> str:
    """A pattern for one of the phrases, the longest first."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
