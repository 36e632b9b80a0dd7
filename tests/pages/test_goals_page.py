"""Goals: kept once, planned anew, switched off; one line on Today; one word on waiting."""

from datetime import UTC, datetime, timedelta

import pytest

from core.coaching.goals import DAY_HAS_PASSED, IN_OTHER_HANDS, NEEDS_IF_THEN, TEMPTING_TO_WAIT
from core.vocabulary import Stage, Wish
from tests.pages.conftest import everything_said, press, unfold
from tests.store.test_scope import fill

GOALS, TODAY = "recover/goals.py", "today/today.py"
NOW = datetime.now(UTC)
DAY = NOW.date()


def fill_in(app, words="Practise *one* answer", if_words="it is noon", then_words="I speak"):
    for field, text in zip(app.text_input, (words, if_words, then_words), strict=False):
        field.set_value(text)
    return press(app, "Keep this goal")


def goal(person, days, uid="g", words="Call Noa"):
    """A goal whose day lies so many days from today."""
    planned = DAY + timedelta(days=min(days, 0))
    person.goals.add(
        words, "it is noon", "I call", due=DAY + timedelta(days=days), now=NOW, today=planned,
        uid=uid,
    )  # fmt: skip


def final_round(person):
    one = person.applications.add("Acme", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    person.applications.reach(one, Stage.FINAL_ROUND, DAY, NOW, DAY)
    return one


def test_a_goal_is_kept_once_and_shown_as_it_was_typed(ana, open_page):
    app = fill_in(open_page(ana, GOALS))
    assert "Saved." in everything_said(app)
    app.run()
    (one,) = ana.goals.views()
    assert (one.words, one.if_words, one.then_words) == (
        "Practise *one* answer", "it is noon", "I speak",
    )  # fmt: skip
    assert "Practise \\*one\\* answer" in everything_said(app)
    assert "Saved." not in everything_said(app)


def test_a_goal_without_if_then_stays_in_its_fields_with_a_kind_sentence(ana, open_page):
    app = fill_in(open_page(ana, GOALS), if_words="  ")
    assert [one.value for one in app.error] == [NEEDS_IF_THEN]
    assert app.text_input[0].value == "Practise *one* answer"
    assert ana.goals.views() == []


def test_a_goal_that_others_decide_on_is_kept_with_a_hint(ana, open_page):
    app = fill_in(open_page(ana, GOALS), words="get an offer")
    assert IN_OTHER_HANDS in everything_said(app)
    assert len(ana.goals.views()) == 1


def test_a_day_that_passed_offers_another_and_no_reproach(ana, open_page):
    goal(ana, -3)
    app = open_page(ana, GOALS)
    said = everything_said(app)
    assert DAY_HAS_PASSED in said
    for word in ("missed", "failed", "overdue", "streak"):
        assert word not in said.lower()
    key = f"anew_{ana.goals.views()[0].goal_id}"
    unfold(app, key)
    app.text_input(key=f"{key}_words").set_value("Write to Noa")
    press(app, "Plan it anew")
    (one,) = ana.goals.views()
    assert (one.words, one.due) == ("Write to Noa", DAY)
    assert DAY_HAS_PASSED not in everything_said(app)


def test_done_and_undone(ana, open_page):
    goal(ana, 2)
    app = press(open_page(ana, GOALS), "Done")
    assert ana.goals.views()[0].done_on == DAY
    unfold(app, "goals_over")
    press(app, "Undo")
    assert ana.goals.views()[0].done_on is None


def test_let_go_leaves_no_trace_but_the_way_back(ana, open_page):
    goal(ana, 2)
    app = press(open_page(ana, GOALS), "Let it go")
    assert ana.goals.views()[0].dropped_on == DAY
    assert "Nothing is planned" in everything_said(app)


def test_goals_go_off_and_on_in_one_click_and_nothing_is_lost(ana, open_page):
    goal(ana, 0)
    app = press(open_page(ana, GOALS), "Switch goals off")
    assert "Call Noa" not in everything_said(app)
    assert Wish.NO_GOALS in ana.preferences.all_on()
    app.switch_page(TODAY).run()
    assert "Call Noa" not in everything_said(app)
    app.switch_page(GOALS).run()
    press(app, "Switch goals on")
    assert "Call Noa" in everything_said(app)


def test_today_has_one_line_for_what_is_due_and_it_can_be_done_there(ana, open_page):
    goal(ana, 0)
    goal(ana, -2, uid="older", words="Write to Tom")
    goal(ana, 3, uid="ahead", words="Read a page")
    app = open_page(ana, TODAY)
    said = everything_said(app)
    assert "Your goal for today: **Call Noa**" in said
    assert "1 more" in said
    assert "Write to Tom" not in said
    assert "Read a page" not in said
    press(app, "Done")
    assert "An earlier goal: **Write to Tom**" in everything_said(app)


def test_without_a_due_goal_today_says_nothing_of_goals(ana, open_page):
    goal(ana, 3)
    assert "goal" not in everything_said(open_page(ana, TODAY)).lower()


@pytest.mark.parametrize("page", [TODAY, GOALS])
def test_the_word_on_waiting_comes_once_for_a_final_round(ana, open_page, page):
    one = final_round(ana)
    app = open_page(ana, page)
    assert TEMPTING_TO_WAIT in everything_said(app)
    press(app, "Not now")
    assert TEMPTING_TO_WAIT not in everything_said(app)
    assert ana.goals.coasting_put_away() == {one}


def test_whoever_is_drained_does_not_hear_it(ana, open_page):
    final_round(ana)
    ana.check_ins.add(valence=40, energy=10, day=DAY, now=NOW, today=DAY)
    assert TEMPTING_TO_WAIT not in everything_said(open_page(ana, TODAY))


def test_with_mood_switched_off_nothing_is_read_from_old_check_ins(ana, open_page):
    final_round(ana)
    ana.check_ins.add(valence=40, energy=10, day=DAY, now=NOW, today=DAY)
    ana.preferences.switch(Wish.NO_MOOD, NOW, on=True)
    assert TEMPTING_TO_WAIT in everything_said(open_page(ana, TODAY))


def test_a_goal_that_sounds_like_a_crisis_is_kept_and_support_comes_first(ana, open_page):
    app = fill_in(open_page(ana, GOALS), words="I want to die")
    assert len(ana.goals.views()) == 1
    said = everything_said(app)
    assert "tel:" in said
    assert "A new goal" not in said


def test_the_page_is_whole_with_a_row_of_everything(ana, open_page, noon, today):
    fill(ana, noon, today)
    assert not open_page(ana, GOALS).exception
