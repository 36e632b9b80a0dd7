"""How often is a share called higher since a day, where it is not and where it is?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache, partial

import numpy as np
import pandas as pd

from core.analysis import theme_change
from core.analysis.before_after import MIN_FOR_WORDS, Verdict, compared
from core.analysis.corrections import Mention
from core.analysis.replies import Wait
from core.analysis.reply_groups import SURE, groups_differ
from core.analysis.theme_change import FALSE_DISCOVERIES, theme_changes
from core.analysis.theme_trend import FALSE_DISCOVERIES as FALSE_TRENDS
from core.analysis.theme_trend import MIN_REJECTIONS, theme_trends
from core.vocabulary import Origin, QuoteCheck, Theme
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import TODAY, Chance, Search, waits
from tests.evals.trend_checks import Rates, Trial, repeated

SIDES = (MIN_FOR_WORDS, 40, 80)
CALLED = (theme_change.Verdict.LESS_OFTEN, theme_change.Verdict.MORE_OFTEN)
THEMES = {
    Theme.SKILLS: 0.5,
    Theme.EXPERIENCE_LEVEL: 0.4,
    Theme.STRONGER_CANDIDATE: 0.3,
    Theme.COMMUNICATION: 0.25,
    Theme.TEAM_FIT: 0.2,
    Theme.MATERIALS: 0.15,
}
"""Share of the rejections that name it."""
compared_once = cache(compared)
"""A side of 20 has 441 outcomes, and each is worked out once."""


def _verdict(
    _search: Search, chance: Chance, size: int, verdict: Verdict, rates: Rates | None = None
) -> bool | None:
    """Whether the verdict falls for a rate that rose: the question is whether a change helped.

    Without rates both sides have one between 5 and 50 %.
    """
    first, last = rates or [chance.uniform(0.05, 0.5)] * 2
    before, after = int(chance.binomial(size, first)), int(chance.binomial(size, last))
    found = compared_once((before, size), (after, size))
    if found is None:
        return None
    return found.verdict is verdict and found.is_higher


def _themes(
    _search: Search, chance: Chance, size: int, since: Mapping[Theme, float]
) -> bool | None:
    """Whether any theme is called; where one is named less often since, whether that one is."""
    told, mentions = _rejections(size, {**THEMES, **since}, chance)
    found = theme_changes(told, mentions, TODAY)
    if not found.changes:
        return None
    called = {one.theme: one.verdict for one in found.changes if one.verdict in CALLED}
    if not since:
        return bool(called)
    return all(called.get(one) is theme_change.Verdict.LESS_OFTEN for one in since)


def _growing(
    _search: Search, chance: Chance, size: int, since: Mapping[Theme, float]
) -> bool | None:
    """The same for a trend over all days; what changes does so halfway."""
    told, mentions = _rejections(size // 2, {**THEMES, **since}, chance)
    told["day"] = [TODAY - timedelta(days=size - i) for i in range(size)]
    found = theme_trends(told, mentions, TODAY)
    if found is None or not any(one.adjusted_p is not None for one in found.trends):
        return None
    called = {one.theme: one.direction for one in found.trends if one.direction is not None}
    if not since:
        return bool(called)
    return all(called.get(one) is theme_change.Verdict.LESS_OFTEN for one in since)


def _rejections(
    size: int, since: Mapping[Theme, float], chance: Chance
) -> tuple[pd.DataFrame, list[Mention]]:
    """So many rejections before TODAY and as many since, as `theme_changes` wants them."""
    days = [TODAY - timedelta(days=1)] * size + [TODAY] * size
    numbers = range(1, 2 * size + 1)
    told = pd.DataFrame({"message_id": numbers, "rejection": numbers, "day": days})
    shares = {theme: np.repeat([THEMES[theme], since[theme]], size) for theme in THEMES}
    mentions = [
        Mention(number, str(theme), Origin.RULE, QuoteCheck.VERIFIED, str(theme))
        for theme, share in shares.items()
        for number, is_named in zip(numbers, chance.random(2 * size) < share, strict=True)
        if is_named
    ]
    return told, mentions


def _reply_groups(
    search: Search, chance: Chance, sizes: Sequence[int], slower: float = 1.0, lately: bool = False
) -> bool | None:
    """Whether groups are said to differ of which the first is answered so many times as slowly.

    `lately`: the waits of the first began in the last three weeks.
    """
    first = replace(search, scale=search.scale * slower)
    groups = [
        waits(first if place == 0 else search, size, chance) for place, size in enumerate(sizes)
    ]
    if lately:
        groups[0] = [_cut_short(one, int(chance.integers(1, 22))) for one in groups[0]]
    if not any(wait.reply for group in groups for wait in group):
        return None
    return groups_differ(groups) < SURE


def _cut_short(wait: Wait, days: int) -> Wait:
    return wait if wait.days <= days else replace(wait, days=days, reply=None)


def _check(
    kind: Kind, name: str, condition: str, trial: Trial, nominal: float | None = None
) -> Check:
    times = 2 if kind is Kind.POWER else 3
    return Check(kind, name, condition, partial(repeated, trial=trial, times=times), nominal)


CHECKS = (
    *(
        _check(
            Kind.FALSE_ALARMS,
            "groups_differ",
            f"{len(sizes)} groups of {sizes[0]} waits{', one begun lately' if lately else ''}",
            partial(_reply_groups, sizes=sizes, lately=lately),
            SURE,
        )
        for sizes in ((5,) * 2, (20,) * 2, (5,) * 9, (20,) * 9)
        for lately in (False, True)
    ),
    *(
        _check(
            Kind.POWER,
            "groups_differ",
            f"{len(sizes)} groups of {sizes[0]} waits, one answered in three times the days",
            partial(_reply_groups, sizes=sizes, slower=3.0),
        )
        for sizes in ((20,) * 2, (20,) * 9)
    ),
    *(
        _check(
            Kind.FALSE_ALARMS,
            "compared, likely higher",
            f"{size} a side, one rate of 5% to 50%",
            partial(_verdict, size=size, verdict=Verdict.LIKELY),
            0.05,
        )
        for size in SIDES
    ),
    _check(
        Kind.BEYOND,
        "compared, leaning higher",
        f"{MIN_FOR_WORDS} a side, one rate of 5% to 50%",
        partial(_verdict, size=MIN_FOR_WORDS, verdict=Verdict.LEANING),
    ),
    *(
        _check(
            Kind.FALSE_ALARMS,
            "theme_changes, any theme",
            f"{size} a side, six themes",
            partial(_themes, size=size, since={}),
            FALSE_DISCOVERIES,
        )
        for size in SIDES
    ),
    *(
        _check(
            Kind.FALSE_ALARMS,
            "theme_trends, any theme",
            f"{size} rejections, six themes",
            partial(_growing, size=size, since={}),
            FALSE_TRENDS,
        )
        for size in (MIN_REJECTIONS, 20, 40)
    ),
    *(
        _check(
            Kind.POWER,
            "theme_trends",
            f"{size} rejections, one theme of six falls from 50% to 5%",
            partial(_growing, size=size, since={Theme.SKILLS: 0.05}),
        )
        for size in (MIN_REJECTIONS, 20, 40)
    ),
    *(
        _check(
            Kind.POWER,
            "compared, likely higher",
            f"{size} a side, {rates[0]:.0%} to {rates[1]:.0%}",
            partial(_verdict, size=size, verdict=Verdict.LIKELY, rates=rates),
        )
        for rates in ((0.1, 0.3), (0.1, 0.5))
        for size in SIDES
    ),
    *(
        _check(
            Kind.POWER,
            "theme_changes",
            f"{size} a side, one theme of six falls from 50% to {share:.0%}",
            partial(_themes, size=size, since={Theme.SKILLS: share}),
        )
        for share in (0.2, 0.05)
        for size in SIDES
    ),
)
