from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.api import GLM, add_constant
from statsmodels.genmod.families import Poisson

from core.analysis.trend import (
    cochran_armitage,
    exact_p,
    logistic_trend,
    mann_kendall,
    poisson_trend,
)

# Dalal, Fowlkes & Hoadley (1989): temperature (F) and O-ring damage of 23 flights.
CHALLENGER = (
    "66 70 69 68 67 72 73 70 57 63 70 78 67 53 67 75 70 81 76 79 75 76 58",
    "0 1 0 0 0 0 0 0 1 1 1 0 0 1 0 0 0 0 0 0 1 0 1",
)
# Dobson (1990): AIDS deaths in Australia, quarters from 1983 to 1986.
DEATHS = [0, 1, 2, 3, 1, 4, 9, 18, 23, 31, 20, 25, 37, 45]
VALUES = st.lists(st.integers(0, 100), min_size=8, max_size=30)


@pytest.mark.fixtures
def test_ten_rising_values_match_evidence_3_4():
    found = mann_kendall(range(10))

    assert (found.score, found.variance, found.slope) == (45, 125, 1)
    assert found.z == pytest.approx(3.9355, abs=5e-5)


@pytest.mark.fixtures
def test_eight_values_with_ties_match_evidence_3_4():
    found = mann_kendall([5, 7, 6, 8, 9, 8, 10, 12])

    assert found.score == 23
    assert (found.variance, found.z) == pytest.approx((64.33, 2.743), abs=5e-3)
    assert found.p == pytest.approx(0.0061, abs=5e-5)


@pytest.mark.fixtures
@pytest.mark.parametrize(("n", "p"), [(4, 0.083), (5, 0.017)])
def test_a_perfect_trend_of_n_values_has_p_2_over_n_factorial(n, p):
    assert exact_p(range(n)) == pytest.approx(p, abs=5e-4)


@pytest.mark.fixtures
def test_poisson_growth_matches_dobson_1990():
    found = poisson_trend(DEATHS)

    assert (found.intercept, found.intercept_error) == pytest.approx((0.3396, 0.2512), abs=5e-5)
    assert (found.slope, found.slope_error) == pytest.approx((0.2565, 0.0220), abs=5e-5)
    assert (found.deviance, found.null_deviance) == pytest.approx((29.654, 207.272), abs=5e-4)


@pytest.mark.fixtures
def test_the_challenger_flights_match_dalal_1989():
    temperatures, damage = (list(map(int, row.split())) for row in CHALLENGER)

    found = logistic_trend(temperatures, [bool(one) for one in damage])

    assert (found.intercept, found.slope) == pytest.approx((15.0429, -0.2322), abs=5e-5)
    assert found.p == pytest.approx(0.032, abs=5e-4)


@pytest.mark.fixtures
def test_drinking_and_malformations_match_agresti_by_cochran_armitage():
    found = cochran_armitage([48, 38, 5, 1, 1], [17114, 14502, 793, 127, 38], [0, 0.5, 1.5, 4, 7])

    assert (found.chi2, found.p) == pytest.approx((6.570, 0.0104), abs=5e-4)


def test_seven_values_are_too_few_for_a_trend_and_eight_are_enough():
    assert mann_kendall(range(7)) is None
    assert mann_kendall(range(8)).is_clear


def test_equal_values_have_no_trend():
    found = mann_kendall([4] * 8)

    assert (found.score, found.slope, found.is_clear) == (0, 0, False)


def test_an_exact_p_needs_different_values_and_at_most_fifty():
    assert exact_p([1, 1, 2]) is None
    assert exact_p([1]) is None
    assert exact_p(range(51)) is None
    assert exact_p(range(50)) == pytest.approx(0, abs=1e-12)


def test_weeks_without_a_count_and_seven_weeks_have_no_poisson_trend():
    assert poisson_trend([0] * 12) is None
    assert poisson_trend([1, 2, 3, 4, 5, 6, 7]) is None


def test_the_same_number_each_week_is_no_growth():
    found = poisson_trend([3] * 10)

    assert found.slope == pytest.approx(0, abs=1e-9)
    assert not found.is_clear


def test_wild_weeks_widen_the_error_behind_p():
    wild = poisson_trend([0, 12, 1, 14, 0, 13, 2, 15, 0, 16, 25, 3])
    plain_p = 2 * (1 - NormalDist().cdf(abs(wild.slope) / wild.slope_error))

    assert wild.dispersion > 4
    assert wild.p > 2 * plain_p


def test_a_share_without_enough_hits_or_misses_has_no_logistic_trend():
    days = list(range(20))

    assert logistic_trend(days, [day in {1, 5, 9, 13} for day in days]) is None
    assert logistic_trend(days, [day not in {1, 5, 9, 13} for day in days]) is None
    assert logistic_trend(days[:19], [day % 2 == 0 for day in days[:19]]) is None
    assert logistic_trend(days, [day % 2 == 0 for day in days]) is not None


def test_hits_that_all_lie_later_have_no_finite_slope():
    assert logistic_trend(list(range(20)), [day >= 10 for day in range(20)]) is None
    assert logistic_trend(list(range(20)), [day < 10 for day in range(20)]) is None


def test_one_single_time_has_no_trend():
    assert logistic_trend([7] * 20, [number % 2 == 0 for number in range(20)]) is None


def test_all_or_no_cases_have_no_trend_over_groups():
    assert cochran_armitage([0, 0], [5, 5], [0, 1]) is None
    assert cochran_armitage([5, 5], [5, 5], [0, 1]) is None


@given(VALUES)
def test_turning_time_round_turns_the_score_round(values):
    there, back = mann_kendall(values), mann_kendall(values[::-1])

    assert back.score == -there.score
    assert back.p == pytest.approx(there.p)


@given(VALUES)
def test_p_lies_in_0_to_1_and_a_shift_changes_nothing(values):
    found = mann_kendall(values)

    assert 0 <= found.p <= 1
    assert mann_kendall([value + 7 for value in values]) == found


@given(st.lists(st.booleans(), min_size=20, max_size=40), st.floats(-1e4, 1e4))
def test_the_slope_does_not_depend_on_where_time_begins(hits, start):
    times = np.arange(len(hits), dtype=float)
    found = logistic_trend(list(times), hits)
    assume(found is not None)

    moved = logistic_trend(list(times + start), hits)

    assert moved.slope == pytest.approx(found.slope, abs=1e-6)
    assert moved.p == pytest.approx(found.p, abs=1e-6)


def test_eight_different_values_have_the_exact_p_of_kendalls_table():
    """6 of 28 pairs fall: 1,230 of the 40,320 orders fall as seldom."""
    found = mann_kendall([1, 2, 3, 4, 8, 7, 6, 5])

    assert (found.values, found.score) == (8, 16)
    assert found.p == pytest.approx(2 * 1230 / 40320)


def test_two_values_may_come_in_either_order():
    assert exact_p([1, 2]) == exact_p([2, 1]) == 1


@pytest.mark.parametrize(
    "counts", [DEATHS, [3, 1, 6, 2, 8, 3, 4, 9, 2, 7], [4, 5, 4, 6, 5, 6, 7, 6]]
)
def test_p_agrees_with_a_quasi_poisson_fit_of_statsmodels(counts):
    time = add_constant(np.arange(1.0, len(counts) + 1))
    model = GLM(counts, time, family=Poisson())
    wide, plain = model.fit(scale="X2", use_t=True), model.fit()
    found = poisson_trend(counts)

    assert found.n == len(counts)
    assert found.dispersion == pytest.approx(wide.scale)
    assert found.p == pytest.approx((wide if wide.scale > 1 else plain).pvalues[1])


def test_eight_weeks_are_enough_for_a_poisson_trend():
    assert poisson_trend([1, 2, 3, 4, 5, 6, 7, 8]) is not None


def test_five_hits_are_enough_and_a_day_with_both_parts_them_still():
    days = list(range(20))
    shared = [*range(11), *range(10, 19)]

    assert logistic_trend(days, [day in {1, 5, 9, 13, 14} for day in days]) is not None
    assert logistic_trend(shared, [n > 10 for n in range(20)]) is None
    assert logistic_trend(shared, [n <= 10 for n in range(20)]) is None
