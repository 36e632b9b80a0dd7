"""A mailbox is brought, read while the person is elsewhere, and one message is filed."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.accounts.sessions import Sessions
from core.vocabulary import RunState
from tests.browser.person import bring_story
from tests.browser.visitor import choose_page, expect_heading, go, idle, wcag_violations
from tests.pages.test_inbox_page import NO, mail, zipped
from tests.tasks.conftest import bring

pytestmark = pytest.mark.browser

COMPANIES = [
    "Northwind", "Contoso", "Fabrikam", "Tailspin", "Wingtip", "Litware",
    "Proseware", "Adatum", "Trey", "Lucerne", "Coho", "Alpine",
]  # fmt: skip
MAILS = [mail(n, NO.format(company=name)) for n, name in enumerate(COMPANIES)]


PATIENCE_S = 90  # a busy machine is no failure


def is_done(person, page):
    """Whether the reading ends; asked in the store, for the page is elsewhere."""
    for _ in range(PATIENCE_S):
        newest = person.reading_runs.newest()
        if newest is not None and newest.state is RunState.DONE:
            return True
        page.wait_for_timeout(1_000)
    return False


def test_a_mailbox_of_twelve_is_read_while_the_person_is_elsewhere(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/inbox")
    content = {"name": "mails.zip", "mimeType": "application/zip", "buffer": zipped(MAILS)}
    page.locator("input[type=file]").set_input_files(content)
    page.get_by_role("button", name="Store the messages").click()
    expect(page.get_by_text("12 new messages stored.")).to_be_visible()
    idle(page)
    page.get_by_role("button", name="Read 12 messages").click()
    choose_page(page, "Today", "Today")
    expect_heading(page, "Today")
    assert is_done(mira, page)

    choose_page(page, "Search", "Inbox")
    expect(page.get_by_text("12 messages read.")).to_be_visible()
    assert wcag_violations(page) == []
    for folded in ("File 12 messages together", "12 messages to file or set aside"):
        page.get_by_text(folded).click()
        idle(page)
    assert wcag_violations(page) == []
    page.get_by_role("link", name="Message 11").click()
    idle(page)
    expect(page.get_by_label("Company")).to_have_value("Alpine")
    expect(page.get_by_text("move forward with another candidate")).to_have_count(0)
    assert wcag_violations(page) == []
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Stored under this application:")).to_be_visible()
    assert [one.company for one in mira.applications.known()] == ["Alpine"]
    assert mira.inbox.count() == 11
    assert "Alpine" not in app.log


def test_progress_moves_by_itself_and_the_end_is_shown(app, new_person, visit):
    mira = new_person()
    bring(mira, 30, words="Thank you for applying, we will be in touch soon. {n}")
    page = visit(app, mira)
    go(page, f"{app.url}/inbox")
    page.get_by_role("button", name="Read 30 messages").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert wcag_violations(page) == []
    expect(page.get_by_text("30 messages read.")).to_be_visible(timeout=PATIENCE_S * 1_000)


def test_progress_ends_by_itself_when_the_sign_in_was_ended_elsewhere(app, new_person, visit):
    mira = new_person()
    bring(mira, 3, words="Thank you for applying. {n}")
    mira.reading_runs.start(datetime.now(UTC))  # nobody works on it, so it stays open
    page = visit(app, mira)
    go(page, f"{app.url}/inbox")
    expect(page.get_by_role("progressbar")).to_be_visible()
    Sessions(app.store).end_all(mira.user_id)
    expect(page.get_by_role("button", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_count(0)
    assert mira.reading_runs.newest().is_open


@pytest.mark.parametrize(("where", "what"), [("feedback", "message"), ("applications", "applic")])
def test_a_record_opened_from_its_list_stays_open_and_the_way_back_leads_to_the_list(
    app, new_person, visit, where, what
):
    mira = new_person()
    bring_story(mira)
    page = visit(app, mira)
    go(page, f"{app.url}/{where}")
    page.get_by_test_id("stPageLink").locator(f"a[href*='{what}']").first.click()
    idle(page)
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    opened = page.get_by_role("heading").all_inner_texts()
    page.reload()
    idle(page)
    assert page.get_by_role("heading").all_inner_texts() == opened
    page.go_back()
    idle(page)
    assert page.get_by_role("heading").all_inner_texts() != opened
