"""The way from a rejection that was looked back at to one change, practised, parked, resumed."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from core.store.recover import Cause, Debrief
from core.vocabulary import Disposition, Evidence, Mark, Stage, Theme
from tests.browser.visitor import (
    PHONE,
    choose_page,
    expect_heading,
    go,
    idle,
    press,
    sideways_pixels,
    wcag_violations,
)

pytestmark = pytest.mark.browser

CHANGE = "Answer in two minutes"


def looked_back_at(person):
    """An application that ended three days ago, and a debrief of it; its id."""
    when = datetime.now(UTC) - timedelta(days=3)
    day = when.date()
    one = person.applications.add("Northwind", "Analyst", applied_on=day, now=when, today=day)
    person.applications.reach(one, Stage.INTERVIEW, day, when, day)
    person.applications.close(one, Disposition.REJECTED, day, when, day)
    with person.open_session() as session:
        debrief = Debrief(recorded_at=when, application_id=one, day=day, experiment=CHANGE)
        session.add(debrief)
        session.flush()
        session.add(
            Cause(
                recorded_at=when,
                debrief_id=debrief.id,
                words="I talked for too long",
                evidence=Evidence.REPORTED,
                theme=Theme.COMMUNICATION,
            )
        )
    return one


def test_from_a_debrief_to_a_change_that_is_practised_parked_and_resumed(app, new_person, visit):
    mira = new_person()
    one = looked_back_at(mira)
    page = visit(app, mira)
    go(page, f"{app.url}/applications?application={one}")
    page.get_by_role("link", name="From here to one change").click()
    idle(page)
    expect_heading(page, "Experiments")
    expect(page.get_by_label("One change to try")).to_have_value(CHANGE)
    assert wcag_violations(page) == []
    page.get_by_label("If …").fill("they ask about my work")
    page.get_by_label("then …").fill("I look at the clock once")
    press(page, "Choose this change")
    expect(page.get_by_role("heading", name=CHANGE)).to_be_visible()
    press(page, "I practised it")
    expect(page.get_by_text("Noted.")).to_be_visible()
    press(page, "Park it")
    expect(page.get_by_text("Parked. Nothing of it is lost.")).to_be_visible()

    page.get_by_role("link", name="All experiments").click()
    idle(page)
    expect(page.get_by_role("heading", name="Parked")).to_be_visible()
    page.get_by_role("link", name=CHANGE).click()
    idle(page)
    press(page, "Go on with it")
    expect(page.get_by_role("button", name="Park it", exact=True)).to_be_visible()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(PHONE)
        idle(page)
        assert wcag_violations(page) == []
        assert sideways_pixels(page) == 0

    (view,) = mira.experiments.views()
    assert [mark.mark for mark in view.marks] == [Mark.PRACTISED, Mark.PARKED, Mark.RESUMED]
    assert view.choice.theme == Theme.COMMUNICATION
    assert view.held.is_open


def test_a_goal_is_set_and_done_from_today(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/goals")
    page.get_by_label("What do you mean to do?").fill("Practise one answer")
    page.get_by_label("If …").fill("it is noon")
    press(page, "Keep this goal")
    expect(page.get_by_text("A goal holds better with a moment and a step")).to_be_visible()
    page.get_by_label("then …").fill("I speak to the wall")
    page.get_by_role("button", name="Keep this goal").dblclick()
    idle(page)
    assert wcag_violations(page) == []
    choose_page(page, "Today", "Today")
    expect(page.get_by_text("Your goal for today")).to_be_visible()
    press(page, "Done")
    expect(page.get_by_text("Your goal for today")).to_have_count(0)
    (one,) = mira.goals.views()
    assert one.done_on is not None
