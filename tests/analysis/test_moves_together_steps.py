"""The steps on the way to a relation, each by hand, by a table or by another method."""

import numpy as np
import pandas as pd
import pytest
from scipy.fft import dct

from core.analysis.moves_together import (
    _carry_over,
    _expected,
    _p_value,
    _slow_moves,
    correlation_interval,
)


@pytest.mark.parametrize(
    ("days", "five_percent", "one_percent"), [(12, 0.576, 0.708), (20, 0.444, 0.561)]
)
def test_p_values_match_the_table_of_critical_correlations(days, five_percent, one_percent):
    """Fisher & Yates (1938), table VII, for 10 and 18 degrees of freedom."""
    assert _p_value(five_percent, days) == pytest.approx(0.05, abs=2e-4)
    assert _p_value(-one_percent, days) == pytest.approx(0.01, abs=1e-4)


def test_an_interval_needs_more_than_three_days_and_may_begin_at_a_perfect_correlation():
    assert correlation_interval(0.5, 3) == (-1, 1)
    assert correlation_interval(0.5, 4) == pytest.approx((-0.8876, 0.9869), abs=5e-5)
    assert correlation_interval(1, 30) == pytest.approx((1, 1))
    assert correlation_interval(-1, 30) == pytest.approx((-1, -1))


def test_slow_moves_are_a_level_a_line_and_the_first_waves_of_a_cosine_transform():
    slow = _slow_moves(np.arange(100.0, 156.0))
    waves = slow[:, 2:]

    assert slow.shape == (56, 6)
    assert slow[:, 0] == pytest.approx(1)
    assert (slow[0, 1], slow[-1, 1]) == pytest.approx((1 / 112, 111 / 112))
    assert waves.T @ waves == pytest.approx(28 * np.eye(4), abs=1e-9)
    assert waves == pytest.approx(dct(np.eye(56), axis=0)[1:5].T / 2)


def test_slow_moves_keep_their_shape_over_gaps():
    days = np.array([100.0, 103, 130, 155])

    assert _slow_moves(days) == pytest.approx(_slow_moves(np.arange(100.0, 156.0))[[0, 3, 30, 55]])
    assert _slow_moves(np.arange(13.0)).shape == (13, 2)


def test_carry_over_is_seen_and_less_its_bias():
    flips, stays = np.array([1.0, -1, 1, -1]), np.ones(4)

    assert _carry_over(flips, 1) == pytest.approx(-0.75 + (1 - 3 * 0.75) / 4)
    assert _carry_over(stays, 2) == 1


def test_two_rare_things_are_expected_together_seldom():
    frame = pd.DataFrame({"one": [1] * 12 + [0] * 18, "other": [0] * 20 + [1] * 10})

    assert _expected(frame) == pytest.approx(4)
