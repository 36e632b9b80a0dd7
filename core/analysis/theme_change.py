"""Whether a theme is named more or less often since a day that the person picked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pandas as pd

from core.analysis.corrections import Mention
from core.analysis.proportions import Proportion, wilson_proportion
from core.analysis.themes import named_in

MIN_TO_SHOW, MIN_FOR_WORDS = 10, 20
"""Rejections needed on each side of the day. Our own rule, not validated."""
MIN_HITS = 5
"""A theme that was named in fewer rejections is not compared."""
FALSE_DISCOVERIES = 0.10
"""The accepted share of false ones among the changes that are reported."""


class Verdict(StrEnum):
    """What may be said of a change."""

    TOO_EARLY = "too_early"
    NO_CLEAR_CHANGE = "no_clear_change"
    LESS_OFTEN = "less_often"
    MORE_OFTEN = "more_often"


@dataclass(frozen=True)
class ThemeChange:
    """One theme before and since a day."""

    theme: str
    before: Proportion
    since: Proportion
    adjusted_p: float
    """Fisher's exact test, adjusted for the number of themes after Benjamini and Hochberg."""
    verdict: Verdict


@dataclass(frozen=True)
class ThemeChanges:
    """All themes before and since a day."""

    day: date
    before: int
    since: int
    """Rejections on each side."""
    changes: tuple[ThemeChange, ...]
    """Empty while a side holds fewer than ten, or no theme was named often enough."""


def theme_changes(told: pd.DataFrame, mentions: Iterable[Mention], day: date) -> ThemeChanges:
    """Compare how often each theme was named before `day` with how often since, `day` included.

    A rejection stands on the day of its first message.
    `told`: of `told_rejections`. Source of the adjustment: Benjamini & Hochberg (1995),
    J. R. Stat. Soc. B 57, 289-300.
    """
    first: dict[int, date] = {}
    for number, on in zip(told["rejection"], told["day"], strict=True):
        first[number] = min(on, first.get(number, on))
    earlier = {number for number, on in first.items() if on < day}
    later = set(first) - earlier
    if min(len(earlier), len(later)) < MIN_TO_SHOW:
        return ThemeChanges(day, len(earlier), len(later), ())
    named = named_in(told, mentions)
    often = {theme: found for theme, found in named.items() if len(found) >= MIN_HITS}
    counts = {t: (len(found & earlier), len(found & later)) for t, found in sorted(often.items())}
    changes = _compared(counts, len(earlier), len(later))
    return ThemeChanges(day, len(earlier), len(later), changes)


def _compared(
    counts: dict[str, tuple[int, int]], before: int, since: int
) -> tuple[ThemeChange, ...]:
    """The clearest change first."""
    if not counts:
        return ()
    from scipy.stats import (  # noqa: PLC0415 - a second to load, and few visits need it
        false_discovery_control,
        fisher_exact,
    )

    tables = [[[b, before - b], [s, since - s]] for b, s in counts.values()]
    adjusted = false_discovery_control([fisher_exact(table).pvalue for table in tables])
    words = min(before, since) >= MIN_FOR_WORDS
    changes = [
        _change(theme, _share(b, before), _share(s, since), float(p), words=words)
        for (theme, (b, s)), p in zip(counts.items(), adjusted, strict=True)
    ]
    return tuple(sorted(changes, key=lambda one: one.adjusted_p))


def _change(
    theme: str, before: Proportion, since: Proportion, adjusted_p: float, *, words: bool
) -> ThemeChange:
    verdict = Verdict.NO_CLEAR_CHANGE if words else Verdict.TOO_EARLY
    if words and adjusted_p <= FALSE_DISCOVERIES:
        less = since.estimate < before.estimate
        verdict = Verdict.LESS_OFTEN if less else Verdict.MORE_OFTEN
    return ThemeChange(theme, before, since, adjusted_p, verdict)


def _share(count: int, total: int) -> Proportion:
    share = wilson_proportion(count, total)
    if share is None:
        raise ValueError("a side without rejections is not compared")
    return share
