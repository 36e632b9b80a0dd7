"""Weekly answers about interviews as a picture, as words and as a table."""

from datetime import date, timedelta
from math import isnan

from core.analysis.weekly import InterviewAnxiety, WeeklyAnswer
from core.charts.style import titled
from core.charts.weekly import (
    APART,
    NEAR,
    interview_anxiety_alt,
    interview_anxiety_chart,
    interview_anxiety_table,
)

DAY = date(2026, 6, 1)
FOUND = InterviewAnxiety(
    (
        WeeklyAnswer(DAY, 3, is_near=False),
        WeeklyAnswer(DAY + timedelta(days=14), 8, is_near=True),
        WeeklyAnswer(DAY + timedelta(days=29), 2, is_near=False),
    ),
    (DAY + timedelta(days=12),),
)


def traces(found, *, dark=False):
    return {one.name: one for one in interview_anxiety_chart(found, dark=dark).data}


def test_interviews_are_marks_and_answers_are_full_or_hollow():
    drawn = traces(FOUND)
    assert list(drawn["interview"].y[:2]) == [0, 10]
    assert (list(drawn[NEAR].y), drawn[NEAR].marker.symbol) == ([8], "circle")
    assert (list(drawn[APART].y), drawn[APART].marker.symbol) == ([3, 2], "circle-open")


def test_answers_more_than_two_weeks_apart_are_not_joined():
    line = next(one for one in interview_anxiety_chart(FOUND, dark=True).data if not one.name)
    assert [None if isnan(y) else y for y in line.y.tolist()] == [3, 8, None, 2]


def test_without_an_interview_there_is_no_mark():
    alone = InterviewAnxiety(FOUND.answers[:1], ())
    assert set(traces(alone)) == {None, APART}
    said = titled(interview_anxiety_chart(alone, dark=False)).subtitle
    assert said.endswith("No interview is logged in this time.")


def test_the_words_say_how_many_and_from_when_to_when():
    said = interview_anxiety_alt(FOUND)
    assert "3 weekly answers from 1 Jun 2026 to 30 Jun 2026, 1 of them near an interview" in said


def test_the_table_holds_answers_and_interviews_in_their_order():
    table = interview_anxiety_table(FOUND)
    assert table["Interview"].tolist() == ["", "yes", "", ""]
    assert table["Near an interview"].tolist() == ["", "", "yes", ""]
    assert table["Anxiety, 0 to 10"].dropna().tolist() == [3, 8, 2]


def test_nothing_says_what_would_fill_it():
    drawn = interview_anxiety_chart(None, dark=False)
    assert not drawn.data
    assert "No weekly answers" in drawn.layout.annotations[0].text
    assert interview_anxiety_alt(None).startswith("No weekly answers")
    assert interview_anxiety_table(None).empty
