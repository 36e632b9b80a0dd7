"""Suggests the company and the role that a message is about; the person confirms them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from core.content import content_toml
from core.reading.patterns import expand_words, fill
from core.reading.types import MailParts

MAIL_FILE = "reading/mail.toml"
LONGEST_READ, LONGEST_SUBJECT, LONGEST_SENDER = 6_000, 300, 200
"""Characters of a body, a subject and a sender's name that are looked at."""
LONGEST_NAME = 80

_SECOND_LEVEL = {"co", "com", "org", "ac", "gov", "net"}
_TAIL = re.compile(r"[\s.,;:!?'\u2019/&(-]+$| (?:and|of|for|the|at|de|la|&|-|\u2013|/)$")

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True)
class _NameRules:
    role_and_company: Patterns
    role: Patterns
    company_in_subject: Patterns
    company_in_body: Patterns
    company_in_sender: Patterns
    not_a: dict[str, re.Pattern[str]]
    """By "company" and "role": what is no such name, however it is written."""
    shared_hosts: frozenset[str]
    tenant_hosts: frozenset[str]


def company_and_role(mail: MailParts) -> tuple[str | None, str | None]:
    """Suggest the company and the role; None where nothing in the mail names one.

    Looked for in this order: subject, body with its signature, sender's name, sender's address.
    """
    rules = _name_rules()
    subject, body = mail.subject[:LONGEST_SUBJECT], mail.body[:LONGEST_READ]
    roles = (
        name
        for text in (subject, body)
        for name in _found(text, (*rules.role_and_company, *rules.role), "role")
    )
    return next(_companies(mail, subject, body), None), next(roles, None)


def _companies(mail: MailParts, subject: str, body: str) -> Iterator[str]:
    rules = _name_rules()
    yield from _found(subject, rules.role_and_company, "company")
    yield from _found(body, rules.role_and_company, "company")
    yield from _found(subject, rules.company_in_subject, "company")
    yield from _found(body, rules.company_in_body, "company")
    yield from _found(mail.sender_name[:LONGEST_SENDER], rules.company_in_sender, "company")
    for name in _from_address(mail.sender_address[:LONGEST_SENDER]):
        yield _as_written(name, body)


def _found(text: str, patterns: Patterns, wanted: str) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            name = _trimmed(match[wanted])
            if name and not _name_rules().not_a[wanted].fullmatch(name):
                yield name


def _trimmed(name: str) -> str:
    """A name without what trails it: joining words, punctuation, a second sentence."""
    first = re.split(r"(?<=[a-z]{2})\.\s|\s[-\u2013|]\s", name)[0]
    return _TAIL.sub("", _TAIL.sub("", first)).strip()[:LONGEST_NAME]


def _from_address(address: str) -> Iterator[str]:
    user, _, host = address.strip("<> ").lower().rpartition("@")
    labels = host.split(".")
    if not user or len(labels) < 2:
        return
    rules = _name_rules()
    name = labels[-3] if labels[-2] in _SECOND_LEVEL and len(labels) > 2 else labels[-2]
    if name in rules.tenant_hosts:
        name = user
    if name not in rules.shared_hosts and re.fullmatch(r"[a-z][a-z0-9-]{1,40}", name):
        yield name.replace("-", " ").title()


def _as_written(name: str, body: str) -> str:
    """The name as the mail itself writes it: "Northwind Foods" for northwindfoods.com."""
    letters = [re.escape(letter) for letter in name if letter.isalnum()]
    written = re.search(rf"(?<!@)\b{'[ .&-]?'.join(letters)}\b(?!\.\w)", body, re.IGNORECASE)
    return written[0] if written and written[0][0].isupper() else name


@cache
def _name_rules() -> _NameRules:
    names = content_toml(MAIL_FILE)["names"]
    try:
        words = expand_words(names["words"])
        return _NameRules(
            role_and_company=_compiled(names["role_and_company"], words),
            role=_compiled(names["role"], words),
            company_in_subject=_compiled(names["company_in_subject"], words),
            company_in_body=_compiled(names["company_in_body"], words),
            company_in_sender=_compiled(names["company_in_sender"], words),
            not_a={kind: _one_of(names[f"not_a_{kind}"]) for kind in ("company", "role")},
            shared_hosts=frozenset(names["shared_hosts"]),
            tenant_hosts=frozenset(names["tenant_hosts"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise ValueError(f"{MAIL_FILE}: {error}") from error


def _compiled(patterns: Iterable[str], words: dict[str, str]) -> Patterns:
    name = fill("<first>(?: <more>){0,7}", words)
    filled = (fill(pattern, words) for pattern in patterns)
    taken = (
        pattern.replace("COMPANY", f"(?P<company>{name})").replace("ROLE", f"(?P<role>{name})")
        for pattern in filled
    )
    return tuple(map(re.compile, taken))


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
