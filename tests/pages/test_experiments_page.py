"""Experiments: from a rejection to one change, and what becomes of it."""

from datetime import UTC, datetime, timedelta

import pytest

from core.store.recover import Cause, Debrief
from core.vocabulary import Disposition, Evidence, Mark, Stage, Theme
from core.workspace.experiment_rows import Choice
from tests.pages.conftest import buttons, everything_said, press, unfold

PAGE = "recover/experiments.py"
NOW = datetime.now(UTC)
DAY = NOW.date()
EARLIER = NOW - timedelta(days=3)


@pytest.fixture
def refused(ana):
    """An application that got to an interview and ended three days ago."""
    return rejection(ana, "Acme", EARLIER)


def rejection(person, company, when):
    day = when.date()
    one = person.applications.add(company, "Analyst", applied_on=day, now=when, today=day)
    person.applications.reach(one, Stage.INTERVIEW, day, when, day)
    person.applications.close(one, Disposition.REJECTED, day, when, day)
    return one


def debriefed(person, application, theme=Theme.COMMUNICATION, experiment="Say it in half the time"):
    with person.open_session() as session:
        debrief = Debrief(
            recorded_at=NOW, application_id=application, day=DAY, change="Shorter answers",
            experiment=experiment,
        )  # fmt: skip
        session.add(debrief)
        session.flush()
        session.add(
            Cause(
                recorded_at=NOW, debrief_id=debrief.id, words="I rambled", theme=theme,
                evidence=Evidence.REPORTED,
            )
        )  # fmt: skip


def choose(person, application=None, uid="e", change="Begin with the number", **more):
    choice = Choice(change, "they ask", "I count", DAY, Stage.INTERVIEW, None, application)
    return person.experiments.choose(choice, NOW, DAY, uid)


def fill_in(app):
    app.text_input[0].set_value("they ask about results")
    app.text_input[1].set_value("I begin with the number")
    return press(app, "Choose this change")


def test_a_debrief_fills_in_the_form_and_the_change_is_chosen_once(ana, open_page, refused):
    debriefed(ana, refused)
    app = open_page(ana, PAGE, application=str(refused))
    assert app.text_area[0].value == "Say it in half the time"
    assert app.selectbox[1].value == Theme.COMMUNICATION
    assert app.selectbox[0].value is Stage.INTERVIEW
    fill_in(app)
    app.run()
    (one,) = ana.experiments.views()
    assert one.choice == Choice(
        "Say it in half the time", "they ask about results", "I begin with the number", DAY,
        Stage.INTERVIEW, Theme.COMMUNICATION, refused,
    )  # fmt: skip
    said = everything_said(app)
    assert "**Practise it once** :small[next]" in said
    assert "Choose this change" not in buttons(app)


def test_the_change_stands_in_where_no_experiment_was_written(ana, open_page, refused):
    debriefed(ana, refused, experiment="")
    assert open_page(ana, PAGE, application=str(refused)).text_area[0].value == "Shorter answers"


def test_an_idea_on_the_theme_is_taken_over_by_a_click(ana, open_page, refused):
    debriefed(ana, refused)
    app = press(open_page(ana, PAGE, application=str(refused)), "Use this idea")
    assert "tell it again in half the time" in app.text_area[0].value
    assert ana.experiments.views() == []


@pytest.mark.parametrize(
    ("hours", "offered"), [(1, "I am ready to look at it"), (25, "Look back at it")]
)
def test_the_first_day_asks_for_nothing(ana, open_page, hours, offered):
    one = rejection(ana, "Acme", NOW - timedelta(hours=hours))
    app = open_page(ana, PAGE, application=str(one))
    assert offered in buttons(app)
    assert ("Look back at it" in buttons(app)) is (hours > 24)


def test_whoever_is_ready_says_so_once(ana, open_page):
    one = rejection(ana, "Acme", NOW)
    app = press(open_page(ana, PAGE, application=str(one)), "I am ready to look at it")
    app.run()
    assert "Look back at it" in buttons(app)
    assert len(ana.experiments.background(one).marks) == 1


def test_a_change_can_be_chosen_without_looking_back(ana, open_page, refused):
    app = unfold(open_page(ana, PAGE, application=str(refused)), f"choose_box_{refused}")
    app.text_area[0].set_value("Ask two questions")
    fill_in(app)
    assert len(ana.experiments.views()) == 1
    assert "Look back at it :small[left out]" in everything_said(app)


def test_a_way_is_parked_before_anything_was_chosen_and_goes_on_where_it_was(
    ana, open_page, refused
):
    app = open_page(ana, PAGE, application=str(refused))
    before = everything_said(app)
    press(app, "Park it")
    assert "Parked. Nothing of it is lost." in everything_said(app)
    press(app, "Go on with it")
    assert everything_said(app) == before


def test_practice_is_noted_once_and_is_then_behind(ana, open_page, refused):
    one = choose(ana, refused)
    app = press(open_page(ana, PAGE), "I practised it")
    app.run()
    assert [mark.mark for mark in ana.experiments.one(one).marks] == [Mark.PRACTISED]
    assert "**Use it in a later conversation** :small[next]" in everything_said(app)


def test_a_later_application_counts_once_it_led_to_a_conversation(ana, open_page, refused):
    one = choose(ana, refused)
    ana.experiments.practise(one, DAY, NOW, DAY, "p")
    later = ana.applications.add("Birch", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    app = open_page(ana, PAGE)
    assert app.selectbox[0].options == ["Birch, Analyst"]
    press(app, "I used it there")
    said = everything_said(app)
    assert "Used in Birch, Analyst" in said
    assert "**Use it in a later conversation** :small[next]" in said
    ana.applications.reach(later, Stage.PHONE_SCREEN, DAY, NOW, DAY)
    app.run()
    assert "**Compare before and since** :small[next]" in everything_said(app)


def test_parked_and_resumed_an_experiment_stands_where_it_stood(ana, open_page, refused):
    one = choose(ana, refused)
    ana.experiments.practise(one, DAY, NOW, DAY, "p")
    app = open_page(ana, PAGE, experiment=str(one))
    before = everything_said(app)
    press(app, "Park it")
    assert "Parked. Nothing of it is lost." in everything_said(app)
    del app.query_params["experiment"]
    app.run()
    assert "Parked" in [header.value for header in app.header]
    app.query_params["experiment"] = str(one)
    app.run()
    press(app, "Go on with it")
    assert everything_said(app) == before


@pytest.mark.parametrize(("label", "word"), [("Keep the change", "kept"), ("Drop it", "dropped")])
def test_keeping_and_dropping_ask_for_no_verdict_and_can_be_taken_back(
    ana, open_page, refused, label, word
):
    one = choose(ana, refused)
    ana.experiments.practise(one, DAY, NOW, DAY, "p")
    app = press(open_page(ana, PAGE, experiment=str(one)), label)
    assert ana.experiments.one(one).held.ended == word
    press(app, "Open it again")
    assert ana.experiments.one(one).held.is_open


def test_a_second_change_is_refused_with_the_way_to_park_the_first(ana, open_page, refused):
    choose(ana)
    other = rejection(ana, "Birch", EARLIER)
    debriefed(ana, other)
    app = open_page(ana, PAGE, application=str(other))
    assert "One change at a time." in everything_said(app)
    assert "Choose this change" not in buttons(app)
    app.button(key="park_the_other").click().run()
    assert "Choose this change" in buttons(app)


def test_resuming_beside_an_open_one_is_a_sentence(ana, open_page, refused):
    one = choose(ana, refused)
    ana.experiments.say(Mark.PARKED, NOW, DAY, experiment_id=one)
    choose(ana, uid="second", change="Another")
    app = press(open_page(ana, PAGE, experiment=str(one)), "Go on with it")
    assert "One change at a time" in app.error[0].value


def test_what_was_entered_by_mistake_is_removed(ana, open_page):
    choose(ana)
    app = press(open_page(ana, PAGE), "Entered by mistake: remove")
    assert ana.experiments.views() == []
    assert not app.exception


def test_a_start_that_has_passed_cannot_be_chosen(ana, open_page):
    app = unfold(open_page(ana, PAGE), "choose_box_None")
    assert app.date_input[0].min == DAY


def test_both_sides_are_told_and_no_word_is_said_too_early(ana, open_page, refused):
    app = open_page(ana, PAGE, experiment=str(choose(ana, refused)))
    said = everything_said(app)
    assert "Before " in said
    assert "0 of 1 application went further than the interview. Since then, no application." in said
    assert "It takes 10 on each side" in said
    assert "closer to the usual" in said
    for word in ("leaning", "likely", "too early to say"):
        assert word not in said


def test_from_ten_on_each_side_they_are_drawn_side_by_side(ana, open_page):
    for number in range(10):
        rejection(ana, f"Before {number}", EARLIER)
    one = choose(ana)
    for number in range(10):
        rejection(ana, f"Since {number}", NOW)
    app = open_page(ana, PAGE, experiment=str(one))
    assert "0 of 10 applications" in app.get("plotly_chart")[0].proto.alt
    assert "A word on it needs 20 on each side." in everything_said(app)


def test_a_change_that_sounds_like_a_crisis_is_kept_and_support_comes_first(
    ana, open_page, refused
):
    debriefed(ana, refused, experiment="I want to die")
    app = press(open_page(ana, PAGE, application=str(refused)), "Put this away")
    assert "tel:" not in everything_said(app)
    fill_in(app)
    assert len(ana.experiments.views()) == 1
    said = everything_said(app)
    assert "tel:" in said
    assert "Before and since" not in said


def test_words_are_shown_as_they_were_typed(ana, open_page):
    choose(ana, change="Say **no** to [this](http://x.example)")
    app = open_page(ana, PAGE)
    assert "](http" not in everything_said(app)
    assert "Say **no** to [this]" in app.get("html")[0].proto.body


@pytest.mark.parametrize("name", ["experiment", "application"])
@pytest.mark.parametrize("wrong", ["0", "999999", "abc", "9" * 40])
def test_an_unknown_id_is_not_in_the_list(ana, open_page, name, wrong):
    app = open_page(ana, PAGE, **{name: wrong})
    assert len(app.error) == 1
    assert "is not in your list" in app.error[0].value


def test_another_persons_experiment_reads_like_an_unknown_one(ana, ben, open_page):
    one = choose(ben, change="Ben's own words")
    app = open_page(ana, PAGE, experiment=str(one))
    assert "Ben's own words" not in everything_said(app)
    assert "is not in your list" in app.error[0].value


def test_an_open_application_is_nothing_to_start_from(ana, open_page):
    one = ana.applications.add("Acme", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    assert "nothing to start from" in everything_said(open_page(ana, PAGE, application=str(one)))


def test_the_page_of_an_application_leads_here_after_a_no(ana, open_page, refused):
    app = open_page(ana, "search/applications.py", application=str(refused))
    assert "From here to one change" in everything_said(app)
    other = ana.applications.add("Birch", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    app.query_params["application"] = str(other)
    assert "From here to one change" not in everything_said(app.run())
