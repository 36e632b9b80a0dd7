"""The form of the calibration, on few searches; its figures need 500."""

from math import ceil, log

import numpy as np
import pytest
from scipy.stats import binom

from tests.evals import calibration as whole
from tests.evals.__main__ import main
from tests.evals.calibration import calibration
from tests.evals.judging import Check, Kind, figure
from tests.evals.synthetic import answered_by, searches, waits
from tests.evals.time_checks import STAYS_DOWN


def always(times, answer):
    return lambda search, chance: [answer] * times


def test_the_same_seed_gives_the_same_figures_in_the_same_form():
    figures = calibration(2, workers=1)

    assert figures == calibration(2, workers=2)
    assert figures["searches"] == 2
    assert len(figures["figures"]) == len(whole.CHECKS)
    assert all(one["n"] == 0 or 0 <= one["measured"] <= 1 for one in figures["figures"])


def test_no_two_checks_share_a_name_and_a_condition():
    names = [(check.kind, check.name, check.condition) for check in whole.CHECKS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("kind", "nominal", "hits", "holds"),
    [
        (Kind.COVERAGE, 0.95, 92, True),
        (Kind.COVERAGE, 0.95, 98, True),
        (Kind.COVERAGE, 0.95, 91, False),
        (Kind.COVERAGE, 0.95, 99, False),
        (Kind.FALSE_ALARMS, 0.05, 6, True),
        (Kind.FALSE_ALARMS, 0.10, 7, False),
        (Kind.POWER, None, 7, None),
        (Kind.BEYOND, None, 40, None),
    ],
)
def test_a_figure_holds_within_its_limits(kind, nominal, hits, holds):
    judge = lambda search, chance: [i < hits for i in range(100)]  # noqa: E731 - as short as it is
    found = figure(Check(kind, "a", "b", judge, nominal), searches(3))
    assert (found.n, found.measured, found.holds) == (300, hits / 100, holds)


def test_what_was_never_judged_has_no_figure():
    found = figure(Check(Kind.COVERAGE, "a", "b", always(0, True), 0.95), searches(3))
    assert (found.n, found.measured, found.error, found.holds) == (0, None, None, None)


def test_a_check_has_random_numbers_of_its_own():
    one = searches(1)[0]
    assert one.chance("a").random() == one.chance("a").random() != one.chance("b").random()


def test_simulated_answers_follow_their_truth():
    one = searches(1)[0]
    long_seen = [wait for wait in waits(one, 20_000, one.chance("waits")) if wait.days <= 7]
    early = sum(wait.reply is not None for wait in long_seen) / 20_000

    assert early == pytest.approx(answered_by(one, 7), abs=0.05)


def test_every_other_measure_needs_a_path(capsys):
    with pytest.raises(SystemExit, match="2"):
        main(["themes"])
    assert "needs a PATH" in capsys.readouterr().err


def holds_a_day(size, first, last, stays_down):
    """Chance that the whole day of the median lies from one of the ordered waits to another."""
    day = ceil(log(0.5) / log(stays_down) - 1e-12)
    by, before = 1 - stays_down**day, 1 - stays_down ** (day - 1)
    return 1 - binom.cdf(first - 1, size, by) - binom.sf(last - 1, size, before)


@pytest.mark.parametrize("size", [6, 10, 20])
def test_what_holds_95_of_100_medians_holds_98_of_100_that_are_a_whole_day(size):
    """Why ranges in days are judged by the hour. Exact, for every two of the ordered waits."""
    truths = np.linspace(*STAYS_DOWN, 161)
    coverage = {
        (first, last): np.mean([holds_a_day(size, first, last, truth) for truth in truths])
        for first in range(1, size // 2 + 1)
        for last in range(size // 2 + 1, size + 1)
        if binom.cdf(last - 1, size, 0.5) - binom.cdf(first - 1, size, 0.5) >= 0.95
    }
    assert coverage
    assert min(coverage.values()) > 0.98
