"""What came of one change: applications before it and since, by one rule that is fixed beforehand.

A trial is an application that reached the stage at which the change acts and then had a known
end or moved on; a success went further than that stage. Which side it is on is decided by the day
on which it reached the stage, and the day of the change was fixed before any outcome was known.
A rejection tells that there was a conversation and not when; then the days of applying and of the
end tell the side as far as they can.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.analysis.before_after import MIN_TO_SHOW, Comparison, compared
from core.analysis.conversion import RANKS, furthest_rank
from core.analysis.waits import CONVERSATIONS, conversations_held
from core.vocabulary import Disposition, Stage


@dataclass(frozen=True)
class Side:
    """Trials on one side of the day."""

    successes: int
    trials: int

    @property
    def missing(self) -> int:
        """Trials that it lacks before anything is compared."""
        return max(0, MIN_TO_SHOW - self.trials)


@dataclass(frozen=True)
class ExperimentResult:
    """Both sides of one change."""

    stage: Stage
    starts_on: date
    before: Side
    after: Side
    comparison: Comparison | None
    """None below 10 trials on one side."""
    still_open: int
    """Reached the stage and have no known end yet."""
    withdrawn: int
    """Ended by the person at this stage: no outcome of the change."""
    undated: int
    """Nobody knows on which side they are."""


def experiment_result(
    applications: pd.DataFrame, ledger: pd.DataFrame, stage: Stage, starts_on: date
) -> ExperimentResult:
    """Count both sides of a change that acts at `stage` and began on `starts_on`.

    That day belongs to the side since.

    Columns: `applications` application_id, furthest_stage, disposition (None = open), applied_on
    and ended_on (date, None = not known); `ledger` application_id, day (date or None), stage (str
    or None).
    """
    rank = furthest_rank(applications)
    reached = applications.assign(moved_on=rank > stage.rank)[rank >= stage.rank]
    withdrew = (reached["disposition"] == Disposition.WITHDRAWN) & ~reached["moved_on"]
    waits = reached["disposition"].isna() & ~reached["moved_on"]
    trials = reached[~withdrew & ~waits]
    when = _when(trials, ledger, stage, starts_on)
    dated = [
        (day >= starts_on, bool(moved_on))
        for day, moved_on in zip(when, trials["moved_on"], strict=True)
        if day is not None
    ]
    before, after = (
        _side([won for later, won in dated if later is side]) for side in (False, True)
    )
    return ExperimentResult(
        stage=stage,
        starts_on=starts_on,
        before=before,
        after=after,
        comparison=compared((before.successes, before.trials), (after.successes, after.trials)),
        still_open=int(waits.sum()),
        withdrawn=int(withdrew.sum()),
        undated=len(when) - len(dated),
    )


def reached_on(ledger: pd.DataFrame, stage: Stage) -> dict[int, date]:
    """The first day on which each application is known to have been at `stage` or further.

    At a conversation it was on the day on which that took place, not on that of the invitation.
    """
    own = conversations_held(ledger) if stage in CONVERSATIONS else ledger
    further = ledger[ledger["stage"].map(RANKS) > stage.rank]
    there = pd.concat([own[own["stage"] == stage], further])
    known = there[there["day"].notna()]
    days: dict[int, date] = {}
    for one, day in zip(known["application_id"], known["day"], strict=True):
        days[int(one)] = min(day, days.get(int(one), day))
    return days


def first_conversation(
    ledger: pd.DataFrame, applications: Collection[int], since: date
) -> date | None:
    """The first day from `since` on with a conversation about one of these; None without one.

    Where none of an application's conversations has a day, the day of its end stands in.
    Columns: application_id, day (date or None), stage, disposition (str or None).
    """
    lines = ledger[ledger["application_id"].isin(applications)]
    held = conversations_held(lines)
    talked = set(lines.loc[lines["stage"].isin(CONVERSATIONS), "application_id"])
    undated = talked - set(held["application_id"])
    ends = lines[lines["application_id"].isin(undated) & lines["disposition"].notna()]
    days = [*held["day"], *ends["day"].dropna()]
    return min((day for day in days if day >= since), default=None)


def _when(
    trials: pd.DataFrame, ledger: pd.DataFrame, stage: Stage, starts_on: date
) -> list[date | None]:
    """A day on its side of the change for each trial; None where nobody knows the side."""
    days = reached_on(ledger, stage)
    columns = ("application_id", "applied_on", "ended_on")
    rows = zip(*(trials[name] for name in columns), strict=True)
    if stage not in CONVERSATIONS:
        return [days.get(int(one)) for one, *_ in rows]
    return [
        days.get(int(one)) or _stands_in(applied_on, ended_on, starts_on)
        for one, applied_on, ended_on in rows
    ]


def _stands_in(applied_on: date | None, ended_on: date | None, starts_on: date) -> date | None:
    """A day on the side of a conversation whose own day is not known; None where it is in doubt.

    It lies between applying and the end. Both on one side leave no doubt; applied for before the
    change and ended since, it may be on either. Who did not note when they applied is counted by
    the end: else rejections logged alone would never be compared. Those that were on their way
    when the change began then count as since, which makes a difference look smaller.
    """
    if applied_on is not None and applied_on >= starts_on:
        return applied_on
    spans = applied_on is not None and ended_on is not None and ended_on >= starts_on
    return None if spans else ended_on


def _side(won: list[bool]) -> Side:
    return Side(sum(won), len(won))
