"""How often is a trend called where there is none, and how often where there is one?"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from core.analysis.change_point import MIN_POINTS, change_point
from core.analysis.trend import (
    MIN_TRIALS,
    MIN_VALUES,
    MIN_WEEKS,
    SURE,
    cochran_armitage,
    logistic_trend,
    mann_kendall,
    poisson_trend,
)
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import Chance, Search, carried_over, overdispersed

TIMES = 6
"""Trials of each search."""
STRONG = 3.0
"""Of the log Bayes factor: what `ChangePoint` calls strongly supported."""
DISPERSION = 2.0
"""Variance of weekly counts over their mean, where they are not Poisson."""
Trial = Callable[[Search, Chance], bool | None]
"""Whether something was called; None where the method refused to judge."""
Rates = tuple[float, float]
"""At the beginning and at the end."""


def repeated(search: Search, chance: Chance, trial: Trial, times: int = TIMES) -> Iterator[bool]:
    """The trials in which the method did judge."""
    for _ in range(times):
        called = trial(search, chance)
        if called is not None:
            yield called


def _values(
    search: Search, chance: Chance, size: int, rise: float = 0.0, *, carries: bool = False
) -> bool | None:
    """Mann-Kendall on values of standard deviation 1 that rise by so much from first to last."""
    carry_over = search.carry_over if carries else 0.0
    noise = carried_over(size, 1.0, carry_over, chance)
    found = mann_kendall(list(noise + np.linspace(0, rise, size)))
    return None if found is None else found.is_clear and (not rise or found.slope > 0)


def _tied(search: Search, chance: Chance, size: int) -> bool | None:
    """Mann-Kendall on whole numbers, some of them equal."""
    found = mann_kendall([int(one) for one in chance.poisson(search.a_week, size)])
    return None if found is None else found.is_clear


def _counts(
    search: Search, chance: Chance, weeks: int, mean: float | None = None, times: float = 1.0
) -> bool | None:
    """A Poisson trend on counts around a steady mean, by default the search's own."""
    steady = search.a_week if mean is None else mean
    counts = chance.poisson(steady, weeks).tolist()
    if times > 1:
        counts = overdispersed(steady, times, weeks, chance)
    found = poisson_trend(counts)
    return None if found is None else found.is_clear


def _growing(_search: Search, chance: Chance, weeks: int, rates: Rates) -> bool | None:
    found = poisson_trend(chance.poisson(np.geomspace(*rates, weeks)).tolist())
    return None if found is None else found.is_clear and found.slope > 0


def _successes(_search: Search, chance: Chance, trials: int, rates: Rates) -> bool | None:
    """A logistic trend on trials at random days of 120; its logit moves in a line."""
    days = np.sort(chance.integers(0, 120, trials))
    first, last = np.log(rates) - np.log1p(-np.array(rates))
    logits = first + (last - first) * days / 119
    hits = chance.random(trials) < 1 / (1 + np.exp(-logits))
    found = logistic_trend(days.tolist(), hits.tolist())
    rises = rates[1] > rates[0]
    return None if found is None else found.is_clear and (not rises or found.slope > 0)


def _groups(_search: Search, chance: Chance, size: int, rates: Rates) -> bool | None:
    """Cochran and Armitage on four groups in their order."""
    cases = [int(one) for one in chance.binomial(size, np.linspace(*rates, 4))]
    found = cochran_armitage(cases, [size] * 4, [0, 1, 2, 3])
    rises = rates[1] > rates[0]
    if found is None:
        return None
    return found.p < SURE and (not rises or cases[2] + cases[3] > cases[0] + cases[1])


def _changed(
    search: Search, chance: Chance, points: int, factor: float = 1.0, times: float = 1.0
) -> bool | None:
    """A change point in counts whose mean changes by a factor in the middle."""
    means = np.repeat([search.a_week, search.a_week * factor], [points // 2, points - points // 2])
    counts = chance.poisson(means).tolist()
    if times > 1:
        counts = overdispersed(search.a_week, times, points, chance)
    found = change_point(counts)
    return None if found is None else found.log_bayes_factor > STRONG


def _moment(search: Search, chance: Chance, points: int, *, halves: bool) -> bool | None:
    """Whether the range of moments holds the true one; the rates halve, or are the prior's."""
    after = int(chance.integers(1, points))
    rates = [search.a_week, search.a_week / 2] if halves else chance.gamma(1.0, 1.0, 2)
    found = change_point(chance.poisson(np.repeat(rates, [after, points - after])).tolist())
    return None if found is None else found.low <= after <= found.high


def _check(
    kind: Kind, name: str, condition: str, trial: Trial, nominal: float | None = None
) -> Check:
    times = 2 if kind is Kind.POWER else TIMES
    return Check(kind, name, condition, partial(repeated, trial=trial, times=times), nominal)


def _null(name: str, condition: str, trial: Trial, nominal: float = SURE) -> Check:
    return _check(Kind.FALSE_ALARMS, name, condition, trial, nominal)


FALSE_ALARMS = (
    *(
        _null("mann_kendall", f"{size} values", partial(_values, size=size))
        for size in (MIN_VALUES, 12, 26)
    ),
    *(
        _null("mann_kendall", f"{size} weekly counts with ties", partial(_tied, size=size))
        for size in (MIN_VALUES, 26)
    ),
    *(
        _null("poisson_trend", f"{weeks} weeks", partial(_counts, weeks=weeks))
        for weeks in (MIN_WEEKS, 26)
    ),
    _null("poisson_trend", "8 weeks, one in two weeks", partial(_counts, weeks=8, mean=0.5)),
    *(
        _null(
            "poisson_trend",
            f"{weeks} weeks, variance twice the mean",
            partial(_counts, weeks=weeks, times=DISPERSION),
        )
        for weeks in (MIN_WEEKS, 12, 26)
    ),
    *(
        _null(
            "logistic_trend",
            f"{trials} trials, {rate:.0%} succeed",
            partial(_successes, trials=trials, rates=(rate, rate)),
        )
        for trials, rate in ((MIN_TRIALS, 0.5), (MIN_TRIALS, 0.3), (60, 0.2))
    ),
    *(
        _null(
            "cochran_armitage",
            f"4 groups of {size}, {rate:.0%} are cases",
            partial(_groups, size=size, rates=(rate, rate)),
        )
        for size, rate in ((5, 0.2), (5, 0.5), (10, 0.2), (25, 0.1))
    ),
    _null("change_point", f"{MIN_POINTS} weeks", partial(_changed, points=MIN_POINTS)),
    _null("change_point", "104 weeks", partial(_changed, points=104)),
)
COVERAGE = (
    _check(
        Kind.COVERAGE,
        "change_point, range",
        f"{MIN_POINTS} points, rates drawn from the prior",
        partial(_moment, points=MIN_POINTS, halves=False),
        0.95,
    ),
    _check(
        Kind.COVERAGE,
        "change_point, range",
        f"{MIN_POINTS} weeks, a rate that halves",
        partial(_moment, points=MIN_POINTS, halves=True),
        0.95,
    ),
)
BEYOND = (
    _check(
        Kind.BEYOND,
        "mann_kendall",
        "30 days of mood that carries over by 0.1 to 0.5",
        partial(_values, size=30, carries=True),
    ),
    _check(
        Kind.BEYOND,
        "change_point",
        f"{MIN_POINTS} weeks, variance twice the mean",
        partial(_changed, points=MIN_POINTS, times=DISPERSION),
    ),
)
POWER = (
    *(
        _check(
            Kind.POWER,
            "mann_kendall",
            f"{size} values that rise by {rise:.0f} standard deviations",
            partial(_values, size=size, rise=rise),
        )
        for size, rise in ((MIN_VALUES, 2.0), (MIN_VALUES, 4.0), (12, 2.0), (26, 2.0))
    ),
    *(
        _check(
            Kind.POWER,
            "poisson_trend",
            f"{weeks} weeks, {rates[0]:.0f} a week to {rates[1]:.0f}",
            partial(_growing, weeks=weeks, rates=rates),
        )
        for weeks, rates in ((MIN_WEEKS, (4.0, 8.0)), (MIN_WEEKS, (3.0, 12.0)), (16, (4.0, 8.0)))
    ),
    *(
        _check(
            Kind.POWER,
            "logistic_trend",
            f"{trials} trials, {rates[0]:.0%} to {rates[1]:.0%}",
            partial(_successes, trials=trials, rates=rates),
        )
        for trials, rates in ((MIN_TRIALS, (0.1, 0.8)), (40, (0.1, 0.8)), (80, (0.1, 0.5)))
    ),
    *(
        _check(
            Kind.POWER,
            "cochran_armitage",
            f"4 groups of {size}, {rates[0]:.0%} to {rates[1]:.0%}",
            partial(_groups, size=size, rates=rates),
        )
        for size, rates in ((5, (0.1, 0.7)), (10, (0.1, 0.5)), (25, (0.1, 0.3)))
    ),
    *(
        _check(
            Kind.POWER,
            "change_point",
            f"{MIN_POINTS} weeks, 2 to 8 a week {words} in the middle",
            partial(_changed, points=MIN_POINTS, factor=factor),
        )
        for words, factor in (("halve", 0.5), ("fall to a quarter", 0.25))
    ),
)
CHECKS = (*FALSE_ALARMS, *COVERAGE, *BEYOND, *POWER)
