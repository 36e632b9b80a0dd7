"""An interview is arranged, seen on Today, moved, and taken along as a calendar file."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from playwright.sync_api import expect

from core.ui.web import COOKIE
from core.vocabulary import Stage
from tests.browser.visitor import (
    assert_sound,
    choose_page,
    expect_heading,
    go,
    idle,
    press,
)

pytestmark = pytest.mark.browser

NEW_YORK = ZoneInfo("America/New_York")


def application(person):
    now = datetime.now(UTC)
    return person.applications.add("Umbra", "Archivist", applied_on=None, now=now, today=now.date())


def tomorrow_in_new_york():
    return datetime.now(NEW_YORK).date() + timedelta(days=1)


def elsewhere(browser, app, person):
    """A browser whose clock is that of New York."""
    context = browser.new_context(locale="en-GB", timezone_id="America/New_York")
    token = app.cookie_of(person.user_id)
    context.add_cookies([{"name": COOKIE, "value": token, "url": app.url}])
    return context.new_page()


def test_an_interview_is_arranged_by_the_clock_of_the_browser_and_moved(app, new_person, browser):
    mira = new_person()
    one = application(mira)
    page = elsewhere(browser, app, mira)
    go(page, f"{app.url}/applications?application={one}")
    page.get_by_text("Add an interview that is coming up").click()
    idle(page)
    expect(page.get_by_text("By the clock where you are now: America/New York.")).to_be_visible()
    day: date = tomorrow_in_new_york()
    assert_sound(page)
    field = page.get_by_test_id("stForm").last.get_by_test_id("stDateInput")
    for place, part in enumerate((f"{day:%d}", f"{day:%m}", f"{day:%Y}")):
        field.get_by_role("spinbutton").nth(place).press_sequentially(part)
    page.get_by_role("button", name="Add it").dblclick()
    idle(page)
    expect(page.get_by_role("heading", name="Coming up")).to_be_visible()
    (view,) = mira.appointments.views()
    assert view.starts_at == datetime.combine(day, time(10), NEW_YORK)
    assert_sound(page)
    go(page, app.url)
    expect_heading(page, "Today")
    expect(
        page.get_by_role("link", name="Phone screen with Umbra tomorrow at 10:00")
    ).to_be_visible()
    assert_sound(page)
    page.get_by_role("link", name="Phone screen with Umbra").click()
    idle(page)
    press(page, "Change")
    assert_sound(page)
    press(page, "Leave it as it is")
    press(page, "Remove")
    expect(page.get_by_text("Removed.")).to_be_visible()
    press(page, "Put it back")
    assert mira.appointments.views()[0].uid == view.uid
    page.context.close()


def test_reminders_are_off_and_become_a_file_without_a_private_word(app, new_person, visit):
    mira = new_person()
    now = datetime.now(UTC)
    mira.appointments.add(application(mira), Stage.INTERVIEW, now + timedelta(days=3), now, "a")
    page = visit(app, mira)
    go(page, app.url)
    choose_page(page, "You", "Settings")
    assert page.get_by_test_id("stDownloadButton").count() == 0
    for words in ("Check-ins, on days that you choose", "Interviews that are coming up"):
        page.get_by_text(words).click()
        idle(page)
    assert_sound(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the calendar file").click()
    content = download.value.path().read_bytes()
    assert download.value.suggested_filename == "reminders.ics"
    events = Calendar.from_ical(content).walk("VEVENT")
    assert sorted(str(one["SUMMARY"]) for one in events) == ["Check in", "Interview"]
    for word in (b"Umbra", b"Archivist", b"VALARM", b"Mira"):
        assert word not in content
