"""Smooth lines through values on irregular days, each with a measure of its uncertainty."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Numbers = Sequence[float] | Array

MIN_EWMA, MIN_LOESS, MIN_LOCAL_LEVEL = 3, 10, 20
RATIOS = np.exp(np.arange(-6.0, 0.5, 0.5))
"""Of the drift's variance in a day to that of one value: from hardly any to more than the noise."""
NEGLIGIBLE = 1e-3
"""A ratio that counts for less is left out, because each costs a pass over the whole record."""
FIT_ON_LATEST = 250
"""Values that the two variances of a local level are estimated from."""


@dataclass(frozen=True)
class Level:
    """A local level: values = level + noise, and the level drifts by a random walk."""

    smooth: Array
    """The level on each day, given all values."""
    errors: Array
    """Standard error of each, same unit as the values."""
    noise_variance: float
    drift_variance: float
    """Per day."""
    log_likelihood: float
    """Of the values that were fitted, with an exact diffuse start."""


def ewma(days: Numbers, values: Numbers, tau: float) -> Array | None:
    """Exponentially weighted mean: a value `dt` days on has the weight 1 - exp(-dt / tau).

    Starts at the first value and looks back only. `days` rise; None below 3 values.
    Source: NIST/SEMATECH e-Handbook 6.3.2.4, with the weight for irregular days.
    """
    if len(values) < MIN_EWMA:
        return None
    smooth = np.array(values, dtype=float)
    for i, weight in enumerate(_weights(days, tau), start=1):
        smooth[i] = smooth[i - 1] + weight * (smooth[i] - smooth[i - 1])
    return smooth


def ewma_spread(days: Numbers, tau: float) -> Array:
    """Standard deviation of `ewma` on each day, as a multiple of that of one value.

    Starts at 1, where the line rests on one value, and falls to sqrt(weight / (2 - weight)).
    """
    squares = np.ones(len(days))
    for i, weight in enumerate(_weights(days, tau), start=1):
        squares[i] = (1 - weight) ** 2 * squares[i - 1] + weight**2
    return np.sqrt(squares)


def loess(days: Numbers, values: Numbers, fraction: float) -> Array | None:
    """Locally weighted regression over the nearest `fraction` of the values, 0..1.

    No robustness step. None below 10 values.
    Source: Cleveland (1979), J. Am. Stat. Assoc. 74, 829-836.
    """
    if len(values) < MIN_LOESS:
        return None
    from statsmodels.nonparametric.smoothers_lowess import lowess  # noqa: PLC0415 - 0.3 s

    return np.asarray(lowess(values, days, frac=fraction, it=0, return_sorted=False), dtype=float)


def local_level(days: Numbers, values: Numbers, restarts: Collection[float] = ()) -> Level | None:
    """Fit a local level by maximum likelihood and smooth all values with it.

    `days` rise strictly and may leave gaps. On a day in `restarts` something happened and the
    level starts afresh, so that what came after does not colour what was before. The variances
    come from the latest 250 values, so that a long record stays fast. None below 20 values.
    Written here, because a fit by statsmodels takes 2 s to import and 0.6 s per 5,000 values.

    Source: Durbin & Koopman (2012), Time Series Analysis by State Space Methods, chapter 2.
    """
    if len(values) < MIN_LOCAL_LEVEL:
        return None
    y, gaps = np.asarray(values, dtype=float), _gaps(days, restarts)
    latest = _latest(y, gaps)
    ratio = _best_ratio(*latest)
    likelihood, noise = (float(one[0]) for one in _profile(*latest, np.array([ratio])))
    smooth, squares = _smooth(y, gaps, ratio)
    return Level(smooth, np.sqrt(squares * noise), noise, ratio * noise, likelihood)


@dataclass(frozen=True)
class Averaged:
    """A local level whose variances are not taken as known."""

    smooth: Array
    errors: Array
    """Standard error of each, same unit as the values."""


def averaged_level(
    days: Numbers, values: Numbers, restarts: Collection[float] = ()
) -> Averaged | None:
    """A local level, averaged over how much the level may drift; None below 20 values.

    With the best-fitting variances taken as known, a 95 % band of a few dozen days holds the
    level on 86 % of them. Each ratio of the variances counts by its profile likelihood.
    Otherwise as `local_level`.

    Source: Kass & Steffey (1989), J. Am. Stat. Assoc. 84, 717-726.
    """
    if len(values) < MIN_LOCAL_LEVEL:
        return None
    y, gaps = np.asarray(values, dtype=float), _gaps(days, restarts)
    latest = _latest(y, gaps)
    likelihood, noise = _profile(*latest, RATIOS)
    weights = np.exp(likelihood - likelihood.max())
    weights /= weights.sum()
    likely = weights > NEGLIGIBLE
    each = [_smooth(y, gaps, ratio) for ratio in RATIOS[likely]]
    levels, spreads = np.stack([one for one, _ in each]), np.stack([two for _, two in each])
    shares = (weights[likely] / weights[likely].sum())[:, None]
    smooth = (shares * levels).sum(axis=0)
    within = (shares * spreads * noise[likely][:, None]).sum(axis=0)
    between = (shares * (levels - smooth) ** 2).sum(axis=0)
    return Averaged(smooth, np.sqrt(within + between))


def student_95(freedom: int) -> float:
    """Half the width of a 95 % interval in standard errors that were estimated."""
    from scipy.stats import t  # noqa: PLC0415 - slow to import

    return float(t.ppf(0.975, freedom))


def _weights(days: Numbers, tau: float) -> Array:
    return 1 - np.exp(-np.diff(np.asarray(days, dtype=float)) / tau)


def _best_ratio(y: Array, gaps: Array) -> float:
    """Drift variance over noise variance: a grid on the log scale, narrowed twice."""
    low, high = -14.0, 7.0
    for _ in range(3):
        grid = np.linspace(low, high, 25)
        likelihood, _noise = _profile(y, gaps, np.exp(grid))
        best, step = grid[int(np.argmax(likelihood))], grid[1] - grid[0]
        low, high = best - step, best + step
    return float(np.exp(best))


def _gaps(days: Numbers, restarts: Collection[float]) -> Array:
    """Days from each value to the next; infinite where the level starts afresh between them."""
    known = np.asarray(days, dtype=float)
    passed = np.searchsorted(np.sort(np.array(list(restarts), dtype=float)), known, side="right")
    return np.where(np.diff(passed) > 0, np.inf, np.diff(known))


def _latest(y: Array, gaps: Array) -> tuple[Array, Array]:
    """The values that the variances come from, and the gaps between them."""
    return y[-FIT_ON_LATEST:], gaps[-(FIT_ON_LATEST - 1) :]


def _profile(y: Array, gaps: Array, ratios: Array) -> tuple[Array, Array]:
    """Log-likelihood and noise variance for each ratio: one pass of the filter for all of them."""
    level, variance = np.full_like(ratios, y[0]), np.ones_like(ratios)
    squares, logs = np.zeros_like(ratios), np.zeros_like(ratios)
    for gap, value in zip(gaps, y[1:], strict=True):
        predicted = variance + ratios * gap
        error = value - level
        variance = 1 / (1 + 1 / predicted)
        level = level + variance * error
        if gap < np.inf:  # a fresh start says nothing about either variance
            squares += error**2 / (predicted + 1)
            logs += np.log(predicted + 1)
    count = max(1, int(np.isfinite(gaps).sum()))
    noise = np.maximum(squares / count, np.finfo(float).tiny)
    return -0.5 * (len(y) * np.log(2 * np.pi) + count * (1 + np.log(noise)) + logs), noise


def _smooth(y: Array, gaps: Array, ratio: float) -> tuple[Array, Array]:
    """The smoothed level and its variance over the noise variance: forwards, then backwards."""
    # Lists, because single elements of an array are slow to reach.
    level, variance, predicted = y.tolist(), [1.0] * len(y), gaps.tolist()
    for i, gap in enumerate(predicted):
        predicted[i] = variance[i] + ratio * gap
        variance[i + 1] = 1 / (1 + 1 / predicted[i])
        level[i + 1] = level[i] + variance[i + 1] * (level[i + 1] - level[i])
    for i in range(len(gaps) - 1, -1, -1):
        back = variance[i] / predicted[i]
        level[i] += back * (level[i + 1] - level[i])
        variance[i] += back * (back * variance[i + 1] - variance[i])
    return np.array(level), np.array(variance)
