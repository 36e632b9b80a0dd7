"""A person's own records as the coach sees them: short lines with an id, and which few matter now.

Chosen by code, never by a language model: the same message and records give the same choice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from core.vocabulary import Evidence

MOST = 8
"""Records that go along with one message."""
LONGEST_LINE = 300
LATELY = timedelta(days=14)
NAMED, ASKED_FOR, WORD, MOST_WORDS = 6, 3, 2, 6
"""What weighs how much in the choice. Our own numbers."""


class Kind(StrEnum):
    """What a record is; the first half of its id."""

    APPLICATION = "application"
    FEEDBACK = "feedback"
    THEME = "theme"
    DEBRIEF = "debrief"
    CAUSE = "cause"
    EXPERIMENT = "experiment"
    GOAL = "goal"
    EXERCISE_USE = "use"
    CHECK_IN = "check_in"
    PRACTICE = "practice"
    COUNT = "count"
    PINNED = "pinned"


ASKS: dict[Kind, str] = {
    Kind.THEME: r"themes?|patterns?|repeat\w*|again and again|keeps? coming",
    Kind.FEEDBACK: r"feedback|said|say|wrote|tell me|told|reasons?|why",
    Kind.CAUSE: r"reasons?|causes?|why|fault|blame",
    Kind.DEBRIEF: r"debrief\w*|look(?:ed)? back|learn\w*",
    Kind.EXPERIMENT: r"experiments?|tried|trying|change[ds]?",
    Kind.GOAL: r"goals?|plan\w*",
    Kind.EXERCISE_USE: r"exercises?|helped|helps?",
    Kind.CHECK_IN: r"mood|energy|check-?ins?|feel\w*|felt",
    Kind.PRACTICE: r"practi[cs]\w*|mock|rehears\w*",
    Kind.COUNT: r"how many|heard back|hear back|answers?|replies|rates?",
    Kind.PINNED: r"remember\w*|agreed",
}
_NO_WORDS = (
    "the and for you your are was were that this with have has had not but what when where which "
    "they them their there then than from about into over after before because been being did does "
    "how why who will would could should can just very really again more most some any all out our "
    "its it's i'm i've don't didn't can't like get got one two job role company application "
    "applications interview interviews rejection rejections feel felt said say"
)
NO_WORDS = frozenset(_NO_WORDS.split())
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]{2,}")
_ENDING = re.compile(r"(?:ing|ed|es|s)$")


@dataclass(frozen=True)
class Record:
    """One thing the person has here, short enough to stand in a list."""

    kind: Kind
    key: str
    """Tells it from others of its kind."""
    line: str
    """One line in plain words."""
    evidence: Evidence
    """What it rests on."""
    day: date | None = None
    application_id: int | None = None
    """What it is about, or itself; None for what is about none."""
    company: str = ""
    role: str = ""
    theme: str = ""
    count: int = 0
    """Of a theme: in how many rejections it was named."""
    has_ended: bool = False
    """Of an application."""
    quotes: tuple[str, ...] = ()
    """An employer's own words, as they stand in the message."""

    @property
    def id(self) -> str:
        """Such as debrief:3."""
        return f"{self.kind}:{self.key}"


def short(text: str, longest: int = LONGEST_LINE) -> str:
    """On one line, cut after a whole word where it is too long."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0]} …"


def content_words(text: str) -> frozenset[str]:
    """The words that say what a text is about, without their endings."""
    words = (found[0].lower().replace("\u2019", "'") for found in _WORD.finditer(text))
    return frozenset(_ENDING.sub("", word) for word in words if word not in NO_WORDS)


def chosen(
    message: str, records: Iterable[Record], today: date, most: int = MOST
) -> tuple[Record, ...]:
    """The few records that a message is about, those that fit best first; of equals the newest.

    A company or a role that is named weighs most, then the kind that is asked for, then words in
    common. The newest debrief, what repeats and what the person wants remembered come along when
    there is room.
    """
    known = list(records)
    about = applications_named(message, known)
    words, asked = content_words(message), _asked_for(message)
    newest = max((one.day for one in known if one.kind is Kind.DEBRIEF and one.day), default=None)
    scored = []
    for one in known:
        score = NAMED if one.application_id is not None and one.application_id in about else 0
        score += ASKED_FOR if one.kind in asked else 0
        score += min(WORD * len(words & content_words(one.line)), MOST_WORDS)
        score += _always(one, newest)
        if score and one.day is not None and today - one.day <= LATELY:
            score += 1
        if score:
            scored.append((-score, -(one.day or date.min).toordinal(), one.id, one))
    return tuple(entry[-1] for entry in sorted(scored)[:most])


def applications_named(message: str, records: Iterable[Record]) -> frozenset[int]:
    """The applications whose company the message names; whose role, where no company is named.

    A company counts also by its first word, such as Northwind for Northwind Foods.
    """
    folded = message.casefold()
    applications = [one for one in records if one.kind is Kind.APPLICATION]
    by_company = {one for one in applications if _stands_in(folded, _names(one.company))}
    found = by_company or {one for one in applications if _stands_in(folded, (one.role,))}
    return frozenset(one.application_id for one in found if one.application_id is not None)


def repeating(records: Iterable[Record]) -> tuple[Record, ...]:
    """The themes that were named more than once, the most frequent first."""
    themes = [one for one in records if one.kind is Kind.THEME and one.count > 1]
    return tuple(sorted(themes, key=lambda one: (-one.count, one.key)))


def newest_first(records: Iterable[Record], *kinds: Kind) -> list[Record]:
    """Those of these kinds, newest first; without a day last."""
    found = [one for one in records if one.kind in kinds]
    return sorted(found, key=lambda one: (one.day or date.min, one.id), reverse=True)


def by_id(records: Sequence[Record]) -> dict[str, Record]:
    """Each record under its id."""
    return {one.id: one for one in records}


def _asked_for(message: str) -> frozenset[Kind]:
    folded = message.casefold()
    return frozenset(kind for kind, words in ASKS.items() if re.search(rf"\b(?:{words})\b", folded))


def _always(one: Record, newest_debrief: date | None) -> int:
    if one.kind is Kind.DEBRIEF:
        return int(one.day == newest_debrief)
    return int(one.kind is Kind.PINNED or (one.kind is Kind.THEME and one.count > 1))


def _names(company: str) -> tuple[str, ...]:
    first = company.partition(" ")[0]
    is_short = len(first) <= 3 or first.casefold() in NO_WORDS
    return (company,) if is_short else (company, first)


def _stands_in(folded: str, names: Iterable[str]) -> bool:
    return any(
        re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", folded) for name in names if name
    )
