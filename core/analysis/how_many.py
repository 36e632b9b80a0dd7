"""How many more tries a first success may take: quantiles, and no mean.

A mean can be infinite where the median is 9, and a single number would read as a promise.
"""

from collections.abc import Callable
from math import ceil, exp, log

MOST = 5_000
"""Tries beyond which nothing is said."""


def predictive_tries(a: float, b: float, chance: float) -> int | None:
    """Fewest tries within which a success comes with this chance, the share being Beta(a, b).

    Quantiles of the beta-geometric distribution, which is wider than the geometric one at the
    mean share. The tries so far do not count: each new one has the same chance.
    `chance` lies strictly between 0 and 1. None: more than MOST.

    Source: Johnson, Kemp & Kotz (2005), Univariate Discrete Distributions, section 6.2.2.
    """
    _check_chance(chance)
    return _first(lambda tries: 1 - chance_of_none(a, b, tries) >= chance - 1e-12)


def chance_of_none(a: float, b: float, tries: int) -> float:
    """Chance, 0..1, that `tries` in a row all fail, the share being Beta(a, b).

    B(a, b + n) / B(a, b). Raises ValueError unless both are above 0 and `tries` is at least 0.
    """
    from scipy.special import betaln  # noqa: PLC0415 - 0.2 s, and few pages need it

    if a <= 0 or b <= 0 or tries < 0:
        raise ValueError(f"a and b must be above 0 and tries at least 0, got {a}, {b}, {tries}")
    return exp(float(betaln(a, b + tries)) - float(betaln(a, b)))


def tries_for_one(share: float, chance: float) -> int:
    """The same for a share that is known exactly, 0 < share < 1: ceil(ln(1-q) / ln(1-p))."""
    _check_chance(chance)
    _check_chance(share)
    return ceil(log(1 - chance) / log(1 - share) - 1e-12)


def tries_for(successes: int, share: float, chance: float) -> int:
    """Tries until so many successes (at least 1), for a share that is known exactly."""
    from scipy.stats import nbinom  # noqa: PLC0415 - slow to import

    _check_chance(chance)
    _check_chance(share)
    return int(nbinom.ppf(chance, successes, share)) + successes


def _first(is_enough: Callable[[int], bool]) -> int | None:
    """The smallest number from 1 to MOST that is enough; being enough must stay so."""
    if not is_enough(MOST):
        return None
    low, high = 0, MOST
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _check_chance(chance: float) -> None:
    if not 0 < chance < 1:
        raise ValueError(f"it must lie between 0 and 1, got {chance}")
