"""Signing in and out in a real browser: what lasts, what ends, and what a cookie is worth."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.accounts.invitations import Invitations
from core.accounts.people import People, Registration
from core.ui.web import COOKIE
from tests.browser.person import email_of, owner_of, say
from tests.browser.visitor import (
    choose_page,
    eventually,
    expect_heading,
    go,
    idle,
    sign_in,
    sign_in_form,
    sign_up,
)
from tests.conftest import PASSWORD

pytestmark = pytest.mark.browser

NEW_PASSWORD = "another harbour at dusk"


def test_a_deep_link_survives_the_sign_in(app, new_person, visit):
    page = visit(app)
    go(page, f"{app.url}/mood")
    sign_in(page, email_of(new_person()))
    expect_heading(page, "Mood & recovery")


def test_a_refresh_keeps_the_sign_in_and_scripts_cannot_see_its_cookie(app, new_person, visit):
    page = visit(app)
    go(page, f"{app.url}/settings")
    sign_in(page, email_of(new_person()))
    expect_heading(page, "Settings")
    cookie = next(c for c in page.context.cookies() if c["name"] == COOKIE)
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Lax")
    assert COOKIE not in page.evaluate("document.cookie")
    page.reload()
    expect_heading(page, "Settings")


def test_a_slow_answer_does_not_make_the_page_hand_in_its_ticket_twice(app, new_person, visit):
    """Each run of the script before the cookie is there draws the exchange anew."""
    page = visit(app)
    waiting = []
    page.route("**/session", lambda route: waiting.append(route))  # noqa: PLW0108
    go(page, app.url)
    sign_in(page, email_of(new_person()))
    for scheme in ("dark", "light"):  # Streamlit runs a script again when the colours change
        page.emulate_media(color_scheme=scheme)
        idle(page, 1000)
    assert len(waiting) == 1
    waiting[0].continue_()
    assert eventually(lambda: any(c["name"] == COOKIE for c in page.context.cookies()), page)


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(app, new_person, visit):
    answers = []
    for email in (email_of(new_person()), "nobody@example.org"):
        page = visit(app)
        go(page, app.url)
        sign_in(page, email, "not the password")
        answers.append(page.get_by_role("alert").inner_text())
        expect(sign_in_form(page)).to_be_visible()
    assert answers[0] == answers[1]


def test_a_second_tab_is_signed_in_too(app, new_person, visit):
    page = visit(app, new_person())
    go(page, app.url)
    second = page.context.new_page()
    go(second, f"{app.url}/settings")
    expect_heading(second, "Settings")


def test_signing_out_shows_the_form_and_forgets_the_cookie(app, new_person, visit):
    page = visit(app, new_person())
    go(page, f"{app.url}/settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    expect(page.get_by_role("heading", name="Settings")).to_have_count(0)
    assert eventually(lambda: COOKIE not in {c["name"] for c in page.context.cookies()}, page)
    page.reload()
    expect(sign_in_form(page)).to_be_visible()


def test_the_way_back_shows_nothing_after_signing_out(app, new_person, visit):
    person = new_person()
    say(person, "a word to hide")
    page = visit(app, person)
    go(page, f"{app.url}/check_in")
    expect(page.get_by_text("a word to hide")).to_be_visible()
    choose_page(page, "You", "Settings")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    page.go_back()
    idle(page)
    expect(sign_in_form(page)).to_be_visible()
    expect(page.get_by_text("a word to hide")).to_have_count(0)


def test_signing_out_in_one_tab_ends_the_other(app, new_person, visit):
    page = visit(app, new_person())
    go(page, app.url)
    other = page.context.new_page()
    go(other, f"{app.url}/check_in")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    choose_page(other, "You", "Settings")
    expect(sign_in_form(other)).to_be_visible()


def test_a_tab_left_open_never_becomes_the_next_person(app, new_person, visit):
    mira, next_one = new_person(), new_person("Next")
    page = visit(app, mira)
    go(page, app.url)
    left_open = page.context.new_page()
    go(left_open, f"{app.url}/check_in")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    theirs = visit(app)
    go(theirs, f"{app.url}/settings")
    sign_in(theirs, email_of(next_one))
    expect_heading(theirs, "Settings")
    choose_page(left_open, "You", "Settings")
    expect(sign_in_form(left_open)).to_be_visible()
    expect(left_open.get_by_text(email_of(next_one))).to_have_count(0)


def test_an_old_tab_does_not_undo_a_new_sign_in(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, app.url)
    old = page.context.new_page()
    go(old, f"{app.url}/check_in")
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    sign_in(page, email_of(mira))
    choose_page(old, "You", "Settings")  # the old tab notices that its own sign-in has ended
    page.reload()
    expect_heading(page, "Today")


def test_signing_out_everywhere_ends_the_other_browser(app, new_person, visit):
    mira = new_person()
    here, elsewhere = visit(app, mira), visit(app, mira)
    go(here, f"{app.url}/settings")
    go(elsewhere, f"{app.url}/check_in")
    here.get_by_role("button", name="Sign out everywhere").click()
    expect(sign_in_form(here)).to_be_visible()
    choose_page(elsewhere, "You", "Settings")
    expect(sign_in_form(elsewhere)).to_be_visible()


def test_a_copied_cookie_is_worthless_after_signing_out(app, new_person, visit):
    page = visit(app, new_person())
    go(page, app.url)
    copied = [c for c in page.context.cookies() if c["name"] == COOKIE]
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    thief = visit(app)
    thief.context.add_cookies(copied)
    go(thief, f"{app.url}/settings")
    expect(sign_in_form(thief)).to_be_visible()


def test_a_new_password_ends_every_sign_in_and_opens_the_door(app, new_person, visit):
    mira = new_person()
    email = email_of(mira)
    page = visit(app, mira)
    go(page, f"{app.url}/settings")
    copied = [c for c in page.context.cookies() if c["name"] == COOKIE]
    page.get_by_label("Current password").fill(PASSWORD)
    page.get_by_label("New password", exact=True).fill(NEW_PASSWORD)
    page.get_by_label("New password again").fill(NEW_PASSWORD)
    page.get_by_role("button", name="Change password").click()
    expect(sign_in_form(page)).to_be_visible()
    thief = visit(app)
    thief.context.add_cookies(copied)
    go(thief, f"{app.url}/settings")
    expect(sign_in_form(thief)).to_be_visible()
    sign_in(page, email, NEW_PASSWORD)
    expect_heading(page, "Settings")


def test_five_wrong_passwords_lock_for_a_while(app, new_person, visit):
    email = email_of(new_person())
    page = visit(app)
    go(page, app.url)
    for _ in range(5):
        sign_in(page, email, "not the password")
    sign_in(page, email)
    expect(sign_in_form(page)).to_be_visible()


def test_an_invitation_admits_one_person_once(app, visit):
    token = Invitations(app.store).create(owner_of(app.store), datetime.now(UTC))
    page = visit(app)
    go(page, f"{app.url}/?invitation={token}")
    sign_up(page, "Guest", "guest@example.org")
    expect_heading(page, "May Rebound keep what you write?")
    late = visit(app)
    go(late, f"{app.url}/?invitation={token}")
    expect(late.get_by_role("alert")).to_contain_text("used already")
    expect(sign_in_form(late)).to_be_visible()


def test_nobody_can_sign_up_without_an_invitation(app, visit):
    assert People(app.store).registration() is Registration.INVITATION
    page = visit(app)
    go(page, app.url)
    expect(sign_in_form(page)).to_be_visible()
    expect(page.get_by_role("button", name="Create account")).to_have_count(0)
