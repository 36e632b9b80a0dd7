import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import AalenJohansenFitter, KaplanMeierFitter

from core.analysis.proportions import jeffreys_interval, jeffreys_proportion
from core.analysis.replies import (
    From,
    Reply,
    Wait,
    incidence,
    quiet_day,
    reply_times,
    still_possible,
)
from core.analysis.survival import kaplan_meier, median_day, survival_at

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
TOY = "3 5 5 7 8 10 12 14 14+ 18 21 25+ 30+ 30+ 30+ 40+ 45+ 60+ 60+ 60+"


def waits(text, reply=Reply.NEGATIVE):
    words = text.split()
    return [
        Wait(int(word.rstrip("+")), None if word.endswith("+") else reply, number, False)
        for number, word in enumerate(words)
    ]


random_waits = st.lists(
    st.builds(
        Wait,
        days=st.integers(1, 60),
        reply=st.sampled_from([None, Reply.POSITIVE, Reply.NEGATIVE]),
        application_id=st.integers(1, 1000),
        is_open=st.booleans(),
    ),
    min_size=1,
    max_size=60,
)


@pytest.mark.fixtures
def test_hearing_by_day_23_after_10_silent_days_matches_freireich_1963():
    steps = reply_times(waits(SIX_MP), From.APPLYING).steps

    chance = 1 - survival_at(steps, 23) / survival_at(steps, 10)

    assert chance == pytest.approx(0.4048, abs=5e-5)


@pytest.mark.fixtures
def test_the_toy_waits_of_evidence_3_3():
    steps = reply_times(waits(TOY), From.APPLYING).steps

    found = [survival_at(steps, day) for day in (14, 18, 21)]

    assert found == pytest.approx([0.6, 0.5455, 0.4909], abs=5e-5)


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("silent", "chance"), [(0, 0.509), (7, 0.386), (14, 0.182), (18, 0.100), (21, 0)]
)
def test_the_chance_to_hear_by_day_60_falls_with_silence_as_in_evidence_3_3(silent, chance):
    found = still_possible(waits(TOY), silent)

    assert (found.chance, found.within) == (pytest.approx(chance, abs=5e-4), 60)
    assert found.low <= found.chance <= found.high


@pytest.mark.fixtures
def test_a_chance_of_exactly_one_in_ten_is_quiet_on_day_18_evidence_3_3():
    found = reply_times(waits(TOY), From.APPLYING)

    assert (found.quiet_after, found.from_own_waits) == (18, True)


@pytest.mark.fixtures
def test_a_survival_of_one_half_is_reached_in_spite_of_rounding_evidence_3_3():
    # lifelines stores S(5) = 0.5000000000000001 and takes 7 for the median.
    steps = kaplan_meier([3, 4, 5, 7, 9, 12], [True, True, True, True, False, False])

    assert median_day(steps) == 5


@pytest.mark.fixtures
def test_the_freireich_curve_agrees_with_lifelines():
    found = waits(SIX_MP)
    theirs = KaplanMeierFitter().fit([w.days for w in found], [w.reply is not None for w in found])

    for step in reply_times(found, From.APPLYING).steps:
        ends = theirs.confidence_interval_.loc[step.day]
        assert step.survival == pytest.approx(theirs.predict(step.day))
        assert (step.low, step.high) == pytest.approx(tuple(ends))


def test_shares_of_two_kinds_agree_with_lifelines():
    kinds = [Reply.POSITIVE, Reply.NEGATIVE, None]
    found = [Wait(day, kinds[day % 3], day, False) for day in range(2, 32)]
    codes = [0 if w.reply is None else 1 + (w.reply is Reply.NEGATIVE) for w in found]
    theirs = AalenJohansenFitter().fit([w.days for w in found], codes, event_of_interest=1)

    for one in incidence(found, Reply.POSITIVE):
        assert one.share == pytest.approx(theirs.cumulative_density_.iloc[:, 0].asof(one.day))


def test_nothing_to_wait_for_gives_nothing():
    assert reply_times([], From.APPLYING) is None
    assert still_possible([], 3) is None


@pytest.mark.parametrize(("begun_with", "days"), [(From.APPLYING, 21), (From.CONVERSATION, 14)])
def test_few_waits_get_a_rule_of_thumb(begun_with, days):
    found = reply_times(waits("3 4 5+ 9+"), begun_with)

    assert (found.quiet_after, found.from_own_waits) == (days, False)


def test_four_answers_are_too_few_and_five_are_enough():
    four = waits("1 2 3 4 21+ 21+ 21+ 21+ 21+ 21+")
    five = waits("1 2 3 4 5 21+ 21+ 21+ 21+ 21+")

    assert not reply_times(four, From.APPLYING).from_own_waits
    assert still_possible(four, 0) is None
    assert reply_times(five, From.APPLYING).from_own_waits
    assert still_possible(five, 0) is not None


def test_nine_waits_are_too_few():
    nine = waits("1 2 3 4 5 21+ 21+ 21+ 21+")

    assert not reply_times(nine, From.APPLYING).from_own_waits
    assert still_possible(nine, 0) is None


def test_a_young_search_keeps_the_rule_of_thumb():
    """Seven that have been open for eight days are not over because five others were quick."""
    found = reply_times(waits("2 3 3 4 5 8+ 8+ 8+ 8+ 8+ 8+ 8+"), From.APPLYING)

    assert (found.quiet_after, found.from_own_waits) == (21, False)


@pytest.mark.parametrize(("begun_with", "days"), [(From.APPLYING, 21), (From.CONVERSATION, 14)])
def test_own_waits_count_once_the_longest_has_reached_the_rule_of_thumb(begun_with, days):
    quick = "2 3 3 4 5 8+ 8+ 8+ 8+ 8+ 8+"
    short = reply_times(waits(f"{quick} {days - 1}+"), begun_with)
    enough = reply_times(waits(f"{quick} {days}+"), begun_with)

    assert (short.quiet_after, short.from_own_waits) == (days, False)
    assert (enough.quiet_after, enough.from_own_waits) == (5, True)


def test_beyond_the_longest_wait_nothing_is_said():
    assert still_possible(waits(TOY), 60) is None


def test_fewer_than_five_longer_waits_say_nothing():
    assert still_possible(waits(TOY), 40) is None
    assert still_possible(waits(TOY), 39).chance == 0


def test_one_late_answer_with_nobody_else_waiting_is_no_share():
    """Of five longer waits four were cut short before the answer on day 60."""
    late = waits("3 5 5 7 60 12+ 14+ 20+ 30+ 59+")

    assert still_possible(late, 12) is None


def test_the_last_answer_speaks_with_five_at_risk_and_not_with_four():
    """By hand: six wait longer than 5 days, one of six and one of five is answered."""
    five = still_possible(waits("1 2 3 4 9 10 20+ 20+ 20+ 20+"), 5)

    assert (five.chance, five.waits) == (pytest.approx(1 / 3), 6)
    assert still_possible(waits("1 2 3 4 9 10 5+ 20+ 20+ 20+"), 5) is None


def test_a_chance_says_how_many_longer_waits_it_rests_on():
    assert still_possible(waits(TOY), 7).waits == 16
    assert still_possible(waits(TOY), 21).waits == 9


def test_when_no_longer_wait_was_answered_the_chance_is_0_up_to_a_bound():
    # Nine waits went on beyond day 21; evidence 3.1: 1 - .05^(1/n).
    found = still_possible(waits(TOY), 21)

    assert (found.low, found.chance) == (0, 0)
    assert found.high == pytest.approx(1 - 0.05 ** (1 / 9))


def test_positive_and_negative_shares_add_up_to_the_answered_ones():
    both = [*waits("2 4 9+", Reply.POSITIVE), *waits("3 4 8 20+", Reply.NEGATIVE)]
    found = reply_times(both, From.APPLYING)

    together = found.positive[-1].share + found.negative[-1].share

    assert together == pytest.approx(1 - found.steps[-1].survival)


def test_half_unanswered_has_no_median():
    assert reply_times(waits("3 9+ 9+ 9+"), From.APPLYING).median_days is None


@given(random_waits)
def test_shares_rise_and_lie_in_their_intervals(found):
    for reply in Reply:
        shares = incidence(found, reply)
        assert [one.share for one in shares] == sorted(one.share for one in shares)
        for one in shares:
            assert -1e-9 <= one.low <= one.share + 1e-9
            assert one.share - 1e-9 <= one.high <= 1 + 1e-9


@given(random_waits, st.randoms())
def test_the_order_of_the_waits_changes_nothing(found, random):
    shuffled = random.sample(found, len(found))

    assert reply_times(shuffled, From.APPLYING) == reply_times(found, From.APPLYING)


@given(random_waits, st.integers(0, 70))
def test_a_chance_lies_within_its_interval(found, silent):
    possible = still_possible(found, silent)

    if possible is not None:
        assert 0 <= possible.low <= possible.chance <= possible.high <= 1


@given(random_waits)
def test_an_application_is_quiet_by_the_longest_wait(found):
    times = reply_times(found, From.APPLYING)

    assert 0 <= (quiet_day(times.steps, times.longest) or 0) <= times.longest


def test_four_answers_by_hand_give_the_shares_of_aalen_and_johansen():
    """Of 4 waits one is answered on each of days 1 to 3."""
    found = [
        Wait(1, Reply.POSITIVE, 1, False),
        Wait(2, Reply.NEGATIVE, 2, False),
        Wait(3, Reply.POSITIVE, 3, False),
        Wait(4, None, 4, True),
    ]
    positive, negative = (incidence(found, reply) for reply in (Reply.POSITIVE, Reply.NEGATIVE))

    assert [(one.day, one.share) for one in positive] == [(1, 0.25), (2, 0.25), (3, 0.5)]
    assert [(one.day, one.share) for one in negative] == [(1, 0), (2, 0.25), (3, 0.25)]


@pytest.mark.parametrize("reply", list(Reply))
def test_where_no_wait_is_cut_short_the_interval_is_jeffreys_for_the_plain_share(reply):
    kinds = [Reply.NEGATIVE, Reply.POSITIVE, Reply.POSITIVE, Reply.NEGATIVE, Reply.POSITIVE]
    found = [Wait(day, kind, day, False) for day, kind in enumerate(kinds, start=2)]

    for one in incidence(found, reply):
        so_many = sum(kind is reply for kind in kinds[: one.day - 1])
        theirs = jeffreys_proportion(so_many, 5)
        assert (one.low, one.high) == pytest.approx((theirs.low, theirs.high))


def test_a_wait_that_is_cut_short_counts_only_for_what_it_saw():
    """By hand: 1 of 4, then 1 of the 2 still at risk; Greenwood makes it 20/7 full waits."""
    found = waits("1 2+ 3 4+", Reply.POSITIVE)
    first, then = incidence(found, Reply.POSITIVE)

    assert (first.low, first.high) == pytest.approx(jeffreys_interval(1 / 4, 4))
    assert (then.low, then.high) == pytest.approx(jeffreys_interval(5 / 8, 20 / 7))


def test_before_the_first_answer_of_its_kind_those_cut_short_earlier_say_nothing():
    """On day 3 it is known of 3 of the 5 waits that they had no offer yet."""
    found = [*waits("1+ 2+ 3 9+"), *waits("5", Reply.POSITIVE)]
    none_yet, *_ = incidence(found, Reply.POSITIVE)

    assert (none_yet.day, none_yet.share, none_yet.low) == (3, 0, 0)
    assert none_yet.high == pytest.approx(jeffreys_proportion(0, 3).high)


def test_days_on_which_nobody_answered_are_no_step():
    found = waits("1+ 2 3+ 5 6+", Reply.POSITIVE)

    assert [one.day for one in incidence(found, Reply.POSITIVE)] == [2, 5]
    assert incidence(found, Reply.NEGATIVE) == ()


def test_when_everybody_has_an_answer_the_interval_is_that_of_all_of_so_many():
    first, last = incidence(waits("1 2", Reply.POSITIVE), Reply.POSITIVE)
    (only,) = incidence(waits("3", Reply.POSITIVE), Reply.POSITIVE)

    assert 0 < first.low < first.share < first.high < 1
    assert (last.share, last.low, last.high) == (1, jeffreys_proportion(2, 2).low, 1)
    assert (only.share, only.low, only.high) == (1, jeffreys_proportion(1, 1).low, 1)


def test_the_last_answer_warns_of_nothing():
    # lifelines silences numpy for the whole process.
    with np.errstate(all="warn"), warnings.catch_warnings():
        warnings.simplefilter("error")
        assert incidence(waits("1 2", Reply.POSITIVE), Reply.POSITIVE)


def test_a_summary_counts_its_waits_and_keeps_what_they_began_with():
    found = reply_times(waits(TOY), From.CONVERSATION)

    assert (found.begun_with, found.waits, found.replies) == (From.CONVERSATION, 20, 10)
    assert (found.median_days, found.longest) == (21, 60)


def test_the_chance_that_is_left_has_the_interval_of_the_survival_turned_round():
    found = still_possible(waits(TOY), 0)
    fitted = KaplanMeierFitter().fit(
        [w.days for w in waits(TOY)], [bool(w.reply) for w in waits(TOY)]
    )
    low, high = fitted.confidence_interval_.loc[21]

    assert (found.low, found.high) == pytest.approx((1 - high, 1 - low))


def test_silence_is_quiet_on_the_day_of_the_last_answer_though_one_waits_a_day_longer():
    found = reply_times(waits("20 20 20 20 20 20 20 20 20 21+"), From.APPLYING)

    assert (found.quiet_after, found.from_own_waits) == (20, True)
