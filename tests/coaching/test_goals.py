"""Goals: an if-then or a kind sentence, a missed day without a reproach, one word on waiting."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.burn_out import SearchLoad, Suggestion
from core.coaching.goals import (
    COMING_UP,
    DAY_HAS_PASSED,
    NEEDS_IF_THEN,
    TEMPTING_TO_WAIT,
    GoalState,
    GoalView,
    coasting,
    due_goals,
    goal_fault,
    goal_hint,
    is_weary,
    without_lead,
)

TODAY = date(2026, 11, 2)
BLAME = ("fail", "missed", "late", "overdue", "should", "streak", "again", "!")


def goal(number, days, **more):
    return GoalView(number, "words", "if", "then", TODAY + timedelta(days=days), **more)


def applications(*rows):
    columns = ["application_id", "company", "role", "furthest_stage", "disposition", "days"]
    frame = pd.DataFrame([(n, "A", "B", *row) for n, row in enumerate(rows)], columns=columns)
    frame["last_event_on"] = [TODAY - timedelta(days=days) for days in frame["days"]]
    return frame.astype(object).where(frame.notna(), None)


def feelings(*named):
    rows = [(TODAY - timedelta(days=ago), emotion) for ago, emotion in named]
    return pd.DataFrame(rows, columns=["day", "emotion"])


def check_ins(*rows):
    told = [(TODAY - timedelta(days=ago), energy) for ago, energy in rows]
    return pd.DataFrame(told, columns=["day", "energy"])


@pytest.mark.parametrize(
    ("if_words", "then_words"), [("", "I call"), ("it rains", "  "), ("If", "then"), ("If:", "x")]
)
def test_a_goal_without_an_if_and_a_then_is_refused_with_a_kind_sentence(if_words, then_words):
    assert goal_fault(if_words, then_words) == NEEDS_IF_THEN


def test_a_goal_with_both_is_kept():
    assert goal_fault("If it is Tuesday", "then I call Noa") is None


@pytest.mark.parametrize(
    ("typed", "lead", "kept"),
    [
        ("If it rains", "if", "it rains"),
        ("then, I call", "then", "I call"),
        ("iffy weather comes", "if", "iffy weather comes"),
        ("IF … it rains", "if", "it rains"),
    ],
)
def test_the_word_that_the_page_writes_itself_is_not_written_twice(typed, lead, kept):
    assert without_lead(typed, lead) == kept


@pytest.mark.parametrize(
    "words",
    ["get an offer", "Land the job", "be hired by May", "get a new job", "have an interview"],
)
def test_what_others_decide_on_gets_a_hint(words):
    assert goal_hint(words)


@pytest.mark.parametrize(
    "words", ["practise one answer aloud", "write to two people", "read about the job market"]
)
def test_what_lies_in_ones_own_hands_gets_none(words):
    assert goal_hint(words) is None


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (goal(1, 1), GoalState.AHEAD),
        (goal(1, 0), GoalState.DUE),
        (goal(1, -1), GoalState.MISSED),
        (goal(1, -1, done_on=TODAY), GoalState.DONE),
        (goal(1, -1, dropped_on=TODAY), GoalState.LET_GO),
    ],
)
def test_a_goal_stands_where_its_day_is(one, state):
    assert one.state(TODAY) is state


def test_due_is_what_is_open_and_has_come_with_today_first():
    everything = [goal(1, -9), goal(2, 0), goal(3, 4), goal(4, -1, done_on=TODAY)]
    assert [one.goal_id for one in due_goals(everything, TODAY)] == [2, 1]


def test_a_day_that_passed_is_said_without_a_reproach():
    assert not any(word in DAY_HAS_PASSED.lower() for word in BLAME)
    assert "another day" in DAY_HAS_PASSED
    assert "smaller" in DAY_HAS_PASSED


FINAL, OTHER, QUIET = ("final_round", None, 3), ("applied", None, 5), ("applied", None, 60)


def test_after_a_final_round_with_nothing_else_moving_there_is_one_word():
    found = coasting(applications(FINAL, QUIET), (), (), TODAY, weary=False)
    assert (found.application_id, found.words) == (0, TEMPTING_TO_WAIT)


def test_an_interview_ahead_counts_like_a_final_round():
    found = coasting(applications(("interview", None, 3), QUIET), {0}, (), TODAY, weary=False)
    assert found.words == COMING_UP


def test_an_interview_for_the_only_application_calls_for_no_others():
    only = applications(("interview", None, 3))
    assert coasting(only, {0}, (), TODAY, weary=False) is None


@pytest.mark.parametrize(
    ("rows", "put_away", "weary"),
    [
        ((FINAL, OTHER), (), False),
        ((FINAL,), {0}, False),
        ((FINAL,), (), True),
        ((("final_round", "rejected", 3),), (), False),
        ((OTHER,), (), False),
    ],
    ids=["another moves", "put away", "weary", "ended", "no final round"],
)
def test_else_there_is_none(rows, put_away, weary):
    assert coasting(applications(*rows), (), put_away, TODAY, weary=weary) is None


def test_without_any_application_there_is_none():
    assert coasting(applications(), (), (), TODAY, weary=False) is None


def test_the_word_never_asks_for_more_applications():
    for words in (TEMPTING_TO_WAIT, COMING_UP):
        assert "apply" not in words
        assert "more" not in words


@pytest.mark.parametrize(
    ("felt", "named", "weary"),
    [
        (check_ins((2, 30), (1, 35), (0, 60)), feelings(), True),
        (check_ins((2, 30), (1, 55), (0, 60)), feelings(), False),
        (check_ins((9, 5), (8, 5)), feelings(), False),
        (check_ins((0, 80)), feelings((1, "exhaustion")), True),
        (check_ins((0, 80)), feelings((9, "exhaustion")), False),
        (check_ins(), feelings(), False),
    ],
)
def test_the_last_check_ins_say_who_is_weary(felt, named, weary):
    assert is_weary(felt, named, None, TODAY) is weary


def test_whoever_is_to_do_less_is_weary_too():
    less = SearchLoad(None, None, Suggestion.DAY_OFF, None)
    assert is_weary(check_ins((0, 90)), feelings(), less, TODAY)
