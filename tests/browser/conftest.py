"""A real server and a real Chromium; every test brings its own person."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from core.ui.web import COOKIE
from core.workspace.workspace import Workspace
from tests.browser.server import RunningApp, running_app
from tests.browser.visitor import FLAGS, Complaints
from tests.conftest import workspace_of
from tests.find_browser import find_browser, is_required, why_skipped

Visit = Callable[..., Page]
NewPerson = Callable[..., Workspace]

expect.set_options(timeout=15_000)  # a busy machine is no failure
_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        refuse = pytest.fail if is_required() else pytest.skip
        refuse(why_skipped())
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningApp]:
    """One server for all tests of a worker; its owner is nobody's test person."""
    with running_app(tmp_path_factory.mktemp("app") / "home") as running:
        workspace_of(running.store, "Owner", is_owner=True)
        yield running


@pytest.fixture
def fresh_app(browser: Browser, home: Path) -> Iterator[RunningApp]:
    """A server that nobody has visited yet, without any account."""
    with running_app(home) as running:
        yield running


@pytest.fixture
def new_person(app: RunningApp) -> NewPerson:
    """Make a person on the shared server: `new_person("Mira")`."""

    def make(name: str = "Mira") -> Workspace:
        return workspace_of(app.store, f"{name}{next(_numbers)}")

    return make


@pytest.fixture(scope="session")
def used_contexts() -> list[BrowserContext]:
    """Contexts that keep their cache of static files: loading those takes most of a visit."""
    return []


@pytest.fixture
def visit(browser: Browser, used_contexts: list[BrowserContext]) -> Iterator[Visit]:
    """Open a browser of its own on a server; signed in when a workspace is given.

    At the end of the test no such browser may have complained.
    """
    pages, complaints = [], []

    def open_browser(running: RunningApp, person: Workspace | None = None) -> Page:
        context = used_contexts.pop() if used_contexts else browser.new_context(locale="en-GB")
        if person is not None:
            token = running.cookie_of(person.user_id)
            context.add_cookies([{"name": COOKIE, "value": token, "url": running.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        complaints.append(Complaints(page, running.url))
        pages.append(page)
        return page

    yield open_browser
    heard = [line for one in complaints for line in one.heard]
    for page in pages:
        leave(page.context)
        used_contexts.append(page.context)
    assert heard == []


def leave(context: BrowserContext) -> None:
    """Close every tab and forget who was here."""
    for page in context.pages:
        page.evaluate("localStorage.clear()")  # it remembers an open menu
        page.close()
    context.clear_cookies()
