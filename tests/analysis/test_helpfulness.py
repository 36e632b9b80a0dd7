"""The mean of a person's own ratings, with its interval."""

import pytest

from core.analysis.helpfulness import helpfulness, use_sentence


def test_the_interval_is_the_one_of_student():
    """Mean 6, SD 1.5811, standard error .7071, t(4) = 2.7764: by hand."""
    found = helpfulness([4, 6, 7, 8, 5])
    assert (found.mean, found.low, found.high) == pytest.approx((6, 4.0368, 7.9632), abs=1e-4)


def test_four_ratings_are_a_count_only():
    assert helpfulness([4, 6, 7, 8]) is None
    assert use_sentence(6, [4, 6, 7, 8]) == "You did this 6 times."
    assert use_sentence(1, []) == "You did this 1 time."


def test_the_interval_stays_on_the_scale():
    found = helpfulness([10, 10, 10, 9, 2])
    assert found.high == 10
    assert helpfulness([0, 0, 0, 1, 8]).low == 0


def test_ratings_that_are_all_the_same_are_not_taken_for_exact():
    found = helpfulness([7] * 5)
    assert found.low == pytest.approx(7 - 2.7764 * 0.288675 / 5**0.5, abs=1e-4)


def test_the_sentence_claims_no_effect():
    said = use_sentence(5, [4, 6, 7, 8, 5])
    assert "6.0 of 10" in said
    assert "4.0 to 8.0" in said
    assert "not what it did" in said


def test_nothing_is_said_of_what_was_never_done():
    assert use_sentence(0, []) == ""
