"""A draft that asks for feedback: from logged facts alone, for the person to change and send."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from core.analysis.sentences import day_words
from core.vocabulary import Stage

FOLLOW_UP_AFTER = 10
"""Working days without an answer before a second word is suggested, once."""
NOT_NOW = timedelta(days=7)
"""For so long Today says nothing of second words after it was put away there."""
SATURDAY = 5
REACHED: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.PHONE_SCREEN: "a first call",
        Stage.INTERVIEW: "an interview",
        Stage.FINAL_ROUND: "the final round",
        Stage.OFFER: "an offer",
    }
)


class Variant(StrEnum):
    """Three short ways to ask."""

    AFTER_INTERVIEW = "after_interview"
    AFTER_APPLICATION = "after_application"
    VIA_RECRUITER = "via_recruiter"


@dataclass(frozen=True)
class Asked:
    """What is logged of the application; nothing else stands in a draft."""

    company: str
    role: str
    stage: Stage
    """How far it came."""
    day: date | None
    """When they said no; None when that is not known."""


@dataclass(frozen=True)
class RequestView:
    """One request as a page shows it."""

    request_id: int
    application_id: int
    uid: str
    """Its name in every copy."""
    draft: str
    sent_on: date | None
    """By the person's word: nothing is ever sent from here."""
    replied_on: date | None
    message_id: int | None
    """The reply; None while there is none here."""


def variants(stage: Stage) -> tuple[Variant, ...]:
    """The variants that can be true at this stage, the likeliest first."""
    if stage is Stage.APPLIED:
        return (Variant.AFTER_APPLICATION, Variant.VIA_RECRUITER)
    return (Variant.AFTER_INTERVIEW, Variant.VIA_RECRUITER)


def draft(asked: Asked, variant: Variant) -> str:
    """The words to begin with. Raises ValueError for an interview that is not logged."""
    return "\n\n".join(["Hello,", _opening(asked, variant), _question(variant), "Kind regards"])


def working_days_between(start: date, end: date) -> int:
    """Days from Monday to Friday after `start`, up to and with `end`; 0 when it lies before."""
    days = (start + timedelta(days=number) for number in range(1, (end - start).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def follow_up_on(sent_on: date) -> date:
    """The first day on which a second word is suggested: ten working days after the first."""
    day = sent_on + timedelta(days=FOLLOW_UP_AFTER)
    while working_days_between(sent_on, day) < FOLLOW_UP_AFTER:
        day += timedelta(days=1)
    return day


def may_follow_up(request: RequestView, today: date, *, put_away: bool) -> bool:
    """Whether one more word is suggested: sent, unanswered, ten working days ago, never twice."""
    if request.sent_on is None or request.replied_on is not None or put_away:
        return False
    return today >= follow_up_on(request.sent_on)


def follow_ups_due(
    found: Iterable[RequestView], rejected: Collection[int], today: date, put_away_on: date | None
) -> tuple[RequestView, ...]:
    """Where one second word may be due, the oldest first; () for a week after it was put away.

    `found`: none whose second word was put away for its application. `rejected`: ids of the
    applications that an employer's no ended. What the person closed or withdrew, what is open
    again and what led to a job is left in peace.
    """
    if put_away_on is not None and today - put_away_on < NOT_NOW:
        return ()
    due = [
        (one.sent_on, one.request_id, one)
        for one in found
        if one.sent_on is not None
        and one.application_id in rejected
        and may_follow_up(one, today, put_away=False)
    ]
    return tuple(one for _, _, one in sorted(due, key=lambda known: known[:2]))


def _opening(asked: Asked, variant: Variant) -> str:
    on = f" of {day_words(asked.day)}" if asked.day else ""
    role = f"the {asked.role} role at {asked.company}"
    if variant is Variant.AFTER_INTERVIEW:
        if asked.stage not in REACHED:
            raise ValueError("no conversation is logged for this application")
        reached = REACHED[asked.stage]
        return (
            f"Thank you for your answer{on} about {role}. "
            f"I came as far as {reached} and would like to learn from it."
        )
    if variant is Variant.VIA_RECRUITER:
        return f"I have the answer{on} about {role} and would like to learn from it."
    return f"Thank you for your answer{on} to my application for {role}."


def _question(variant: Variant) -> str:
    if variant is Variant.AFTER_INTERVIEW:
        return (
            "Could you tell me what decided it, and one thing that I could do better next time? "
            "A sentence or two is enough. I understand if that is not possible."
        )
    if variant is Variant.VIA_RECRUITER:
        return (
            "Did they tell you what decided it? If not, could you ask them for one sentence? "
            "I understand if that is not possible."
        )
    return (
        "Could you tell me in a sentence which requirement was missing most? "
        "It would help me to choose better. I understand if that is not possible."
    )
