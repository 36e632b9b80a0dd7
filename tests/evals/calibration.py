"""What the intervals and calls of the analysis are worth, on searches whose truth is known."""

from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from os import cpu_count
from warnings import catch_warnings, simplefilter

import numpy as np

from tests.evals import (
    comparison_checks,
    mood_checks,
    share_checks,
    time_checks,
    together_checks,
    trend_checks,
)
from tests.evals.judging import MARGIN, MOST_FALSE_ALARMS, Figure, figure
from tests.evals.synthetic import SEED, searches

SEARCHES = 500
CHECKS = (
    *share_checks.CHECKS,
    *time_checks.CHECKS,
    *mood_checks.CHECKS,
    *together_checks.CHECKS,
    *trend_checks.CHECKS,
    *comparison_checks.CHECKS,
)


def calibration(
    count: int = SEARCHES, seed: int = SEED, workers: int | None = None
) -> dict[str, object]:
    """Every figure; the same ones for the same count and seed, however many work on them.

    `workers`: processes, by default one for each core. broken: figures outside the limits.
    """
    found = _figures(count, seed, workers or cpu_count() or 1)
    return {
        "searches": count,
        "seed": seed,
        "limits": {"coverage_margin": MARGIN, "most_false_alarms": MOST_FALSE_ALARMS},
        "broken": sum(one.holds is False for one in found),
        "figures": [asdict(one) for one in found],
    }


def _figures(count: int, seed: int, workers: int) -> list[Figure]:
    one, numbers = partial(_figure, count, seed), range(len(CHECKS))
    if workers == 1:
        return list(map(one, numbers))
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(one, numbers))


def _figure(count: int, seed: int, number: int) -> Figure:
    """By its number, because a check itself cannot be sent to another process."""
    with catch_warnings(), np.errstate(all="ignore"):
        simplefilter("ignore")  # extreme data by chance: what the methods make of it is the point
        return figure(CHECKS[number], searches(count, seed))
