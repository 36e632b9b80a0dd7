from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from core.analysis.recovery import responses
from core.analysis.recovery_curve import recovery_curve

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
