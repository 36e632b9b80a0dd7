import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from core.analysis.proportions import Detail, detail, jeffreys_proportion, wilson_proportion

COUNTS = st.integers(1, 500).flatmap(lambda total: st.tuples(st.integers(0, total), st.just(total)))


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("count", "total", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_matches_newcombe_1998_table_1(count, total, low, high):
    share = wilson_proportion(count, total)

    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("count", "total", "low", "high"), [(81, 263, 0.2545, 0.3656), (2, 40, 0.0105, 0.1509)]
)
def test_jeffreys_matches_evidence_3_1(count, total, low, high):
    share = jeffreys_proportion(count, total)

    assert (share.low, share.high) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.fixtures
def test_one_offer_of_eight_is_12_5_percent_from_2_2_to_47_1_as_in_evidence_5():
    share = wilson_proportion(1, 8)

    assert share.estimate == 0.125
    assert (share.low, share.high) == pytest.approx((0.022, 0.471), abs=5e-4)


@pytest.mark.fixtures
def test_97_callbacks_of_2690_are_2_96_to_4_38_percent_as_in_evidence_3_0():
    share = wilson_proportion(97, 2690)

    assert (share.low, share.high) == pytest.approx((0.0296, 0.0438), abs=5e-5)


@pytest.mark.parametrize("interval", [wilson_proportion, jeffreys_proportion])
def test_nothing_observed_has_no_share(interval):
    assert interval(0, 0) is None


@pytest.mark.parametrize("interval", [wilson_proportion, jeffreys_proportion])
@pytest.mark.parametrize(("count", "total"), [(-1, 5), (6, 5), (1, 0)])
def test_impossible_counts_are_refused(interval, count, total):
    with pytest.raises(ValueError, match="between 0 and total"):
        interval(count, total)


@given(COUNTS)
def test_both_intervals_hold_the_observed_share_and_stay_within_0_and_1(pair):
    for share in (wilson_proportion(*pair), jeffreys_proportion(*pair)):
        assert 0 <= share.low <= share.estimate <= share.high <= 1
        assert share.low < share.high


@given(COUNTS)
def test_one_more_success_moves_both_ends_up(pair):
    count, total = pair
    if count < total:
        for interval in (wilson_proportion, jeffreys_proportion):
            less, more = interval(count, total), interval(count + 1, total)
            assert less.low < more.low
            assert less.high < more.high or less.high == more.high == 1


@given(COUNTS)
def test_wilson_agrees_with_scipy(pair):
    theirs = binomtest(*pair).proportion_ci(method="wilson")
    share = wilson_proportion(*pair)

    assert (share.low, share.high) == pytest.approx((theirs.low, theirs.high), abs=1e-12)


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        (0, Detail.COUNTS),
        (4, Detail.COUNTS),
        (5, Detail.INTERVAL),
        (19, Detail.INTERVAL),
        (20, Detail.TREND),
    ],
)
def test_what_may_be_shown_grows_with_the_number_of_trials(total, shown):
    assert detail(total) is shown


def test_jeffreys_reaches_the_ends_when_all_or_nothing_was_counted():
    assert jeffreys_proportion(0, 5).low == 0
    assert jeffreys_proportion(5, 5).high == 1
