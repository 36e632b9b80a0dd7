"""How long something takes when it has not always happened yet (Kaplan-Meier)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt

from core.analysis.proportions import Z_95

HALF = 0.5 + 1e-9
"""A survival of exactly one half often comes out as 0.5000000000000001."""


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
    waits = list(zip(days, observed, strict=True))
    steps: list[SurvivalStep] = []
    survival, greenwood, high = 1.0, 0.0, 1.0
    for day in sorted({day for day, happened in waits if happened}):
        at_risk = sum(other >= day for other, _ in waits)
        events = sum(other == day and happened for other, happened in waits)
        survival *= 1 - events / at_risk
        greenwood += events / (at_risk * (at_risk - events)) if events < at_risk else inf
        step = _step(day, at_risk, survival, greenwood, high)
        high = step.high
        steps.append(step)
    return tuple(steps)


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
    day: int, at_risk: int, survival: float, greenwood: float, high_before: float
) -> SurvivalStep:
    if greenwood == inf:
        return SurvivalStep(day, at_risk, 0.0, None, 0.0, high_before)
    width = exp(Z_95 * sqrt(greenwood) / abs(log(survival)))
    low, high = survival**width, survival ** (1 / width)
    return SurvivalStep(day, at_risk, survival, survival * sqrt(greenwood), low, high)
