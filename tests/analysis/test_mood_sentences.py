from datetime import date, timedelta

import pytest

from core.analysis.calendar import CalendarDay
from core.analysis.mood_dynamics import Dynamics, Quadrant, QuadrantShare
from core.analysis.mood_sentences import (
    average_sentence,
    calendar_sentence,
    dynamics_sentence,
    quadrant_sentence,
)
from core.analysis.proportions import wilson_proportion
from core.analysis.recovery_curve import CurvePoint, PlaceboPoint, RecoveryCurve

DAY = date(2026, 3, 2)


def shares(**counts):
    total = sum(counts.values())
    return [
        QuadrantShare(Quadrant(word), wilson_proportion(count, total))
        for word, count in counts.items()
    ]


def days(number):
    return [CalendarDay(DAY + timedelta(days=n), 50.0, ()) for n in range(number)]


def curve(means, chance=()):
    """An average from day -1 on, each interval 8 points either way; `chance`: (day, low)."""
    points = [CurvePoint(day, mean, mean - 8, mean + 8, 6) for day, mean in enumerate(means, -1)]
    return RecoveryCurve(6, tuple(points), tuple(PlaceboPoint(d, low, 9.0) for d, low in chance))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "No check-ins yet. Each one finds its place here by its two numbers."),
        (
            shares(agitated=25, drained=6),
            (
                "Most often tense (unpleasant, with much energy): 25 of 31 check-ins, "
                "81 %, likely 64 to 91 %."
            ),
        ),
        (
            shares(agitated=1, drained=3),
            "Most often low (unpleasant, with little energy): 3 of 4 check-ins.",
        ),
        (
            shares(energised=1, calm=0),
            "Most often lively (pleasant, with much energy): 1 of 1 check-in.",
        ),
        (
            shares(energised=1, calm=2),
            "Most often calm (pleasant, with little energy): 2 of 3 check-ins.",
        ),
    ],
)
def test_where_most_check_ins_lie(found, said):
    assert quadrant_sentence(found) == said


@pytest.mark.parametrize(
    ("filled", "counts", "said"),
    [
        (
            0,
            [("hope", 3)],
            "No check-ins in the last half year. Each day with one becomes a square here.",
        ),
        (1, [], "1 day with a check-in in the last 26 weeks."),
        (
            12,
            [("hope", 7), ("anger", 2)],
            "12 days with a check-in in the last 26 weeks. Named most in all: hope, 7 times.",
        ),
        (
            2,
            [("hope", 1)],
            "2 days with a check-in in the last 26 weeks. Named most in all: hope, 1 time.",
        ),
    ],
)
def test_how_many_days_are_filled_and_what_was_named_most(filled, counts, said):
    assert calendar_sentence(days(filled), counts) == said


@pytest.mark.parametrize(("events", "are"), [(0, "are 0"), (1, "is 1"), (2, "are 2"), (4, "are 4")])
def test_what_an_average_needs(events, are):
    assert average_sentence(None, events) == (
        f"An average needs 5 rejections with check-ins around them; so far there {are}."
    )


def test_an_average_without_a_point_has_no_lowest():
    assert average_sentence(curve([]), 6) == (
        "Too few check-ins on the same days to draw an average."
    )


LOWEST = (
    "Over 6 rejections the lowest average is 21 points below the usual level, on day 1 "
    "(likely -29 to -13)."
)


@pytest.mark.parametrize(
    ("chance", "said"),
    [
        ([], "There are too few other days to compare it with."),
        (
            [(-1, -9.0), (0, -12.0), (1, -20.0)],
            "On 1 day it lies below what ordinary days of yours do by chance.",
        ),
        (
            [(0, -11.0), (1, -20.0), (2, -10.0)],
            "On 2 days it lies below what ordinary days of yours do by chance.",
        ),
        (
            [(0, -12.0), (1, -21.0)],
            "It stays within what ordinary days of yours do by chance.",
        ),
        (
            [(-1, 9.0), (7, 9.0)],
            "It stays within what ordinary days of yours do by chance.",
        ),
    ],
)
def test_an_average_is_held_against_chance_from_the_day_of_the_rejection_on(chance, said):
    assert average_sentence(curve([-10, -12, -21, -3]), 6) == (
        f"{LOWEST} There are too few other days to compare it with."
    )
    assert average_sentence(curve([-10, -12, -21, -3], chance), 6) == f"{LOWEST} {said}"


@pytest.mark.parametrize(
    ("mean", "words"),
    [(0.0, "0 points above the usual level, on day -1 (likely -8 to +8)."),
     (5.0, "5 points above the usual level, on day -1 (likely -3 to +13)."),
     (-0.6, "1 points below the usual level, on day -1 (likely -9 to +7).")],
)  # fmt: skip
def test_a_lowest_average_may_lie_above_the_usual_level(mean, words):
    assert average_sentence(curve([mean]), 6).startswith(
        f"Over 6 rejections the lowest average is {words} "
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, None),
        (Dynamics(9, None, 8, None), None),
        (Dynamics(12, 10.54, 8, None), "Day to day your mood strays by about 11 points."),
        (
            Dynamics(30, 9.0, 25, 0.5),
            (
                "Day to day your mood strays by about 9 points. "
                "Of one day, much carries over to the next."
            ),
        ),
        (
            Dynamics(30, 9.0, 25, 0.45),
            (
                "Day to day your mood strays by about 9 points. "
                "Of one day, a little carries over to the next."
            ),
        ),
        (
            Dynamics(30, 9.0, 25, 0.2),
            (
                "Day to day your mood strays by about 9 points. "
                "Of one day, a little carries over to the next."
            ),
        ),
        (
            Dynamics(30, 9.0, 25, 0.1),
            (
                "Day to day your mood strays by about 9 points. "
                "Of one day, hardly anything carries over to the next."
            ),
        ),
    ],
)
def test_how_far_mood_strays_and_how_much_carries_over(found, said):
    assert dynamics_sentence(found) == said
