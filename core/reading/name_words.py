"""The words of data/content/reading/names.toml as expressions, compiled once."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.content.files import content_toml
from core.reading.patterns import expand_words, fill

NAMES_FILE = "reading/names.toml"

Pattern = re.Pattern[str]
Patterns = tuple[Pattern, ...]

_FIRST = r"(?:(?:St|Dr|Mt|Mr|Mrs)\. )?[A-Z0-9\u00c0-\u00de](?:[\w&'\u2019+/#-]|\.(?=\w)){0,30}"
_JOINS = r"(?:of|and|the|de|la|le|du|del|di|da|for|f\u00fcr|und|&|\+|d['\u2019]|dell['\u2019])"
COMPANY = rf"(?P<name>{_FIRST}(?: (?:{_JOINS} ){{0,2}}{_FIRST}){{0,6}})"
_ROLE_JOINS = r"(?:of|and|to|the|&|/|d['\u2019]|in|de)"
ROLE = (
    rf"(?P<name>{_FIRST}(?: (?:{_ROLE_JOINS} ){{0,2}}{_FIRST}){{0,7}}"
    r"(?: \([^()\n]{1,40}\)(?: (?:I{1,3}|\d))?)?)"
)
"""Words with capitals; small words may stand between them."""
TITLE_ENDS = r"(?:s|\(s\))?"


@dataclass(frozen=True)
class RoleWords:
    """What tells a role."""

    labels: Pattern
    named: Patterns
    hinted: Patterns
    phrase: Pattern
    lower: Pattern
    title: Pattern
    someone_else: Pattern
    not_a_role: Pattern
    openings: Pattern
    side_note: Pattern


@dataclass(frozen=True)
class CompanyWords:
    """What tells a company."""

    labels: Pattern
    told: Patterns
    named: Patterns
    hinted: Patterns
    subject: Patterns
    sender: Patterns
    team_before: Pattern
    team_after: Pattern
    organisation: Pattern
    agency_host: Pattern
    agency_words: Pattern
    not_a_company: Pattern
    private_hosts: frozenset[str]
    shared_hosts: frozenset[str]
    machine_user: Pattern


@cache
def role_words() -> RoleWords:
    """Raises ValueError naming the file when it is not as it must be."""
    rows, words = _content("role")
    titles = words["title"]
    return RoleWords(
        labels=_labelled(rows["labels"], ROLE),
        named=_compiled(rows["named"], words),
        hinted=_compiled(rows["hinted"], words),
        phrase=re.compile(ROLE),
        lower=re.compile(fill(rows["lower"], words), re.MULTILINE),
        title=re.compile(rf"(?<!\w){titles}(?!\w)", re.IGNORECASE),
        someone_else=re.compile(rf"(?:{rows['someone_else']})$"),
        not_a_role=_whole(rows["not_a_role"]),
        openings=re.compile(rf"^(?:{_either(rows['openings'])}\b[\s:]*)+"),
        side_note=re.compile(rf"\s*\((?:{rows['side_notes']})\)", re.IGNORECASE),
    )


@cache
def company_words() -> CompanyWords:
    """Raises ValueError naming the file when it is not as it must be."""
    rows, words = _content("company")
    units = rf"(?i:{_either(rows['units'])})"
    team = rf"{_either(rows['teams'])}(?: {units})*"
    spaced = (r"\W?".join(name) for name in rows["platforms"])  # "Hacker-Rank" is one, too
    platform = rf"{_either(spaced)}(?:\.(?:com|org|net|co|io|in|ie|de|uk))*"
    return CompanyWords(
        labels=_labelled(rows["labels"], COMPANY),
        told=_compiled(rows["told"], words),
        named=_compiled(rows["named"], words),
        hinted=_compiled(rows["hinted"], words),
        subject=_compiled(rows["subject"], words),
        sender=_compiled(rows["sender"], words),
        team_before=re.compile(rf"^(?:[Tt]he |[Yy]our |[Tt]eam )?(?:{team}[ ,]+(?:at |@ )?)?"),
        team_after=re.compile(rf"(?:[ ,]+{team})*(?:[ ,]+(?i:{_either(rows['crews'])}))?[ ,.]*$"),
        organisation=re.compile(rf"(?<!\w){_either(rows['organisations'])}(?!\w)", re.IGNORECASE),
        agency_host=re.compile(rows["agency_hosts"]),
        agency_words=re.compile(rows["agency_words"]),
        not_a_company=_whole([*rows["not_a_company"], rf"{team}", *rows["units"], platform]),
        private_hosts=frozenset(rows["private_hosts"]),
        shared_hosts=frozenset([*rows["shared_hosts"], *rows["platforms"]]),
        machine_user=re.compile(rows["machine_users"]),
    )


def _content(part: str) -> tuple[Mapping[str, Any], dict[str, str]]:
    content = content_toml(NAMES_FILE)
    try:
        titles = rf"{_either(content['role']['titles'])}{TITLE_ENDS}"
        return content[part], expand_words(content["words"]) | {"title": titles}
    except KeyError as error:
        raise ValueError(f"{NAMES_FILE}: {error} is missing") from error


def _compiled(patterns: Iterable[str], words: Mapping[str, str]) -> Patterns:
    try:
        return tuple(
            re.compile(fill(one, words).replace("COMPANY", COMPANY).replace("ROLE", ROLE))
            for one in patterns
        )
    except (re.error, ValueError) as error:
        raise ValueError(f"{NAMES_FILE}: {error}") from error


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(longest_first)})"


def _labelled(labels: Iterable[str], name: str) -> Pattern:
    return re.compile(rf"^(?:{_either(labels)})\s?[:\uff1a]\s?{name}", re.MULTILINE)


def _whole(patterns: Iterable[str]) -> Pattern:
    return re.compile(_either(patterns), re.IGNORECASE)
