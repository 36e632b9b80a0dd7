"""How long something takes when it has not always happened yet (Kaplan-Meier)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from core.analysis.proportions import Z_95

HALF = 0.5 + 1e-9
"""A survival of exactly one half often comes out as 0.5000000000000001."""
TINY = 1e-12


@dataclass(frozen=True)
class SurvivalStep:
    """The share still waiting right after day `day`, 0..1."""

    day: int
    at_risk: int
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
    columns = (found.surv_times, found.n_risk, found.surv_prob, found.surv_prob_se)
    steps: list[SurvivalStep] = []
    for day, at_risk, survival, error in zip(*columns, strict=True):
        high = steps[-1].high if steps else 1.0
        steps.append(_step(int(day), int(at_risk), float(survival), float(error), high))
    return tuple(steps)


def survival_at(steps: Sequence[SurvivalStep], day: int) -> float:
    """The share still waiting right after `day`, 0..1; 1 before the first step."""
    return next((step.survival for step in reversed(steps) if step.day <= day), 1.0)


def median_day(steps: Sequence[SurvivalStep]) -> int | None:
    """First day by which at least half had it happen; None when that was not reached."""
    return next((step.day for step in steps if step.survival <= HALF), None)


def median_interval(steps: Sequence[SurvivalStep]) -> tuple[int | None, int | None]:
    """95 % interval of the median in days; None for an end that was not reached.

    Source: Brookmeyer & Crowley (1982), Biometrics 38, 29-41.
    """
    low = next((step.day for step in steps if step.low <= HALF), None)
    high = next((step.day for step in steps if step.high <= HALF), None)
    return low, high


def _step(
    day: int, at_risk: int, survival: float, error: float, high_before: float
) -> SurvivalStep:
    """With the interval on the log-log scale, as far as there is one."""
    if survival < TINY:
        return SurvivalStep(day, at_risk, 0.0, None, 0.0, high_before)
    width = exp(Z_95 * error / (survival * abs(log(survival))))
    return SurvivalStep(day, at_risk, survival, error, survival**width, survival ** (1 / width))
