"""Keyboard only, a narrow phone, a double click, the way back."""

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.vocabulary import Theme
from tests.browser.person import email_of, pages_of, say
from tests.browser.visitor import (
    PHONE,
    check_in,
    choose_page,
    expect_heading,
    go,
    idle,
    move_scale,
    sideways_pixels,
)
from tests.conftest import PASSWORD
from tests.pages.test_patterns_page import reject
from tests.store.test_scope import fill

pytestmark = pytest.mark.browser


def rows(person, table):
    return json.loads(person.takeout.as_json(datetime.now(UTC)))["tables"][table]


def press_tab_until(page, is_there, limit=40):
    """Press Tab until the focus is where it should be; fails after too many."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(f"(e => {is_there})(document.activeElement)"):
            return
    pytest.fail(f"the keyboard does not reach: {is_there}")


def test_the_keyboard_alone_signs_in_checks_in_and_reaches_the_menu(app, new_person, visit):
    mira = new_person()
    page = visit(app)
    go(page, f"{app.url}/check_in")
    press_tab_until(page, "e.getAttribute('aria-label') === 'E-mail address'")
    page.keyboard.type(email_of(mira))
    press_tab_until(page, "e.getAttribute('aria-label') === 'Password'")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect_heading(page, "How are you?")
    idle(page)

    for label in ("Mood", "Energy"):
        there = f"(e.getAttribute('aria-label') || '').startsWith('{label}, from')"
        press_tab_until(page, there)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowLeft")
        idle(page, 500)
    press_tab_until(page, "e.innerText.trim() === 'Save check-in'")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Saved.")).to_be_visible()
    assert [(row["valence"], row["energy"]) for row in rows(mira, "checkin")] == [(48, 48)]

    press_tab_until(page, "e.innerText.trim() === 'Progress'")
    page.keyboard.press("Enter")
    expect(page.get_by_role("menuitem", name="Mood & recovery")).to_be_visible()
    page.keyboard.press("Enter")
    expect_heading(page, "Mood & recovery")


def test_nothing_scrolls_sideways_on_a_phone(app, new_person, visit):
    mira = new_person()
    now = datetime.now(UTC)
    fill(mira, now, now.date())
    mira.applications.add(
        "Donaudampfschifffahrtsgesellschaft" * 3,
        "A role with a name that is far too long for one line of a telephone",
        applied_on=now.date(),
        now=now,
        today=now.date(),
    )
    say(mira, "w" * 280)
    page = visit(app, mira)
    page.set_viewport_size(PHONE)
    too_wide = {}
    for name, address in pages_of(mira).items():
        go(page, f"{app.url}/{address}")
        too_wide[name] = sideways_pixels(page)
    page.context.clear_cookies()
    go(page, app.url)
    too_wide["sign-in"] = sideways_pixels(page)
    assert {name: pixels for name, pixels in too_wide.items() if pixels} == {}


def test_the_menu_opens_on_a_phone(app, new_person, visit):
    page = visit(app, new_person())
    page.set_viewport_size(PHONE)
    go(page, app.url)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Settings").click()
    expect_heading(page, "Settings")


def test_a_double_click_stores_a_check_in_once(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/check_in")
    move_scale(page, "Mood, from unpleasant to pleasant", 3)
    move_scale(page, "Energy, from low to high", 3)
    page.get_by_role("button", name="Save check-in").dblclick()
    expect(page.get_by_text("Saved.")).to_be_visible()
    idle(page)
    assert len(rows(mira, "checkin")) == 1


def test_a_double_click_adds_an_application_once(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/applications")
    page.get_by_text("Add an application").click()
    page.get_by_label("Company").fill("Northwind")
    page.get_by_label("Role").fill("Analyst")
    page.get_by_role("button", name="Add", exact=True).dblclick()
    expect(page.get_by_role("link", name="Northwind, Analyst")).to_be_visible()
    idle(page)
    assert len(rows(mira, "application")) == 1
    expect(page.get_by_role("main").get_by_role("alert")).to_have_count(0)


def test_the_second_half_of_a_double_click_does_not_press_the_fresh_form(app, new_person, visit):
    page = visit(app, new_person())
    go(page, f"{app.url}/applications")
    page.get_by_text("Add an application").click()
    add = page.get_by_role("button", name="Add", exact=True)
    missing = page.get_by_role("main").get_by_role("alert")
    add.dispatch_event("click", {"detail": 2})
    idle(page)
    expect(missing).to_have_count(0)
    add.dispatch_event("click", {"detail": 1})
    expect(missing).to_have_count(1)


def test_a_double_click_takes_one_theme_away_and_leaves_the_next(app, new_person, visit):
    mira = new_person()
    now = datetime.now(UTC)
    message = reject(mira, 1, now, now.date(), Theme.SKILLS, Theme.COMMUNICATION)
    page = visit(app, mira)
    go(page, f"{app.url}/feedback?message={message}")
    buttons = page.get_by_role("button", name="This does not apply")
    expect(buttons).to_have_count(2)
    buttons.first.dblclick()
    expect(buttons).to_have_count(1)
    idle(page, 1000)
    buttons.first.dispatch_event("click", {"detail": 2})
    idle(page, 1000)
    assert len(mira.feedback.themes(message)) == 1


def test_a_double_click_stores_a_message_once(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/log_rejection")
    page.get_by_label("Paste the message here").fill("Unfortunately we chose someone else.")
    page.get_by_role("button", name="Store it").dblclick()
    expect(page.get_by_text("Your message is stored.")).to_be_visible()
    idle(page)
    assert len(rows(mira, "message")) == 1


def test_the_way_back_leads_to_the_page_before(app, new_person, visit):
    page = visit(app, new_person())
    go(page, app.url)
    choose_page(page, "You", "Settings")
    choose_page(page, "Search", "Applications")
    page.go_back()
    expect_heading(page, "Settings")
    page.go_back()
    expect_heading(page, "Today")
    page.go_forward()
    expect_heading(page, "Settings")


def test_a_check_in_twice_a_day_is_two_check_ins(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/check_in")
    check_in(page, mood=5, energy=5)
    check_in(page, mood=-5, energy=5)
    assert [row["valence"] for row in rows(mira, "checkin")] == [55, 45]


def test_practice_and_people_are_kept_once_by_a_double_click(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/growth")
    page.get_by_text("Note a practice", exact=True).click()
    page.get_by_role("button", name="Keep it").dblclick()
    expect(page.get_by_text("Practised", exact=False).first).to_be_visible()
    idle(page, 1000)
    page.get_by_text("People you know", exact=True).click()
    page.get_by_label("Name, or what you call them").fill("Noa")
    page.get_by_role("button", name="Add", exact=True).dblclick()
    expect(page.get_by_text("Noa", exact=True)).to_be_visible()
    idle(page, 1000)
    assert [len(rows(mira, table)) for table in ("practice", "contact")] == [1, 1]
