"""When a thought may be rated once more."""

from datetime import timedelta

import pytest

from core.coaching.thoughts import ThoughtView, ratings, to_rate_again
from core.vocabulary import Emotion


def thought(day, number=1, after=50, later=None):
    words = ("t", "t", "", "", "b")
    return ThoughtView(number, f"n{number}", day, Emotion.SELF_DOUBT, 80, *words, after, later)


@pytest.mark.parametrize(("days", "is_asked"), [(2, False), (3, True), (30, True), (31, False)])
def test_it_asks_from_the_third_day_to_the_thirtieth(today, days, is_asked):
    one = thought(today - timedelta(days=days))
    assert to_rate_again([one], (), today) == (one if is_asked else None)


@pytest.mark.parametrize("rated", [{"after": None}, {"later": 40}])
def test_what_was_not_rated_or_is_rated_already_is_not_asked_about(today, rated):
    assert to_rate_again([thought(today - timedelta(days=3), **rated)], (), today) is None


def test_what_was_put_away_is_never_asked_about_again_and_the_oldest_comes_first(today):
    first, second = (thought(today - timedelta(days=9 - n), number=n) for n in (1, 2))
    assert to_rate_again([second, first], (), today) == first
    assert to_rate_again([second, first], {"n1"}, today) == second
    assert to_rate_again([second, first], {"n1", "n2"}, today) is None


def test_the_numbers_stand_side_by_side_and_say_nothing_else(today):
    assert ratings(thought(today, after=None)) == "before 80"
    assert ratings(thought(today, after=85, later=0)) == "before 80 · after 85 · later 0"
