import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.how_many import (
    MOST,
    chance_of_none,
    predictive_tries,
    tries_for,
    tries_for_one,
)

SHAPES = st.floats(0.3, 60)


@pytest.mark.fixtures
@pytest.mark.parametrize(("share", "expected"), [(0.03, [23, 53, 99]), (0.27, [3, 6, 10])])
def test_tries_at_a_known_share_match_evidence_3_2(share, expected):
    assert [tries_for_one(share, chance) for chance in (0.5, 0.8, 0.95)] == expected


@pytest.mark.fixtures
def test_tries_for_three_successes_match_evidence_3_2():
    assert [tries_for(3, 0.05, q) for q in (0.1, 0.5, 0.8, 0.9)] == [23, 54, 85, 105]


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [(3, 12, [4, 10, 15]), (2.9, 67.1, [19, 51, 83]), (1, 9, [9, 36, 81])],
)
def test_predictive_quantiles_match_evidence_3_2(a, b, expected):
    # For Beta(1, 9) evidence gives the median 9, 80 % 36 and 90 % 81.
    assert [predictive_tries(a, b, q) for q in (0.5, 0.8, 0.9)] == expected


@pytest.mark.fixtures
def test_ten_failures_in_a_row_match_evidence_3_2():
    assert chance_of_none(3, 12, 10) == pytest.approx(0.179842, abs=5e-7)


@pytest.mark.fixtures
def test_the_plug_in_quantiles_are_shorter_than_the_predictive_ones():
    # Evidence 3.2: a plug-in p = .2 gives 4, 8, 11, too confident.
    assert [tries_for_one(0.2, q) for q in (0.5, 0.8, 0.9)] == [4, 8, 11]


def test_the_predictive_quantiles_agree_with_a_simulation():
    chance = np.random.default_rng(7)
    tries = chance.geometric(chance.beta(2.9, 67.1, 200_000))

    for q in (0.5, 0.8):
        expected = predictive_tries(2.9, 67.1, q)
        assert np.mean(tries <= expected) == pytest.approx(q, abs=0.02)


def test_nothing_is_said_beyond_5000_tries():
    assert predictive_tries(0.5, 5000, 0.9) is None
    assert MOST == 5000


def test_how_many_more_says_half_and_eight_in_ten():
    half, eight_in_ten = (predictive_tries(3, 12, chance) for chance in (0.5, 0.8))

    assert (half, eight_in_ten) == (4, 10)


@given(SHAPES, SHAPES)
def test_eight_in_ten_need_at_least_as_many_as_half(a, b):
    half, eight_in_ten = (predictive_tries(a, b, chance) for chance in (0.5, 0.8))

    if eight_in_ten is not None:
        assert 1 <= half <= eight_in_ten


@given(SHAPES, SHAPES, st.integers(0, 200))
def test_one_try_more_never_raises_the_chance_of_none(a, b, tries):
    assert 0 <= chance_of_none(a, b, tries + 1) <= chance_of_none(a, b, tries) <= 1 + 1e-12


@pytest.mark.parametrize("chance", [0, 1, -0.1, 1.5])
def test_a_chance_outside_0_to_1_is_refused(chance):
    with pytest.raises(ValueError, match="between 0 and 1"):
        predictive_tries(1, 1, chance)


@pytest.mark.parametrize(("a", "b", "tries"), [(0, 1, 1), (1, 0, 1), (1, 1, -1)])
def test_shapes_and_tries_that_cannot_be_are_refused(a, b, tries):
    with pytest.raises(ValueError, match="above 0"):
        chance_of_none(a, b, tries)
