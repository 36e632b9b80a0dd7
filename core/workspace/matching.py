"""Finds the application that a message belongs to, although names are never written alike."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

NOT_THE_NAME = re.compile(
    r"\b(and|und|et|inc|incorporated|llc|ltd|limited|plc|corp|corporation|co|company|gmbh|ag|se|sa|sas|srl|bv"
    r"|nv|oy|ab|as|pty|kg|the)\b"
)
SAME_COMPANY = 88
SAME_ROLE = 70
"""Similarities of 0 to 100. Roles are worded more freely than names."""


@dataclass(frozen=True)
class KnownApplication:
    """What matching needs to know of an application."""

    application_id: int
    company: str
    role: str
    is_open: bool


def plain_company(name: str) -> str:
    """A company's name without case, punctuation and legal form, if anything is left then."""
    plain = default_process(name)
    return " ".join(NOT_THE_NAME.sub(" ", plain).split()) or plain


def likely_applications(
    company: str, role: str, known: Iterable[KnownApplication]
) -> list[KnownApplication]:
    """The applications that this company and role may mean, likeliest first, open ones before."""
    scored = [(_likeness(company, role, one), one) for one in known]
    likely = [(score, one) for score, one in scored if score > 0]
    likely.sort(key=lambda pair: (pair[1].is_open, pair[0], pair[1].application_id), reverse=True)
    return [one for _, one in likely]


def _likeness(company: str, role: str, known: KnownApplication) -> float:
    """0 when it cannot be the same one, else how alike the two are."""
    companies = fuzz.token_sort_ratio(plain_company(company), plain_company(known.company))
    if companies < SAME_COMPANY:
        return 0
    if not role or not known.role:
        return companies
    roles = fuzz.token_set_ratio(default_process(role), default_process(known.role))
    return 0 if roles < SAME_ROLE else companies + roles
