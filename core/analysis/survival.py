"""How long something takes when it has not always happened yet (Kaplan-Meier)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from core.analysis.proportions import Z_95

HALF = 0.5 + 1e-9
"""A survival of exactly one half often comes out as 0.5000000000000001."""
TINY = 1e-12
TAIL = 0.025
"""On either side of an interval."""


@dataclass(frozen=True)
class SurvivalStep:
    """The share still waiting right after day `day`, 0..1."""

    day: int
    at_risk: int
    ended: int
    """Waits that ended on this day."""
    survival: float
    standard_error: float | None
    low: float
    high: float
    """95 % interval on the log-log scale. When nobody waits any more (survival 0), the error is
    None and the interval is as wide as it can be said to be: from 0 up to the step before."""


def kaplan_meier(days: Sequence[int], observed: Sequence[bool]) -> tuple[SurvivalStep, ...]:
    """One step for each day on which something happened, earliest first; () when nothing did.

    `observed` is False where the wait was still open on that day (right-censored); such a wait
    counts as open on the day itself. Raises ValueError when the lengths differ.

    Source: Kaplan & Meier (1958), J. Am. Stat. Assoc. 53, 457-481; Greenwood's error.
    """
    from statsmodels.duration.survfunc import SurvfuncRight  # noqa: PLC0415 - slow to import

    if len(days) != len(observed):
        raise ValueError(f"{len(days)} waits and {len(observed)} endings")
    if not any(observed):
        return ()
    found = SurvfuncRight(np.asarray(days, dtype=float), np.asarray(observed, dtype=int))
    whole = zip(found.surv_times, found.n_risk, found.n_events, strict=True)
    steps: list[SurvivalStep] = []
    for counts, survival, error in zip(whole, found.surv_prob, found.surv_prob_se, strict=True):
        day, at_risk, ended = (int(one) for one in counts)
        low, high = _ends(survival, error, steps[-1].high if steps else 1.0)
        share, se = (0.0, None) if survival < TINY else (float(survival), float(error))
        steps.append(SurvivalStep(day, at_risk, ended, share, se, low, high))
    return tuple(steps)


def survival_at(steps: Sequence[SurvivalStep], day: int) -> float:
    """The share still waiting right after `day`, 0..1; 1 before the first step."""
    return next((step.survival for step in reversed(steps) if step.day <= day), 1.0)


def median_day(steps: Sequence[SurvivalStep]) -> int | None:
    """First day by which at least half had it happen; None when that was not reached."""
    return next((step.day for step in steps if step.survival <= HALF), None)


def median_interval(steps: Sequence[SurvivalStep]) -> tuple[int | None, int | None]:
    """95 % interval of the median in days; None for an end that was not reached.

    The log-log scale says nothing of the step at which nobody waits any more. Where no wait was
    cut short the sign test does: that all of six come before the median has a chance of 1 in 64.

    Source: Brookmeyer & Crowley (1982), Biometrics 38, 29-41, who invert the sign test.
    """
    low = next((step.day for step in steps if step.low <= HALF), None)
    high = next((step.day for step in steps if step.high <= HALF), None)
    if high is None and steps and steps[0].at_risk == sum(step.ended for step in steps):
        high = steps[-1].day if 0.5 ** steps[0].at_risk <= TAIL else None
    return low, high


def _ends(survival: float, error: float, high_before: float) -> tuple[float, float]:
    """The interval on the log-log scale, as far as there is one."""
    if survival < TINY:
        return 0.0, high_before
    width = exp(Z_95 * error / (survival * abs(log(survival))))
    return float(survival**width), float(survival ** (1 / width))
