from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.mood_dynamics import (
    Quadrant,
    dynamics,
    half_life,
    half_life_of_carry_over,
    half_life_of_dip,
    quadrant_of,
    quadrant_shares,
)

START = date(2026, 1, 1)
SCALE = st.integers(0, 100)


def daily(values, step=1):
    return pd.Series(values, index=[START + timedelta(days=step * n) for n in range(len(values))])


def check_ins(*pairs):
    return pd.DataFrame(pairs, columns=["valence", "energy"])


@pytest.mark.fixtures
def test_the_half_life_of_evidence_3_7_is_2_7726_days():
    days = np.arange(0, 15)
    mood = 65 - 30 * np.exp(-days / 4)

    assert half_life_of_dip(days, mood, 65) == pytest.approx(2.7726, abs=5e-5)


@pytest.mark.fixtures
def test_a_carry_over_of_0_8_has_a_half_life_of_3_106_days_evidence_3_7():
    assert half_life(0.8) == pytest.approx(3.106, abs=5e-4)


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("valence", "energy", "quadrant"),
    [
        (30, 80, Quadrant.AGITATED), (49, 50, Quadrant.AGITATED), (49, 49, Quadrant.DRAINED),
        (50, 50, Quadrant.ENERGISED), (50, 49, Quadrant.CALM), (100, 0, Quadrant.CALM),
    ],
)  # fmt: skip
def test_the_quarters_of_evidence_1_2(valence, energy, quadrant):
    assert quadrant_of(valence, energy) is quadrant


def test_shares_count_every_check_in_once():
    found = quadrant_shares(check_ins((10, 90), (10, 10), (90, 90), (90, 90)))

    assert {one.quadrant: one.share.count for one in found} == {
        Quadrant.AGITATED: 1,
        Quadrant.DRAINED: 1,
        Quadrant.ENERGISED: 2,
        Quadrant.CALM: 0,
    }


def test_no_check_in_has_no_shares_and_no_dynamics():
    assert quadrant_shares(check_ins()) == ()
    assert dynamics(daily([])) is None


def test_variability_is_the_standard_deviation_from_ten_days_on():
    assert dynamics(daily([40, 60] * 4 + [50])).variability is None
    assert dynamics(daily([40, 60] * 5)).variability == pytest.approx(10.541, abs=5e-4)


def test_inertia_needs_twenty_pairs_of_days_in_a_row():
    rising = list(range(21))

    assert dynamics(daily(rising[:-1])).inertia is None
    assert dynamics(daily(rising)).inertia == pytest.approx(1)
    assert dynamics(daily(rising, step=2)).pairs == 0


def test_mood_that_flips_each_day_has_negative_inertia():
    assert dynamics(daily([40, 60] * 15)).inertia == pytest.approx(-1)


def test_mood_that_never_moves_has_no_inertia():
    found = dynamics(daily([50] * 30))

    assert (found.variability, found.inertia) == (0, None)


def test_mood_that_stays_down_has_no_half_life():
    assert half_life_of_dip(range(10), [30] * 10, 65) is None
    assert half_life_of_dip(range(10), [70] * 10, 65) is None
    assert half_life_of_dip(range(3), [30, 40, 50], 65) is None


def test_the_half_life_of_noisy_dips_is_near_the_true_one():
    chance = np.random.default_rng(5)
    days = np.arange(0, 15)
    found = [
        half_life_of_dip(days, 65 - 30 * np.exp(-days / 4) + chance.normal(0, 3, 15), 65)
        for _ in range(200)
    ]

    assert np.median(found) == pytest.approx(4 * np.log(2), abs=0.3)


@pytest.mark.parametrize("phi", [-0.5, 0, 1, 1.2])
def test_only_a_carry_over_between_0_and_1_fades(phi):
    assert half_life(phi) is None


def test_a_carry_over_needs_thirty_values():
    chance = np.random.default_rng(2)
    values = [50.0]
    for shock in chance.normal(0, 5, 400):
        values.append(50 + 0.8 * (values[-1] - 50) + shock)

    assert half_life_of_carry_over(values[:29]) is None
    assert half_life_of_carry_over(values) == pytest.approx(3.1, abs=0.9)
    assert half_life_of_carry_over([50.0] * 40) is None


@given(st.lists(st.tuples(SCALE, SCALE), min_size=1, max_size=40), st.randoms())
def test_shares_do_not_depend_on_the_order_and_add_up(pairs, random):
    found = quadrant_shares(check_ins(*pairs))

    assert quadrant_shares(check_ins(*random.sample(pairs, len(pairs)))) == found
    assert sum(one.share.count for one in found) == len(pairs)


@given(st.lists(SCALE, min_size=1, max_size=60))
def test_inertia_is_a_correlation(values):
    found = dynamics(daily([float(value) for value in values]))

    assert found.inertia is None or -1 - 1e-9 <= found.inertia <= 1 + 1e-9


def test_a_record_knows_its_days():
    assert dynamics(daily([40, 60, 50])).days == 3


def test_days_that_vary_on_one_side_of_the_pairs_only_have_no_inertia():
    assert dynamics(daily([50] * 20 + [60])).inertia is None
    assert dynamics(daily([60] + [50] * 20)).inertia is None


def test_a_spread_of_one_point_is_a_spread():
    assert dynamics(daily([49, 51] * 15 + [49])).inertia == pytest.approx(-1)


def test_thirty_values_that_halve_their_distance_have_a_half_life_near_one():
    values = [50 + 40 * 0.5 ** (n % 10) for n in range(30)]

    assert half_life_of_carry_over(values) is not None
    assert half_life_of_carry_over(values[1:]) is None


def test_four_days_of_a_dip_are_enough_for_a_half_life():
    days = np.arange(0, 4)

    assert half_life_of_dip(days, 65 - 30 * np.exp(-days / 4), 65) == pytest.approx(
        2.7726, abs=1e-3
    )
    assert half_life_of_dip(days[:3], 65 - 30 * np.exp(-days[:3] / 4), 65) is None
