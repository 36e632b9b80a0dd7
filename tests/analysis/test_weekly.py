"""Anxiety about interviews beside the interviews: counts by hand, and no word on why."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.weekly import ANXIETY, Spread, interview_anxiety, interview_days
from core.analysis.weekly_sentences import NOTHING_YET, interview_anxiety_sentence
from core.content.questionnaires import questionnaires
from core.vocabulary import Questionnaire

START = date(2026, 6, 1)
NOTHING = pd.DataFrame({"application_id": [], "day": [], "stage": []}, dtype=object)


def weeks(*values):
    """An answer a week from START on; only the place of the question is filled."""
    days = [START + timedelta(weeks=number) for number in range(len(values))]
    answers = [[None] * ANXIETY + [value] + [None] * 3 for value in values]
    return pd.DataFrame({"day": days, "answers": answers})


def ledger(*lines):
    """Lines of (days after START, stage), one an application; None for a day that is not known."""
    days = [None if after is None else START + timedelta(days=after) for after, _ in lines]
    stages = [stage for _, stage in lines]
    columns = {"application_id": range(len(lines)), "day": days, "stage": stages}
    return pd.DataFrame(columns, dtype=object)


def test_the_place_is_the_question_about_interviews():
    weekly = questionnaires()[Questionnaire.WEEKLY]
    assert weekly.items[ANXIETY] == "Anxious about interviews"
    assert (weekly.low, weekly.high) == (0, 10)


def test_without_an_answer_there_is_nothing():
    assert interview_anxiety(weeks(), NOTHING) is None
    assert interview_anxiety(weeks(None, None), ledger((0, "interview"))) is None
    assert interview_anxiety_sentence(None) == NOTHING_YET


def test_a_week_that_was_left_out_is_left_out_and_zero_is_an_answer():
    found = interview_anxiety(weeks(4, None, 0), NOTHING)
    assert [(one.day, one.value) for one in found.answers] == [
        (START, 4),
        (START + timedelta(weeks=2), 0),
    ]


def test_an_answer_that_is_too_short_is_no_answer():
    frame = pd.DataFrame({"day": [START], "answers": [[1, 2]]})
    assert interview_anxiety(frame, NOTHING) is None


def test_answers_are_in_the_order_of_their_days_however_they_come():
    found = interview_anxiety(weeks(1, 2, 3).iloc[::-1], NOTHING)
    assert [one.value for one in found.answers] == [1, 2, 3]


@pytest.mark.parametrize(
    ("after", "is_near"), [(-8, False), (-7, True), (0, True), (7, True), (8, False)]
)
def test_near_is_seven_days_before_or_after(after, is_near):
    found = interview_anxiety(weeks(5), ledger((after, "interview")))
    assert [one.is_near for one in found.answers] == [is_near]


def test_phone_screens_and_final_rounds_count_and_nothing_else_does():
    lines = ledger(
        (3, "final_round"), (1, "phone_screen"), (1, "interview"), (2, "applied"), (4, "offer"),
        (5, None), (None, "interview"),
    )  # fmt: skip
    assert interview_days(lines) == [START + timedelta(days=1), START + timedelta(days=3)]


def test_the_day_of_an_invitation_is_no_interview_day_once_the_interview_has_one():
    lines = ledger((1, "interview"), (15, "interview")).assign(application_id=1)
    assert interview_days(lines) == [START + timedelta(days=15)]


def test_interviews_are_marked_from_a_week_before_the_first_answer_on():
    found = interview_anxiety(weeks(5, 5), ledger((-8, "interview"), (-7, "interview"), (60, "x")))
    assert found.interviews == (START - timedelta(days=7),)
    later = interview_anxiety(weeks(5), ledger((60, "interview")))
    assert later.interviews == (START + timedelta(days=60),)


def test_four_answers_are_counted_and_five_are_summed_up():
    four = interview_anxiety(weeks(1, 2, 3, 9), NOTHING)
    assert (four.every, four.near, four.apart) == (None, None, None)
    assert interview_anxiety_sentence(four) == (
        "4 answers so far, the last one 9 of 10. From 5 on they are summed up. "
        "No interview is logged in this time."
    )
    five = interview_anxiety(weeks(1, 2, 3, 9, 2), ledger((100, "interview")))
    assert five.every == Spread(answers=5, low=1, middle=2, high=9)
    assert interview_anxiety_sentence(five) == (
        "The middle answer was 2 of 10, from 1 to 9 in 5 weeks. 1 interview day marked."
    )


def test_one_answer_is_one_answer():
    said = interview_anxiety_sentence(interview_anxiety(weeks(6), ledger((0, "interview"))))
    assert said.startswith("1 answer so far, the last one 6 of 10.")
    assert said.endswith("1 interview day marked.")


def test_both_sides_are_told_from_five_each_and_nothing_is_said_of_why():
    calm, tense = [1, 2, 2, 3, 5, 5], [8, 6, 7, 9, 7]
    talks = ledger(*[(7 * number, "interview") for number in range(5)])
    found = interview_anxiety(weeks(*tense, None, *calm), talks)
    assert found.near == Spread(answers=5, low=6, middle=7, high=9)
    assert found.apart == Spread(answers=6, low=1, middle=2.5, high=5)
    assert interview_anxiety_sentence(found) == (
        "Near an interview the middle answer was 7 of 10, from 6 to 9 in 5 weeks; in the 6 other "
        "weeks it was 2.5, from 1 to 5. This does not say why."
    )


def test_with_four_on_one_side_only_all_answers_are_summed_up():
    days = [(7 * number, "interview") for number in range(4)]
    found = interview_anxiety(weeks(8, 6, 7, 9, None, 1, 2, 2, 3, 5), ledger(*days))
    assert (found.near, found.apart.answers) == (None, 5)
    assert interview_anxiety_sentence(found) == (
        "The middle answer was 5 of 10, from 1 to 9 in 9 weeks. 4 interview days marked."
    )


def test_no_sentence_names_a_cause():
    frames = [weeks(6), weeks(1, 2, 3, 4, 5), weeks(*[7] * 5, None, *[2] * 5)]
    talks = ledger(*[(7 * number, "interview") for number in range(5)])
    for frame in frames:
        said = interview_anxiety_sentence(interview_anxiety(frame, talks)).lower()
        for word in ("because", "cause", "due to", "leads to", "makes you", "effect", "!"):
            assert word not in said
