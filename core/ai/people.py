"""Finds people's names in a text, and every place where a known name stands."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from core.ai.terms import may_stand, written_as
from core.ai.traces import Span
from core.ai.words import (
    NameLists,
    alternatives,
    name_lists,
    name_run,
    without_possessive,
    words_of,
)

Words = Sequence[re.Match[str]]
_LEAD = r"^(?:[^\S\n]|[>*])*+"
"""The start of a line that may be quoted. Possessive, here and below: white space that can be
shared out in several ways costs its square."""
_ADDRESSED = re.compile(
    _LEAD + r"(?:From:[^\S\n]*+)?\"?([^\n<>\"@]{2,60}?)\"?[^\S\n]{0,4}<[^<>\s]{1,200}@",
    re.MULTILINE,
)
_WROTE = re.compile(
    r"(?<!\w)([^\W\d_][^\n,<>]{1,60}?)\s{0,4}(?:<[^<>\n]{0,200}>\s{0,4})?wrote:[^\S\n]*+$",
    re.MULTILINE,
)
_LAST_WORDS = re.compile(
    r"(?:[.!?)]\s{1,4}|\n[ \t]*)((?:[^\W\d_][\w.'\u2019-]{0,30}[ \t]?){1,3})\s*\Z"
)
_NOT_A_NAME_NEXT = re.compile(
    r"\s+(?:you|we|i|be|they|there|the|this|that|it|he|she|not|a|an|my|our|your|someone|anyone|have"
    r"|is|are|was|us|as|in|on|of|for|to)\b",
    re.IGNORECASE,
)
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:\n]\s*|[-*\u2022]\s+)$")
_DAY_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|\b(?:in|early|mid|late|until|since|during|by|last|next|this))[\s-]$"
)
_DAY_AFTER = re.compile(r"\s+\d")


def people(text: str) -> Iterator[str]:
    """Names that the text itself gives away: greetings, closings, titles, given names, headers."""
    words = words_of(text)
    starts = [word.start() for word in words]
    for found in _introductions().finditer(text):
        yield from _name_from(text, words, bisect_left(starts, found.end()), found.end())
    for found in _small_greeting().finditer(text):
        name = found[1] or found[2]
        if name.lower() not in name_lists().no_names:
            yield name
    yield from _last_words(text)
    for pattern in (_ADDRESSED, _WROTE):
        for found in pattern.finditer(text):
            yield from _name_at(text, words, bisect_left(starts, found.start(1)))
    yield from _given_names(text, words)


def people_spans(text: str, names: Iterable[str], *, sure: bool) -> Iterator[Span]:
    """Every place where one of the names or a part of one stands, however it is written.

    `sure`: somebody said that these are names. Others were found in a text; a part of theirs that
    is no given name is hidden only with a capital letter.
    """
    lists = name_lists()
    for term in may_stand(_terms(names), text):
        plain = term.lower()
        is_word = plain in lists.also_words
        any_case = (sure or " " in term or plain in lists.given or plain == term) and len(term) > 2
        for found in re.finditer(written_as(term, any_case=any_case and not is_word), text):
            if not (is_word and _is_the_word(text, found)):
                yield Span(*found.span(), "NAME")


def _name_from(text: str, words: Words, first: int, place: int) -> Iterator[str]:
    """The name right after an introduction such as a greeting."""
    if first < len(words) and not text[place : words[first].start()].strip(" \t\"'*_-\u2013\u2014"):
        yield from _name_at(text, words, first)


def _name_at(text: str, words: Words, first: int) -> Iterator[str]:
    if first < len(words):
        name = name_run(text, words, first)
        if name and not (name.isupper() and len(name) <= 4):
            yield name


def _last_words(text: str) -> Iterator[str]:
    """The name that a message ends with, on a line of its own or after its last sentence."""
    last = _LAST_WORDS.search(text)
    if last is not None:
        words = words_of(last[1])
        name = name_run(last[1], words, 0) if words else ""
        if name and name.strip(". ") == last[1].strip(". \n"):
            yield name


def _given_names(text: str, words: Words) -> Iterator[str]:
    lists = name_lists()
    for number, word in enumerate(words):
        bare = without_possessive(word[0])
        name = name_run(text, words, number) if bare[:1].isupper() else ""
        is_given = any(part.lower() in lists.given for part in (bare, bare.split("-")[0]))
        if is_given and bare.lower() not in lists.also_words:
            yield name or bare
        elif bare.lower() in lists.also_given and " " in name and _goes_on_as_name(name, lists):
            yield name


def _goes_on_as_name(name: str, lists: NameLists) -> bool:
    """Will Smith is a name; Will SQL is a question."""
    return all(not part.isupper() for part in name.split()[1:] if part.lower() not in lists.given)


def _terms(names: Iterable[str]) -> list[str]:
    """Each name, its surname with particles, and each of its words, once."""
    found: dict[str, None] = {}
    for name in names:
        words = [word.strip(',.;:()"') for word in name.split()]
        words = [word for word in words if any(map(str.isalnum, word))]
        if any(word.lower() not in name_lists().no_names for word in words):
            found[" ".join(words)] = None
            found |= dict.fromkeys(_parts(words))
    return list(found)


def _parts(words: Sequence[str]) -> Iterator[str]:
    lists = name_lists()
    for number, word in enumerate(words):
        plain = word.lower()
        if plain in lists.particles and 0 < number < len(words) - 1:
            yield " ".join(words[number:])
        elif plain not in lists.no_names and plain not in lists.particles and len(word) > 1:
            yield word


def _is_the_word(text: str, found: re.Match[str]) -> bool:
    """Whether a name that is also a word is the word here: "Will you", "in May", "5 May"."""
    before = text[max(found.start() - 12, 0) : found.start()]
    if found[0].lower() in {"may", "april", "june", "august"} and (
        _DAY_BEFORE.search(before) or _DAY_AFTER.match(text, found.end())
    ):
        return True
    follows = _NOT_A_NAME_NEXT.match(text, found.end())
    return bool(_SENTENCE_BEGINS.search(before) and follows)


@cache
def _introductions() -> re.Pattern[str]:
    lists = name_lists()
    titles = rf"(?:(?:{alternatives(lists.titles)})\b\.?\s+)"
    return re.compile(
        rf"{_LEAD}(?:{alternatives(lists.greetings)})\b[ \t:]+{titles}*"
        rf"|\b(?:{alternatives(lists.titles)})\b\.?[ \t]+"
        rf"|{_LEAD}(?:{alternatives(lists.closings)})\b[^\n\w]{{0,8}}(?:\n[ \t>*]*){{0,4}}"
        rf"|\b(?:{alternatives(lists.cues)})\s+{titles}?"
        r"|^[ \t]*[-\u2013\u2014]{1,2}[ \t]*(?=[^\W\d_][^\n]{0,40}\s*\Z)"
        r"|\b(?:I am|I'm|I\u2019m|this is)\s+"
        r"(?=\w+(?:\s\w+)?(?:,|\s(?:from|and I|here|with|at)\b))",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _small_greeting() -> re.Pattern[str]:
    """A name in small letters after a greeting or a closing: "hi anna,"."""
    lists = name_lists()
    greetings = alternatives([one for one in lists.greetings if one not in {"to", "cc"}])
    return re.compile(
        rf"{_LEAD}(?:{greetings})\s++([^\W\d_]{{2,30}})[ \t]*[,!\u2013-]"
        rf"|{_LEAD}(?:{alternatives(lists.closings)})[ \t,!.]*+\n\s*+([^\W\d_]{{2,30}})[ \t]*$",
        re.IGNORECASE | re.MULTILINE,
    )
