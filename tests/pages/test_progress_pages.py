"""Progress: filters in the address, forms that write, numbers behind the figures."""

from datetime import timedelta

import pytest

from core.ui.filters import mark_of
from core.vocabulary import Disposition, Questionnaire, Stage, Tie, Wish
from tests.pages.conftest import everything_said, press

FUNNEL, GROWTH, MOOD = "progress/funnel.py", "progress/growth.py", "progress/mood.py"


@pytest.fixture
def two_roles(ana, noon, today):
    """Six analysts, who all heard back, and six writers, who did not."""
    month = today - timedelta(days=30)
    for number in range(12):
        role = "Analyst" if number < 6 else "Writer"
        one = ana.applications.add(f"Firm {number}", role, applied_on=month, now=noon, today=today)
        if role == "Analyst":
            ana.applications.reach(one, Stage.INTERVIEW, month, noon, today)
            ana.applications.close(one, Disposition.REJECTED, today, noon, today)
    return ana


def test_all_applications_are_counted_without_a_filter(two_roles, open_page):
    assert "6 of 12 applications" in everything_said(open_page(two_roles, FUNNEL))


def test_a_role_in_the_address_leaves_out_the_others_and_is_not_readable_there(
    two_roles, open_page
):
    mark = mark_of("Analyst")
    assert "analyst" not in mark.lower()
    assert "6 of 6 applications" in everything_said(open_page(two_roles, FUNNEL, role=mark))


def test_a_filter_that_leaves_nothing_says_so(two_roles, open_page):
    said = everything_said(open_page(two_roles, FUNNEL, stage="Offer"))
    assert "Nothing is left with these filters." in said


@pytest.mark.parametrize(
    "wrong", [{"role": "Pilot"}, {"stage": "offer"}, {"period": "<b>"}, {"source": ""}]
)
def test_a_filter_nobody_offered_is_left_out(two_roles, open_page, wrong):
    app = open_page(two_roles, FUNNEL, **wrong)
    assert not app.exception
    assert "6 of 12 applications" in everything_said(app)


def test_practice_is_kept_and_drawn(ana, open_page):
    app = open_page(ana, GROWTH)
    app.session_state["practice_box"] = True
    app.run()
    app.slider[0].set_value(7)
    next(one for one in app.button if one.label == "Keep it").click().run()
    assert not app.exception
    assert ana.growth.practices()["score"].tolist() == [7]
    assert "scores mostly around 7 of 10" in app.get("plotly_chart")[-2].proto.alt


def test_somebody_is_added_spoken_to_and_forgotten(ana, open_page):
    app = open_page(ana, GROWTH)
    app.session_state["people_box"] = True
    app.run()
    app.text_input[0].set_value("Noa *from* work")
    next(one for one in app.button if one.label == "Add").click().run()
    (noa,) = ana.growth.contacts()
    assert (noa.name, noa.tie) == ("Noa *from* work", Tie.WORKED_TOGETHER)
    assert "Noa \\*from\\* work" in everything_said(app)
    next(one for one in app.button if one.label == "We talked today").click().run()
    assert ana.growth.contacts()[0].talks == 1
    next(one for one in app.button if one.label == "Remove").click().run()
    assert ana.growth.contacts() == []


def test_a_half_typed_person_stays_when_another_was_spoken_to(ana, open_page, noon, today):
    """What is typed stands in the browser, under the name of its form."""
    ana.growth.add_contact("Noa", Tie.FRIEND, today, noon, today, "noa")
    app = open_page(ana, GROWTH)
    app.session_state["practice_box"] = app.session_state["people_box"] = True
    app.run()
    names = [one.key for one in (app.slider[0], app.text_input[0])]
    press(app, "We talked today")
    assert [one.key for one in (app.slider[0], app.text_input[0])] == names
    app.text_input[0].set_value("Ben")
    press(app, "Add")
    assert app.slider[0].key == names[0]
    assert app.text_input[0].key != names[1]


def weeks_of(person, now, today, count):
    """An answer a week up to today, anxiety 3."""
    for number in range(count):
        day = today - timedelta(weeks=count - 1 - number)
        answers = [None, None, None, 3, None, None, 5]
        person.questionnaires.add(Questionnaire.WEEKLY, answers, day, now, uid=f"w{number}")


def test_weekly_answers_about_interviews_stand_beside_the_interviews(
    two_roles, open_page, noon, today
):
    app = open_page(two_roles, MOOD)
    assert "Your weeks and your interviews" not in [one.label for one in app.expander]
    weeks_of(two_roles, noon, today, 6)
    app.run()
    assert "Your weeks and your interviews" in [one.label for one in app.expander]
    app.session_state["interview_anxiety_box"] = True
    app.session_state["behind_interview_anxiety"] = True
    app.run()
    assert not app.exception
    drawn = app.get("plotly_chart")[-1].proto
    assert "6 weekly answers" in drawn.alt
    assert "The middle answer was 3 of 10, from 3 to 3 in 6 weeks. 1 interview day marked." in (
        everything_said(app)
    )
    table = app.dataframe[0].value
    assert table["Interview"].tolist().count("yes") == 1


def test_without_that_answer_or_with_mood_off_there_is_no_such_picture(ana, open_page, noon, today):
    answers = [5, 5, 5, None, 5, 5, 5]
    ana.questionnaires.add(Questionnaire.WEEKLY, answers, today, noon, uid="w")
    app = open_page(ana, MOOD)
    assert "Your weeks and your interviews" not in [one.label for one in app.expander]
    later = today + timedelta(weeks=1)
    ana.questionnaires.add(Questionnaire.WEEKLY, [5] * 7, later, noon, uid="x")
    app.run()
    assert "Your weeks and your interviews" in [one.label for one in app.expander]
    ana.preferences.switch(Wish.NO_MOOD, noon, on=True)
    app.run()
    assert "Your weeks and your interviews" not in [one.label for one in app.expander]


def test_a_name_of_spaces_is_refused_with_a_sentence(ana, open_page):
    app = open_page(ana, GROWTH)
    app.session_state["people_box"] = True
    app.run()
    app.text_input[0].set_value("   ")
    next(one for one in app.button if one.label == "Add").click().run()
    assert [one.value for one in app.error]
    assert ana.growth.contacts() == []


def test_every_figure_has_its_method_and_its_numbers(two_roles, open_page):
    app = open_page(two_roles, FUNNEL)
    app.session_state["behind_funnel"] = True
    app.run()
    said = everything_said(app)
    assert "Wilson's 95 % interval" in said
    assert app.dataframe[0].value["Went on"].tolist() == [6, 6, 0, 0]


def test_a_period_without_check_ins_is_empty_and_whole(ana, open_page, noon, today):
    long_ago = today - timedelta(days=400)
    ana.check_ins.add(valence=40, energy=50, day=long_ago, now=noon, today=today)
    app = open_page(ana, MOOD, period="last 30 days")
    assert not app.exception
    assert app.get("plotly_chart")[0].proto.spec.count("No check-ins yet") == 1
