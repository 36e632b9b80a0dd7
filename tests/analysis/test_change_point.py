import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import logsumexp
from scipy.stats import nbinom

from core.analysis.change_point import change_point

# Jarrett (1979), as circulated with PyMC: disasters in British coal mines, 1851 to 1961; the two
# missing years (here 2 and 1) bring the sum to 191.
YEARS = (
    "4 5 4 0 1 4 3 4 0 6 3 3 4 0 2 6 3 3 5 4 5 3 1 4 4 1 5 5 3 4 2 5 2 2 3 4 2 1 3 2 2 1 1 1 1 3 0"
    " 0 1 0 1 1 0 0 3 1 0 3 2 2 0 1 1 1 0 1 0 1 0 0 0 2 1 0 0 0 1 1 0 2 3 3 1 1 2 1 1 1 1 2 4 2 0 0"
    " 1 4 0 0 0 1 0 0 0 0 0 1 0 0 1 0 1"
)
COAL = list(map(int, YEARS.split()))


@pytest.mark.fixtures
def test_the_coal_series_changes_after_41_years_as_in_raftery_akman_1986():
    found = change_point(COAL)

    assert (found.points, sum(COAL)) == (111, 191)
    assert found.after == 41
    assert found.posterior[40] == pytest.approx(0.240, abs=5e-4)
    assert (found.before_rate, found.after_rate) == pytest.approx((3.10, 0.91), abs=5e-3)


def test_the_change_is_given_as_a_span_of_years():
    found = change_point(COAL)

    assert found.low < 41 < found.high
    assert sum(found.posterior[found.low - 1 : found.high]) >= 0.95
    assert found.log_bayes_factor > 3


def test_29_points_are_too_few_and_30_are_enough():
    assert change_point([1] * 29) is None
    assert change_point([1] * 30) is not None


def test_a_steady_rate_speaks_against_a_change():
    assert change_point([2] * 60).log_bayes_factor < 0


def test_a_jump_is_found_where_it_is():
    assert change_point([0] * 20 + [9] * 20).after == 20


def test_no_events_at_all_are_no_change():
    found = change_point([0] * 40)

    assert found.log_bayes_factor < 0
    assert found.before_rate == found.after_rate == 0


@given(st.lists(st.integers(0, 30), min_size=30, max_size=60))
def test_the_chances_add_up_to_one(counts):
    found = change_point(counts)

    assert sum(found.posterior) == pytest.approx(1)
    assert len(found.posterior) == len(counts) - 1
    assert 1 <= found.low <= found.high <= len(counts) - 1


@given(st.lists(st.integers(0, 30), min_size=30, max_size=60))
def test_turning_time_round_turns_the_chances_round(counts):
    there, back = change_point(counts), change_point(counts[::-1])

    assert np.allclose(back.posterior[::-1], there.posterior)


def chance_of(counts):
    """Log chance of counts whose rate is Gamma(1, 1): each is negative binomial given the last."""
    total, logs = 0, 0.0
    for weeks, count in enumerate(counts):
        logs += nbinom.logpmf(count, 1 + total, (1 + weeks) / (2 + weeks))
        total += count
    return logs


@pytest.mark.parametrize("counts", [COAL, [2, 0, 1, 3] * 8, [0] * 30])
def test_the_bayes_factor_agrees_with_predicting_each_count_from_those_before(counts):
    changed = [chance_of(counts[:n]) + chance_of(counts[n:]) for n in range(1, len(counts))]
    factor = logsumexp(changed) - np.log(len(changed)) - chance_of(counts)

    assert change_point(counts).log_bayes_factor == pytest.approx(factor)
