"""Pairs that move together; whatever does not must stay unlisted."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import spearmanr

from core.analysis.moves_together import (
    LATEST_DAYS,
    Relation,
    _compared,
    _reported,
    correlation_interval,
    days_to_see,
    effective_days,
    moves_together,
)
from core.vocabulary import Emotion

TODAY = date(2026, 6, 30)


def daily(**measures):
    """Measures of one length, the last value on TODAY."""
    frame = pd.DataFrame(measures)
    frame.insert(0, "day", [TODAY - timedelta(days=n) for n in range(len(frame))][::-1])
    return frame


def carried(chance, days, measures, phi):
    """AR(1) series, unrelated to each other."""
    noise = chance.normal(size=(days, measures))
    noise[:1] /= np.sqrt(1 - phi**2)
    for day in range(1, days):
        noise[day] += phi * noise[day - 1]
    return noise


def unrelated(chance, days, phi, drift=0.0):
    values = carried(chance, days, 6, phi)
    values += drift * np.cumsum(chance.normal(size=values.shape), axis=0)
    return daily(**{f"measure_{n}": values[:, n] for n in range(6)})


def related(days=60, seed=1, share=0.8):
    chance = np.random.default_rng(seed)
    values = carried(chance, days, 3, 0.3)
    energy = share * values[:, 0] + (1 - share) * values[:, 1]
    return daily(valence=values[:, 0], energy=energy, applications=values[:, 2])


@pytest.mark.fixtures
def test_sixty_days_that_carry_over_count_as_forty_evidence_3_8():
    assert effective_days(60, 0.5, 0.4) == pytest.approx(40)


@pytest.mark.fixtures
@pytest.mark.parametrize(("correlation", "days"), [(0.3, 85), (0.5, 30), (-0.3, 85)])
def test_the_days_for_eighty_percent_power_match_evidence_3_8(correlation, days):
    assert days_to_see(correlation) == days


@pytest.mark.fixtures
def test_the_interval_of_a_half_from_twenty_days_matches_evidence_3_8():
    assert correlation_interval(0.5, 20) == pytest.approx((0.074, 0.772), abs=5e-4)


@pytest.mark.fixtures
def test_the_fifteen_p_values_of_benjamini_and_hochberg_1995_evidence_3_8():
    p = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719, .6528,
         .7590, 1]  # fmt: skip

    found = [Relation(f"{n:02}", "other", 60, 50, 0.4, 0.1, 0.6, one) for n, one in enumerate(p)]

    assert [one.first for one in _reported(found)] == ["00", "01", "02", "03"]
    assert sum(one <= 0.05 / len(p) for one in p) == 3


@pytest.mark.fixtures
def test_twenty_nine_days_are_too_few_and_thirty_are_enough_evidence_3_8():
    few, enough = (moves_together(related(n), TODAY) for n in (29, 30))

    assert (few.relations, few.compared, few.days, few.missing) == ((), 0, 29, 1)
    assert (enough.compared, enough.missing) == (3, 0)


def test_a_strong_relation_is_always_found_and_hardly_one_in_ten_is_false():
    false = []
    for seed in range(100):
        relations = moves_together(related(seed=seed), TODAY).relations
        pairs = [(one.first, one.second) for one in relations]
        assert ("energy", "valence") in pairs
        false.append((len(pairs) - 1) / len(pairs))

    assert np.mean(false) <= 0.1


def test_a_relation_shows_its_days_and_its_interval():
    found = moves_together(related(), TODAY)

    (one,) = found.relations
    assert (one.first, one.second, one.days, one.is_same_way) == ("energy", "valence", 60, True)
    assert 0 < one.low < one.correlation < one.high < 1
    assert one.adjusted_p < 0.001


def test_an_opposite_relation_is_found_as_opposite():
    frame = related().assign(energy=lambda seen: -seen["energy"])

    (one,) = moves_together(frame, TODAY).relations

    assert not one.is_same_way
    assert one.high < 0


@pytest.mark.parametrize("seed", range(5))
def test_without_slow_moves_or_carry_over_it_is_close_to_spearmans_correlation(seed):
    frame = related(seed=seed)

    one = moves_together(frame, TODAY).relations[0]

    plain = spearmanr(frame["energy"], frame["valence"]).statistic
    assert one.correlation == pytest.approx(plain, abs=0.1)


@pytest.mark.parametrize("phi", [0.0, 0.5])
def test_unrelated_series_list_nothing_in_nine_of_ten_records(phi):
    records = (unrelated(np.random.default_rng(seed), 60, phi) for seed in range(200))

    quiet = sum(not moves_together(one, TODAY).relations for one in records)

    assert quiet >= 180


def test_series_that_drift_each_by_itself_list_nothing_in_nine_of_ten_records():
    records = (unrelated(np.random.default_rng(seed), 170, 0.3, drift=0.2) for seed in range(100))

    quiet = sum(not moves_together(one, TODAY).relations for one in records)

    assert quiet >= 90


def test_a_shared_trend_alone_is_no_relation():
    chance = np.random.default_rng(2)
    rising = np.arange(60) / 5

    frame = daily(energy=rising + chance.normal(size=60), valence=rising + chance.normal(size=60))

    assert spearmanr(frame["energy"], frame["valence"]).statistic > 0.8
    assert moves_together(frame, TODAY).relations == ()


def test_a_measure_that_never_changes_is_not_compared():
    found = moves_together(related().assign(applications=0), TODAY)

    assert found.compared == 1


def test_a_measure_that_only_grows_is_not_compared():
    found = moves_together(related(40).assign(applications=range(40)), TODAY)

    assert found.compared == 1


def test_two_rare_things_are_not_compared():
    rare = [1, *[0] * 9] * 6

    found = moves_together(daily(interviews=rare, exhaustion=rare), TODAY)

    assert (found.relations, found.compared, found.missing) == ((), 0, 0)


def test_feelings_are_not_compared_with_each_other():
    chance = np.random.default_rng(3)
    felt = chance.integers(0, 2, 60)

    found = moves_together(daily(hope=felt, calm=felt, energy=chance.normal(size=60)), TODAY)

    assert {str(one) for one in Emotion} >= {"hope", "calm"}
    assert found.compared == 2
    assert found.relations == ()


def test_what_is_not_known_is_left_out_and_is_not_zero():
    frame = related(59)
    frame.loc[::2, "energy"] = np.nan

    found = moves_together(frame, TODAY)

    assert (found.compared, found.days) == (1, 59)


def test_days_of_half_a_year_ago_are_left_out():
    longer, cut = related(LATEST_DAYS + 40), related(LATEST_DAYS + 40).tail(LATEST_DAYS)

    assert moves_together(longer, TODAY) == moves_together(cut, TODAY)


def test_no_day_gives_none():
    assert moves_together(related().head(0), TODAY) is None
    assert moves_together(related(), date(2020, 1, 1)) is None
    assert moves_together(daily(energy=[np.nan] * 40, valence=[np.nan] * 40), TODAY) is None


@settings(max_examples=20)
@given(st.integers(20, 60), st.integers(0, 1_000), st.randoms())
def test_the_order_of_the_rows_changes_nothing(days, seed, random):
    frame = related(days, seed, share=0.5)
    shuffled = frame.iloc[random.sample(range(days), days)]

    assert moves_together(shuffled, TODAY) == moves_together(frame, TODAY)


@settings(max_examples=20)
@given(st.integers(20, 60), st.integers(0, 1_000), st.integers(1, 400))
def test_a_row_after_today_changes_nothing(days, seed, ahead):
    frame = related(days, seed, share=0.5)
    later = frame.tail(1).assign(day=TODAY + timedelta(days=ahead), energy=1e6)

    assert moves_together(pd.concat([frame, later]), TODAY) == moves_together(frame, TODAY)


@given(st.floats(-0.99, 0.99), st.floats(4, 500))
def test_the_interval_holds_the_correlation(correlation, days):
    low, high = correlation_interval(correlation, days)

    assert -1 <= low <= correlation <= high <= 1


@given(st.integers(30, 200), st.floats(-1, 1), st.floats(-1, 1))
def test_days_in_a_row_never_say_more_than_separate_days(days, first, second):
    assert 0 <= effective_days(days, first, second) <= days


def test_three_days_say_nothing_about_a_correlation():
    assert correlation_interval(0.9, 3) == (-1, 1)


@pytest.mark.parametrize("correlation", [0, 1, -1])
def test_no_or_full_correlation_has_no_number_of_days(correlation):
    with pytest.raises(ValueError, match="between 0 and 1"):
        days_to_see(correlation)


def test_days_that_do_not_carry_over_count_in_full_less_what_was_taken_out():
    """60 days have a level, a line and four slow waves: 60 - 6 + 1."""
    flips = [n % 2 for n in range(60)]
    waves = [n % 8 // 4 + n / 1000 for n in range(60)]
    one = _compared(daily(flips=flips, waves=waves).set_index("day"))

    assert (one.days, one.effective_days) == (60, 55)
    assert (one.low, one.high) == correlation_interval(one.correlation, 55)


def test_days_before_the_last_180_are_left_out():
    assert moves_together(related(LATEST_DAYS + 5), TODAY).days == LATEST_DAYS


def test_one_measure_alone_has_nothing_to_go_with():
    found = moves_together(related()[["day", "energy"]], TODAY)

    assert (found.relations, found.compared, found.days, found.missing) == ((), 0, 0, 30)
