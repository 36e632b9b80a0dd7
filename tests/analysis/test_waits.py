from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.replies import From, Reply
from core.analysis.waits import by_application, conversations_held, waits_for_answers

START, TODAY = date(2026, 3, 1), date(2026, 3, 31)
COLUMNS = ["application_id", "day", "stage", "disposition", "reopened"]


def on(day):
    return None if day is None else START + timedelta(days=day)


def reached(stage, day, application_id=1):
    return (application_id, on(day), stage, None, False)


def ended(disposition, day, application_id=1):
    return (application_id, on(day), None, disposition, False)


def reopened(day, application_id=1):
    return (application_id, on(day), None, None, True)


def ledger(*lines):
    return pd.DataFrame(lines, columns=COLUMNS, dtype=object)


def found(*lines, begun_with=From.APPLYING, today=TODAY):
    waits = waits_for_answers(ledger(*lines), begun_with, today)
    return [(wait.days, wait.reply, wait.is_open) for wait in waits]


def test_a_rejection_ends_a_wait_negatively():
    assert found(reached("applied", 0), ended("rejected", 9)) == [(9, Reply.NEGATIVE, False)]


@pytest.mark.parametrize("stage", ["phone_screen", "interview", "offer"])
def test_a_next_stage_is_a_positive_answer(stage):
    assert found(reached("applied", 2), reached(stage, 9)) == [(7, Reply.POSITIVE, False)]


def test_who_still_waits_is_censored_today():
    assert found(reached("applied", 10)) == [(20, None, True)]


@pytest.mark.parametrize("disposition", ["withdrawn", "no_response"])
def test_giving_up_is_no_answer(disposition):
    assert found(reached("applied", 0), ended(disposition, 21)) == [(21, None, False)]


def test_a_wait_after_a_conversation_begins_with_the_latest_one():
    lines = [reached("applied", 0), reached("interview", 5), reached("final_round", 12)]

    assert found(*lines, ended("rejected", 20), begun_with=From.CONVERSATION) == [
        (7, Reply.POSITIVE, False),
        (8, Reply.NEGATIVE, False),
    ]


def test_a_wait_after_an_interview_begins_on_the_day_it_took_place_and_not_when_it_was_arranged():
    lines = [reached("applied", 0), reached("interview", 5), reached("interview", 19)]

    assert found(*lines, ended("rejected", 24)) == [(5, Reply.POSITIVE, False)]
    assert found(*lines, ended("rejected", 24), begun_with=From.CONVERSATION) == [
        (5, Reply.NEGATIVE, False)
    ]


def test_an_interview_noted_late_does_not_come_after_the_round_that_followed_it():
    lines = [reached("interview", 1), reached("final_round", 18), reached("interview", 15)]

    assert found(*lines, begun_with=From.CONVERSATION) == [
        (3, Reply.POSITIVE, False),
        (12, None, True),
    ]


def test_an_interview_whose_invitation_has_no_day_begins_a_wait_and_ends_none():
    lines = [reached("applied", 0), reached("interview", None), reached("interview", 10)]

    assert found(*lines) == []
    assert found(*lines, begun_with=From.CONVERSATION) == [(20, None, True)]


def test_a_stage_reached_again_after_opening_it_again_begins_a_wait_of_its_own():
    before = [reached("interview", 1), ended("no_response", 9), reopened(12)]

    assert found(*before, reached("interview", 15), begun_with=From.CONVERSATION) == [
        (8, None, False),
        (15, None, True),
    ]


@pytest.mark.parametrize(
    ("days", "held"), [([3], [3]), ([3, 9], [9]), ([None, 9], [9]), ([9, 3, 12], [9, 12])]
)
def test_of_several_days_of_one_stage_the_first_is_that_of_the_invitation(days, held):
    lines = ledger(*[reached("interview", day) for day in days], reached("interview", 1, 2))

    found_held = conversations_held(lines)
    assert list(found_held[found_held["application_id"] == 1]["day"]) == [on(n) for n in held]
    assert list(found_held[found_held["application_id"] == 2]["day"]) == [on(1)]


def test_an_offer_that_waits_for_the_person_is_no_wait_for_an_answer():
    lines = [reached("applied", 0), reached("interview", 5), reached("offer", 9)]

    assert found(*lines, begun_with=From.CONVERSATION) == [(4, Reply.POSITIVE, False)]


def test_without_the_day_it_began_there_is_no_wait():
    assert found(reached("applied", None), ended("rejected", 9)) == []


def test_an_answer_without_a_day_cannot_be_counted():
    assert found(reached("applied", 0), ended("rejected", None)) == []


def test_an_answer_dated_before_the_application_is_not_counted():
    assert found(reached("applied", 9), ended("rejected", 5)) == []


def test_opening_an_application_again_begins_no_new_wait():
    lines = [reached("applied", 0), ended("no_response", 14), reopened(20)]

    assert found(*lines) == [(14, None, False)]


def test_what_lies_ahead_changes_nothing():
    lines = [reached("applied", 0), ended("rejected", 9)]

    assert found(*lines, today=on(5)) == [(5, None, True)]


def test_each_application_has_its_own_wait():
    lines = [reached("applied", 0), ended("rejected", 9), reached("applied", 4, 2)]

    assert found(*lines) == [(9, Reply.NEGATIVE, False), (26, None, True)]


def test_an_empty_ledger_has_no_waits():
    assert found() == []


def test_an_answer_on_the_same_day_took_no_day_and_one_today_is_known():
    assert found(reached("applied", 3), ended("rejected", 3)) == [(0, Reply.NEGATIVE, False)]
    assert found(reached("applied", 0), ended("rejected", 9), today=on(9)) == [
        (9, Reply.NEGATIVE, False)
    ]


def test_a_wait_knows_its_application():
    lines = ledger(reached("applied", 0, 7), ended("rejected", 9, 7), reached("applied", 4, 8))
    waits = waits_for_answers(lines, From.APPLYING, TODAY)

    assert [wait.application_id for wait in waits] == [7, 8]


def test_the_lines_of_an_application_stay_in_their_order_among_many():
    lines = ledger(*[reached("interview", n // 5, n % 5) for n in range(100)])

    for _, said in by_application(lines, TODAY):
        assert [line.day for line in said] == [on(n) for n in range(20)]
