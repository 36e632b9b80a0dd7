from datetime import UTC, date, datetime, timedelta
from time import perf_counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.mood import (
    MAX_DOTS,
    Grain,
    RecentMood,
    Smoothing,
    daily_valence,
    mood_line,
    recent_mood,
)
from core.analysis.smoothing import averaged_level

START = date(2026, 1, 5)
COLUMNS = ["day", "recorded_at", "valence", "energy", "recalled"]


def check_ins(*pairs, recalled=False):
    """Pairs of (day number from START, valence)."""
    rows = [
        (START + timedelta(days=n), datetime(2026, 1, 5, 8, i % 60, tzinfo=UTC), v, 50, recalled)
        for i, (n, v) in enumerate(pairs)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def daily(count, seed=1):
    values = np.random.default_rng(seed).integers(30, 80, count)
    return check_ins(*enumerate(values))


PAIRS = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 100)), min_size=1, max_size=60)


def test_no_check_ins_give_none_everywhere():
    assert daily_valence(check_ins()).empty
    assert mood_line(check_ins()) is None
    assert recent_mood(check_ins(), START) is None


def test_several_check_ins_on_a_day_count_as_their_median():
    assert list(daily_valence(check_ins((0, 20), (0, 40), (0, 90), (2, 50)))) == [40, 50]


@pytest.mark.parametrize(
    ("days", "smoothing"),
    [
        (2, Smoothing.NONE),
        (3, Smoothing.EWMA),
        (19, Smoothing.EWMA),
        (20, Smoothing.LOCAL_LEVEL),
    ],
)
def test_the_line_is_chosen_by_the_number_of_days(days, smoothing):
    line = mood_line(daily(days))

    assert (line.smoothing, bool(line.segments)) == (smoothing, smoothing is not Smoothing.NONE)


def test_many_check_ins_on_two_days_still_draw_no_line():
    assert mood_line(check_ins(*[(n % 2, 50 + n) for n in range(30)])).segments == ()


@pytest.mark.parametrize(("gap", "pieces"), [(7, 1), (8, 2)])
def test_the_line_breaks_where_more_than_a_week_passed(gap, pieces):
    line = mood_line(check_ins((0, 50), (1, 60), (1 + gap, 40), (2 + gap, 45)))

    assert len(line.segments) == pieces
    assert sum(len(one.days) for one in line.segments) == 4


def test_every_check_in_is_a_dot_and_a_recalled_one_is_marked():
    line = mood_line(pd.concat([check_ins((0, 50), (0, 60)), check_ins((1, 20), recalled=True)]))

    assert line.dots.valence == (50, 60, 20)
    assert line.dots.recalled == (False, False, True)


def test_with_its_rejection_known_the_line_does_not_sink_before_it():
    values = [(n, 62 + n % 3 if n < 25 else 30 + n % 3) for n in range(40)]
    unaware = mood_line(check_ins(*values)).segments[0]
    aware = mood_line(check_ins(*values), [START + timedelta(days=25)]).segments[0]

    assert aware.valence[24] > 61
    assert unaware.valence[24] < aware.valence[24]


@given(PAIRS)
def test_the_band_holds_the_line_and_stays_on_the_scale(pairs):
    for one in mood_line(check_ins(*pairs)).segments:
        for low, value, high in zip(one.low, one.valence, one.high, strict=True):
            assert 0 <= low <= value + 1e-9
            assert value - 1e-9 <= high <= 100


@given(PAIRS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(pairs, random):
    frame = check_ins(*pairs)
    shuffled = frame.iloc[random.sample(range(len(frame)), len(frame))]

    assert mood_line(shuffled) == mood_line(frame)


@pytest.mark.parametrize(
    ("count", "per_day", "grain"),
    [
        (MAX_DOTS, 1, Grain.CHECK_IN),
        (MAX_DOTS + 1, 2, Grain.DAY),
        (MAX_DOTS + 1, 1, Grain.WEEK),
    ],
)
def test_a_long_record_is_gathered_by_day_and_then_by_week(count, per_day, grain):
    line = mood_line(check_ins(*[(n // per_day, n % 100) for n in range(count)]))

    assert line.dots.grain is grain
    assert len(line.dots.days) <= MAX_DOTS
    assert line.check_ins == count
    assert len(line.segments) == 1


def test_ten_thousand_check_ins_take_less_than_a_second():
    frame = check_ins(*[(n // 2, n % 100) for n in range(10_000)])
    start = perf_counter()
    mood_line(frame)

    assert perf_counter() - start < 1


def test_nine_of_the_last_fourteen_days_with_the_middle_half():
    frame = check_ins(*[(n, 50 + n) for n in range(9)], (-1, 0), (14, 0))

    assert recent_mood(frame, START + timedelta(days=13)) == RecentMood(9, 54, 52, 56)


def test_fewer_than_five_days_give_a_count_and_no_level():
    assert recent_mood(check_ins((0, 50), (3, 60)), START + timedelta(days=3)) == RecentMood(
        2, None, None, None
    )


def test_three_days_in_a_row_have_the_band_of_students_t():
    """By hand: weights .751, .115 and .133 on the last day, a spread of 10, t = 4.303."""
    (line,) = mood_line(check_ins((0, 40), (1, 50), (2, 60))).segments

    assert line.valence == pytest.approx((40, 41.33, 43.82), abs=5e-3)
    assert line.low == pytest.approx((0, 3.60, 10.61), abs=1e-2)
    assert line.high == pytest.approx((83.03, 79.07, 77.03), abs=1e-2)


def test_the_band_of_a_level_reaches_1_96_errors_either_way():
    frame = daily(30)
    level = averaged_level(range(30), frame["valence"])
    (line,) = mood_line(frame).segments

    assert line.valence == pytest.approx(level.smooth)
    assert line.low == pytest.approx(level.smooth - 1.959964 * level.errors)
    assert line.high == pytest.approx(level.smooth + 1.959964 * level.errors)


def test_a_mood_at_the_end_of_the_scale_stays_there():
    (worst,), (best,) = (
        mood_line(check_ins(*[(n, value) for n in range(3)])).segments for value in (0, 100)
    )

    assert worst.low == worst.high == (0, 0, 0)
    assert best.low == best.high == (100, 100, 100)


def test_a_first_check_in_far_from_the_others_is_a_piece_of_its_own():
    line = mood_line(check_ins((0, 50), (8, 60), (9, 40), (10, 45)))

    assert [len(one.days) for one in line.segments] == [1, 3]
    assert (line.check_ins, line.days) == (4, 4)


def test_five_days_have_a_level():
    frame = check_ins(*[(n, 50 + n) for n in range(5)])

    assert recent_mood(frame, START + timedelta(days=4)) == RecentMood(5, 52, 51, 53)


def test_800_days_stay_days_and_their_dots_are_medians():
    frame = check_ins(*[(n, 40) for n in range(MAX_DOTS)], (0, 60), (0, 90), recalled=True)
    line = mood_line(frame)

    assert line.dots.grain is Grain.DAY
    assert line.dots.valence == (60,) + (40,) * (MAX_DOTS - 1)
    assert line.dots.recalled == (False,) * MAX_DOTS


@pytest.mark.parametrize(("weeks_away", "pieces"), [(2, 1), (3, 2)])
def test_a_line_by_week_breaks_where_more_than_two_weeks_passed(weeks_away, pieces):
    first = [(7 * n, 50) for n in range(MAX_DOTS)]
    later = [(7 * (MAX_DOTS - 1 + weeks_away + n), 50) for n in range(5)]
    line = mood_line(check_ins(*first, *later))

    assert line.dots.grain is Grain.WEEK
    assert len(line.segments) == pieces
