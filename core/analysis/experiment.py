"""What came of one change: applications before it and since, by one rule that is fixed beforehand.

A trial is an application that reached the stage at which the change acts and then had a known
end or moved on; a success went further than that stage. Which side it is on is decided by the day
on which it reached the stage, and the day of the change was fixed before any outcome was known.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.analysis.before_after import MIN_TO_SHOW, Comparison, compared
from core.analysis.conversion import RANKS, furthest_rank
from core.analysis.waits import CONVERSATIONS
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

    Columns: `applications` application_id, furthest_stage, disposition (None = open); `ledger`
    application_id, day (date or None), stage (str or None).
    """
    rank = furthest_rank(applications)
    reached = applications.assign(moved_on=rank > stage.rank)[rank >= stage.rank]
    withdrew = (reached["disposition"] == Disposition.WITHDRAWN) & ~reached["moved_on"]
    waits = reached["disposition"].isna() & ~reached["moved_on"]
    trials = reached[~withdrew & ~waits]
    days = reached_on(ledger, stage)
    when = [days.get(int(one)) for one in trials["application_id"]]
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
    """The first day on which each application is known to have been at `stage` or further."""
    ranks = ledger["stage"].map(RANKS)
    known = ledger[(ranks >= stage.rank) & ledger["day"].notna()]
    days: dict[int, date] = {}
    for one, day in zip(known["application_id"], known["day"], strict=True):
        days[int(one)] = min(day, days.get(int(one), day))
    return days


def first_conversation(
    ledger: pd.DataFrame, applications: Collection[int], since: date
) -> date | None:
    """The first day from `since` on with a conversation about one of these; None without one."""
    talks = ledger[
        ledger["stage"].isin(CONVERSATIONS)
        & ledger["application_id"].isin(applications)
        & ledger["day"].notna()
    ]
    return min((day for day in talks["day"] if day >= since), default=None)


def _side(won: list[bool]) -> Side:
    return Side(sum(won), len(won))
