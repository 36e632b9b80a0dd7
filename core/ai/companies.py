"""Finds companies' names in a text, and every place where a known one stands."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache

from core.ai.terms import may_stand, written_as
from core.ai.traces import Span
from core.ai.words import alternatives, name_lists, name_run, words_of


def companies(text: str) -> Iterator[str]:
    """Companies that the text gives away: a legal form, "a role at X", "the X team"."""
    words = words_of(text)
    starts = [word.start() for word in words]
    for found in _before().finditer(text):
        first = bisect_left(starts, found.end())
        if first < len(words) and starts[first] == found.end():
            yield from filter(None, [name_run(text, words, first)])
    for found in _after().finditer(text):
        first = bisect_left(starts, found.start(1))
        if first < len(words):
            yield from filter(None, [name_run(found[1], words_of(found[1]), 0)])
    for found in _with_legal_form().finditer(text):
        yield found[0].rstrip()


def company_spans(text: str, names: Iterable[str]) -> Iterator[Span]:
    """Every place where one of the companies stands, with or without its legal form."""
    lists = name_lists()
    for term in may_stand(_terms(names), text):
        plain = term.lower()
        any_case = plain not in lists.also_words | lists.no_names and len(term) > 3
        for found in re.finditer(written_as(term, any_case=any_case), text):
            yield Span(*found.span(), "COMPANY")


def _terms(names: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for name in names:
        full = " ".join(name.split()).strip(',;:()"')
        short = _legal_form_at_end().sub("", full).strip(" ,")
        first = short.split(" ")[0]
        terms = [full, short, *([first] if _stands_alone(first, short) else [])]
        found |= dict.fromkeys(term for term in terms if len(term) > 1)
    return list(found)


def _stands_alone(first: str, name: str) -> bool:
    """Whether people shorten the company to its first word."""
    lists = name_lists()
    plain = first.lower()
    return first != name and len(first) > 3 and plain not in lists.no_names | lists.also_words


@cache
def _before() -> re.Pattern[str]:
    phrases = alternatives(name_lists().before_company)
    return re.compile(
        rf"\b(?:{phrases})\s+(?:(?:the|our friends at)\s+)?(?=[^\W\d_])", re.IGNORECASE
    )


@cache
def _after() -> re.Pattern[str]:
    """Case matters here: "The Northwind team", but not "our data team"."""
    phrases = alternatives(name_lists().after_company)
    return re.compile(
        rf"(?:\b[Tt]he\s+|^[ \t>*]*)((?:[^\W\d_a-z][\w&'\u2019-]{{1,40}}\s){{1,3}})(?:{phrases})\b",
        re.MULTILINE,
    )


@cache
def _with_legal_form() -> re.Pattern[str]:
    forms = "|".join(name_lists().legal_forms)
    return re.compile(
        rf"(?<!\w)(?:[^\W\d_a-z][\w&'\u2019.-]{{0,40}}[ ,]{{1,2}}){{1,4}}(?:{forms})(?!\w)\.?"
    )


@cache
def _legal_form_at_end() -> re.Pattern[str]:
    return re.compile(rf"[ ,]+(?:{'|'.join(name_lists().legal_forms)})\.?$")
