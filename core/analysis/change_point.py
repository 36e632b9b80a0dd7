"""When a rate changed once, if it did: how likely each moment is, not one date."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

MIN_POINTS = 30
PRIOR_COUNT, PRIOR_TIME = 1.0, 1.0
"""Gamma(1, 1) on the rate of each side."""


@dataclass(frozen=True)
class ChangePoint:
    """A change of a Poisson rate after one of the points."""

    points: int
    posterior: tuple[float, ...]
    """Chance that the change came right after point 1, 2 ... points - 1; they add up to 1."""
    after: int
    """The likeliest: so many points lie before the change."""
    before_rate: float
    after_rate: float
    """Mean counts on either side of the likeliest change."""
    low: int
    high: int
    """The change lies in here with 95 %."""
    log_bayes_factor: float
    """Of one change over none; above 3 the change is strongly supported."""


def change_point(counts: Sequence[int]) -> ChangePoint | None:
    """Where a count per week (or other equal span) changed once; None below 30 points.

    Every moment is equally likely beforehand.

    Source: Raftery & Akman (1986), Biometrika 73, 85-89.
    """
    if len(counts) < MIN_POINTS:
        return None
    from scipy.special import gammaln, logsumexp  # noqa: PLC0415 - 0.2 s, and few pages need it

    def evidence(total: Array, time: Array) -> Array:
        shape = PRIOR_COUNT + total
        found: Array = gammaln(shape) - shape * np.log(PRIOR_TIME + time)
        return found

    sums, n = np.cumsum(np.asarray(counts, dtype=float)), len(counts)
    before, spans = sums[:-1], np.arange(1, n, dtype=float)
    logs = evidence(before, spans) + evidence(sums[-1] - before, n - spans)
    posterior = np.exp(logs - logsumexp(logs))
    best = int(np.argmax(posterior))
    up_to = np.cumsum(posterior)
    none = float(evidence(sums[-1:], np.array([float(n)]))[0])
    return ChangePoint(
        points=n,
        posterior=tuple(posterior.tolist()),
        after=best + 1,
        before_rate=float(before[best]) / (best + 1),
        after_rate=float(sums[-1] - before[best]) / (n - best - 1),
        low=int(np.searchsorted(up_to, 0.025)) + 1,
        high=int(np.searchsorted(up_to, 0.975)) + 1,
        log_bayes_factor=float(logsumexp(logs)) - float(np.log(n - 1)) - none,
    )
