import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import beta
from statsmodels.stats.proportion import confint_proportions_2indep

from core.analysis.before_after import (
    Verdict,
    chance_higher,
    compared,
    difference_interval,
    verdict_on,
)
from core.analysis.proportions import wilson_proportion


@st.composite
def sides(draw, fewest=0):
    total = draw(st.integers(fewest, 80))
    return draw(st.integers(0, total)), total


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("before", "after", "chance"),
    [((2, 40), (5, 40), 0.8680), ((1, 20), (4, 20), 0.9082), ((3, 60), (6, 40), 0.9528)],
)
def test_the_chance_of_a_higher_share_matches_evidence_3_5(before, after, chance):
    assert chance_higher(before, after) == pytest.approx(chance, abs=6e-5)


@pytest.mark.fixtures
def test_the_difference_of_2_and_5_of_40_matches_evidence_3_5():
    low, high = difference_interval((2, 40), (5, 40))

    assert (low, high) == pytest.approx((-0.056, 0.207), abs=1.5e-3)


@pytest.mark.fixtures
def test_newcombe_1998_agrees_on_56_of_70_and_48_of_80():
    # The cross-check by another method; ours is a little narrower, as its prior is flat.
    theirs = confint_proportions_2indep(56, 70, 48, 80, method="newcomb")
    ours = difference_interval((48, 80), (56, 70))

    assert theirs == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert ours == pytest.approx(theirs, abs=0.01)


@pytest.mark.fixtures
def test_one_and_four_of_twenty_are_leaning_as_evidence_5_demands():
    found = compared((1, 20), (4, 20))

    assert found.verdict is Verdict.LEANING
    assert found.verdict == "leaning"
    assert found.is_higher


@pytest.mark.parametrize(
    ("chance", "verdict"),
    [
        (0.5, Verdict.TOO_EARLY), (0.799, Verdict.TOO_EARLY), (0.80, Verdict.LEANING),
        (0.95, Verdict.LEANING), (0.9501, Verdict.LIKELY), (1, Verdict.LIKELY),
        (0.201, Verdict.TOO_EARLY), (0.199, Verdict.LEANING), (0.04, Verdict.LIKELY),
    ],
)  # fmt: skip
def test_the_words_are_bound_to_their_thresholds(chance, verdict):
    assert verdict_on(chance) is verdict


def test_nine_trials_on_a_side_show_nothing():
    assert compared((1, 9), (9, 30)) is None
    assert compared((9, 30), (1, 9)) is None
    assert compared((0, 0), (0, 0)) is None


def test_no_verdict_word_before_twenty_trials_on_each_side():
    assert compared((0, 19), (19, 19)).verdict is Verdict.TOO_EARLY
    assert compared((0, 20), (20, 20)).verdict is Verdict.LIKELY


def test_a_fall_is_likely_too_and_says_so():
    found = compared((20, 20), (0, 20))

    assert (found.verdict, found.is_higher) == (Verdict.LIKELY, False)


def test_the_chance_agrees_with_a_simulation():
    chance = np.random.default_rng(3)
    before, after = chance.beta(3, 39, 400_000), chance.beta(6, 36, 400_000)

    assert np.mean(after > before) == pytest.approx(chance_higher((2, 40), (5, 40)), abs=0.003)
    ends = np.quantile(after - before, [0.025, 0.975])
    assert difference_interval((2, 40), (5, 40)) == pytest.approx(tuple(ends), abs=0.003)


@given(sides(), sides())
def test_swapping_the_sides_swaps_the_chance(before, after):
    there, back = chance_higher(before, after), chance_higher(after, before)

    assert there + back == pytest.approx(1, abs=1e-6)


@given(sides(), sides())
def test_one_success_more_afterwards_raises_the_chance(before, after):
    count, total = after

    more = chance_higher(before, (count + 1, total + 1))
    fewer = chance_higher(before, (count, total + 1))

    assert more >= fewer - 1e-12


@given(sides(fewest=10), sides(fewest=10))
def test_the_interval_holds_the_difference_of_the_posterior_means(before, after):
    found = compared(before, after)
    means = [(k + 1) / (n + 2) for k, n in (before, after)]

    assert -1 <= found.low <= means[1] - means[0] <= found.high <= 1


def test_a_comparison_keeps_both_sides():
    found = compared((2, 40), (5, 40))

    assert (found.before, found.after) == (wilson_proportion(2, 40), wilson_proportion(5, 40))


@pytest.mark.parametrize(
    ("before", "after"), [((2, 40), (5, 40)), ((0, 20), (20, 20)), ((11, 12), (3, 30))]
)
def test_one_in_forty_differences_lies_beyond_each_end_by_integration(before, after):
    one, other = (beta(k + 1, n - k + 1) for k, n in (before, after))

    def up_to(difference):
        return quad(lambda share: other.cdf(share + difference) * one.pdf(share), 0, 1)[0]

    low, high = difference_interval(before, after)

    assert (up_to(low), up_to(high)) == pytest.approx((0.025, 0.975), abs=1.2e-3)
