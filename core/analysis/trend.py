"""Whether something changes over time, asked in the way that fits its sort of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

MIN_VALUES = 8
"""For Mann-Kendall. With 5 values even a perfect trend has p = .017. Our own rule."""
MOST_EXACT = 50
"""Values up to which the p-value is counted out, where no two are equal."""
MIN_WEEKS = 8
MIN_TRIALS, MIN_HITS = 20, 5
"""For a logistic trend; as many misses as hits."""
SURE = 0.05
"""A trend is called one below this p-value."""


@dataclass(frozen=True)
class MonotoneTrend:
    """Mann-Kendall: whether values tend to rise or fall, in any shape."""

    values: int
    score: int
    """Pairs that rise less pairs that fall."""
    variance: float
    z: float
    p: float
    """Two-sided; exact without ties, else by the normal approximation."""
    slope: float
    """Theil and Sen: the median change from one value to the next."""

    @property
    def is_clear(self) -> bool:
        """Whether it may be called a trend."""
        return self.p < SURE


@dataclass(frozen=True)
class FittedTrend:
    """A line on the log scale (counts) or the logit scale (successes)."""

    n: int
    intercept: float
    slope: float
    """Change for one unit of time."""
    intercept_error: float
    slope_error: float
    dispersion: float
    """Spread over that of the assumed distribution (Pearson); 1 where it is not estimated."""
    p: float
    """Two-sided, of the slope, its error widened where the dispersion is above 1."""
    deviance: float
    null_deviance: float

    @property
    def is_clear(self) -> bool:
        """Whether it may be called a trend."""
        return self.p < SURE


@dataclass(frozen=True)
class GroupedTrend:
    """Cochran and Armitage: whether a share rises or falls over ordered groups."""

    chi2: float
    """One degree of freedom."""
    p: float


def mann_kendall(values: Sequence[float]) -> MonotoneTrend | None:
    """Test values in their order for a monotone trend; None below 8 values.

    Sources: Mann (1945), Econometrica 13, 245-259; Kendall (1975); Sen (1968), J. Am. Stat.
    Assoc. 63, 1379-1389.
    """
    if len(values) < MIN_VALUES:
        return None
    from pymannkendall import original_test  # noqa: PLC0415 - slow to import

    found = original_test(list(values))
    exact = exact_p(values)
    return MonotoneTrend(
        values=len(values),
        score=int(found.s),
        variance=float(found.var_s),
        z=float(found.z),
        p=float(found.p) if exact is None else exact,
        slope=float(found.slope),
    )


def exact_p(values: Sequence[float]) -> float | None:
    """The two-sided p-value of Kendall's score against any order being as likely as any other.

    None with ties, above 50 values and below 2.
    """
    if not 2 <= len(values) <= MOST_EXACT or len(set(values)) < len(values):
        return None
    from scipy.stats import kendalltau  # noqa: PLC0415 - slow to import

    return float(kendalltau(range(len(values)), values, method="exact").pvalue)


def poisson_trend(counts: Sequence[int]) -> FittedTrend | None:
    """Whether a count per week (or other equal span) grows or shrinks; time runs 1, 2, 3 ...

    None below 8 weeks and where nothing was counted.

    Source: McCullagh & Nelder (1989), Generalized Linear Models, chapter 6.
    """
    if len(counts) < MIN_WEEKS or not any(counts):
        return None
    from statsmodels.api import families  # noqa: PLC0415 - slow to import

    time = np.arange(1, len(counts) + 1, dtype=float)
    return _fit(time, np.asarray(counts, dtype=float), families.Poisson(), is_count=True)


def logistic_trend(times: Sequence[float], hits: Sequence[bool]) -> FittedTrend | None:
    """Whether successes become more or less likely over time (any unit).

    None below 20 trials, 5 hits and 5 misses, without two different times, and where a time
    parts the hits from the misses (no finite slope fits).

    Source: Cox (1958), J. R. Stat. Soc. B 20, 215-242.
    """
    count = sum(hits)
    if len(hits) < MIN_TRIALS or min(count, len(hits) - count) < MIN_HITS:
        return None
    x, y = np.asarray(times, dtype=float), np.asarray(hits, dtype=float)
    if x.min() == x.max() or _is_parted(x, y):
        return None
    from statsmodels.api import families  # noqa: PLC0415 - slow to import

    return _fit(x, y, families.Binomial())


def cochran_armitage(
    cases: Sequence[int], totals: Sequence[int], scores: Sequence[float]
) -> GroupedTrend | None:
    """Whether the share of cases changes with a group's score; None where all or none are cases.

    Source: Armitage (1955), Biometrics 11, 375-386.
    """
    if not 0 < sum(cases) < sum(totals):
        return None
    from statsmodels.stats.contingency_tables import Table  # noqa: PLC0415 - slow to import

    rest = [total - case for case, total in zip(cases, totals, strict=True)]
    found = Table(np.array([cases, rest]), shift_zeros=False).test_ordinal_association(
        np.array([1, 0]), np.asarray(scores, dtype=float)
    )
    return GroupedTrend(float(found.zscore) ** 2, float(found.pvalue))


def _fit(time: Array, y: Array, family: object, *, is_count: bool = False) -> FittedTrend:
    from scipy.stats import norm, t  # noqa: PLC0415 - slow to import
    from statsmodels.api import GLM, add_constant  # noqa: PLC0415 - slow to import

    # Centred while it is fitted: raw days since 1970 would cost digits.
    middle = float(time.mean())
    found = GLM(y, add_constant(time - middle, has_constant="add"), family=family).fit()
    intercept, slope = (float(one) for one in found.params)
    spread = found.cov_params()
    variance = spread[0, 0] - 2 * middle * spread[0, 1] + middle**2 * spread[1, 1]
    error = float(found.bse[1])
    dispersion = float(found.pearson_chi2 / found.df_resid) if is_count else 1.0
    # A spread that had to be estimated from few values makes the tails longer.
    tail = t(found.df_resid) if dispersion > 1 else norm
    return FittedTrend(
        n=len(y),
        intercept=intercept - middle * slope,
        slope=slope,
        intercept_error=float(np.sqrt(variance)),
        slope_error=error,
        dispersion=dispersion,
        p=float(2 * tail.sf(abs(slope) / (error * max(1.0, dispersion) ** 0.5))),
        deviance=float(found.deviance),
        null_deviance=float(found.null_deviance),
    )


def _is_parted(time: Array, y: Array) -> bool:
    """Whether some time lies between all hits and all misses."""
    hits, misses = time[y == 1], time[y == 0]
    return bool(hits.max() <= misses.min() or misses.max() <= hits.min())
