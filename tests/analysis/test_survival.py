import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from core.analysis.survival import (
    SurvivalStep,
    kaplan_meier,
    median_day,
    median_interval,
    survival_at,
)

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
WAITS = st.lists(st.tuples(st.integers(0, 30), st.booleans()), max_size=40)


def waits(text):
    words = text.split()
    return [int(word.rstrip("+")) for word in words], [not word.endswith("+") for word in words]


@pytest.mark.fixtures
def test_remission_times_match_freireich_1963_by_greenwood():
    steps = kaplan_meier(*waits(SIX_MP))

    assert [step.day for step in steps] == [6, 7, 10, 13, 16, 22, 23]
    assert [step.survival for step in steps] == pytest.approx(
        [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482], abs=5e-5
    )
    assert [step.standard_error for step in steps] == pytest.approx(
        [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346], abs=5e-5
    )
    assert (steps[2].low, steps[2].high) == pytest.approx((0.5032, 0.8894), abs=5e-5)
    assert median_day(steps) == 23


@pytest.mark.fixtures
def test_the_personal_median_of_evidence_3_7_is_5_days_from_3_to_not_reached():
    steps = kaplan_meier(*waits("3 4 5 7 9+ 12+"))

    assert [step.survival for step in steps] == pytest.approx(
        [0.8333, 0.6667, 0.5, 0.3333], abs=5e-5
    )
    assert median_day(steps) == 5
    assert median_interval(steps) == (3, None)


def test_nothing_that_happened_gives_no_steps_and_no_median():
    assert kaplan_meier([], []) == ()
    assert kaplan_meier([4, 9], [False, False]) == ()
    assert median_day(()) is None
    assert median_interval(()) == (None, None)


def test_a_wait_that_is_open_on_a_day_is_still_at_risk_on_it():
    (step,) = kaplan_meier([5, 5], [True, False])

    assert (step.at_risk, step.survival) == (2, 0.5)


def test_when_nobody_waits_any_more_the_error_is_not_known():
    last = kaplan_meier([1, 2], [True, True])[-1]

    assert (last.survival, last.standard_error, last.low) == (0, None, 0)


@given(WAITS)
def test_survival_never_rises_and_lies_within_its_interval(pairs):
    steps = kaplan_meier([day for day, _ in pairs], [seen for _, seen in pairs])
    shares = [1.0, *(step.survival for step in steps)]

    assert shares == sorted(shares, reverse=True)
    for step in steps:
        assert 0 <= step.low <= step.survival <= step.high <= 1


@given(WAITS, st.randoms())
def test_the_order_of_the_waits_changes_nothing(pairs, random):
    shuffled = random.sample(pairs, len(pairs))

    assert kaplan_meier(*_columns(shuffled)) == kaplan_meier(*_columns(pairs))


def _columns(pairs):
    return [day for day, _ in pairs], [seen for _, seen in pairs]


def test_waits_and_endings_must_be_as_many():
    with pytest.raises(ValueError, match=r"^2 waits and 1 endings$"):
        kaplan_meier([1, 2], [True])


def test_everybody_waits_before_the_first_step():
    steps = kaplan_meier([3, 5], [True, False])

    assert [survival_at(steps, day) for day in (0, 2, 3, 9)] == [1, 1, 0.5, 0.5]


def test_the_last_interval_reaches_from_0_to_the_end_of_the_one_before():
    first, last = kaplan_meier([1, 2], [True, True])

    assert last == SurvivalStep(2, 1, 1, 0.0, None, 0.0, first.high)
    assert first.high < 1


def test_each_step_knows_how_many_ended_on_its_day():
    assert [step.ended for step in kaplan_meier(*waits("1 2 2 2+ 3 3+"))] == [1, 2, 1]


@pytest.mark.parametrize(
    ("text", "high"),
    [
        ("2 3 5 6 8 11", 11),
        ("2 3 5 5 5 5", 5),
        ("1+ 1+ 2 3 5 6 8 11", 11),
        ("2 3 5 6 11", None),
        ("1+ 1+ 2 3 5 6 11", None),
        ("2 3 5 6 8 12+", None),
        ("2 2+ 2+ 2+ 2+ 2+ 2+ 3 4 5 6 8", None),
    ],
)
def test_all_of_six_endings_before_the_median_would_be_one_chance_in_64(text, high):
    assert median_interval(kaplan_meier(*waits(text)))[1] == high


@pytest.mark.parametrize("text", ["1 2 3 4 5 6 7 8 9 10 11 12", "1 1 2 3 3 5 8 8 8+ 9 12 15+"])
def test_both_ends_of_the_median_agree_with_lifelines(text):
    days, seen = waits(text)
    theirs = KaplanMeierFitter().fit(days, seen).confidence_interval_
    ends = median_survival_times(theirs).iloc[0]

    assert median_interval(kaplan_meier(days, seen)) == tuple(ends)
