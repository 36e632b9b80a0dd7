"""Looking back at one application: its parts, its reasons by what they rest on, and when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from core.coaching.state_now import FIRST_DAY_H, RejectionFacts
from core.vocabulary import Disposition, Evidence, Stage, Theme

MOST_REASONS = 5
UNKNOWN = "unknown"
COMMON: Mapping[str, Theme] = MappingProxyType(
    {
        "An internal candidate": Theme.STRONGER_CANDIDATE,
        "The role was frozen or changed": Theme.ROLE_CHANGED,
        "Someone had more experience": Theme.EXPERIENCE_LEVEL,
    }
)
"""Reasons of the market that come up often, each with its theme."""


class Part(StrEnum):
    """What a person writes when they look back; each may be left out."""

    EXPECTED = "expected"
    HAPPENED = "happened"
    KEEP = "keep"
    CHANGE = "change"
    EXPERIMENT = "experiment"


@dataclass(frozen=True)
class Reason:
    """One reason, and what it rests on."""

    words: str
    evidence: Evidence
    theme: str | None = None
    message_id: int | None = None
    """The message that is quoted; None for all but quotes."""
    quote: str = ""
    cause_id: int | None = None
    """None before it is stored."""


@dataclass(frozen=True)
class DebriefView:
    """How the person looked back at one application."""

    debrief_id: int
    application_id: int
    day: date
    parts: Mapping[Part, str]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Level:
    """The reasons that rest on the same."""

    evidence: Evidence | None
    """None: nothing is known, which is no guess either."""
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """`quoted`, `reported`, `guess`, or `unknown`."""
        return UNKNOWN if self.evidence is None else str(self.evidence)


def by_level(reasons: Sequence[Reason]) -> tuple[Level, ...]:
    """The reasons apart, quotes first and guesses last; `unknown` alone when there is none."""
    if not reasons:
        return (Level(None, ()),)
    levels = (
        Level(evidence, tuple(one for one in reasons if one.evidence is evidence))
        for evidence in Evidence
    )
    return tuple(level for level in levels if level.reasons)


def has_words(words: Mapping[Part, str], reasons: Sequence[Reason] = ()) -> bool:
    """Whether there is anything to keep: one part or one reason is enough."""
    return bool(reasons) or any(text.strip() for text in words.values())


def may_look_back(rejection: RejectionFacts | None, ready_on: date | None, now: datetime) -> bool:
    """Whether it is offered: a day after the rejection was logged, or when the person is ready.

    `rejection`: None where nobody said no, so that there is nothing to wait for.
    """
    if rejection is None or ready_on is not None or rejection.is_debriefed:
        return True
    return rejection.hours_ago(now) >= FIRST_DAY_H


def can_be_looked_back_at(furthest: Stage, disposition: Disposition | None) -> bool:
    """Whether an application has ended, or had a conversation that lies behind."""
    return disposition is not None or furthest.rank > Stage.APPLIED.rank


def theme_of(words: str, themes: Collection[str]) -> str | None:
    """The theme of a common reason, where the person still has it; None for any other words."""
    theme = COMMON.get(words)
    return str(theme) if theme in themes else None
