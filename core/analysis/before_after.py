"""Before and after one change: how likely the share is higher now, and what may be said of it.

The day of the change is fixed before the outcomes are known; whoever picks it afterwards will
find one. A share also moves by itself: a bad stretch is often followed by a usual one.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from core.analysis.proportions import Proportion, wilson_proportion

MIN_TO_SHOW, MIN_FOR_WORDS = 10, 20
"""Trials needed on each side. Our own rule, not validated."""
LEANING, LIKELY = 0.80, 0.95
GRID = 4001
"""Points between -1 and 1 on which the difference is worked out."""


class Verdict(StrEnum):
    """What may be said; the words themselves are these."""

    TOO_EARLY = "too early to say"
    LEANING = "leaning"
    LIKELY = "likely"


@dataclass(frozen=True)
class Comparison:
    """A share before and after a change."""

    before: Proportion
    after: Proportion
    chance_higher: float
    """That the share is higher after than before, 0..1; Beta(1, 1) for each side beforehand."""
    low: float
    high: float
    """95 % interval of the difference after less before, -1..1."""
    verdict: Verdict

    @property
    def is_higher(self) -> bool:
        """Which way it leans."""
        return self.chance_higher >= 0.5


def compared(before: tuple[int, int], after: tuple[int, int]) -> Comparison | None:
    """Compare (successes, trials) of both sides; None below 10 trials on one of them.

    Words beyond "too early to say" need 20 trials on each side.
    Raises ValueError unless 0 <= successes <= trials.
    """
    first, second = wilson_proportion(*before), wilson_proportion(*after)
    fewest = min(before[1], after[1])
    if first is None or second is None or fewest < MIN_TO_SHOW:
        return None
    chance = chance_higher(before, after)
    low, high = difference_interval(before, after)
    verdict = verdict_on(chance) if fewest >= MIN_FOR_WORDS else Verdict.TOO_EARLY
    return Comparison(first, second, chance, low, high, verdict)


def verdict_on(chance: float) -> Verdict:
    """The word for a chance that one side is higher, whichever side it is."""
    surer = max(chance, 1 - chance)
    if surer < LEANING:
        return Verdict.TOO_EARLY
    return Verdict.LEANING if surer <= LIKELY else Verdict.LIKELY


def chance_higher(before: tuple[int, int], after: tuple[int, int]) -> float:
    """P(after > before), 0..1, exactly: a sum over the beta functions of both posteriors.

    Source: Miller (2015), Formulas for Bayesian A/B testing, equation for two beta posteriors.
    """
    from scipy.special import betaln  # noqa: PLC0415 - 0.2 s, and few pages need it

    a1, b1 = before[0] + 1, before[1] - before[0] + 1
    a2, b2 = after[0] + 1, after[1] - after[0] + 1
    i = np.arange(a2)
    logs = betaln(a1 + i, b1 + b2) - np.log(b2 + i) - betaln(1 + i, b2) - betaln(a1, b1)
    return float(min(1.0, np.exp(logs).sum()))


def difference_interval(before: tuple[int, int], after: tuple[int, int]) -> tuple[float, float]:
    """95 % interval of the difference of both posteriors, after less before."""
    from scipy.stats import beta  # noqa: PLC0415 - slow to import

    step = 2 / (GRID - 1)
    middles = np.arange(0, 1 + step / 2, step)
    edges = np.clip(np.concatenate([middles - step / 2, [1.0]]), 0, 1)
    masses = [np.diff(beta.cdf(edges, k + 1, n - k + 1)) for k, n in (before, after)]
    differences = np.convolve(masses[1], masses[0][::-1])
    values = np.arange(len(differences)) * step - 1
    up_to = np.cumsum(differences)
    low, high = np.interp([0.025, 0.975], up_to, values)
    return float(low), float(high)
