"""Exercises: what is offered and why, doing one, and how to have none of it."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from core.store.recover import Answers
from core.vocabulary import Disposition, Emotion, Questionnaire, Wish
from tests.pages.conftest import buttons, everything_said, press, titles, unfold
from tests.pages.test_pages_render import UNKNOWN

PAGE, TODAY = "recover/exercises.py", "today/today.py"
CRISIS = "I want to die"
HOUR = timedelta(hours=1)


@pytest.fixture
def now():
    """Pages go by the real clock."""
    return datetime.now(UTC)


def check_in(person, now, *emotions, valence=30, energy=80):
    day = now.date()
    person.check_ins.add(
        valence=valence, energy=energy, emotions=emotions, day=day, now=now, today=day
    )


def reject(person, at):
    day = at.date()
    one = person.applications.add("Northwind", "Analyst", applied_on=day, now=at, today=day)
    person.applications.close(one, Disposition.REJECTED, day, at, day)
    return one


def offered(app):
    """The exercises that can be started, in their order."""
    return [one.key.removeprefix("start_") for one in app.button if one.label == "Start"]


def click(app, key):
    return app.button(key=key).click().run()


def rows(person, table, now):
    return json.loads(person.takeout.as_json(now))["tables"][table]


def listed(app):
    return [one.proto.label for one in app.get("page_link")]


@pytest.mark.parametrize("page", [PAGE, TODAY])
def test_three_are_offered_after_a_check_in_each_with_its_reason(ana, open_page, now, page):
    check_in(ana, now, Emotion.ANGER)
    app = open_page(ana, page)
    assert offered(app) == ["E10", "E15", "E3"]
    assert "Because you marked: angry, high energy" in everything_said(app)
    assert buttons(app).count("Start") == buttons(app).count("Not now") == 3


def test_today_offers_nothing_before_a_check_in(ana, open_page):
    app = open_page(ana, TODAY)
    assert offered(app) == []
    assert "What may help now" not in everything_said(app)


def test_start_and_not_now_look_alike(ana, open_page, now):
    check_in(ana, now, Emotion.ANGER)
    app = open_page(ana, PAGE)
    kinds = {one.proto.type for one in app.button if one.label in {"Start", "Not now"}}
    assert len(kinds) == 1


@pytest.mark.parametrize("page", [PAGE, TODAY])
def test_not_now_puts_one_away_and_the_others_stay(ana, open_page, now, page):
    check_in(ana, now, Emotion.SELF_DOUBT, valence=60)
    app = click(open_page(ana, page), "not_now_E9")
    assert offered(app) == ["E12", "E5"]
    app.run()
    assert [row["what"] for row in rows(ana, "dismissal", now)] == ["E9"]


def test_looking_back_is_not_there_at_23_hours_and_is_at_25(ana, ben, open_page, now):
    reject(ana, now - 23 * HOUR)
    assert offered(open_page(ana, PAGE)) == ["E4", "E10"]


def test_looking_back_is_offered_once_for_a_rejection(ana, open_page, now):
    one = reject(ana, now - 25 * HOUR)
    app = open_page(ana, TODAY)
    assert offered(app) == ["E17"]
    click(app, "not_now_E17")
    assert offered(app) == []
    assert ana.exercises.dismissals()[0].application_id == one


def test_looking_back_leads_to_the_debrief_of_that_application(ana, open_page, now):
    one = reject(ana, now - 25 * HOUR)
    app = click(open_page(ana, PAGE), "start_E17")
    assert not app.exception
    assert app.query_params["application"] == str(one)
    assert titles(app) != ["Exercises"]


def test_the_thought_record_has_a_page_of_its_own(ana, open_page, now):
    check_in(ana, now, Emotion.SELF_DOUBT, valence=60)
    app = click(open_page(ana, PAGE), "start_E9")
    assert not app.exception
    assert titles(app) != ["Exercises"]


@pytest.mark.parametrize(("confidence", "is_offered"), [(4, True), (5, False)])
def test_causes_to_change_only_for_low_confidence(ana, open_page, now, confidence, is_offered):
    check_in(ana, now, Emotion.SELF_DOUBT, valence=60)
    answers = [0, 0, 0, 0, 0, confidence, 0]
    with ana.open_session() as session:
        session.add(
            Answers(
                recorded_at=now,
                day=now.date(),
                questionnaire=Questionnaire.WEEKLY,
                answers=answers,
            )
        )
    app = open_page(ana, PAGE)
    assert ("E14" in offered(app)) is is_offered
    assert any("Causes that you can change" in one for one in listed(app)) is is_offered


def test_worn_out_people_are_told_to_rest_and_never_to_apply_more(ana, open_page, now):
    check_in(ana, now, Emotion.EXHAUSTION, energy=10)
    said = everything_said(open_page(ana, TODAY))
    assert "plan one evening without the search" in said
    assert "apply to more" not in said.lower()


def test_the_list_goes_by_what_one_feels(ana, open_page):
    app = open_page(ana, PAGE)
    assert sum("tested" in one or "studied" in one for one in listed(app)) == 17
    app.button_group(key="exercise_filter").set_value(Emotion.ANGER).run()
    shown = [one for one in listed(app) if "tested" in one]
    assert ["Breathe slowly" in one for one in shown].count(True) == 1
    assert len(shown) == 4


def test_breathing_is_done_rated_and_kept_once(ana, open_page, now):
    app = open_page(ana, PAGE, exercise="E10")
    assert titles(app) == ["Breathe slowly"]
    assert "Stop if you feel dizzy" in everything_said(app)
    press(app, "I have done it")
    app.run()
    assert len(rows(ana, "exerciseuse", now)) == 1
    app.button_group[0].set_value(8).run()
    press(app, "Keep it")
    assert titles(app) == ["Exercises"]
    assert [row["helpful"] for row in rows(ana, "exerciseuse", now)] == [8]
    assert "Kept: Breathe slowly, 8 of 10." in everything_said(app)


def test_a_rating_can_be_skipped(ana, open_page, now):
    app = press(open_page(ana, PAGE, exercise="E16"), "Next")
    for _ in range(3):
        press(app, "Next")
    press(app, "I have done it")
    press(app, "Skip")
    assert titles(app) == ["Exercises"]
    assert [row["helpful"] for row in rows(ana, "exerciseuse", now)] == [None]


def test_steps_come_one_after_the_other_and_back(ana, open_page):
    app = open_page(ana, PAGE, exercise="E4")
    assert "Step 1 of 4" in everything_said(app)
    press(app, "Next")
    assert "Step 2 of 4" in everything_said(app)
    press(app, "Back")
    assert "Step 1 of 4" in everything_said(app)
    assert "I have done it" not in buttons(app)


def test_not_now_is_there_at_every_step_and_stores_nothing(ana, open_page, now):
    app = open_page(ana, PAGE, exercise="E4")
    for _ in range(3):
        assert "Not now" in buttons(app)
        press(app, "Next")
    press(app, "Not now")
    assert titles(app) == ["Exercises"]
    assert rows(ana, "exerciseuse", now) == []


def test_what_is_written_is_kept_and_can_be_read_and_removed(ana, open_page, now):
    app = open_page(ana, PAGE, exercise="E3")
    app.text_area[0].set_value("They asked <b>three</b> questions.").run()
    for _ in range(3):
        press(app, "Next")
    assert app.text_area[0].value == "They asked <b>three</b> questions."
    press(app, "I have done it")
    assert rows(ana, "exerciseuse", now)[0]["words"] == "They asked <b>three</b> questions."
    press(app, "Skip")
    app.query_params["exercise"] = "E3"
    app = unfold(app, "written_E3")
    assert "They asked <b>three</b> questions." in everything_said(app)
    assert app.text_area[0].value == ""
    press(app, "Remove")
    assert rows(ana, "exerciseuse", now) == []


def test_words_that_sound_like_a_crisis_are_kept_and_end_the_exercise(ana, open_page, now):
    app = open_page(ana, PAGE, exercise="E3")
    app.text_area[0].set_value(CRISIS).run()
    for _ in range(3):
        press(app, "Next")
    press(app, "I have done it")
    assert rows(ana, "exerciseuse", now)[0]["words"] == CRISIS
    assert "tel:" in everything_said(app)
    assert not {"Keep it", "Next", "Start", "I have done it"} & set(buttons(app))
    assert app.button_group.len == 0
    app.switch_page(TODAY).run()
    assert offered(app) == []
    press(app, "Put this away")
    app.switch_page(PAGE).run()
    assert not any("Write it out" in one for one in listed(app))


def test_today_offers_nothing_while_support_is_open(ana, open_page, now):
    check_in(ana, now, Emotion.ANGER)
    app = open_page(ana, TODAY)
    app.session_state["support_is_open"] = True
    app.run()
    assert offered(app) == []
    assert "What may help now" not in everything_said(app)


def test_exercises_go_off_and_on_with_one_click(ana, open_page, now):
    check_in(ana, now, Emotion.ANGER)
    app = press(open_page(ana, PAGE), "Switch exercises off")
    assert offered(app) == []
    assert ana.preferences.all_on() == {Wish.NO_EXERCISES}
    app.switch_page(TODAY).run()
    assert offered(app) == []
    app.switch_page(PAGE).run()
    press(app, "Switch exercises on")
    assert offered(app) == ["E10", "E15", "E3"]


def test_without_mood_only_the_rejection_speaks(ana, open_page, now):
    check_in(ana, now, Emotion.SELF_DOUBT)
    reject(ana, now)
    ana.preferences.switch(Wish.NO_MOOD, now, on=True)
    app = open_page(ana, TODAY)
    assert offered(app) == ["E4", "E10"]
    assert "you marked" not in everything_said(app)


def test_the_own_mean_comes_after_five_ratings(ana, open_page, now):
    for number, helpful in enumerate([4, 6, 7, 8, 5]):
        use = ana.exercises.finish("E10", "", now.date(), now, f"form-{number}")
        app = open_page(ana, PAGE, exercise="E10") if number == 4 else None
        ana.exercises.rate(use, helpful)
    assert "You did this 5 times." in everything_said(app)
    assert "of 10" not in everything_said(app)
    assert "6.0 of 10 on average (likely 4.0 to 8.0)" in everything_said(app.run())


def test_one_that_is_held_back_says_so(ana, open_page):
    app = open_page(ana, PAGE, exercise="E14")
    assert "could do harm" in everything_said(app)
    assert "I have done it" not in buttons(app)
    press(app, "Back to the list")
    assert titles(app) == ["Exercises"]


@pytest.mark.parametrize("wrong", [*UNKNOWN, "E99", "e10", "E10 "])
def test_an_unknown_exercise_is_a_sentence(ana, open_page, wrong):
    app = open_page(ana, PAGE, exercise=wrong)
    assert [one.value for one in app.error] == ["That exercise is not in the list."]


@pytest.mark.parametrize("exercise", ["E1", "E10", "E15", "E17", "E9"])
def test_each_kind_of_player_opens(ana, open_page, exercise):
    app = open_page(ana, PAGE, exercise=exercise)
    assert not app.exception
    assert not app.error
    assert "Not now" in buttons(app)
    assert "How well was it tested?" in [one.label for one in app.expander]
