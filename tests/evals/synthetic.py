"""Synthetic searches of which everything is known: what employers do, and how mood moves."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from zlib import crc32

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.analysis.replies import Reply, Wait
from core.vocabulary import Disposition, Stage

Array = npt.NDArray[np.float64]
Chance = np.random.Generator

SEED = 2026
TODAY = date(2026, 9, 1)
DAYS_OF_SEARCH = 120
LONGEST_RECORD = 730
WITHDRAWN = 0.1
"""Share of the waits that the person ends, on a day that has nothing to do with the answer."""
MOST_DRIFT = 2.0
"""Points a day."""
CHECKS_IN = 0.75
"""Chance of a check-in on a day."""
PASSES = dict(zip(Stage, (0.15, 0.5, 0.4, 0.45), strict=False))
REFUSED = dict(zip(Stage, (0.35, 0.35, 0.45, 0.5), strict=False))
"""Chance at each stage to come further, and to be refused; the rest is never answered."""


@dataclass(frozen=True)
class Search:
    """What is true of one search. The ranges are plausible and nobody's own."""

    number: int
    seed: int
    a_week: float
    """Applications."""
    answered: float
    """Share of the applications that is answered one day, 0..1."""
    positive: float
    """Share of the answers, 0..1."""
    shape: float
    scale: float
    """Of the Weibull distribution of the days until an answer."""
    usual: float
    """Mood, 0..100."""
    spread: float
    """Standard deviation of mood, in points."""
    carry_over: float
    """Correlation of a day's mood with the next."""
    drift: float
    """Standard deviation of the daily step of a level that drifts, in points."""
    dip: float
    """Points that mood falls by on the day of a rejection."""
    fades_in: float
    """Days until a dip is down to 37 %."""

    def chance(self, purpose: str) -> Chance:
        """Random numbers for one purpose, so that a new check changes no other figure."""
        return np.random.default_rng([self.seed, self.number, crc32(purpose.encode())])


def searches(count: int, seed: int = SEED) -> tuple[Search, ...]:
    """So many searches; the same ones for the same seed."""
    return tuple(_search(number, seed) for number in range(count))


def _search(number: int, seed: int) -> Search:
    chance = np.random.default_rng([seed, number])
    return Search(
        number=number,
        seed=seed,
        a_week=chance.uniform(2, 8),
        answered=chance.uniform(0.3, 0.8),
        positive=chance.uniform(0.15, 0.5),
        shape=chance.uniform(0.8, 1.6),
        scale=chance.uniform(6, 20),
        usual=chance.uniform(45, 65),
        spread=chance.uniform(6, 12),
        carry_over=chance.uniform(0.1, 0.5),
        drift=chance.uniform(0.5, MOST_DRIFT),
        dip=chance.uniform(10, 25),
        fades_in=chance.uniform(2, 3.5),
    )


def answered_by(search: Search, day: float) -> float:
    """Share of all applications that has an answer by that day, 0..1."""
    return search.answered * float(1 - np.exp(-((day / search.scale) ** search.shape)))


def waits(search: Search, count: int, chance: Chance) -> list[Wait]:
    """Waits for a first answer, begun on any day of the search and seen today."""
    seen = chance.integers(1, DAYS_OF_SEARCH + 1, count)
    withdrawn = chance.random(count) < WITHDRAWN
    until = np.where(withdrawn, np.minimum(seen, chance.integers(1, 60, count)), seen)
    answer = _answer_days(search, count, chance)
    comes = (chance.random(count) < search.answered) & (answer <= until)
    replies = np.where(chance.random(count) < search.positive, Reply.POSITIVE, Reply.NEGATIVE)
    return [
        Wait(
            days=int(answer[i] if comes[i] else until[i]),
            reply=Reply(replies[i]) if comes[i] else None,
            application_id=i,
            is_open=bool(not comes[i] and until[i] == seen[i]),
        )
        for i in range(count)
    ]


def applications(search: Search, days_ago: int, chance: Chance) -> pd.DataFrame:
    """The frame that `funnel` wants, of a search whose last day was so many days ago.

    Columns: furthest_stage, disposition, applied_on, last_event_on.
    """
    count = round(search.a_week * DAYS_OF_SEARCH / 7)
    ages = chance.integers(days_ago, days_ago + DAYS_OF_SEARCH, count)
    rows = [_course(search, int(age), chance) for age in ages]
    return pd.DataFrame(
        rows, columns=["furthest_stage", "disposition", "applied_on", "last_event_on"]
    )


def _course(search: Search, age: int, chance: Chance) -> tuple[str, str | None, date, date]:
    """One application, as it stands after `age` days."""
    applied, passed, stage, refused = TODAY - timedelta(days=age), 0, Stage.APPLIED, False
    for here, following in pairwise(Stage):
        said, after = chance.random(), ceil(search.scale * chance.weibull(search.shape))
        is_told = said < PASSES[here] + REFUSED[here] and passed + after <= age
        if not is_told:
            break
        passed, refused = passed + after, said >= PASSES[here]
        if refused:
            break
        stage = following
    ending = str(Disposition.REJECTED) if refused else None
    return str(stage), ending, applied, applied + timedelta(days=passed)


def _answer_days(search: Search, count: int, chance: Chance) -> npt.NDArray[np.int64]:
    """Whole days, at least one."""
    return np.ceil(search.scale * chance.weibull(search.shape, count)).clip(1, 10_000).astype(int)


def carried_over(count: int, spread: float, carry_over: float, chance: Chance) -> Array:
    """A stationary series around 0 in which so much carries over to the next value."""
    steps = chance.normal(0, spread * np.sqrt(1 - carry_over**2), count)
    series = np.empty(count)
    series[0] = chance.normal(0, spread)
    for i in range(1, count):
        series[i] = carry_over * series[i - 1] + steps[i]
    return series


def drifting(count: int, step: float, chance: Chance) -> Array:
    """A random walk that starts at 0."""
    return np.concatenate([[0.0], np.cumsum(chance.normal(0, step, count - 1))])


def dips(search: Search, count: int, rejected: Collection[int], depths: Sequence[float]) -> Array:
    """Points below the usual level on each of so many days, after rejections on those days."""
    days = np.arange(count)
    below = np.zeros(count)
    for day, depth in zip(rejected, depths, strict=True):
        since = days - day
        below += np.where(since >= 0, depth * np.exp(-np.maximum(since, 0) / search.fades_in), 0)
    return below


def overdispersed(mean: float, times: float, size: int, chance: Chance) -> list[int]:
    """Counts whose variance is so many times (above 1) their mean."""
    return [int(one) for one in chance.negative_binomial(mean / (times - 1), 1 / times, size)]


def check_ins(days: Sequence[int] | npt.NDArray[np.int64], valence: Array) -> pd.DataFrame:
    """A frame of check-ins on those days after the first. Columns: as `mood_line` wants them."""
    first = TODAY - timedelta(days=LONGEST_RECORD)
    return pd.DataFrame(
        {
            "day": [first + timedelta(days=int(day)) for day in days],
            "recorded_at": pd.Timestamp(first, tz="UTC"),
            "valence": valence.clip(0, 100),
            "recalled": False,
        }
    )


def checked_in(count: int, chance: Chance) -> Iterator[int]:
    """The first so many days on which a person checks in."""
    day = 0
    while count:
        if chance.random() < CHECKS_IN:
            yield day
            count -= 1
        day += 1
