from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.growth import (
    MonthOfTies,
    effective_kinds,
    network_growth,
    practice_progress,
)
from core.analysis.growth_sentences import network_sentence, practice_sentence

TODAY = date(2026, 6, 30)


def practices(*rows):
    return pd.DataFrame(rows, columns=["day", "score"])


def ties(*rows):
    return pd.DataFrame(rows, columns=["contact_id", "day", "tie"])


def talks(*rows):
    return pd.DataFrame(rows, columns=["contact_id", "day"])


def days(*scores):
    return practices(*[(TODAY - timedelta(days=len(scores) - n), s) for n, s in enumerate(scores)])


@pytest.mark.fixtures
def test_contacts_of_5_3_1_1_are_as_diverse_as_3_216_kinds_by_hill_1973():
    assert effective_kinds([5, 3, 1, 1]) == pytest.approx(3.216, abs=0.0005)
    assert effective_kinds([4]) == pytest.approx(1)
    assert effective_kinds([]) == 0


def test_no_practice_gives_nothing_and_a_sentence_that_says_so():
    assert practice_progress(practices(), TODAY) is None
    assert practice_sentence(None).startswith("No practice noted yet")


def test_a_day_counts_once_with_its_mean():
    found = practice_progress(practices((TODAY, 4), (TODAY, 8)), TODAY)
    assert (found.scores, found.sessions, found.trend) == ((6.0,), 2, None)
    assert "after 7 more days" in practice_sentence(found)


def test_rising_scores_are_said_to_rise_and_even_ones_are_not():
    rising = practice_progress(days(1, 2, 3, 4, 5, 6, 7, 8), TODAY)
    assert "They rise over the days" in practice_sentence(rising)
    even = practice_progress(days(5, 6, 5, 6, 5, 6, 5, 6), TODAY)
    assert "No clear trend" in practice_sentence(even)


def test_scores_that_rise_at_the_end_are_said_to_rise_though_most_pairs_are_equal():
    """Nine fives and three sixes: 27 pairs rise, and the median change is 0."""
    late = practice_progress(days(*[5] * 9, *[6] * 3), TODAY)

    assert (late.trend.score, late.trend.slope) == (27, 0)
    assert late.trend.z == pytest.approx(2.40, abs=0.005)
    assert "They rise over the days" in practice_sentence(late)


def test_scores_that_fall_at_the_end_are_said_to_fall_though_most_pairs_are_equal():
    late = practice_progress(days(*[6] * 9, *[5] * 3), TODAY)

    assert (late.trend.score, late.trend.slope) == (-27, 0)
    assert "They fall over the days" in practice_sentence(late)


def test_practice_after_today_changes_nothing():
    later = practices((TODAY, 4), (TODAY + timedelta(days=1), 9))
    assert practice_progress(later, TODAY) == practice_progress(practices((TODAY, 4)), TODAY)


def test_people_are_counted_month_by_month_from_the_first_on():
    found = network_growth(
        ties((1, date(2026, 4, 20), "friend"), (2, date(2026, 6, 2), "recruiter")),
        talks((1, date(2026, 4, 20)), (2, date(2026, 6, 29))),
        TODAY,
    )
    assert [(m.start.month, m.known, m.added, m.talks) for m in found.months] == [
        (4, 1, 1, 1),
        (5, 1, 0, 0),
        (6, 2, 1, 1),
    ]
    assert (found.people, found.in_touch) == (2, 2)
    assert found.kinds == pytest.approx(2)


def test_a_talk_90_days_ago_is_not_lately():
    found = network_growth(
        ties((1, date(2026, 1, 1), "friend")), talks((1, TODAY - timedelta(days=90))), TODAY
    )
    assert found.in_touch == 0
    assert network_sentence(found) == "1 person noted, 0 of them spoken to in the last 90 days."


def test_without_anybody_there_is_nothing():
    assert network_growth(ties(), talks(), TODAY) is None
    assert "as little about them as you need" in network_sentence(None)


def test_days_of_practice_come_in_their_order_however_they_were_noted():
    before = TODAY - timedelta(days=3)
    found = practice_progress(practices((TODAY, 8), (before, 2)), TODAY)

    assert (found.days, found.scores) == ((before, TODAY), (2.0, 8.0))


def test_who_is_met_and_spoken_to_today_counts():
    found = network_growth(ties((1, TODAY, "friend")), talks((1, TODAY)), TODAY)

    assert (found.people, found.in_touch) == (1, 1)
    assert network_growth(ties((1, TODAY + timedelta(days=1), "friend")), talks(), TODAY) is None


def test_the_first_of_a_month_belongs_to_it_and_not_to_the_one_before():
    first = date(2026, 5, 1)
    found = network_growth(
        ties((1, date(2026, 4, 30), "friend"), (2, first, "friend")), talks((2, first)), first
    )

    assert found.months == (
        MonthOfTies(date(2026, 4, 1), known=1, added=1, talks=0),
        MonthOfTies(first, known=2, added=1, talks=1),
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            practices((TODAY, 4)),
            (
                "Practised 1 time on 1 day, scores mostly around 4 of 10. "
                "A trend can be looked for after 7 more days."
            ),
        ),
        (
            days(2, 9, 3, 8, 4, 7, 6),
            (
                "Practised 7 times on 7 days, scores mostly around 6 of 10. "
                "A trend can be looked for after 1 more day."
            ),
        ),
        (
            days(5, 6, 5, 6, 5, 6, 5, 6),
            (
                "Practised 8 times on 8 days, scores mostly around 6 of 10. "
                "No clear trend over the days."
            ),
        ),
        (
            days(1, 2, 3, 4, 5, 6, 7, 8),
            (
                "Practised 8 times on 8 days, scores mostly around 5 of 10. "
                "They rise over the days, more than chance would."
            ),
        ),
        (
            days(9, 8, 7, 6, 5, 4, 3, 2),
            (
                "Practised 8 times on 8 days, scores mostly around 6 of 10. "
                "They fall over the days, more than chance would."
            ),
        ),
    ],
)
def test_how_practice_goes_in_words(found, said):
    assert practice_sentence(practice_progress(found, TODAY)) == said


def test_nothing_noted_yet_says_what_to_note():
    assert practice_sentence(None) == (
        "No practice noted yet. Each time you note one, its score is drawn here."
    )
    assert network_sentence(None) == (
        "Nobody noted yet. Add people you know, with as little about them as you need."
    )


def test_two_people_are_people():
    found = network_growth(
        ties((1, TODAY, "friend"), (2, TODAY, "friend")), talks((1, TODAY), (1, TODAY)), TODAY
    )

    assert network_sentence(found) == "2 people noted, 1 of them spoken to in the last 90 days."
