"""One bad evening and the day after: anger, a slow breath, a shield, a look back, one change."""

import pytest
from playwright.sync_api import expect

from core.coaching.pipeline import State
from core.vocabulary import Evidence, Stage
from tests.browser.person import a_night_passes
from tests.browser.test_exercises import LATER, start
from tests.browser.test_newcomer import EVIDENCE, MAIL
from tests.browser.test_recover_writing import bring_two_noes
from tests.browser.visitor import (
    assert_sound,
    check_in,
    choose_page,
    choose_tab,
    expect_heading,
    go,
    idle,
    press,
)

pytestmark = pytest.mark.browser

SECRETS = ("Umbra", "Archivist", "Subject 1")
BECAUSE = "you marked: angry, high energy, less than an hour ago"
CHANGE = "Begin with one result of a campaign"


def log_the_rejection(page, app):
    """The message, then how it feels: angry, with high energy."""
    go(page, f"{app.url}/log_rejection")
    page.get_by_label("Paste the message here").fill(MAIL)
    press(page, "Store it")
    assert_sound(page)
    page.get_by_text("angry", exact=True).click()
    idle(page)
    check_in(page, mood=-35, energy=35)
    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    press(page, "Save")
    assert_sound(page)
    press(page, "Not now")
    expect_heading(page, "Today")


def breathe(page):
    """What helps now says why; the breath is played to its end and rated."""
    expect(page.get_by_role("heading", name="What may help now")).to_be_visible()
    offered = page.locator(".st-key-help_E10")
    expect(offered.get_by_text("Breathe slowly")).to_be_visible()
    expect(offered.get_by_text(BECAUSE)).to_be_visible()
    expect(page.locator(".st-key-help_E17")).to_have_count(0)  # nobody looks back on the first day
    assert_sound(page)
    offered.get_by_role("button", name="Start", exact=True).click()
    expect_heading(page, "Breathe slowly")
    idle(page)
    start(page)
    page.evaluate(LATER, 300_000)
    expect(page.locator(".pace-word")).to_have_text("Done")
    assert_sound(page)
    press(page, "I have done it")
    page.get_by_role("radio", name="8", exact=True).click()
    idle(page)
    assert_sound(page)
    press(page, "Keep it")
    expect(page.get_by_text("Kept: Breathe slowly, 8 of 10.")).to_be_visible()


def shield_the_rest(page):
    """Two more came with the mailbox; they wait until tomorrow, without a word of theirs."""
    choose_page(page, "Search", "Inbox")
    press(page, "Hold back answers that may be a no")
    expect(page.get_by_text("2 answers are waiting behind the shield.")).to_be_visible()
    assert_sound(page)
    press(page, "Leave them until tomorrow")
    choose_page(page, "Today", "Today")
    expect(page.get_by_text("behind the shield")).to_have_count(0)
    assert [word for word in SECRETS if word in page.content()] == []
    assert_sound(page)


def open_the_shield(page, app):
    """The day after they are mentioned again, and opened by choice."""
    go(page, app.url)
    expect(page.get_by_text("2 answers are waiting behind the shield.")).to_be_visible()
    assert [word for word in SECRETS if word in page.content()] == []
    press(page, "Go to the inbox")
    press(page, "Open them now")
    page.get_by_text("2 messages to file or set aside").click()
    expect(page.get_by_role("link", name="Subject 1")).to_be_visible()
    assert_sound(page)


def add_reason(page, rests_on, words):
    page.get_by_text(rests_on, exact=True).click()
    idle(page)
    page.get_by_label("In your words").fill(words)
    press(page, "Add this reason")
    expect(page.get_by_text(words, exact=True)).to_be_visible()


def look_back(page):
    """What happened, why by what it rests on, and one thing to try."""
    choose_page(page, "Recover", "Debrief")
    page.get_by_role("link", name="Northwind").click()
    idle(page)
    page.get_by_label("What happened? Only facts").fill("They asked about campaigns.")
    press(page, "Save")
    expect(page.get_by_text("The other parts can wait")).to_be_visible()
    choose_tab(page, "Why")
    page.get_by_text("A quote from their message").click()
    idle(page)
    page.get_by_label("Or words copied from the message").fill(EVIDENCE)
    press(page, "Add this reason")
    expect(page.get_by_text("In their own words")).to_be_visible()
    add_reason(page, "I was told it, or saw it", "They wanted figures")
    add_reason(page, "It is a guess", "I spoke for too long")
    assert_sound(page)
    choose_tab(page, "What next")
    page.get_by_label("One thing to try next time").fill(CHANGE)
    press(page, "Save")
    assert_sound(page)


def begin_an_experiment(page):
    press(page, "Make it an experiment")
    expect_heading(page, "Experiments")
    expect(page.get_by_label("One change to try")).to_have_value(CHANGE)
    assert_sound(page)
    page.get_by_label("If …").fill("they ask about my work")
    page.get_by_label("then …").fill("I begin with the number")
    press(page, "Choose this change")
    expect(page.get_by_role("heading", name=CHANGE)).to_be_visible()


def test_a_bad_evening_and_the_day_after(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    log_the_rejection(page, app)
    breathe(page)
    assert mira.exercises.uses()[["exercise", "helpful"]].to_numpy().tolist() == [["E10", 8]]
    bring_two_noes(mira)
    shield_the_rest(page)

    a_night_passes(mira)
    open_the_shield(page, app)
    look_back(page)
    begin_an_experiment(page)

    way = page.locator(".st-key-way li").all_inner_texts()
    steps = [" ".join(line.split()) for line in way]
    for done in ("Logged", "A day to settle", "Looked back at it", "Chose one change"):
        assert any(f"{done} " in line for line in steps), steps
    assert any("Practise it once next" in line for line in steps), steps
    assert len(steps) == State.KEPT.rank + 1
    assert_sound(page)

    (view,) = mira.experiments.views()
    (debrief,) = mira.debriefs.views()
    assert view.held.is_open
    assert (view.choice.change, view.choice.stage) == (CHANGE, Stage.INTERVIEW)
    assert view.choice.application_id == debrief.application_id
    assert {one.evidence for one in debrief.reasons} == set(Evidence)
    for words in (CHANGE, EVIDENCE, "Umbra", "They wanted figures"):
        assert words not in app.log
