"""How long employers take to answer, what they answer, and what silence says.

The event is a decision by a person at the employer: a next stage or an offer is a positive one, a
rejection a negative one. Who still waits is censored today, who withdrew or gave up waiting is
censored that day: "no response" is a label and never an event.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan

import numpy as np

from core.analysis.conversion import DAYS_FOR_A_FIRST_ANSWER, DAYS_FOR_A_LATER_ANSWER
from core.analysis.proportions import MIN_FOR_INTERVAL, jeffreys_interval
from core.analysis.survival import SurvivalStep, kaplan_meier, median_day, survival_at

MIN_WAITS, MIN_REPLIES = 10, 5
"""Below these, and while no wait has lasted as long as it, a rule of thumb stands in for the
person's own numbers. Our own rule."""
UNLIKELY = 0.10
"""A chance of hearing back at or below this makes an application probably closed."""
TOLERANCE = 1e-9
"""The chance on a day is often exactly one in ten, and comes out a little above."""


class Reply(StrEnum):
    """What a wait ended in."""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class From(StrEnum):
    """What a wait began with."""

    APPLYING = "applying"
    CONVERSATION = "conversation"


RULE_OF_THUMB = {
    From.APPLYING: DAYS_FOR_A_FIRST_ANSWER,
    From.CONVERSATION: DAYS_FOR_A_LATER_ANSWER,
}


@dataclass(frozen=True)
class Wait:
    """One wait for an answer."""

    days: int
    """Until the answer, or as long as it was seen to be open."""
    reply: Reply | None
    """None: open when it was last seen (right-censored)."""
    application_id: int
    is_open: bool
    """Whether the person still waits today."""


@dataclass(frozen=True)
class ShareByDay:
    """The share of all waits that got one kind of answer by a day, 0..1."""

    day: int
    share: float
    low: float
    high: float
    """95 % interval."""


@dataclass(frozen=True)
class ReplyTimes:
    """How one person's waits went."""

    begun_with: From
    waits: int
    replies: int
    steps: tuple[SurvivalStep, ...]
    """The share still waiting."""
    positive: tuple[ShareByDay, ...]
    negative: tuple[ShareByDay, ...]
    """Aalen-Johansen: the two add up to the share that has an answer."""
    median_days: int | None
    """None: fewer than half were answered."""
    longest: int
    """Days of the longest wait; nothing is known beyond."""
    quiet_after: int
    """From this day on a silent application is probably closed, and can reopen."""
    from_own_waits: bool
    """False: `quiet_after` is a rule of thumb."""


@dataclass(frozen=True)
class StillPossible:
    """Chance that an answer still comes within the longest wait that was seen, 0..1."""

    chance: float
    low: float
    high: float
    within: int
    """Days since the wait began."""
    waits: int
    """Those that lasted longer, which it is estimated from."""


def reply_times(waits: Sequence[Wait], begun_with: From) -> ReplyTimes | None:
    """Summarise waits; None without one.

    Sources: Kaplan & Meier (1958), J. Am. Stat. Assoc. 53, 457-481; Aalen & Johansen (1978),
    Scand. J. Stat. 5, 141-150.
    """
    if not waits:
        return None
    days = [wait.days for wait in waits]
    steps = kaplan_meier(days, [wait.reply is not None for wait in waits])
    replies = sum(wait.reply is not None for wait in waits)
    longest = max(days)
    # In a young search nobody can have waited long: silence would look like an ending.
    may_say = _is_enough(len(waits), replies) and longest >= RULE_OF_THUMB[begun_with]
    quiet = quiet_day(steps, longest) if may_say else None
    return ReplyTimes(
        begun_with=begun_with,
        waits=len(waits),
        replies=replies,
        steps=steps,
        positive=incidence(waits, Reply.POSITIVE),
        negative=incidence(waits, Reply.NEGATIVE),
        median_days=median_day(steps),
        longest=longest,
        quiet_after=RULE_OF_THUMB[begun_with] if quiet is None else quiet,
        from_own_waits=quiet is not None,
    )


def quiet_day(steps: Sequence[SurvivalStep], horizon: int) -> int | None:
    """The first silent day from which an answer by `horizon` has a chance of at most 10 %.

    None without a step.
    """
    if not steps:
        return None
    end = survival_at(steps, horizon)
    for day in range(horizon + 1):
        waiting = survival_at(steps, day)
        if waiting <= end or 1 - end / waiting <= UNLIKELY + TOLERANCE:
            return day
    return horizon


def still_possible(waits: Sequence[Wait], silent_days: int) -> StillPossible | None:
    """Chance that an answer still comes after so many silent days: 1 - S(longest) / S(silent).

    Only the waits that lasted longer speak of it. None below 10 waits and 5 answers, and where
    fewer than 5 lasted longer, or were left on the day of the last answer.
    """
    longer = [wait for wait in waits if wait.days > silent_days]
    replies = sum(wait.reply is not None for wait in waits)
    if len(longer) < MIN_FOR_INTERVAL or not _is_enough(len(waits), replies):
        return None
    within = max(wait.days for wait in longer)
    steps = kaplan_meier([w.days for w in longer], [w.reply is not None for w in longer])
    if not steps:
        return StillPossible(0.0, 0.0, 1 - 0.05 ** (1 / len(longer)), within, len(longer))
    last = steps[-1]
    if last.at_risk < MIN_FOR_INTERVAL:
        return None
    return StillPossible(1 - last.survival, 1 - last.high, 1 - last.low, within, len(longer))


def incidence(waits: Sequence[Wait], reply: Reply | None) -> tuple[ShareByDay, ...]:
    """The share with this kind of answer, or any (None), by each day on which any answer came.

    1 less a Kaplan-Meier curve of one kind alone would overstate it. The interval is Jeffreys' for
    the number of waits, none of them cut short, that would say as much: on the log-log scale ten
    waits held the truth in 98.4 %.

    Sources: Aalen & Johansen (1978), Scand. J. Stat. 5, 141-150; Rothman (1978), J. Chronic Dis.
    31, 557-560 (that number); Brown, Cai & DasGupta (2001), Stat. Sci. 16, 101-133.
    """
    from statsmodels.duration.survfunc import CumIncidenceRight  # noqa: PLC0415 - slow to import

    kinds = [
        0 if wait.reply is None else 1 if reply is None or wait.reply is reply else 2
        for wait in waits
    ]
    if 1 not in kinds:
        return ()
    # It wants every kind up to the largest to be there.
    days = np.array([wait.days for wait in waits], dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):  # the error when nobody waits any more
        found = CumIncidenceRight(days, np.array(kinds))
    answered = {wait.days for wait in waits if wait.reply is not None}
    cut_short = np.sort([wait.days for wait in waits if wait.reply is None])
    shares: list[ShareByDay] = []
    for day, share, error in zip(found.times, found.cinc[0], found.cinc_se[0], strict=True):
        if day in answered:
            known = len(waits) - int(np.searchsorted(cut_short, day))
            shares.append(_by_day(int(day), min(1.0, float(share)), float(error), known))
    return tuple(shares)


def _by_day(day: int, share: float, error: float, known: int) -> ShareByDay:
    """`known`: the waits of which it is known whether they had an answer by this day.

    They stand in where the error says nothing: before the first answer of this kind, and when
    nobody waits any more.
    """
    says_nothing = isnan(error) or error <= 0 or share >= 1
    low, high = jeffreys_interval(share, known if says_nothing else share * (1 - share) / error**2)
    return ShareByDay(day, share, min(low, share), max(high, share))


def _is_enough(waits: int, replies: int) -> bool:
    return waits >= MIN_WAITS and replies >= MIN_REPLIES
