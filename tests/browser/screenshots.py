"""Pictures of every page: `python -m tests.browser.screenshots` writes build/screenshots."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from core.ui.web import COOKIE
from core.vocabulary import Consent
from core.workspace.workspace import Workspace
from data.examples.large import large
from data.examples.rows import as_bytes
from tests.browser.person import bring_story, pages_of
from tests.browser.server import PROJECT, RunningApp, running_app
from tests.browser.visitor import FLAGS, check_in, go, idle
from tests.conftest import workspace_of
from tests.find_browser import find_browser, why_skipped

FOLDER = PROJECT / "build" / "screenshots"
LOOKS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 860}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 860}},
    "phone": {"color_scheme": "light", "viewport": {"width": 390, "height": 844}},
}
SCROLLED = '[data-testid="stMain"], [data-testid="stAppScrollToBottomContainer"]'
"""What holds a page; the second one's page has a line to write on at the bottom."""
DASHBOARDS = ("mood", "funnel", "growth", "report")
SIZES = (0, 3, 30, 3000)
MESSAGES = 300
"""Of the largest: each is encrypted, and a picture shows none of them."""
MAIL = """Dear Mira,

Thank you for taking the time to speak with us about the Content Lead role. After careful
consideration we have decided to move forward with another candidate, who had more hands-on
experience with paid search.

Kind regards,
Northwind Recruiting"""


def main() -> int:
    """0 when every picture was taken."""
    chromium = find_browser()
    if chromium is None:
        print(why_skipped(), file=sys.stderr)
        return 1
    shutil.rmtree(FOLDER, ignore_errors=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with running_app(Path(home)) as app:
            take_all(browser, app)
        browser.close()
    print(f"{len(list(FOLDER.rglob('*.png')))} pictures in {FOLDER.relative_to(PROJECT)}")
    return 0


def take_all(browser: Browser, app: RunningApp) -> None:
    """First without anyone, then someone without rows, then someone with a story."""
    for look in LOOKS:
        with visitor(browser, app, look) as page:
            go(page, app.url)
            take(page, look, "first_visitor")
    people = {"empty": workspace_of(app.store, "Mira", is_owner=True)}
    people["full"] = workspace_of(app.store, "Noor")
    bring_story(people["full"])
    now = datetime.now(UTC)
    people["full"].messages.keep(MAIL, now.date(), now)
    for look in LOOKS:
        with visitor(browser, app, look) as page:
            go(page, app.url)
            take(page, look, "sign_in")
        for name, person in people.items():
            with visitor(browser, app, look, person) as page:
                for address_name, address in pages_of(person).items():
                    go(page, f"{app.url}/{address}")
                    take(page, look, f"{name}_{address_name}")
        take_what_opens(browser, app, look)
    take_dashboards(browser, app)


def take_dashboards(browser: Browser, app: RunningApp) -> None:
    """The pages of Progress for someone with nothing, and with more and more of everything."""
    today = datetime.now(UTC).date()
    for size in SIZES:
        person = workspace_of(app.store, f"Size{size}")
        made = large(1, today, check_ins=size, applications=size, messages=min(size, MESSAGES))
        person.takeout.restore(as_bytes(made))
        for look in LOOKS:
            with visitor(browser, app, look, person) as page:
                for dashboard in DASHBOARDS:
                    go(page, f"{app.url}/{dashboard}")
                    open_panels(page)
                    take(page, look, f"n{size}_{dashboard}")


def take_what_opens(browser: Browser, app: RunningApp, look: str) -> None:
    """What comes after a paste, the support card, the menu, the question about storing."""
    person = workspace_of(app.store, f"Ira{look}")
    with visitor(browser, app, look, person) as page:
        go(page, f"{app.url}/log_rejection")
        page.get_by_label("Paste the message here").fill(MAIL)
        page.get_by_role("button", name="Store it").click()
        idle(page)
        take(page, look, "after_paste")
        page.get_by_role("button", name="Not now").click()
        idle(page)
        take(page, look, "suggestions")
        go(page, f"{app.url}/check_in")
        check_in(page, mood=-40, energy=-40, note="I want to die")
        take(page, look, "support_card")
        person.consents.withdraw(Consent.STORAGE, datetime.now(UTC))
        go(page, app.url)
        take(page, look, "question_about_storing")
        open_menu(page)
        take(page, look, "open_menu")


def open_panels(page: Page) -> None:
    """Roles and sources side by side, where a page has them."""
    box = page.get_by_text("Roles and sources side by side")
    if box.count():
        box.click()
        idle(page)


def open_menu(page: Page) -> None:
    """The first section at the top, or the folded menu of a phone."""
    folded = page.get_by_test_id("stExpandSidebarButton")
    top = page.get_by_role("navigation").get_by_role("button").first
    (folded if folded.is_visible() else top).click()
    page.wait_for_timeout(500)


@contextmanager
def visitor(
    browser: Browser, app: RunningApp, look: str, person: Workspace | None = None
) -> Iterator[Page]:
    """A browser with this look, signed in when there is a person."""
    context = browser.new_context(locale="en-GB", **LOOKS[look])
    if person is not None:
        token = app.cookie_of(person.user_id)
        context.add_cookies([{"name": COOKIE, "value": token, "url": app.url}])
    yield context.new_page()
    context.close()


def take(page: Page, look: str, name: str) -> None:
    """One picture of the whole page, however long it is."""
    page.wait_for_timeout(300)  # figures fade in
    height = page.locator(SCROLLED).evaluate("main => main.scrollHeight")
    size = page.viewport_size or {"width": 1280, "height": 860}
    page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
    page.wait_for_timeout(200)
    FOLDER.joinpath(look).mkdir(parents=True, exist_ok=True)
    page.screenshot(path=FOLDER / look / f"{name}.png")
    page.set_viewport_size(size)


if __name__ == "__main__":
    sys.exit(main())
