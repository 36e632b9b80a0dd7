"""Interviews that are coming up: on their application's page, and one line on Today."""

from datetime import UTC, datetime, time, timedelta

import pytest

from core.coaching.coming_up import HAS_PASSED
from core.coaching.goals import COMING_UP
from core.vocabulary import Disposition, Emotion, Stage
from tests.pages.conftest import everything_said, press, unfold

APPLICATIONS, TODAY = "search/applications.py", "today/today.py"
NOW = datetime.now(UTC)
DAY = NOW.date()
BOX = "add_interview"


@pytest.fixture
def acme(ana):
    return ana.applications.add("Acme *x*", "Analyst", applied_on=DAY, now=NOW, today=DAY)


def arranged(person, application, ahead=timedelta(days=3), uid="a", stage=Stage.INTERVIEW):
    return person.appointments.add(application, stage, NOW + ahead, NOW + ahead, uid)


def open_acme(open_page, ana, acme):
    return open_page(ana, APPLICATIONS, application=str(acme))


def fill_in(app, day, clock=time(10)):
    app.selectbox[-1].set_value(Stage.FINAL_ROUND)
    app.date_input[-1].set_value(day)
    app.time_input[-1].set_value(clock)
    return press(app, "Add it")


def test_an_interview_is_added_once_and_stands_under_coming_up(ana, acme, open_page):
    app = unfold(open_acme(open_page, ana, acme), BOX)
    assert "Coming up" not in everything_said(app)
    fill_in(app, DAY + timedelta(days=3))
    said = everything_said(app)
    assert "Coming up" in said
    assert "Saved." in said
    app.run()
    (one,) = ana.appointments.views()
    assert one.stage is Stage.FINAL_ROUND
    assert one.starts_at == datetime.combine(DAY + timedelta(days=3), time(10), UTC)
    assert "Saved." not in everything_said(app)


def test_a_time_that_has_passed_is_told_and_the_fields_keep_it(ana, acme, open_page):
    app = unfold(open_acme(open_page, ana, acme), BOX)
    app.date_input[-1].set_value(DAY)
    app.time_input[-1].set_value(time(0, 0))
    press(app, "Add it")
    assert [one.value for one in app.error] == [HAS_PASSED]
    assert app.time_input[-1].value == time(0, 0)
    assert ana.appointments.views() == []


def test_it_is_moved(ana, acme, open_page):
    arranged(ana, acme)
    app = press(open_acme(open_page, ana, acme), "Change")
    app.time_input[0].set_value(time(16, 45))
    press(app, "Save the change")
    assert ana.appointments.views()[0].starts_at.time() == time(16, 45)
    assert "16:45" in everything_said(app)
    assert not app.time_input


def test_a_change_can_be_left(ana, acme, open_page):
    arranged(ana, acme)
    before = ana.appointments.views()
    app = press(open_acme(open_page, ana, acme), "Change")
    app.time_input[0].set_value(time(16, 45))
    press(app, "Leave it as it is")
    assert not app.time_input
    assert ana.appointments.views() == before


def test_removed_it_can_be_put_back_under_its_own_name(ana, acme, open_page):
    arranged(ana, acme)
    app = press(open_acme(open_page, ana, acme), "Remove")
    assert ana.appointments.views() == []
    press(app, "Put it back")
    assert [one.uid for one in ana.appointments.views()] == ["a"]
    assert "Removed." not in everything_said(app)


def test_what_was_removed_is_not_spoken_of_at_another_application(ana, acme, open_page):
    other = ana.applications.add("Birch", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    arranged(ana, acme)
    app = press(open_acme(open_page, ana, acme), "Remove")
    app.query_params["application"] = str(other)
    app.run()
    said = everything_said(app)
    assert "Removed." not in said
    assert "Coming up" not in said


def test_one_that_has_passed_goes_into_the_history(ana, acme, open_page):
    arranged(ana, acme, timedelta(hours=-2), stage=Stage.PHONE_SCREEN)
    app = open_acme(open_page, ana, acme)
    assert "This time has passed." in everything_said(app)
    press(app, "It took place")
    assert ana.appointments.views() == []
    assert ana.applications.one(acme).standing.furthest_stage is Stage.PHONE_SCREEN
    app.run()
    assert len(ana.applications.history(acme)) == 2


def test_an_interview_is_noted_under_its_own_day_although_the_invitation_is_in_the_history(
    ana, acme, open_page
):
    ana.applications.reach(acme, Stage.INTERVIEW, DAY - timedelta(days=14), NOW, DAY)
    arranged(ana, acme, timedelta(days=-1))
    app = press(open_acme(open_page, ana, acme), "It took place")
    assert "Noted in the history below." in everything_said(app)
    app.run()
    days = [line.day for line in ana.applications.history(acme) if line.stage is Stage.INTERVIEW]
    assert days == [DAY - timedelta(days=14), DAY - timedelta(days=1)]


def test_two_tabs_note_one_interview(ana, acme, open_page):
    arranged(ana, acme, timedelta(days=-1))
    app = open_acme(open_page, ana, acme)
    (seen,) = ana.appointments.views()
    ana.appointments.took_place(seen.appointment_id, DAY - timedelta(days=1), NOW, DAY)
    press(app, "It took place")
    assert len(ana.applications.history(acme)) == 2


def test_a_day_that_is_in_the_history_is_not_noted_twice(ana, acme, open_page):
    passed = NOW - timedelta(hours=2)
    ana.applications.reach(acme, Stage.INTERVIEW, passed.date(), NOW, DAY)
    arranged(ana, acme, timedelta(hours=-2))
    press(open_acme(open_page, ana, acme), "It took place")
    assert len(ana.applications.history(acme)) == 2


def test_a_rejection_after_an_interview_says_in_the_history_that_its_day_is_not_known(
    ana, open_page
):
    one = ana.applications.log_ending(
        "Acme", "Analyst", Disposition.REJECTED, stage=Stage.INTERVIEW, day=DAY, applied_on=None,
        now=NOW, today=DAY,
    )  # fmt: skip
    assert "day not known: Interview" in everything_said(open_acme(open_page, ana, one))


def test_after_an_ending_nothing_is_coming_up_anywhere(ana, acme, open_page):
    arranged(ana, acme)
    ana.applications.close(acme, Disposition.REJECTED, DAY, NOW, DAY)
    app = open_acme(open_page, ana, acme)
    assert "Coming up" not in everything_said(app)
    assert BOX not in app.session_state
    app.switch_page(TODAY)
    app.query_params.clear()
    assert "**Interview** with" not in everything_said(app.run())


def test_today_has_one_calm_line_for_the_next_one_with_the_name_as_typed(ana, acme, open_page):
    arranged(ana, acme, timedelta(days=1))
    arranged(ana, acme, timedelta(days=2), "b", Stage.FINAL_ROUND)
    arranged(ana, acme, timedelta(days=30), "c")
    said = everything_said(open_page(ana, TODAY))
    assert f"**Interview** with Acme \\*x\\* tomorrow at {NOW:%H:%M}" in said
    assert "1 more within a week" in said


def test_today_is_silent_about_what_is_far_away(ana, acme, open_page):
    arranged(ana, acme, timedelta(days=30))
    assert "**Interview** with" not in everything_said(open_page(ana, TODAY))


def test_a_coming_interview_beside_a_quiet_application_brings_the_word_on_waiting(
    ana, acme, open_page
):
    arranged(ana, acme)
    app = open_page(ana, TODAY)
    assert COMING_UP not in everything_said(app)
    long_ago = DAY - timedelta(days=40)
    ana.applications.add("Lumen", "Analyst", applied_on=long_ago, now=NOW, today=DAY)
    assert COMING_UP in everything_said(app.run())


def test_before_an_interview_agitation_leads_to_breathing_and_says_why(ana, acme, open_page):
    arranged(ana, acme, timedelta(days=1))
    ana.check_ins.add(
        valence=30, energy=90, emotions=[Emotion.ANXIETY], day=DAY, now=NOW, today=DAY
    )
    said = everything_said(open_page(ana, TODAY))
    assert "Breathe slowly" in said
    assert "an interview is coming up" in said
