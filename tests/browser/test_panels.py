"""Roles and sources side by side, in a real browser: small panels on a desk and on a phone."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from core.vocabulary import Disposition
from tests.browser.visitor import (
    PHONE,
    go,
    idle,
    sideways_pixels,
    wcag_violations,
)

pytestmark = pytest.mark.browser


def bring_sources(person, number=11):
    """Six applications from each of so many sources, sent seven weeks ago; half are answered."""
    now = datetime.now(UTC)
    sent = now.date() - timedelta(days=50)
    for one in range(6 * number):
        application = person.applications.add(
            f"Firm {one}",
            "Analyst",
            source=f"A source with a long name, {one % number}",
            applied_on=sent,
            now=now,
            today=now.date(),
        )
        if one % 2:
            day = sent + timedelta(days=3 + one % 30)
            person.applications.close(application, Disposition.REJECTED, day, now, now.date())


def test_nine_sources_stand_two_in_a_row_without_sideways_scrolling(app, new_person, visit):
    mira = new_person()
    bring_sources(mira)
    page = visit(app, mira)
    page.set_viewport_size(PHONE)
    go(page, f"{app.url}/funnel")
    page.get_by_text("Roles and sources side by side").click()
    idle(page)

    expect(page.get_by_text("And 2 more sources with at most 6 waits each")).to_be_visible()
    panels = page.locator(".js-plotly-plot").filter(has_text="A source with a")
    expect(panels.locator(".cartesianlayer > .subplot")).to_have_count(9)
    assert sideways_pixels(page) == 0
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        idle(page)
        assert wcag_violations(page) == []


def test_the_address_says_which_waits_are_shown(app, new_person, visit):
    mira = new_person()
    bring_sources(mira, number=2)
    page = visit(app, mira)
    go(page, f"{app.url}/funnel")
    page.get_by_role("radio", name="After a conversation").click()
    idle(page)
    assert "waiting=" in page.url
    page.reload()
    idle(page)
    expect(page.get_by_role("radio", name="After a conversation")).to_be_checked()
