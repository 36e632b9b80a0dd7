from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from core.analysis.mood import mood_line
from core.charts.mood import mood_timeline, mood_timeline_alt

START = date(2024, 1, 1)


def line(*pairs, recalled=()):
    """Pairs of (day number, valence)."""
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    rows = [(START + timedelta(days=n), moment, v, 50, n in recalled) for n, v in pairs]
    return mood_line(
        pd.DataFrame(rows, columns=["day", "recorded_at", "valence", "energy", "recalled"])
    )


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_without_check_ins_the_figure_and_its_words_say_what_would_fill_it():
    assert "No check-ins yet" in mood_timeline(None, dark=False).layout.annotations[0].text
    assert mood_timeline_alt(None) == "No check-ins yet. The first one takes twenty seconds."


def test_every_check_in_is_a_dot():
    figure = mood_timeline(line((0, 50), (0, 60), (1, 20)), dark=False)

    assert list(trace(figure, "check-in").y) == [50, 60, 20]


def test_a_gap_breaks_the_line_and_its_band():
    figure = mood_timeline(line((0, 50), (1, 60), (20, 40), (21, 45)), dark=False)

    assert list(np.isnan(trace(figure, "line").x)) == [False, False, True] * 2
    assert np.isnan(trace(figure, "likely range").x).sum() == 2


def test_a_recalled_check_in_is_hollow():
    figure = mood_timeline(line((0, 50), (1, 60), recalled=[1]), dark=False)

    assert trace(figure, "filled in later").marker.symbol == "circle-open"
    assert list(trace(figure, "filled in later").y) == [60]


def test_each_rejection_is_a_dotted_mark_with_a_label():
    days = [START + timedelta(days=n) for n in (2, 8)]
    figure = mood_timeline(line(*[(n, 50) for n in range(10)]), days, dark=True)

    assert trace(figure, "rejection").line.dash == "dot"
    assert [label.x for label in figure.layout.annotations] == days


def test_many_rejections_are_short_strokes_that_hide_nothing():
    days = [START + timedelta(days=n) for n in range(41)]
    figure = mood_timeline(line(*[(n, 50) for n in range(60)]), days, dark=True)

    assert trace(figure, "rejection").mode == "markers"
    assert len(trace(figure, "rejection").x) == 41
    assert figure.layout.annotations == ()


def test_marks_that_lie_close_share_a_label():
    days = [START + timedelta(days=n) for n in (50, 52, 80)]
    figure = mood_timeline(line(*[(n, 50) for n in range(100)]), days, dark=True)

    assert [label.x for label in figure.layout.annotations] == [days[0], days[2]]


def test_the_words_name_span_number_and_level():
    found = line(*[(n, 40 + 10 * (n % 3)) for n in range(30)])

    assert mood_timeline_alt(found, [START]) == (
        "Mood from 1 Jan 2024 to 30 Jan 2024. 30 check-ins on 30 days. The line is the level "
        "behind them; it likely lies in the band. It ends at 51 of 100, band 45 to 56. "
        "1 rejection marked."
    )


@pytest.mark.parametrize(("count", "per_day"), [(2_000, 1), (10_000, 1), (10_000, 5)])
def test_a_long_record_stays_below_300_kb(count, per_day):
    drawn = line(*[(n // per_day, (n * 37) % 100) for n in range(count)])
    days = [START + timedelta(days=9 * n) for n in range(200)]

    assert len(mood_timeline(drawn, days, dark=False).to_json()) < 300_000
