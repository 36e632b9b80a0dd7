"""Two answers wait behind the shield; a debrief quotes one of an earlier day; one thought."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from core.reading.local import LocalReader
from core.reading.types import MailParts
from core.vocabulary import Evidence
from tests.browser.visitor import (
    PHONE,
    choose_page,
    choose_tab,
    expect_heading,
    go,
    idle,
    move_scale,
    press,
    sideways_pixels,
    wcag_violations,
)
from tests.workspace.test_debriefs import rejected
from tests.workspace.test_inbox import brought

pytestmark = pytest.mark.browser

NOW = datetime.now(UTC)
NO = (
    "Dear Mira, thank you for your interest in the Archivist role at Umbra. Unfortunately we have "
    "decided to move forward with another candidate. {n}"
)


def bring_two_noes(person):
    """Two rejections of a mailbox, read."""
    list(person.inbox.bring([brought(n, NOW.date(), text=NO) for n in (1, 2)], NOW))
    for line in person.inbox.page(2):
        view = person.messages.one(line.message_id)
        reading = LocalReader().read_mail(MailParts(view.text, view.subject))
        person.messages.store_reading(line.message_id, reading, NOW)


def test_two_noes_wait_without_a_word_until_they_are_opened(app, new_person, visit):
    mira = new_person()
    bring_two_noes(mira)
    page = visit(app, mira)
    go(page, f"{app.url}/inbox")
    press(page, "Hold back answers that may be a no")
    expect(page.get_by_text("2 answers are waiting behind the shield.")).to_be_visible()
    assert wcag_violations(page) == []
    for address in ("inbox", "feedback", "", "patterns"):
        go(page, f"{app.url}/{address}")
        assert [word for word in ("Umbra", "Archivist", "Subject") if word in page.content()] == []
    go(page, f"{app.url}/inbox?message={mira.shield.now().behind[0]}")
    expect(page.get_by_text("This may be a no. Open it?")).to_be_visible()
    assert "Umbra" not in page.content()
    assert wcag_violations(page) == []
    press(page, "Leave it for now")
    expect_heading(page, "Today")
    press(page, "Go to the inbox")
    press(page, "Open them now")
    page.get_by_text("2 messages to file or set aside").click()
    idle(page)
    page.get_by_role("link", name="Subject 1").click()
    idle(page)
    press(page, "Put away")
    expect(page.get_by_text("1 message set aside")).to_be_visible()
    assert mira.inbox.count() == 1


def test_a_debrief_quotes_the_message_and_keeps_the_part_that_was_open(app, new_person, visit):
    mira = new_person()
    earlier = NOW - timedelta(days=2)
    application, message = rejected(mira, earlier, earlier.date())
    page = visit(app, mira)
    go(page, app.url)
    choose_page(page, "Recover", "Debrief")
    page.get_by_role("link", name="Acme, Analyst").click()
    idle(page)
    page.get_by_label("What happened? Only facts").fill("Two people asked about SQL.")
    press(page, "Save")
    expect(page.get_by_text("The other parts can wait")).to_be_visible()
    assert wcag_violations(page) == []
    choose_tab(page, "Why")
    expect(page.get_by_text("Unknown.")).to_be_visible()
    page.get_by_text("A quote from their message").click()
    idle(page)
    assert wcag_violations(page) == []
    page.get_by_label("Or words copied from the message").fill("more experience in SQL")
    press(page, "Add this reason")
    expect(page.get_by_text("In their own words")).to_be_visible()
    (reason,) = mira.debriefs.about(application).reasons
    assert (reason.evidence, reason.message_id) == (Evidence.QUOTED, message)
    page.set_viewport_size(PHONE)
    idle(page)
    assert sideways_pixels(page) == 0
    assert wcag_violations(page) == []
    assert "SQL" not in app.log


def test_a_thought_is_looked_at_from_both_sides(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/thoughts")
    page.get_by_label("What happened?").fill("They said no by mail.")
    page.get_by_label("Which thought came with it?").fill("I never get anything")
    page.get_by_text("self-doubting", exact=True).click()
    idle(page)
    move_scale(page, "How strong is it, from 0 to 100?", 20)
    assert wcag_violations(page) == []
    press(page, "Save and go on")
    page.get_by_label("Your sentence").fill("One no is one no.")
    page.keyboard.press("Tab")
    idle(page)
    move_scale(page, "How strong is it now", -10)
    press(page, "Save")
    expect(page.get_by_text("before 70 · after 40")).to_be_visible()
    assert wcag_violations(page) == []
    page.reload()
    idle(page)
    expect(page.get_by_text("One no is one no.")).to_be_visible()
    assert "One no" not in app.log
