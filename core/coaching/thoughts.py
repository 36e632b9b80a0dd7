"""Which thought may be rated once more, some days on: asked once, never twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.vocabulary import Emotion

ASK_AFTER, ASK_UNTIL = timedelta(days=3), timedelta(days=30)
"""Later than a month on, a number says little about that day."""


@dataclass(frozen=True)
class ThoughtView:
    """One thought, looked at from both sides."""

    thought_id: int
    name: str
    """The row's own name, the same in every copy."""
    day: date
    emotion: Emotion
    before: int
    """How strong the feeling was, 0 to 100, as the next two."""
    trigger: str
    thought: str
    evidence_for: str
    evidence_against: str
    balanced: str
    after: int | None
    """None while the balanced thought is not rated."""
    later: int | None
    """None until the person has said."""


def to_rate_again(
    thoughts: Sequence[ThoughtView], put_away: Collection[str], today: date
) -> ThoughtView | None:
    """The oldest thought that may be rated once more; None when there is nothing to ask.

    Three days on at the earliest, only what was rated before, and not what was put away by name.
    """
    due = [
        one
        for one in thoughts
        if one.after is not None
        and one.later is None
        and one.name not in put_away
        and ASK_AFTER <= today - one.day <= ASK_UNTIL
    ]
    return min(due, key=lambda one: (one.day, one.thought_id), default=None)


def ratings(one: ThoughtView) -> str:
    """The numbers of one record, side by side, without a word on what they mean."""
    told = (("before", one.before), ("after", one.after), ("later", one.later))
    return " · ".join(f"{when} {value}" for when, value in told if value is not None)
