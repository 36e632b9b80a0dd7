import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.priors import beta_share, blended

SHARES = st.floats(0.005, 0.995)
WEIGHTS = st.floats(0.5, 200)


@st.composite
def counts(draw):
    total = draw(st.integers(0, 300))
    return draw(st.integers(0, total)), total


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("count", "total", "mean", "weight", "expected"),
    [
        (2, 40, 0.03, 30, (0.04143, 0.0084, 0.0986)),
        (0, 40, 0.03, 30, (0.01286, 0.0002, 0.0491)),
        (1, 5, 0.25, 8, (0.23077, 0.0549, 0.4841)),
    ],
)
def test_the_blend_matches_evidence_3_1(count, total, mean, weight, expected):
    blend = blended(count, total, mean, weight).blend

    assert blend.mean == pytest.approx(expected[0], abs=5e-6)
    assert (blend.low, blend.high) == pytest.approx(expected[1:], abs=5e-5)


def test_without_data_the_blend_is_the_prior():
    found = blended(0, 0, 0.03, 30)

    assert found.data is None
    assert found.blend == found.prior


def test_a_heavy_prior_wins_and_a_light_one_gives_way():
    light, heavy = blended(5, 10, 0.03, 1), blended(5, 10, 0.03, 10_000)

    assert light.blend.mean == pytest.approx(0.4573, abs=1e-4)
    assert heavy.blend.mean == pytest.approx(0.0305, abs=1e-4)


@pytest.mark.parametrize(("mean", "weight"), [(0, 30), (1, 30), (0.03, 0), (0.03, -1)])
def test_a_prior_that_cannot_be_is_refused(mean, weight):
    with pytest.raises(ValueError, match="above 0"):
        blended(1, 2, mean, weight)


def test_more_successes_than_trials_are_refused():
    with pytest.raises(ValueError, match="between 0 and total"):
        blended(3, 2, 0.1, 10)


@given(counts(), SHARES, WEIGHTS)
def test_the_blend_lies_between_prior_and_data_and_in_0_to_1(counted, mean, weight):
    found = blended(*counted, mean, weight)
    ends = [found.prior.mean, found.data.estimate if found.data else found.prior.mean]

    assert min(ends) - 1e-9 <= found.blend.mean <= max(ends) + 1e-9
    assert 0 <= found.blend.low <= found.blend.high <= 1


@given(counts(), SHARES, WEIGHTS)
def test_one_success_more_never_lowers_the_blend(counted, mean, weight):
    count, total = counted
    fewer, more = (blended(k, total + 1, mean, weight).blend for k in (count, count + 1))

    assert more.mean > fewer.mean
    assert more.low >= fewer.low
    assert more.high >= fewer.high


def test_beta_1_1_is_flat():
    flat = beta_share(1, 1)

    assert (flat.mean, flat.low, flat.high) == pytest.approx((0.5, 0.025, 0.975))
