"""Whether a theme is named more or less often as time goes by, without a day to compare at.

`theme_change` compares both sides of a day that the person picked, because something was done
differently from then on. Here nobody picked a day: the question is whether a theme fades or grows
over the whole record. Which rejections name a theme is found in the same way.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import mean

import pandas as pd

from core.analysis.corrections import Mention
from core.analysis.proportions import Proportion, wilson_proportion
from core.analysis.theme_change import MIN_HITS, Verdict
from core.analysis.themes import named_in
from core.analysis.trend import cochran_armitage

MIN_REJECTIONS = 10
"""Fewer are not looked at. Our own rule, not validated, as is MIN_HITS."""
FALSE_DISCOVERIES = 0.05
"""The accepted share of false ones among the themes that are said to move. Half of what a day that
the person picked may cost: here nobody asked a question, and everything is looked at."""


@dataclass(frozen=True)
class ThemeTrend:
    """One theme over time."""

    theme: str
    first: Proportion
    later: Proportion
    """How often it was named in the earlier and in the later half of the rejections."""
    adjusted_p: float | None
    """Two-sided, adjusted for the number of themes after Benjamini and Hochberg; None where fewer
    than five rejections do not name the theme, or all came on one day."""
    direction: Verdict | None
    """LESS_OFTEN or MORE_OFTEN; None where chance alone could show as much."""


@dataclass(frozen=True)
class ThemeTrends:
    """All themes that were named often enough, over the whole record."""

    rejections: int
    begins: date
    """Day of the first rejection."""
    half: date
    """Day with which the later half begins."""
    trends: tuple[ThemeTrend, ...]
    """The clearest first; empty below ten rejections."""


def theme_trends(
    told: pd.DataFrame, mentions: Iterable[Mention], today: date
) -> ThemeTrends | None:
    """Test each theme named in five rejections or more for a trend; None without a rejection.

    A rejection stands on the day of its first message; messages after `today` do not count.
    The test is that of Cochran and Armitage with the days as scores, the score test of a logistic
    slope: it also holds where a day parts those that name a theme from those that do not, which
    a fitted slope cannot, and from ten rejections on.
    `told`: of `told_rejections`. Source of the adjustment: Benjamini & Hochberg (1995),
    J. R. Stat. Soc. B 57, 289-300.
    """
    seen = told[told["day"] <= today]
    if seen.empty:
        return None
    days = _first_days(seen)
    half = days[len(days) // 2 :]
    trends: tuple[ThemeTrend, ...] = ()
    if len(days) >= MIN_REJECTIONS:
        named = named_in(seen, mentions)
        often = sorted(theme for theme, found in named.items() if len(found) >= MIN_HITS)
        trends = _judged([_trend(theme, named[theme], days) for theme in often])
    return ThemeTrends(len(days), days[0][0], half[0][0], trends)


def _first_days(told: pd.DataFrame) -> list[tuple[date, int]]:
    """Day and number of each rejection, oldest first."""
    first: dict[int, date] = {}
    for number, on in zip(told["rejection"].astype(int), told["day"], strict=True):
        first[number] = min(on, first.get(number, on))
    return sorted((on, number) for number, on in first.items())


def _trend(theme: str, named: Collection[int], days: Sequence[tuple[date, int]]) -> ThemeTrend:
    """One theme, its p-value not yet adjusted, with the direction that it would have."""
    half = len(days) // 2
    first, later = (_share(named, part) for part in (days[:half], days[half:]))
    return ThemeTrend(theme, first, later, _p_value(named, days), _leaning(named, days))


def _share(named: Collection[int], part: Sequence[tuple[date, int]]) -> Proportion:
    share = wilson_proportion(sum(number in named for _, number in part), len(part))
    if share is None:
        raise ValueError("a half without rejections has no trend")
    return share


def _leaning(named: Collection[int], days: Sequence[tuple[date, int]]) -> Verdict | None:
    """None where the days and the halves do not lean the same way."""
    half = len(days) // 2
    middle = mean(on.toordinal() for on, _ in days)
    by_day = sum(on.toordinal() - middle for on, number in days if number in named)
    shares = [_share(named, part).estimate for part in (days[:half], days[half:])]
    by_half = shares[1] - shares[0]
    if by_day * by_half <= 0:
        return None
    return Verdict.MORE_OFTEN if by_half > 0 else Verdict.LESS_OFTEN


def _p_value(named: Collection[int], days: Sequence[tuple[date, int]]) -> float | None:
    """Each rejection is a group of its own, and its day the score."""
    start, end = days[0][0], days[-1][0]
    if start == end or len(days) - len(named) < MIN_HITS:
        return None
    cases = [int(number in named) for _, number in days]
    found = cochran_armitage(cases, [1] * len(days), [float((on - start).days) for on, _ in days])
    return None if found is None else found.p


def _judged(trends: Sequence[ThemeTrend]) -> tuple[ThemeTrend, ...]:
    """Adjusted for each other, the clearest first; those not tested come last."""
    tested = {one.theme: one.adjusted_p for one in trends if one.adjusted_p is not None}
    if tested:
        from scipy.stats import false_discovery_control  # noqa: PLC0415 - slow to import

        adjusted = false_discovery_control(list(tested.values()))
        tested = dict(zip(tested, (float(p) for p in adjusted), strict=True))
    every = [_with(one, tested.get(one.theme)) for one in trends]
    return tuple(sorted(every, key=lambda one: (tested.get(one.theme, 2.0), one.theme)))


def _with(one: ThemeTrend, adjusted_p: float | None) -> ThemeTrend:
    """The direction is kept only where chance alone would not show as much."""
    is_clear = adjusted_p is not None and adjusted_p <= FALSE_DISCOVERIES
    return replace(one, adjusted_p=adjusted_p, direction=one.direction if is_clear else None)
