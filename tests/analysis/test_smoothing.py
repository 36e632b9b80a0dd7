import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.datasets import nile
from statsmodels.tsa.statespace.structural import UnobservedComponents

from core.analysis.smoothing import averaged_level, ewma, ewma_spread, local_level, loess

TAU_OF_WEIGHT_0_3 = -1 / np.log(0.7)
NIST_EWMA = [
    52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5,
    49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1,
]  # fmt: skip
NIST_EWMA_SMOOTH = [
    50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33,
    50.11, 49.36, 49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99,
]  # fmt: skip
NIST_LOESS = np.array(
    [
        (0.5578196, 18.63654),
        (2.0217271, 103.49646),
        (2.5773252, 150.35391),
        (3.4140288, 190.51031),
        (4.3014084, 208.70115),
        (4.7448394, 213.71135),
        (5.1073781, 228.49353),
        (6.5411662, 233.55387),
        (6.7216176, 234.55054),
        (7.2600583, 223.89225),
        (8.1335874, 227.68339),
        (9.1224379, 223.91982),
        (11.9296663, 168.01999),
        (12.3797674, 164.95750),
        (13.2728619, 152.61107),
        (14.2767453, 160.78742),
        (15.3731026, 168.55567),
        (15.6476637, 152.42658),
        (18.5605355, 221.70702),
        (18.5866354, 222.69040),
        (18.7572812, 243.18828),
    ]
)
VALUES = st.lists(st.integers(0, 100), min_size=3, max_size=40)


def gappy(count, seed):
    """Days with gaps and drifting values on them."""
    random = np.random.default_rng(seed)
    days = np.cumsum(random.integers(1, 5, count))
    return days, 60 + np.cumsum(random.normal(0, 2, count)) + random.normal(0, 6, count)


@pytest.mark.fixtures
def test_ewma_matches_the_nist_handbook_6_3_2_4():
    smooth = ewma(range(21), [50.0, *NIST_EWMA], TAU_OF_WEIGHT_0_3)

    assert smooth[1:] == pytest.approx(NIST_EWMA_SMOOTH, abs=0.0051)


@pytest.mark.fixtures
def test_ewma_spread_gives_the_control_limits_of_the_nist_handbook_6_3_2_4():
    half = 3 * 2.0539 * ewma_spread(range(21), TAU_OF_WEIGHT_0_3)[-1]

    assert (50 + half, 50 - half) == pytest.approx((52.5884, 47.4115), abs=1e-3)


def test_ewma_weighs_a_value_after_a_long_gap_almost_fully():
    assert ewma([0, 1, 1000], [50, 50, 90], tau=7)[-1] == pytest.approx(90)


@given(VALUES, st.integers(0, 100))
def test_a_later_value_changes_no_earlier_point_of_the_ewma(values, later):
    before = ewma(range(len(values)), values, tau=7)
    after = ewma(range(len(values) + 1), [*values, later], tau=7)

    assert list(after[:-1]) == list(before)


@given(VALUES)
def test_the_ewma_stays_within_the_values(values):
    smooth = ewma(range(len(values)), values, tau=7)

    assert min(values) - 1e-9 <= smooth.min()
    assert smooth.max() <= max(values) + 1e-9


@pytest.mark.fixtures
def test_loess_matches_the_nist_handbook_example():
    smooth = loess(NIST_LOESS[:, 0], NIST_LOESS[:, 1], fraction=1 / 3)

    assert smooth[[0, 1, -1]] == pytest.approx([20.59302, 107.16031, 231.55856], abs=1e-4)


@pytest.mark.fixtures
def test_local_level_of_the_nile_matches_durbin_and_koopman():
    volume = nile.load_pandas().data["volume"].to_numpy()
    level = local_level(range(100), volume)

    assert (level.noise_variance, level.drift_variance) == pytest.approx(
        (15098.5, 1469.2), rel=0.01
    )
    assert level.log_likelihood == pytest.approx(-633.4646, abs=1e-3)


@pytest.mark.parametrize("seed", range(5))
def test_local_level_over_gaps_smooths_like_statsmodels_over_missing_days(seed):
    days, values = gappy(60, seed)
    level = local_level(days, values)
    grid = np.full(days[-1] - days[0] + 1, np.nan)
    grid[days - days[0]] = values
    theirs = UnobservedComponents(grid, "llevel", use_exact_diffuse=True).smooth(
        [level.noise_variance, level.drift_variance]
    )

    assert level.smooth == pytest.approx(theirs.smoothed_state[0][days - days[0]], rel=1e-6)
    errors = np.sqrt(theirs.smoothed_state_cov[0, 0][days - days[0]])
    assert level.errors == pytest.approx(errors, rel=1e-6)


def test_local_level_is_at_the_top_of_its_likelihood():
    days, values = gappy(80, 3)
    level = local_level(days, values)
    grid = np.full(days[-1] - days[0] + 1, np.nan)
    grid[days - days[0]] = values
    table = UnobservedComponents(grid, "llevel", use_exact_diffuse=True)
    top = table.loglike([level.noise_variance, level.drift_variance])

    for noise, drift in ((1.05, 1), (0.95, 1), (1, 1.1), (1, 0.9)):
        assert table.loglike([level.noise_variance * noise, level.drift_variance * drift]) < top


def test_a_restart_keeps_later_values_from_colouring_earlier_ones():
    days = np.arange(60)
    values = np.where(days < 30, 60.0, 20.0) + np.tile([2.0, -2.0, 0.0], 20)
    blurred, fresh = local_level(days, values), local_level(days, values, restarts=[30])

    assert abs(fresh.smooth[29] - 60) < 1
    assert abs(fresh.smooth[30] - 20) < 1
    assert blurred.smooth[29] < fresh.smooth[29]


@pytest.mark.parametrize("restarts", [range(40), [5, 5, 6], [-3, 400]])
def test_any_restarts_leave_finite_numbers(restarts):
    level = local_level(range(40), np.linspace(20, 80, 40), restarts)

    assert np.isfinite(level.smooth).all()
    assert np.isfinite(level.errors).all()


def test_values_that_never_change_give_a_flat_level():
    level = local_level(range(30), [50.0] * 30)

    assert level.smooth == pytest.approx([50.0] * 30)


@pytest.mark.parametrize(("smoother", "minimum"), [(ewma, 3), (loess, 10), (local_level, 20)])
def test_too_few_values_give_no_line(smoother, minimum):
    last = () if smoother is local_level else (0.8,)
    values = [40.0, 60.0] * minimum

    assert smoother(range(minimum - 1), values[: minimum - 1], *last) is None
    assert smoother(range(minimum), values[:minimum], *last) is not None


def test_an_averaged_level_is_less_sure_than_one_whose_variances_are_taken_as_known():
    chance = np.random.default_rng(3)
    values = 60 + np.cumsum(chance.normal(0, 2, 40)) + chance.normal(0, 6, 40)
    known, averaged = local_level(range(40), values), averaged_level(range(40), values)
    assert averaged.errors.mean() > known.errors.mean()
    assert np.abs(averaged.smooth - known.smooth).max() < 3


def test_an_averaged_level_moves_with_its_values_and_needs_twenty():
    values = np.random.default_rng(4).normal(50, 8, 30)
    here, there = averaged_level(range(30), values), averaged_level(range(30), values + 10)
    assert np.allclose(here.smooth + 10, there.smooth)
    assert np.allclose(here.errors, there.errors)
    assert averaged_level(range(19), values[:19]) is None


def test_what_came_after_a_fresh_start_does_not_colour_what_was_before():
    values = np.array([60.0] * 15 + [20.0] * 15) + np.random.default_rng(5).normal(0, 3, 30)
    with_start = averaged_level(range(30), values, [15])
    assert abs(with_start.smooth[14] - 60) < 4
    assert abs(with_start.smooth[15] - 20) < 4


def test_an_averaged_level_is_the_posterior_that_linear_algebra_gives():
    """The precision of the level is I + D'D / (ratio gap); each ratio counts by its likelihood."""
    days, values = gappy(40, 7)
    differences = np.diff(np.eye(40), axis=0)
    levels, variances, logs = [], [], []
    for ratio in np.exp(np.arange(-6.0, 0.5, 0.5)):
        drift = ratio * np.diff(days)
        precision = np.eye(40) + differences.T @ (differences / drift[:, None])
        covariance = np.linalg.inv(precision)
        noise = values @ (values - covariance @ values) / 39
        levels.append(covariance @ values)
        variances.append(noise * np.diag(covariance))
        log_det = np.linalg.slogdet(precision)[1] + np.log(drift).sum()
        logs.append(-0.5 * (39 * np.log(noise) + log_det))
    weights = np.exp(logs - np.max(logs))
    weights /= weights.sum()
    level = weights @ levels
    spread = weights @ (np.array(variances) + (np.array(levels) - level) ** 2)
    found = averaged_level(days, values)

    assert found.smooth == pytest.approx(level, rel=2e-3)
    assert found.errors == pytest.approx(np.sqrt(spread), rel=1e-2)
