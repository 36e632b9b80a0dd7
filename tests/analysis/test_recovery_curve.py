from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from core.analysis.recovery import Baseline, MoodResponse, responses
from core.analysis.recovery_curve import _calendar, _far_days, _means, recovery_curve

START, LAST = date(2025, 1, 1), date(2026, 3, 1)
DIP = {0: -24, 1: -22, 2: -18, 3: -12, 4: -7, 5: -2}


def record(rejected=(), *, noise=3.0, seed=1, days=400, recalled=False):
    """A check-in a day around 62, lower after each rejection."""
    chance = np.random.default_rng(seed)
    rows = []
    for number in range(days):
        day = START + timedelta(days=number)
        dip = sum(DIP.get((day - one).days, 0) for one in rejected)
        rows.append((day, float(np.clip(62 + dip + chance.normal(0, noise), 0, 100)), recalled))
    return pd.DataFrame(rows, columns=["day", "valence", "recalled"])


def rejections(count, every=40):
    return [START + timedelta(days=40 + every * n) for n in range(count)]


def curve(days, frame):
    return recovery_curve(frame, responses(frame, days, LAST), days, LAST)


def test_four_events_are_too_few_for_an_average_and_five_are_enough():
    four, five = rejections(4), rejections(5)

    assert curve(four, record(four)) is None
    assert curve(five, record(five)).events == 5


def test_the_average_follows_the_dip_that_was_put_in():
    days = rejections(8)
    found = {point.day: point for point in curve(days, record(days)).points}

    assert list(found) == list(range(-3, 8))
    for day, dip in DIP.items():
        assert found[day].mean == pytest.approx(dip, abs=4)
    assert found[7].mean == pytest.approx(0, abs=4)


def test_a_mean_lies_in_its_interval():
    days = rejections(6)

    for point in curve(days, record(days)).points:
        assert point.low <= point.mean <= point.high


def test_a_dip_leaves_the_band_of_ordinary_days():
    days = rejections(6)
    found = curve(days, record(days))
    ordinary = {point.day: point for point in found.placebo}

    assert found.points[3].day == 0
    assert found.points[3].high < ordinary[0].low


def test_days_that_only_look_like_events_stay_in_the_band_of_ordinary_days():
    days = rejections(8)
    frame = record([], seed=9)
    found = curve(days, frame)
    ordinary = {point.day: point for point in found.placebo}

    outside = [p for p in found.points if p.high < ordinary[p.day].low]

    assert outside == []


def test_events_one_after_the_other_leave_no_ordinary_days():
    days = [START + timedelta(days=8 + 8 * n) for n in range(8)]

    assert curve(days, record(days, days=72)).placebo == ()


def test_the_same_record_gives_the_same_curve():
    days = rejections(6)
    frame = record(days)

    assert curve(days, frame) == curve(days, frame.sample(frac=1, random_state=3))


def test_a_day_that_few_events_have_is_left_out():
    days = rejections(5)
    frame = record(days)
    gaps = [day + timedelta(days=6) for day in days[:3]]

    found = curve(days, frame[~frame["day"].isin(gaps)])

    assert 6 not in [point.day for point in found.points]


def test_what_was_recalled_later_is_left_out():
    days = rejections(6)
    frame = pd.concat([record(days), record(days, recalled=True, noise=40)])

    assert curve(days, frame) == curve(days, record(days))


def test_intervals_hold_the_true_mean_about_95_times_in_100():
    """Whole events differ; an interval over days would be far too narrow."""
    hits = []
    for seed in range(60):
        chance = np.random.default_rng(seed)
        days = rejections(9)
        frame = record([], noise=1, seed=seed)
        for day in days:
            depth = chance.normal(-20, 8)
            fall = (frame["day"] >= day) & (frame["day"] < day + timedelta(days=4))
            frame.loc[fall, "valence"] += depth
        point = next(p for p in curve(days, frame).points if p.day == 1)
        hits.append(point.low <= -20 <= point.high)

    assert np.mean(hits) >= 0.83  # nine events: a percentile bootstrap is a little short


def events(*values, day=0):
    """Responses of people at a usual level of 60 with one day that differs."""
    return [
        MoodResponse(START, 60.0, Baseline.TWO_WEEKS, 5.0, 0.0, ((day, 60.0 + value),))
        for value in values
    ]


NOBODY = record(days=0)


def test_an_interval_of_five_events_is_that_of_the_binomial_stretched():
    """By hand: 2 Bin(5, 1/5) goes from 0 to 6; stretched by 2.776 / 1.960 sqrt(5 / 4)."""
    for first in ((10, 0, 0, 0, 0), (0, 0, 0, 0, 10)):
        (one,) = recovery_curve(NOBODY, events(*first), [], LAST).points

        assert (one.day, one.mean, one.events) == (0, 2, 5)
        assert (one.low, one.high) == pytest.approx((2 - 1.5838 * 2, 2 + 1.5838 * 4), abs=1e-3)


def test_three_events_on_a_day_are_drawn_and_two_are_not():
    two, three = ([*events(4, 4, *[4] * n), *events(*[0] * (4 - n), day=3)] for n in (0, 1))

    assert [one.day for one in recovery_curve(NOBODY, two, [], LAST).points] == [3]
    assert [(p.day, p.mean) for p in recovery_curve(NOBODY, three, [], LAST).points] == [
        (0, 4),
        (3, 0),
    ]


def test_a_mean_is_over_what_is_known():
    rows = np.array([[1.0, np.nan, 3.0], [np.nan, np.nan, np.nan], [np.nan, 5.0, np.nan]])

    assert _means(rows) == pytest.approx([2, np.nan, 5], nan_ok=True)


def test_a_calendar_has_the_days_without_a_check_in_too():
    days = [START, START + timedelta(days=1), START + timedelta(days=4)]

    assert _calendar([]) == []
    assert _calendar(days[:1]) == days[:1]
    assert _calendar(days) == [START + timedelta(days=n) for n in range(5)]


def test_an_ordinary_day_is_more_than_a_week_from_any_rejection():
    days = [START + timedelta(days=n) for n in range(60)]
    rejected = [days[50], days[20], days[25]]

    assert _far_days(days, rejected) == [*days[:13], *days[33:43], *days[58:]]
    assert _far_days(days, []) == days


def test_the_band_of_ordinary_days_is_as_wide_as_its_events_and_its_stretches_allow():
    """Noise of 3 points round a median of 14 days, six events, widened for the record's length."""
    days = rejections(6)
    found = curve(days, record(days, days=420))
    far = 420 - 6 * 15
    width = 2 * 1.96 * 3 * np.sqrt((1 + np.pi / 2 / 14) / 6) * np.sqrt(1 + 6 * 14 / far)

    assert np.mean([one.high - one.low for one in found.placebo]) == pytest.approx(width, rel=0.15)
    assert np.mean([one.high + one.low for one in found.placebo]) == pytest.approx(0, abs=1)
