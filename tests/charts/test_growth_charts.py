"""Practice, people, themes over time and hands as pictures and as words."""

from datetime import date

from core.analysis.growth import MonthOfTies, NetworkGrowth, PracticeProgress
from core.analysis.proportions import wilson_proportion
from core.analysis.theme_change import Verdict
from core.analysis.theme_trend import ThemeTrend, ThemeTrends
from core.analysis.themes import HandsShare
from core.charts.growth import (
    network_alt,
    network_chart,
    network_table,
    practice_chart,
    practice_table,
)
from core.charts.hands import hands_alt, hands_chart, hands_table
from core.charts.theme_trend import theme_trend_alt, theme_trend_chart, theme_trend_table
from core.vocabulary import Author

DAY = date(2026, 6, 1)
LABELS = {"skills": "Skills", "own": "<b>Mine"}
PRACTICE = PracticeProgress((DAY,), (6.0,), 2, None)
NETWORK = NetworkGrowth((MonthOfTies(DAY, 2, 1, 3),), 2, 1, 1.0)
TREND = ThemeTrend(
    "own", wilson_proportion(6, 10), wilson_proportion(1, 10), 0.03, Verdict.LESS_OFTEN
)
TRENDS = ThemeTrends(20, DAY, DAY, (TREND,))
HANDS = (HandsShare("yours, next time", wilson_proportion(3, 7), ("skills",)),)


def test_a_day_of_practice_is_a_dot():
    (dots,) = practice_chart(PRACTICE, dark=False).data
    assert list(dots.y) == [6.0]
    assert practice_table(PRACTICE)["Score"].tolist() == [6.0]


def test_people_are_a_line_and_talks_are_bars():
    talks, people = network_chart(NETWORK, dark=True).data
    assert (list(talks.y), list(people.y)) == ([3], [2.0])
    assert network_alt(NETWORK).endswith("3 talks in 1 month.")
    assert network_table(NETWORK).to_numpy().tolist() == [[DAY, 2, 1, 3]]


def test_what_is_empty_says_what_would_fill_it():
    for drawn in (
        practice_chart(None, dark=False),
        network_chart(None, dark=False),
        theme_trend_chart(None, Author.EMPLOYER, LABELS, dark=False),
        hands_chart((), dark=False),
    ):
        assert not drawn.data
        assert drawn.layout.annotations[0].text
    assert practice_table(None).empty
    assert network_table(None).empty
    assert theme_trend_table(None, LABELS).empty


def test_both_halves_of_a_theme_have_a_mark_and_its_name_is_no_markup():
    first, later, words = theme_trend_chart(TRENDS, Author.EMPLOYER, LABELS, dark=False).data
    assert (list(first.x), list(later.x)) == ([60.0], [10.0])
    assert words.text == ("<b>&lt;b&gt;Mine</b>  less often",)
    assert "6 of 10" in theme_trend_alt(TRENDS, Author.EMPLOYER, LABELS)
    assert theme_trend_table(TRENDS, LABELS)["Adjusted p"].tolist() == [0.03]


def test_one_rejection_is_one_and_not_several():
    one = (HandsShare("yours, next time", wilson_proportion(1, 1), ("skills",)),)
    assert hands_alt(one, LABELS).startswith("Of 1 rejection. One may name several.")
    assert hands_alt(HANDS, LABELS).startswith("Of 7 rejections. One may name several.")


def test_hands_are_counted_of_all_rejections():
    marks, words = hands_chart(HANDS, dark=False).data
    assert words.text == ("<b>Yours, next time</b>  3 of 7",)
    assert round(marks.x[0]) == 43
    assert "named in 3 of 7" in hands_alt(HANDS, LABELS)
    assert hands_table(HANDS)["Named in"].tolist() == [3]
