from datetime import date, timedelta

import pandas as pd

from core.analysis.calendar import WEEKS, CalendarDay, emotion_calendar, emotion_counts
from core.vocabulary import Emotion

TODAY = date(2026, 6, 30)


def check_ins(*rows):
    return pd.DataFrame(rows, columns=["day", "valence"])


def emotions(*rows):
    return pd.DataFrame(rows, columns=["day", "emotion"])


def test_a_day_has_its_middle_value_and_each_word_once():
    found = emotion_calendar(
        check_ins((TODAY, 20), (TODAY, 40)),
        emotions((TODAY, "hope"), (TODAY, "anger"), (TODAY, "hope")),
        TODAY,
    )
    assert found == (CalendarDay(TODAY, 30.0, (Emotion.ANGER, Emotion.HOPE)),)


def test_days_before_the_half_year_and_after_today_are_left_out():
    old, later = TODAY - timedelta(weeks=WEEKS), TODAY + timedelta(days=1)
    assert emotion_calendar(check_ins((old, 50), (later, 50)), emotions(), TODAY) == ()


def test_no_check_in_gives_no_day():
    assert emotion_calendar(check_ins(), emotions(), TODAY) == ()


def test_the_commonest_feeling_comes_first():
    rows = [(TODAY, "hope"), (TODAY, "calm"), (TODAY, "calm")]
    assert emotion_counts(emotions(*rows)) == ((Emotion.CALM, 2), (Emotion.HOPE, 1))
    assert emotion_counts(emotions()) == ()
