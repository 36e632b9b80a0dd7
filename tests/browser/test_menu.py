"""The menu shows a page's list, also when one record of that page is open."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_experiments import looked_back_at
from tests.browser.visitor import (
    PHONE,
    choose_page,
    go,
    idle,
)

pytestmark = pytest.mark.browser


def test_the_menu_leads_from_one_record_to_the_list_and_back_leads_to_the_record(
    app, new_person, visit
):
    mira = new_person()
    one = looked_back_at(mira)
    page = visit(app, mira)
    go(page, f"{app.url}/applications?application={one}")
    expect(page.get_by_role("heading", name="History")).to_be_visible()
    choose_page(page, "Search", "Applications")
    expect(page.get_by_role("heading", name="History")).to_have_count(0)
    assert page.url == f"{app.url}/applications"
    page.reload()
    idle(page)
    expect(page.get_by_role("heading", name="History")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("heading", name="History")).to_be_visible()


def test_so_do_the_menu_of_a_phone_and_the_link_to_all_experiments(app, new_person, visit):
    mira = new_person()
    one = looked_back_at(mira)
    page = visit(app, mira)
    back = page.get_by_role("link", name="All experiments")
    go(page, f"{app.url}/experiments?application={one}")
    back.click()
    idle(page)
    expect(page.get_by_role("heading", name="Start from a rejection")).to_be_visible()
    assert page.url == f"{app.url}/experiments"
    page.set_viewport_size(PHONE)
    go(page, f"{app.url}/experiments?application={one}")
    expect(back).to_be_visible()
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="Experiments").click()
    idle(page)
    expect(back).to_have_count(0)
    assert page.url == f"{app.url}/experiments"
