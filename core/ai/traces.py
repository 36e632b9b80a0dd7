"""Finds what leads to a person without being a name: addresses, numbers, links."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["NAME", "COMPANY", "EMAIL", "PHONE", "LINK", "TEXT"]


class Span(NamedTuple):
    """A place in a text that must not leave."""

    start: int
    end: int
    kind: Kind


PLACEHOLDER = re.compile(r"\[(?:NAME|COMPANY|EMAIL|PHONE|LINK|TEXT)_\d{1,5}\]")
_HOST = r"[^\W_][\w-]{0,62}(?:\.[\w-]{1,63}){1,8}"
_EMAIL = re.compile(
    rf"(?:mailto:)?[\w.!#$%&'*+/=?^{{|}}~-]{{1,64}}@{_HOST}"
    r"|\b[\w.+-]{1,64}\s?[\[({]\s?(?i:at)\s?[\])}]\s?[\w-]{1,63}"
    r"(?:\s?(?:\.|[\[({]\s?(?i:dot)\s?[\])}])\s?[\w-]{1,63}){1,4}"
)
_LINK = re.compile(
    r"(?i:(?:https?|ftp)://|www\.)[^\s<>\"\u201d]{1,2000}"
    r"|(?<![\w@.-])(?!asp\.net\b)(?:[a-z0-9-]{1,63}\.){1,5}"
    r"(?:com|org|net|io|ai|app|dev|co|me|info|biz|jobs|careers|eu|uk|us|ca|au|nz|ie|de|at|ch|fr|nl|be"
    r"|es|pt|it|dk|se|no|fi|pl|cz|in|jp|br|mx|za|ng|ke|sg|hk)\b(?:/[^\s<>\"\u201d]{0,2000})?"
    r"|(?<![\w@/.])@\w[\w.]{1,40}"
)
_PHONE = re.compile(
    r"(?<![\w.,/\-])(?:\+|00)?\(?\d(?:[\d\u00a0 ().\-/]|\u2011|\u2013){5,22}\d(?!\w)"
    r"(?:\s{0,2}(?i:x|ext\.?)\s?\d{1,6})?"
)
_NO_PHONE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"  # a day
    r"|(?:19|20)\d\d\s?[-\u2013/]\s?(?:19|20)\d\d"  # from year to year
    r"|\d{1,2}[.:]\d{2}\s?[-\u2013]\s?\d{1,2}[.:]\d{2}"  # from hour to hour
)
_MONEY_BEFORE = re.compile(r"(?:[$\u20ac\u00a3\u00a5\u20b9]|\b(?:USD|EUR|GBP|CHF|INR|AUD|CAD))\s?$")
_MONEY_AFTER = re.compile(r"\s?(?:[$\u20ac\u00a3\u00a5\u20b9%]|(?:USD|EUR|GBP|CHF|INR|AUD|CAD)\b)")
_TRAILING = ".,;:!?)]}'\u2019"


def traces(text: str) -> Iterator[Span]:
    """Every address, link, handle and phone number, and what only looks like a placeholder."""
    for found in PLACEHOLDER.finditer(text):
        yield Span(*found.span(), "TEXT")
    for found in _EMAIL.finditer(text):
        yield Span(found.start(), found.start() + len(found[0].rstrip(_TRAILING)), "EMAIL")
    for found in _LINK.finditer(text):
        yield Span(found.start(), found.start() + len(found[0].rstrip(_TRAILING)), "LINK")
    for found in _PHONE.finditer(text):
        if _is_phone(text, found):
            yield Span(*found.span(), "PHONE")


def _is_phone(text: str, found: re.Match[str]) -> bool:
    """Seven to 21 digits that are neither a day, a time, nor an amount of money."""
    digits = sum(map(str.isdigit, found[0]))
    if not 7 <= digits <= 21 or _NO_PHONE.fullmatch(found[0].strip()):
        return False
    before = text[max(found.start() - 5, 0) : found.start()]
    return not (_MONEY_BEFORE.search(before) or _MONEY_AFTER.match(text, found.end()))
