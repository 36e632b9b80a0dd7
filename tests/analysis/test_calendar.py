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


def test_the_half_year_begins_on_the_monday_25_weeks_ago_and_ends_today():
    monday = date(2026, 1, 5)
    days = [monday - timedelta(days=1), monday, TODAY]
    found = emotion_calendar(check_ins(*[(day, 50) for day in days]), emotions(), TODAY)

    assert [one.day for one in found] == [monday, TODAY]


def test_a_day_without_a_word_has_none():
    found = emotion_calendar(check_ins((TODAY, 50)), emotions(), TODAY)

    assert found == (CalendarDay(TODAY, 50.0, ()),)


def test_counts_come_before_the_alphabet_and_ties_stay_in_the_order_of_the_words():
    rows = [(TODAY, word) for word in ("hope", "hope", "calm", "anger", "pride", "anger")]

    assert emotion_counts(emotions(*rows)) == (
        (Emotion.ANGER, 2),
        (Emotion.HOPE, 2),
        (Emotion.CALM, 1),
        (Emotion.PRIDE, 1),
    )
