"""What is said to move together: how often it does not, and how often it is missed."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from math import asin, pi, sqrt

import pandas as pd

from core.analysis.moves_together import (
    FALSE_DISCOVERIES,
    MIN_PAIRS,
    MovesTogether,
    moves_together,
)
from tests.evals.judging import Check, Kind
from tests.evals.synthetic import TODAY, Chance, Search, carried_over


def _related(
    search: Search, chance: Chance, size: int, true: float, measures: int = 2
) -> MovesTogether | None:
    """Measures of one day that carry over to the next; each two correlate by `true`."""
    shared = carried_over(size, sqrt(true), search.carry_over, chance)
    days = [TODAY - timedelta(days=size - 1 - i) for i in range(size)]
    own = (
        shared + carried_over(size, sqrt(1 - true), search.carry_over, chance)
        for _ in range(measures)
    )
    named = {f"measure_{i}": values for i, values in enumerate(own)}
    return moves_together(pd.DataFrame({"day": days, **named}), TODAY)


def _unrelated(search: Search, chance: Chance, size: int) -> Iterator[bool]:
    """Whether any of six pairs is reported that have nothing to do with each other."""
    for _ in range(2):
        found = _related(search, chance, size, 0.0, measures=4)
        if found is not None and found.compared:
            yield bool(found.relations)


def _moves(search: Search, chance: Chance, size: int, true: float) -> Iterator[bool]:
    found = _related(search, chance, size, true)
    if found is not None and found.compared:
        yield any(one.correlation > 0 for one in found.relations)


def _correlation(search: Search, chance: Chance, size: int, true: float) -> Iterator[bool]:
    """Whether a reported interval holds the correlation of the ranks."""
    ranks = 6 / pi * asin(true / 2)
    found = _related(search, chance, size, true)
    yield from (one.low <= ranks <= one.high for one in found.relations) if found else ()


CHECKS = (
    *(
        Check(
            Kind.FALSE_ALARMS,
            "moves_together, any of six pairs",
            f"{size} days, mood carries over",
            partial(_unrelated, size=size),
            FALSE_DISCOVERIES,
        )
        for size in (60, 180)
    ),
    *(
        Check(
            Kind.COVERAGE,
            "moves_together, reported intervals",
            f"{size} days, mood carries over, correlation 0.6",
            partial(_correlation, size=size, true=0.6),
            0.95,
        )
        for size in (60, 180)
    ),
    *(
        Check(
            Kind.POWER,
            "moves_together",
            f"{size} days, mood carries over, correlation {true}",
            partial(_moves, size=size, true=true),
        )
        for size, true in ((MIN_PAIRS, 0.5), (60, 0.5), (180, 0.3))
    ),
)
