"""Shares of a whole: the estimate, its interval, and how much may be said of it."""

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist

Z_95 = NormalDist().inv_cdf(0.975)
MIN_FOR_INTERVAL = 5
MIN_FOR_TREND = 20


class Detail(StrEnum):
    """How much a number of trials allows us to show. Our own rule, not validated."""

    COUNTS = "counts"
    """Fewer than 5: "k of n" and nothing else."""
    INTERVAL = "interval"
    """5 to 19: the share, always with its interval."""
    TREND = "trend"
    """20 or more: change over time may be shown too."""


@dataclass(frozen=True)
class Proportion:
    """A share `count` of `total` with its 95 % interval."""

    count: int
    total: int
    low: float
    high: float
    """Both ends of the interval, 0..1."""

    @property
    def estimate(self) -> float:
        """The observed share, 0..1."""
        return self.count / self.total

    @property
    def detail(self) -> Detail:
        """What may be shown of it."""
        return detail(self.total)


def detail(total: int) -> Detail:
    """What may be shown of a share that rests on `total` trials."""
    if total < MIN_FOR_INTERVAL:
        return Detail.COUNTS
    return Detail.INTERVAL if total < MIN_FOR_TREND else Detail.TREND


def wilson_proportion(count: int, total: int) -> Proportion | None:
    """Estimate a share from `count` out of `total`, with its 95 % interval (all in 0..1).

    Returns None when `total` is 0: nothing observed is not a share of zero.
    Raises ValueError unless 0 <= count <= total.

    Source: Wilson (1927), J. Am. Stat. Assoc. 22, 209-212.
    """
    _check(count, total)
    if total == 0:
        return None
    share, z2 = count / total, Z_95**2
    centre = share + z2 / (2 * total)
    half = Z_95 * sqrt(share * (1 - share) / total + z2 / (4 * total**2))
    low, high = (centre - half) / (1 + z2 / total), (centre + half) / (1 + z2 / total)
    # Rounding must not push the observed share itself out of the interval.
    return Proportion(count, total, max(0.0, min(low, share)), min(1.0, max(high, share)))


def jeffreys_proportion(count: int, total: int) -> Proportion | None:
    """Like `wilson_proportion`, with the interval of a Beta(1/2, 1/2) prior.

    The interval reaches 0 when nothing was counted and 1 when everything was.
    Returns None when `total` is 0. Raises ValueError unless 0 <= count <= total.

    Source: Brown, Cai & DasGupta (2001), Stat. Sci. 16, 101-133.
    """
    _check(count, total)
    if total == 0:
        return None
    low, high = jeffreys_interval(count / total, total)
    return Proportion(count, total, low, high)


def jeffreys_interval(share: float, total: float) -> tuple[float, float]:
    """The interval of `jeffreys_proportion` for a share, 0..1, of a number above 0.

    The number need not be whole: it may be how many full trials would say as much.
    """
    from scipy.special import betaincinv  # noqa: PLC0415 - 0.2 s, and few pages need it

    a, b = share * total + 0.5, (1 - share) * total + 0.5
    low = 0.0 if share <= 0 else float(betaincinv(a, b, 0.025))
    high = 1.0 if share >= 1 else float(betaincinv(a, b, 0.975))
    return low, high


def _check(count: int, total: int) -> None:
    if not 0 <= count <= total:
        raise ValueError(f"count must lie between 0 and total={total}, got {count}")
