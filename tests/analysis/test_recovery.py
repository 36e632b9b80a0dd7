from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.recovery import Baseline, Censoring, response_to_rejection, responses

DAY = date(2026, 3, 2)
BEFORE = dict(enumerate([62, 60, 64, 61, 63, 59, 62], start=-7))
AFTER = dict(enumerate([40, 38, 44, 50, 55, 60, 61] + [62] * 8))
MUCH_LATER = 400


def on(number):
    return DAY + timedelta(days=number)


def check_ins(mood, recalled=()):
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    rows = [(on(n), moment, value, 50, n in recalled) for n, value in mood.items()]
    return pd.DataFrame(rows, columns=["day", "recorded_at", "valence", "energy", "recalled"])


def response(mood, others=(), today=MUCH_LATER, recalled=()):
    rejected = [DAY, *(on(other) for other in others)]
    found = responses(check_ins(mood, recalled), rejected, on(today))
    return next((one for one in found if one.rejected_on == DAY), None)


def without(mood, *days):
    return {day: value for day, value in mood.items() if day not in days}


@pytest.mark.fixtures
def test_one_rejection_matches_evidence_3_7():
    found = response(BEFORE | AFTER)

    assert (found.usual, found.spread, found.drop) == (62, 5, 24)
    assert (found.days_to_baseline, found.days_to_half) == (5, 3)
    assert found.points_lost == pytest.approx(75.0)
    assert found.index == pytest.approx(91.36, abs=0.005)
    assert (found.usual_from, found.censored_on_day) == (Baseline.TWO_WEEKS, None)


def test_no_check_ins_give_no_response():
    assert responses(check_ins({}), [DAY], on(30)) == ()


@pytest.mark.parametrize(
    "mood",
    [
        BEFORE,
        AFTER,
        without(BEFORE, -1, -2, -3) | AFTER,
        BEFORE | without(AFTER, 0, 1, 2),
        BEFORE | {0: 40, 1: 38, 2: 44},
    ],
    ids=["nothing after", "nothing before", "4 before", "no trough", "3 after"],
)
def test_too_few_check_ins_give_no_response(mood):
    assert response(mood) is None


def test_the_trough_is_the_lowest_of_the_first_three_days_that_are_known():
    assert response(BEFORE | without(AFTER, 1)).drop == 62 - 40


def test_a_drop_within_the_ordinary_spread_is_no_dip_and_not_zero_days():
    found = response(BEFORE | dict.fromkeys(range(15), 57))

    assert (found.drop, found.has_dip) == (5, False)
    assert (found.days_to_baseline, found.censored_by, found.points_lost) == (None, None, None)


def test_a_wide_ordinary_spread_asks_for_a_deeper_drop():
    unsteady = dict(enumerate([40, 80, 50, 70, 60, 45, 75], start=-7))

    assert response(unsteady | AFTER).spread == pytest.approx(1.4826 * 15)


def test_one_good_day_alone_is_not_yet_back():
    found = response(BEFORE | AFTER | {3: 62, 4: 50})

    assert found.days_to_baseline == 5


def test_without_a_return_the_view_ends_at_the_last_check_in():
    found = response(BEFORE | dict.fromkeys(range(10), 40))

    assert (found.days_to_baseline, found.censored_on_day) == (None, 9)
    assert found.censored_by is Censoring.LAST_CHECK_IN


def test_the_view_ends_after_28_days():
    found = response(BEFORE | dict.fromkeys(range(40), 40) | {41: 62, 42: 62})

    assert (found.censored_on_day, found.censored_by) == (28, Censoring.FOLLOW_UP)


def test_a_return_across_day_28_is_not_seen():
    found = response(BEFORE | dict.fromkeys(range(28), 40) | {28: 62, 29: 62})

    assert found.days_to_baseline is None


def test_the_next_rejection_ends_the_view():
    found = response(BEFORE | AFTER, others=[4])

    assert (found.censored_on_day, found.censored_by) == (4, Censoring.NEXT_REJECTION)
    assert found.points_lost is None
    assert max(day for day, _ in found.path) == 3


def test_the_confirming_check_in_must_come_before_the_next_rejection():
    assert response(BEFORE | AFTER, others=[6]).days_to_baseline is None
    assert response(BEFORE | AFTER, others=[7]).days_to_baseline == 5


def test_a_second_rejection_on_the_same_day_changes_nothing():
    assert response(BEFORE | AFTER, others=[0]) == response(BEFORE | AFTER)


def test_days_after_an_earlier_rejection_are_left_out_of_the_usual_level():
    low = {-9: 20, -8: 22, -10: 18, -11: 21}

    assert response(BEFORE | low | AFTER, others=[-11]).usual == 62


def test_when_the_two_weeks_hold_too_little_60_days_are_used_and_said():
    found = response(BEFORE | dict.fromkeys(range(-30, -20), 70) | AFTER, others=[-7, -3])

    assert (found.usual_from, found.usual) == (Baseline.SIXTY_DAYS, 70)


def test_recalled_check_ins_are_left_out():
    assert response(BEFORE | AFTER, recalled=range(3)) is None


def test_points_lost_are_unknown_when_the_two_weeks_are_not_over():
    mood = BEFORE | {day: value for day, value in AFTER.items() if day <= 11}

    assert response(mood).points_lost is None
    assert response(mood | {12: 62}).points_lost == pytest.approx(75.0)


def test_points_lost_are_unknown_across_a_gap_of_more_than_a_week():
    assert response(BEFORE | without(AFTER, *range(4, 11))).points_lost is None
    assert response(BEFORE | without(AFTER, *range(4, 10))).points_lost is not None


def test_several_check_ins_a_day_count_as_their_median():
    frame = pd.concat([check_ins(BEFORE | AFTER), check_ins({0: 0}), check_ins({0: 99})])
    (found,) = responses(frame, [DAY], on(MUCH_LATER))

    assert found.days_to_baseline == 5
    assert found.points_lost == pytest.approx(75.0)


@given(st.lists(st.integers(0, 100), min_size=30, max_size=60), st.integers(0, 100))
def test_a_check_in_after_28_days_changes_nothing_that_was_seen(values, later):
    mood = dict(enumerate(values, start=-14))
    found, with_later = response(mood), response(mood | {100: later})

    if found is not None:
        unknown = {"censored_on_day": None, "censored_by": None}
        assert replace(found, **unknown) == replace(with_later, **unknown)


@given(st.lists(st.integers(0, 100), min_size=30, max_size=50), st.integers(0, 35))
def test_nothing_after_today_is_looked_at(values, today):
    mood = dict(enumerate(values, start=-14))
    known = {day: value for day, value in mood.items() if day <= today}

    assert response(mood, others=[today + 1], today=today) == response(known, today=today)


@given(st.lists(st.integers(0, 100), min_size=30, max_size=50), st.randoms())
def test_the_order_of_the_rows_changes_nothing(values, random):
    mood = dict(enumerate(values, start=-14))
    shuffled = dict(random.sample(list(mood.items()), len(mood)))

    assert response(shuffled) == response(mood)


@given(st.lists(st.integers(0, 100), min_size=30, max_size=50))
def test_a_dip_is_either_seen_back_or_censored(values):
    found = response(dict(enumerate(values, start=-14)))

    if found is not None and found.has_dip:
        assert (found.days_to_baseline is None) == (found.censored_by is not None)
        assert found.index is None or found.index <= 100


def test_the_day_of_the_rejection_need_not_be_among_the_others():
    daily = check_ins(BEFORE | AFTER).set_index("day")["valence"].astype(float)

    assert response_to_rejection(daily, DAY, [], on(40)) == response(BEFORE | AFTER, today=40)


FLAT = BEFORE | dict.fromkeys(range(40), 40)


def test_the_path_goes_from_day_minus_7_to_day_14():
    found = response(BEFORE | AFTER | {-8: 61, 15: 62})

    assert found.path == tuple((BEFORE | AFTER).items())


def test_two_weeks_at_22_points_below_lose_308():
    found = response(FLAT)

    assert (found.points_lost, found.index) == (308, pytest.approx(100 * (1 - 308 / 868)))
    assert response(FLAT | {14: 62}).points_lost == 22 * 13 + 11


def test_a_rejection_within_the_two_weeks_leaves_the_loss_unknown():
    assert response(FLAT, others=[14]).points_lost is None
    assert response(FLAT, others=[15]).points_lost == 308


@pytest.mark.parametrize("other", [13, 14])
def test_a_rejection_after_the_last_check_in_of_the_two_weeks_leaves_the_loss_unknown(other):
    seen = BEFORE | dict.fromkeys(range(13), 40)
    found = response(seen, others=[other])

    assert (found.points_lost, found.index) == (None, None)
    assert (found.censored_on_day, found.censored_by) == (12, Censoring.LAST_CHECK_IN)
    assert response(seen).points_lost == 308


@pytest.mark.parametrize("today", [12, 13])
def test_before_14_days_have_passed_the_loss_is_unknown(today):
    found = response(FLAT, today=today)

    assert (found.points_lost, found.index) == (None, None)


def test_once_14_days_have_passed_the_loss_is_known():
    found = response(FLAT, today=14)

    assert (found.points_lost, found.index) == (308, pytest.approx(100 * (1 - 308 / 868)))


def test_a_rejection_of_today_is_known_and_ends_the_view():
    found = response(FLAT, others=[13], today=13)

    assert (found.censored_on_day, found.censored_by) == (13, Censoring.NEXT_REJECTION)


def test_of_two_ends_on_one_day_the_next_rejection_is_said():
    last = response(FLAT, others=[28])
    alone = response(FLAT)

    assert (last.censored_on_day, last.censored_by) == (28, Censoring.NEXT_REJECTION)
    assert (alone.censored_on_day, alone.censored_by) == (28, Censoring.FOLLOW_UP)


def test_a_rejection_on_the_day_after_leaves_one_day_to_look_at():
    found = response(FLAT, others=[1])

    assert found.path == tuple((BEFORE | {0: 40}).items())
    assert (found.censored_on_day, found.censored_by) == (1, Censoring.NEXT_REJECTION)


def test_the_lowest_day_may_be_the_last_of_the_three_and_the_way_back_begins_there():
    found = response(BEFORE | {0: 62, 1: 62, 2: 30, 3: 31, 4: 46, 5: 62, 6: 62})

    assert (found.drop, found.days_to_half, found.days_to_baseline) == (32, 4, 5)


def test_day_28_may_show_that_day_27_was_back():
    assert response(FLAT | {27: 62, 28: 62}).days_to_baseline == 27
    assert response(FLAT | {28: 62, 29: 62}).days_to_baseline is None


def test_near_is_half_the_ordinary_spread_and_includes_its_edge():
    assert response(FLAT | {5: 59.5, 6: 59.5}).days_to_baseline == 5
    assert response(FLAT | {5: 59.4, 6: 59.5}).days_to_baseline is None


@pytest.mark.parametrize(
    ("days", "usual_from"),
    [
        (range(-14, -9), Baseline.TWO_WEEKS),
        (range(-15, -10), Baseline.SIXTY_DAYS),
        (range(-60, -55), Baseline.SIXTY_DAYS),
        (range(-61, -56), None),
        (range(-65, -60), None),
    ],
)
def test_five_check_ins_in_their_window_are_a_usual_level(days, usual_from):
    found = response(dict.fromkeys(days, 62) | AFTER)

    assert (found and found.usual_from) == usual_from


def test_four_days_after_are_enough_the_first_and_the_fourteenth_among_them():
    assert response(BEFORE | {0: 40, 5: 50, 9: 55, 14: 62}) is not None
    assert response(BEFORE | {2: 40, 5: 50, 9: 55, 14: 62}).drop == 22
    assert response(BEFORE | {3: 40, 5: 50, 9: 55, 14: 62}) is None
