"""axe-core on every page: no violation of WCAG 2.2 A or AA, in light, in dark and on a phone."""

from datetime import UTC, datetime

import pytest

from core.accounts.invitations import Invitations
from core.vocabulary import Consent
from tests.browser.person import bring_story, owner_of, pages_of
from tests.browser.visitor import (
    PHONE,
    check_in,
    choose_page,
    go,
    idle,
    sign_in,
    wcag_violations,
)

pytestmark = pytest.mark.browser

DESKTOP = {"width": 1280, "height": 860}
LOOKS = (("light", DESKTOP), ("dark", DESKTOP), ("dark", PHONE), ("light", PHONE))
NOW = datetime.now(UTC)


def violations(page, name):
    """What is wrong with what is shown now, in each look; each thing once."""
    found = {}
    for scheme, size in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        idle(page)
        for line in wcag_violations(page):
            found.setdefault(line, f"{name}, {scheme}, {size['width']} px: {line}")
    return list(found.values())


def expect_none(found):
    assert not found, "\n".join(["", *found])


def check(page, app, addresses):
    """Visit the addresses and fail with everything that was found on any of them."""
    found = []
    for name, address in addresses.items():
        go(page, f"{app.url}/{address}")
        found += violations(page, name)
    expect_none(found)


def test_pages_without_rows(app, new_person, visit):
    mira = new_person()
    check(visit(app, mira), app, pages_of(mira))


@pytest.mark.parametrize("half", [0, 1])
def test_pages_full_of_rows(app, new_person, visit, half):
    mira = new_person()
    bring_story(mira)
    mira.messages.keep("Unfortunately we chose someone else.", NOW.date(), NOW)
    check(visit(app, mira), app, dict(list(pages_of(mira).items())[half::2]))


def test_pages_before_the_sign_in(app, visit):
    token = Invitations(app.store).create(owner_of(app.store), NOW)
    page = visit(app)
    check(page, app, {"sign-in": "", "invited": f"?invitation={token}", "support": "support"})
    go(page, app.url)
    sign_in(page, "nobody@example.org")
    expect_none(violations(page, "wrong password"))


def test_the_steps_of_a_first_rejection(app, new_person, visit):
    mira = new_person()
    mira.consents.withdraw(Consent.STORAGE, NOW)
    page = visit(app, mira)
    go(page, f"{app.url}/log_rejection")
    found = violations(page, "question about storing")
    page.get_by_role("button", name="I agree").click()
    for press in ("Store it", "Not now", "Save"):
        idle(page)
        found += violations(page, f"before “{press}”")
        if press == "Store it":
            page.get_by_label("Paste the message here").fill("We are sorry to say no.")
        if press == "Save":
            page.get_by_label("Company").fill("Northwind")
            page.get_by_label("Role", exact=True).fill("Analyst")
        page.get_by_role("button", name=press, exact=True).click()
    idle(page)
    expect_none(found + violations(page, "stored"))


def test_the_support_card_and_the_open_menu(app, new_person, visit):
    page = visit(app, new_person())
    go(page, f"{app.url}/check_in")
    check_in(page, mood=-40, energy=-40, note="I want to die")
    found = violations(page, "support card")
    page.set_viewport_size(DESKTOP)
    choose_page(page, "You", "Settings")
    page.get_by_role("navigation").get_by_role("button", name="Progress").click()
    found += wcag_violations(page)
    page.keyboard.press("Escape")
    page.set_viewport_size(PHONE)
    page.get_by_test_id("stExpandSidebarButton").click()
    idle(page, 500)
    expect_none(found + wcag_violations(page))
