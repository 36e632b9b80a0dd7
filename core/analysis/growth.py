"""What grows over a search: how practice goes, and the people one knows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, log

import pandas as pd

from core.analysis.days import month_after
from core.analysis.trend import MonotoneTrend, mann_kendall

MOST_MONTHS = 36
LATELY = 90
"""Days in which a talk counts as being in touch."""


@dataclass(frozen=True)
class PracticeProgress:
    """How practice went, by the person's own scores."""

    days: tuple[date, ...]
    scores: tuple[float, ...]
    """0..10, one for each day with practice: the mean of that day."""
    sessions: int
    trend: MonotoneTrend | None
    """None below 8 days."""


@dataclass(frozen=True)
class MonthOfTies:
    """One month of knowing people."""

    start: date
    known: int
    """At its end, from the first one on."""
    added: int
    talks: int


@dataclass(frozen=True)
class NetworkGrowth:
    """The people a person knows, and how much they are in touch."""

    months: tuple[MonthOfTies, ...]
    """The last 36 at most."""
    people: int
    in_touch: int
    """Of them, with a talk in the last 90 days."""
    kinds: float
    """Effective number of kinds of ties: 1 when all are of one kind."""


def practice_progress(practices: pd.DataFrame, today: date) -> PracticeProgress | None:
    """The mean score of each day and its trend; None without practice up to `today`.

    Columns: day (date), score (0..10).
    """
    known = practices[practices["day"] <= today]
    if known.empty:
        return None
    daily = known.groupby("day", sort=True)["score"].mean().astype(float)
    scores = tuple(daily.tolist())
    return PracticeProgress(tuple(daily.index), scores, len(known), mann_kendall(scores))


def network_growth(ties: pd.DataFrame, talks: pd.DataFrame, today: date) -> NetworkGrowth | None:
    """Month by month how many people were known; None without anybody up to `today`.

    Columns: contact_id, day (date), tie (str); and contact_id, day (date).
    """
    known = ties[ties["day"] <= today]
    if known.empty:
        return None
    spoken = talks[talks["day"] <= today]
    recent = spoken[spoken["day"] > today - timedelta(days=LATELY)]
    return NetworkGrowth(
        months=_months(known["day"].tolist(), spoken["day"].tolist(), today)[-MOST_MONTHS:],
        people=len(known),
        in_touch=recent["contact_id"].nunique(),
        kinds=effective_kinds(known["tie"].value_counts().tolist()),
    )


def effective_kinds(counts: Sequence[int]) -> float:
    """How many equally common kinds would be as diverse: exp of Shannon's entropy.

    1 for one kind; 0 without any.

    Source: Hill (1973), Ecology 54, 427-432, number of order 1.
    """
    total = sum(counts)
    if not total:
        return 0.0
    shares = [count / total for count in counts if count]
    return exp(-sum(share * log(share) for share in shares))


def _months(added: Sequence[date], talks: Sequence[date], today: date) -> tuple[MonthOfTies, ...]:
    first = min([*added, *talks])
    months, start, known = [], first.replace(day=1), 0
    while start <= today:
        after = month_after(start)
        new = sum(start <= day < after for day in added)
        known += new
        months.append(MonthOfTies(start, known, new, sum(start <= day < after for day in talks)))
        start = after
    return tuple(months)
