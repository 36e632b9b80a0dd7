from datetime import date
from math import isnan

from core.analysis.recovery import Baseline, MoodResponse
from core.charts.recovery import recovery_paths, recovery_paths_alt

FIRST = MoodResponse(
    date(2026, 1, 5), 60, Baseline.TWO_WEEKS, 5, 20, ((-1, 60), (0, 40), (4, 59)), 4, 2
)
LAST = MoodResponse(date(2026, 3, 2), 50, Baseline.TWO_WEEKS, 5, 3, ((-1, 51), (0, 47), (9, 50)))


def numbers(column):
    return [None if isnan(value) else value for value in column]


def trace(figure, name):
    return next(one for one in figure.data if one.name == name)


def test_without_responses_the_figure_says_what_would_fill_it():
    assert "enough check-ins" in recovery_paths([], dark=False).layout.annotations[0].text
    assert recovery_paths_alt([]).startswith("No rejection with enough check-ins")


def test_mood_is_drawn_from_the_persons_own_usual_level():
    figure = recovery_paths([FIRST, LAST], dark=False)

    assert numbers(trace(figure, "earlier ones").y) == [0, -20, -1, None]
    assert numbers(trace(figure, "latest rejection").y) == [1, -3, None, 0, None]


def test_a_gap_of_more_than_a_week_breaks_the_line():
    latest = trace(recovery_paths([LAST], dark=True), "latest rejection")

    assert numbers(latest.x) == [-1, 0, None, 9, None]


def test_a_ring_marks_the_day_back():
    ring = trace(recovery_paths([FIRST, LAST], dark=False), "back near usual")

    assert (list(ring.x), list(ring.y)) == ([4], [-1])


def test_the_words_give_the_numbers_and_the_latest_one():
    assert recovery_paths_alt([FIRST, LAST]) == (
        "Mood from 7 days before to 14 days after 2 rejections. 1 measurable dip, 1 seen back "
        "near the usual level. 2 Mar 2026: no measurable dip."
    )


def test_two_hundred_rejections_stay_below_300_kb():
    path = tuple((day, 50.0 + day) for day in range(-7, 15))
    many = [MoodResponse(date(2026, 1, 5), 60, Baseline.TWO_WEEKS, 5, 20, path)] * 200

    assert len(recovery_paths(many, dark=False).to_json()) < 300_000
