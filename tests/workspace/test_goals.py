"""Goals through the workspace."""

from datetime import timedelta

import pytest

from core.coaching.goals import GoalState
from core.errors import InvalidInput, NotFound


def add(person, noon, today, due=None, uid="g"):
    due = due or today
    return person.goals.add(
        "Practise", "If it is noon", "then I speak", due=due, now=noon, today=today, uid=uid
    )


def test_a_goal_keeps_its_words_its_if_then_and_its_day(ana, noon, today):
    add(ana, noon, today)
    (one,) = ana.goals.views()
    assert (one.words, one.if_words, one.then_words) == ("Practise", "it is noon", "I speak")
    assert (one.due, one.done_on, one.dropped_on) == (today, None, None)


def test_a_form_sent_twice_keeps_one_goal(ana, noon, today):
    assert add(ana, noon, today) == add(ana, noon, today)
    assert len(ana.goals.views()) == 1


@pytest.mark.parametrize(("if_words", "then_words"), [("", "I call"), ("it rains", "then ")])
def test_a_goal_without_if_then_is_not_stored(ana, noon, today, if_words, then_words):
    with pytest.raises(InvalidInput, match="a moment and a step"):
        ana.goals.add("Call", if_words, then_words, due=today, now=noon, today=today, uid="g")
    assert ana.goals.views() == []


def test_a_day_that_has_passed_is_refused(ana, noon, today):
    with pytest.raises(InvalidInput, match="has passed"):
        add(ana, noon, today, today - timedelta(days=1))
    one = add(ana, noon, today)
    with pytest.raises(InvalidInput, match="has passed"):
        ana.goals.plan_anew(one, "Practise", today - timedelta(days=1), today)


def test_done_and_let_go_can_be_undone(ana, noon, today):
    one = add(ana, noon, today)
    for act, state in ((ana.goals.done, GoalState.DONE), (ana.goals.drop, GoalState.LET_GO)):
        act(one, today)
        act(one, today)
        assert ana.goals.views()[0].state(today) is state
        ana.goals.undo(one)
        assert ana.goals.views()[0].state(today) is GoalState.DUE


def test_a_goal_is_planned_anew_in_smaller_words(ana, noon, today):
    one = add(ana, noon, today)
    next_week = today + timedelta(days=8)
    ana.goals.plan_anew(one, "Practise a minute", next_week, next_week)
    (view,) = ana.goals.views()
    assert (view.words, view.due) == ("Practise a minute", next_week)


def test_nobody_reaches_the_goals_of_another(ana, ben, noon, today):
    one = add(ana, noon, today)
    for forbidden in (
        lambda: ben.goals.done(one, today),
        lambda: ben.goals.drop(one, today),
        lambda: ben.goals.undo(one),
        lambda: ben.goals.plan_anew(one, "x", today, today),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.goals.views() == []


def test_the_word_on_waiting_is_put_away_once_and_for_one_application(ana, ben, noon, today):
    one = ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    for _ in range(2):
        ana.goals.put_coasting_away(one, noon)
    assert ana.goals.coasting_put_away() == {one}
    assert ben.goals.coasting_put_away() == set()
