"""A person's few numbers and a published rate together: a prior, the data, and their blend."""

from dataclasses import dataclass

from core.analysis.proportions import Proportion, wilson_proportion

TAIL = 0.025


@dataclass(frozen=True)
class BetaShare:
    """What is believed of a share: Beta(a, b), its mean and its middle 95 %, all in 0..1."""

    a: float
    b: float
    mean: float
    low: float
    high: float


@dataclass(frozen=True)
class Blend:
    """A share before the data, in the data alone, and with both."""

    prior: BetaShare
    data: Proportion | None
    """None without a trial."""
    blend: BetaShare


def beta_share(a: float, b: float) -> BetaShare:
    """Describe Beta(a, b). Raises ValueError unless both are above 0."""
    from scipy.special import betaincinv  # noqa: PLC0415 - 0.2 s, and few pages need it

    if a <= 0 or b <= 0:
        raise ValueError(f"both parameters must be above 0, got {a} and {b}")
    low, high = float(betaincinv(a, b, TAIL)), float(betaincinv(a, b, 1 - TAIL))
    return BetaShare(a, b, a / (a + b), low, high)


def blended(count: int, total: int, prior_mean: float, prior_weight: float) -> Blend:
    """Blend `count` of `total` with a published rate that weighs as much as `prior_weight` trials.

    `prior_mean` lies strictly between 0 and 1. The prior is Beta(mean * weight,
    (1 - mean) * weight); the blend adds the data to it.
    Raises ValueError for a mean or a weight that cannot be, and unless 0 <= count <= total.

    Source: Gelman et al. (2013), Bayesian Data Analysis, section 2.4.
    """
    data = wilson_proportion(count, total)
    a, b = prior_mean * prior_weight, (1 - prior_mean) * prior_weight
    return Blend(beta_share(a, b), data, beta_share(a + count, b + total - count))
