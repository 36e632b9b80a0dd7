"""Do the intervals of shares hold the truth, and does "8 in 10" mean 8 in 10?"""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from math import exp, log

from core.analysis.before_after import compared
from core.analysis.conversion import funnel
from core.analysis.how_many import chance_of_none, predictive_tries
from core.analysis.priors import blended
from core.analysis.proportions import (
    Detail,
    Proportion,
    jeffreys_proportion,
    wilson_proportion,
)
from core.vocabulary import Stage
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import PASSES, REFUSED, TODAY, Chance, Search, applications

DRAWS = 40
"""Shares of each search; they are quick."""
Interval = Callable[[int, int], Proportion | None]
Range = tuple[float, float]
RATES = (0.02, 0.6)
SIZES = (5, 100)
PROMISED = (0.5, 0.8)
"""Chances of a success within the predicted tries."""
PRIORS = ((0.03, 30.0), (0.25, 8.0))
"""Mean and weight: application to interview, and interview to offer."""


def _interval(
    _search: Search, chance: Chance, interval: Interval, rates: Range, sizes: tuple[int, int]
) -> Iterator[bool]:
    for _ in range(DRAWS):
        rate = exp(chance.uniform(log(rates[0]), log(rates[1])))
        total = int(chance.integers(sizes[0], sizes[1] + 1))
        found = interval(int(chance.binomial(total, rate)), total)
        if found is not None:
            yield found.low <= rate <= found.high


def _blend(_search: Search, chance: Chance, mean: float, weight: float) -> Iterator[bool]:
    for _ in range(DRAWS):
        rate = chance.beta(mean * weight, (1 - mean) * weight)
        total = int(chance.integers(SIZES[0], SIZES[1] + 1))
        found = blended(int(chance.binomial(total, rate)), total, mean, weight).blend
        yield found.low <= rate <= found.high


def _how_many(
    _search: Search, chance: Chance, mean: float, weight: float, promised: float
) -> Iterator[bool]:
    """Whether a success comes within the tries that are named.

    Tries are whole numbers, so that the named ones promise a little more than "half". A success on
    the very last of them counts for the part of it that the promise still needs.
    """
    for _ in range(DRAWS // 4):
        rate = chance.beta(mean * weight, (1 - mean) * weight)
        total = int(chance.integers(SIZES[0], SIZES[1] + 1))
        believed = blended(int(chance.binomial(total, rate)), total, mean, weight).blend
        most = predictive_tries(believed.a, believed.b, promised)
        if most is not None:
            before, within = (
                1 - chance_of_none(believed.a, believed.b, tries) for tries in (most - 1, most)
            )
            needed = (promised - before) / (within - before)
            tries = int(chance.geometric(rate))
            yield tries < most or (tries == most and bool(chance.random() < needed))


def _difference(_search: Search, chance: Chance, size: int) -> Iterator[bool]:
    for _ in range(2):
        rates = chance.uniform(0.05, 0.6, 2)
        before, after = (int(chance.binomial(size, rate)) for rate in rates)
        found = compared((before, size), (after, size))
        if found is not None:
            yield found.low <= rates[1] - rates[0] <= found.high


def _steps(search: Search, chance: Chance, days_ago: int) -> Iterator[bool]:
    for step in funnel(applications(search, days_ago, chance), TODAY).steps:
        yield from _holds_truth(step.share, PASSES[step.start])


def _heard_back(search: Search, chance: Chance, days_ago: int) -> Iterator[bool]:
    found = funnel(applications(search, days_ago, chance), TODAY)
    truth = PASSES[Stage.APPLIED] + REFUSED[Stage.APPLIED]
    yield from _holds_truth(found.heard_back.share, truth)


def _offers(search: Search, chance: Chance, days_ago: int) -> Iterator[bool]:
    found = funnel(applications(search, days_ago, chance), TODAY)
    reached, refused = 1.0, 0.0
    for stage, _ in pairwise(Stage):
        refused += reached * REFUSED[stage]
        reached *= PASSES[stage]
    yield from _holds_truth(found.offers.share, reached / (reached + refused))


def _holds_truth(share: Proportion | None, truth: float) -> Iterator[bool]:
    if share is not None and share.detail is not Detail.COUNTS:
        yield share.low <= truth <= share.high


def _coverage(
    name: str,
    condition: str,
    judge: Callable[[Search, Chance], Iterator[bool]],
    nominal: float = 0.95,
) -> Check:
    return Check(Kind.COVERAGE, name, condition, judge, nominal)


CHECKS = (
    *(
        _coverage(
            interval.__name__,
            f"rates {rates[0]} to {rates[1]}, {sizes[0]} to {sizes[1]} trials",
            partial(_interval, interval=interval, rates=rates, sizes=sizes),
        )
        for interval in (wilson_proportion, jeffreys_proportion)
        for rates, sizes in (
            (RATES, SIZES),
            (RATES, (5, 19)),
            ((0.02, 0.1), SIZES),
        )
    ),
    *(
        _coverage(
            "blended",
            f"rate drawn from the prior of mean {mean} and weight {weight:.0f}, 5 to 100 trials",
            partial(_blend, mean=mean, weight=weight),
        )
        for mean, weight in PRIORS
    ),
    *(
        _coverage(
            f"how_many_more, {promised:.0%}",
            f"rate drawn from the prior of mean {mean} and weight {weight:.0f}, 5 to 100 trials",
            partial(_how_many, mean=mean, weight=weight, promised=promised),
            promised,
        )
        for mean, weight in PRIORS
        for promised in PROMISED
    ),
    *(
        _coverage("compared, interval", f"{size} trials a side", partial(_difference, size=size))
        for size in (10, 20, 50)
    ),
    *(
        _coverage(name, when, partial(judge, days_ago=days_ago))
        for name, judge in (
            ("funnel, heard back", _heard_back),
            ("funnel, steps", _steps),
            ("funnel, offers", _offers),
        )
        for when, days_ago in (("120 days, long over", 400), ("120 days, under way", 0))
    ),
)
