"""How long answers took for each role or each source: the largest groups, each with its curve."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.analysis.proportions import MIN_FOR_INTERVAL, jeffreys_proportion
from core.analysis.replies import ShareByDay, Wait, incidence

Array = npt.NDArray[np.float64]

MOST_GROUPS = 9
MIN_GROUPS = 2
UNNAMED = "not noted"
SURE = 0.05
DRAWS = 999
"""Shufflings of the waits among the groups."""
MOST_SHUFFLED = 2_000
"""Waits; with more, the test's large-sample distribution is exact enough, and quick."""


@dataclass(frozen=True)
class ReplyGroup:
    """The waits for one role, or from one source; five or more."""

    name: str
    waits: int
    replies: int
    answered: tuple[ShareByDay, ...]
    """With any answer, from day 0 on. Each row holds until the next, the last until `longest`."""
    longest: int
    """Days of the longest wait; nothing is known beyond."""


@dataclass(frozen=True)
class ReplyGroups:
    """The largest groups side by side, the largest first."""

    groups: tuple[ReplyGroup, ...]
    together: tuple[ShareByDay, ...]
    """All waits of these groups as one."""
    left_out: int
    """Groups beyond the largest nine, or with fewer than five waits."""
    most_left_out: int
    """Waits of the largest of those; 0 without one."""
    p_value: float | None
    """Of the groups not differing at all; None below two groups, or without an answer."""

    @property
    def can_compare(self) -> bool:
        """Whether there are two groups to lay side by side."""
        return len(self.groups) >= MIN_GROUPS

    @property
    def differ(self) -> bool:
        """Whether they differ more than chance makes groups differ one time in twenty."""
        return self.p_value is not None and self.p_value < SURE


def reply_groups(waits: Sequence[Wait], applications: pd.DataFrame, by: str) -> ReplyGroups:
    """Group waits by the column `by` of their applications, `role` or `source`.

    Words that differ in case or spaces are one group, and applications without a word are one.
    Columns: application_id, and `by` (str, None = not noted).
    """
    by_group = _by_group(waits, applications, by)
    large = [one for one in by_group if len(one[1]) >= MIN_FOR_INTERVAL][:MOST_GROUPS]
    rest = by_group[len(large) :]
    every = [wait for _, some in large for wait in some]
    enough = len(large) >= MIN_GROUPS and any(wait.reply for wait in every)
    return ReplyGroups(
        groups=tuple(_group(name, some) for name, some in large),
        together=answered_by_day(every),
        left_out=len(rest),
        most_left_out=max((len(some) for _, some in rest), default=0),
        p_value=groups_differ([some for _, some in large]) if enough else None,
    )


def answered_by_day(waits: Sequence[Wait]) -> tuple[ShareByDay, ...]:
    """The share with any answer from day 0 on; () without a wait.

    Until the first answer there is a row for each day that fewer waits than before have reached:
    "none of so many", with Jeffreys' interval.
    """
    answers = incidence(waits, None)
    first = answers[0].day if answers else max((wait.days for wait in waits), default=0)
    return (*_none_yet(waits, first, is_answered=bool(answers)), *answers)


def groups_differ(groups: Sequence[Sequence[Wait]]) -> float:
    """Chance, 0..1, of groups that differ as much when the waits are dealt out by chance.

    The log-rank test, its distribution drawn from shufflings, because that for large samples calls
    a difference for nine groups of five in 11 of 100 cases where there is none. The same groups
    give the same number. Needs an answer and two groups, none of them empty.

    Sources: Mantel (1966), Cancer Chemother. Rep. 50, 163-170; Heller & Venkatraman (1996),
    Biometrics 52, 1204-1213 (shufflings).
    """
    scores = log_rank_scores([wait for group in groups for wait in group])
    sizes = np.array([len(group) for group in groups])
    seen = float(_spread(scores[None, :], sizes)[0])
    if len(scores) > MOST_SHUFFLED:
        from scipy.stats import chi2  # noqa: PLC0415 - slow to import

        variance = float(scores @ scores) / (len(scores) - 1)
        return float(chi2.sf(seen / variance, len(groups) - 1))
    chance = np.random.default_rng(0)
    drawn = chance.permuted(np.tile(scores, (DRAWS, 1)), axis=1)
    as_far = int((_spread(drawn, sizes) >= seen - 1e-9).sum())
    return (1 + as_far) / (1 + DRAWS)


def log_rank_scores(waits: Sequence[Wait]) -> Array:
    """1 for an answer, less what was to be expected up to its day; over a group, observed less
    expected answers. They add up to 0.
    """
    days = np.array([wait.days for wait in waits], dtype=float)
    seen = np.array([wait.reply is not None for wait in waits], dtype=float)
    every, place = np.unique(days, return_inverse=True)
    at_risk = len(days) - np.searchsorted(np.sort(days), every)
    hazard = np.cumsum(np.bincount(place, weights=seen) / at_risk)
    scores: Array = seen - hazard[place]
    return scores


def _by_group(
    waits: Sequence[Wait], applications: pd.DataFrame, by: str
) -> list[tuple[str, list[Wait]]]:
    """Every group's name and waits, the largest first."""
    words = applications[by].fillna(UNNAMED).map(lambda word: " ".join(str(word).split()))
    name_of = dict(zip(applications["application_id"], words, strict=True))
    names: dict[str, str] = {}
    found: dict[str, list[Wait]] = {}
    for wait in waits:
        name = name_of[wait.application_id]
        names.setdefault(name.casefold(), name)
        found.setdefault(name.casefold(), []).append(wait)
    groups = [(names[key], some) for key, some in found.items()]
    return sorted(groups, key=lambda one: (-len(one[1]), one[0]))


def _group(name: str, waits: Sequence[Wait]) -> ReplyGroup:
    replies = sum(wait.reply is not None for wait in waits)
    longest = max(wait.days for wait in waits)
    return ReplyGroup(name, len(waits), replies, answered_by_day(waits), longest)


def _none_yet(waits: Sequence[Wait], until: int, *, is_answered: bool) -> Iterator[ShareByDay]:
    """Rows for the days before `until`, or up to it where no answer ever came."""
    ends = sorted(wait.days for wait in waits if wait.reply is None)
    starts = {0, *(day + 1 for day in ends)}
    for day in sorted(start for start in starts if start < until + (not is_answered)):
        known = len(waits) - int(np.searchsorted(ends, day))
        share = jeffreys_proportion(0, known)
        if share is not None:
            yield ShareByDay(day, 0.0, share.low, share.high)


def _spread(scores: Array, sizes: npt.NDArray[np.int64]) -> Array:
    """How far apart the groups' sums lie, for each row of scores in the groups' order."""
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    spread: Array = (np.add.reduceat(scores, starts, axis=1) ** 2 / sizes).sum(axis=1)
    return spread
