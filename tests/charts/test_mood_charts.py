"""The calendar, the quarters and the average way back as pictures and as words."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from core.analysis.calendar import WEEKS, CalendarDay
from core.analysis.mood_dynamics import Dynamics, quadrant_shares
from core.analysis.mood_sentences import (
    average_sentence,
    calendar_sentence,
    dynamics_sentence,
    quadrant_sentence,
)
from core.analysis.recovery_curve import CurvePoint, PlaceboPoint, RecoveryCurve
from core.charts.calendar import calendar_alt, calendar_chart, calendar_table
from core.charts.quadrant import MOST_DOTS, SQUARES, quadrant_alt, quadrant_chart, quadrant_table
from core.charts.recovery_average import average_alt, average_chart, average_table
from core.vocabulary import Emotion

TODAY = date(2026, 6, 30)  # a Tuesday
DAYS = (
    CalendarDay(TODAY - timedelta(days=1), 20.0, (Emotion.ANGER, Emotion.SELF_DOUBT)),
    CalendarDay(TODAY, 70.0, ()),
)
COUNTS = ((Emotion.SELF_DOUBT, 2), (Emotion.ANGER, 1))
CURVE = RecoveryCurve(
    6,
    (CurvePoint(-1, 1.0, -2.0, 4.0, 6), CurvePoint(0, -18.0, -27.0, -11.0, 6)),
    (PlaceboPoint(-1, -5.0, 5.0), PlaceboPoint(0, -5.0, 5.0)),
)


def check_ins(*pairs):
    return pd.DataFrame(pairs, columns=["valence", "energy"])


def test_each_day_stands_in_its_week_and_weekday():
    (squares,) = calendar_chart(DAYS, COUNTS, TODAY, dark=False).data
    assert squares.z.shape == (7, WEEKS)
    assert squares.z[:2, -1].tolist() == [20.0, 70.0]
    assert np.isnan(squares.z).sum() == 7 * WEEKS - 2
    assert squares.text[0, -1] == "29 Jun: mood 20, anger, self-doubt"


def test_the_calendar_in_words_names_every_feeling():
    assert calendar_alt(DAYS, COUNTS) == (
        "2 days with a check-in in the last 26 weeks. Named most in all: self-doubt, 2 times. "
        "All feelings: self-doubt 2, anger 1."
    )
    assert calendar_table(DAYS)["Feelings"].tolist() == ["anger, self-doubt", ""]


def test_an_empty_calendar_says_what_would_fill_it():
    assert "becomes a square" in calendar_sentence((), ())
    assert not calendar_chart((), (), TODAY, dark=True).data


def test_the_fullest_quarter_is_named_with_its_share():
    shares = quadrant_shares(check_ins((70, 70), (80, 60), (60, 90), (20, 20), (70, 55)))
    assert quadrant_sentence(shares) == (
        "Most often lively (pleasant, with much energy): 4 of 5 check-ins, 80 %, likely 38 to 96 %."
    )
    assert "Low, unpleasant, with little energy: 1." in quadrant_alt(shares)
    assert quadrant_table(shares)["Check-ins"].tolist() == [0, 1, 4, 0]


def test_few_check_ins_are_dots_and_many_are_squares():
    few, many = check_ins((70, 70)), check_ins(*[(70, 70)] * (MOST_DOTS + 1))
    (dots,) = quadrant_chart(few, quadrant_shares(few), dark=False).data
    (squares,) = quadrant_chart(many, quadrant_shares(many), dark=False).data
    assert (dots.type, squares.type) == ("scatter", "heatmap")
    assert np.nansum(squares.z) == MOST_DOTS + 1
    assert squares.z.shape == (SQUARES, SQUARES)


def test_without_a_check_in_the_quarters_say_so():
    assert quadrant_sentence(()).startswith("No check-ins yet")
    assert quadrant_table(()).empty


def test_the_average_says_how_low_it_goes_and_whether_chance_does_as_much():
    assert average_alt(CURVE, 6) == (
        "Average mood around a rejection. Over 6 rejections the lowest average is 18 points below "
        "the usual level, on day 0 (likely -27 to -11). On 1 day it lies below what ordinary days "
        "of yours do by chance."
    )
    ordinary = RecoveryCurve(6, CURVE.points, (PlaceboPoint(0, -30.0, 5.0),))
    assert average_sentence(ordinary, 6).endswith("do by chance.")
    assert "stays within" in average_sentence(ordinary, 6)
    alone = RecoveryCurve(6, CURVE.points, ())
    assert "too few other days" in average_sentence(alone, 6)


def test_too_few_rejections_say_how_many_it_takes():
    assert average_sentence(None, 1) == (
        "An average needs 5 rejections with check-ins around them; so far there is 1."
    )
    assert not average_chart(None, 1, dark=False).data
    assert average_table(None).empty


def test_both_bands_and_the_line_are_drawn():
    names = [trace.name for trace in average_chart(CURVE, 6, dark=False).data]
    assert names == ["ordinary days", "likely range", "average"]
    assert average_table(CURVE)["Mean"].tolist() == [1.0, -18.0]


def test_how_far_mood_strays_is_said_only_when_known():
    assert dynamics_sentence(None) is None
    assert dynamics_sentence(Dynamics(5, None, 2, None)) is None
    assert dynamics_sentence(Dynamics(12, 9.4, 8, None)) == (
        "Day to day your mood strays by about 9 points."
    )
    assert "a little carries over" in dynamics_sentence(Dynamics(40, 9.4, 30, 0.3))
    assert "hardly anything" in dynamics_sentence(Dynamics(40, 9.4, 30, -0.3))
    assert "much carries over" in dynamics_sentence(Dynamics(40, 9.4, 30, 0.6))
