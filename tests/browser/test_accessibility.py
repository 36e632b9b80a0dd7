"""axe-core on every page: no violation of WCAG 2.2 A or AA, light and dark, empty and full."""

from datetime import UTC, datetime

import pytest

from core.accounts.invitations import Invitations
from core.vocabulary import Consent
from tests.browser.person import bring_story, owner_of, pages_of
from tests.browser.visitor import (
    check_in,
    choose_page,
    go,
    idle,
    sign_in,
    wcag_violations,
)

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")
NOW = datetime.now(UTC)


def check(page, app, addresses):
    """Visit the addresses and fail with everything that was found on any of them."""
    found = []
    for name, address in addresses.items():
        go(page, f"{app.url}/{address}")
        found += [f"{name}: {line}" for line in wcag_violations(page)]
    expect_none(found)


def expect_none(found):
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_without_rows(app, new_person, visit, scheme):
    mira = new_person()
    page = visit(app, mira)
    page.emulate_media(color_scheme=scheme)
    check(page, app, pages_of(mira))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_full_of_rows(app, new_person, visit, scheme):
    mira = new_person()
    bring_story(mira)
    mira.messages.keep("Unfortunately we chose someone else.", NOW.date(), NOW)
    page = visit(app, mira)
    page.emulate_media(color_scheme=scheme)
    check(page, app, pages_of(mira))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_before_the_sign_in(app, visit, scheme):
    token = Invitations(app.store).create(owner_of(app.store), NOW)
    page = visit(app)
    page.emulate_media(color_scheme=scheme)
    check(page, app, {"sign-in": "", "invited": f"?invitation={token}", "support": "support"})
    go(page, app.url)
    sign_in(page, "nobody@example.org")
    expect_none(wcag_violations(page))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_steps_of_a_first_rejection(app, new_person, visit, scheme):
    mira = new_person()
    mira.consents.withdraw(Consent.STORAGE, NOW)
    page = visit(app, mira)
    page.emulate_media(color_scheme=scheme)
    go(page, f"{app.url}/log_rejection")
    found = wcag_violations(page)
    page.get_by_role("button", name="I agree").click()
    for press in ("Store it", "Not now", "Save"):
        idle(page)
        found += wcag_violations(page)
        if press == "Store it":
            page.get_by_label("Paste the message here").fill("We are sorry to say no.")
        if press == "Save":
            page.get_by_label("Company").fill("Northwind")
            page.get_by_label("Role", exact=True).fill("Analyst")
        page.get_by_role("button", name=press, exact=True).click()
    idle(page)
    expect_none(found + wcag_violations(page))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_support_card_and_the_open_menu(app, new_person, visit, scheme):
    page = visit(app, new_person())
    page.emulate_media(color_scheme=scheme)
    go(page, f"{app.url}/check_in")
    check_in(page, mood=-40, energy=-40, note="I want to die")
    found = wcag_violations(page)
    choose_page(page, "You", "Settings")
    page.get_by_role("navigation").get_by_role("button", name="Progress").click()
    expect_none(found + wcag_violations(page))


def test_a_narrow_phone(app, new_person, visit):
    mira = new_person()
    bring_story(mira)
    page = visit(app, mira)
    page.set_viewport_size({"width": 390, "height": 844})
    check(page, app, pages_of(mira))
