"""Nobody sees what is not theirs: signed out, as another person, from another site."""

import http.client
from datetime import UTC, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from core.ui.web import COOKIE
from tests.browser.person import addresses, say
from tests.browser.visitor import choose_page, expect_heading, go, idle, sign_in_form
from tests.conftest import workspace_of

pytestmark = pytest.mark.browser

CANARY = "only Mira may read this"


class Answer(NamedTuple):
    status: int
    body: bytes


def answer(app, path):
    connection = http.client.HTTPConnection(urlsplit(app.url).netloc, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    return Answer(response.status, response.read())


def test_on_a_fresh_server_every_address_shows_the_sign_in_form_only(fresh_app, visit):
    say(workspace_of(fresh_app.store, "Mira", is_owner=True), CANARY)
    page = visit(fresh_app)
    for name in sorted(addresses(), reverse=True):  # a protected page comes first of all
        if name == "support":
            continue
        go(page, f"{fresh_app.url}/{name}")
        expect(sign_in_form(page)).to_be_visible()
        headings = page.get_by_role("heading").all_inner_texts()
        assert headings == ["Rebound", "Sign in"], name
        expect(page.get_by_text(CANARY)).to_have_count(0)
        expect(page.get_by_role("navigation")).to_have_count(0)
    page.get_by_role("link", name="Support").click()
    expect_heading(page, "Support")
    expect(page.locator("a[href^='tel:']").first).to_be_visible()


@pytest.mark.parametrize(
    "path",
    ["/pages/today/today.py", "/core/settings.py", "/data/local/secret.key", "/app/static/app.py"],
)
def test_a_files_own_path_shows_nothing_of_it(app, path):
    """Streamlit answers an unknown address with the empty shell that every page starts as."""
    assert answer(app, path).body == answer(app, "/").body


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/interact"])
def test_what_machines_could_read_is_closed(app, path):
    assert answer(app, path).status == 404


def test_two_people_in_two_browsers_never_see_each_others_words(app, new_person, visit):
    mira, noor = new_person("Mira"), new_person("Noor")
    say(mira, "words of the first")
    say(noor, "words of the second")
    hers, his = visit(app, mira), visit(app, noor)
    go(hers, f"{app.url}/check_in")
    go(his, f"{app.url}/check_in")
    for page, own, other in (
        (hers, "words of the first", "words of the second"),
        (his, "words of the second", "words of the first"),
    ):
        expect(page.get_by_text(own)).to_be_visible()
        for section, title in (("Today", "Today"), ("Today", "Check in"), ("Learn", "Feedback")):
            choose_page(page, section, title)
            assert other not in page.content()


def test_another_persons_id_in_the_address_is_not_in_the_list(app, new_person, visit):
    now = datetime.now(UTC)
    theirs = new_person("Noor").messages.keep(CANARY, now.date(), now)
    page = visit(app, new_person())
    for name in ("feedback", "log_rejection"):
        go(page, f"{app.url}/{name}?message={theirs}")
        expect(page.get_by_role("alert")).to_contain_text("not in your list")
        assert CANARY not in page.content()


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:1", "null"])
def test_another_site_cannot_open_the_socket(app, new_person, origin):
    token = app.cookie_of(new_person().user_id)
    address = f"{app.url.replace('http', 'ws', 1)}/_stcore/stream"
    with (
        pytest.raises(InvalidStatus),
        connect(address, origin=origin, additional_headers={"Cookie": f"{COOKIE}={token}"}),
    ):
        pass


def test_a_download_is_worth_nothing_without_its_tab(app, new_person, visit):
    mira = new_person()
    say(mira, CANARY)
    page = visit(app, mira)
    addresses_asked = []
    page.on("request", lambda request: addresses_asked.append(request.url))
    go(page, f"{app.url}/your_data")
    with page.expect_download():
        page.get_by_role("button", name="Everything as one file").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(sign_in_form(page)).to_be_visible()
    idle(page)
    files = {urlsplit(one).path for one in addresses_asked if "/media/" in one and ".json" in one}
    assert files
    assert {answer(app, path).status for path in files} == {404}


def test_no_words_of_a_person_are_in_the_log(app, new_person, visit):
    mira = new_person()
    say(mira, CANARY)
    page = visit(app, mira)
    go(page, f"{app.url}/check_in")
    expect(page.get_by_text(CANARY)).to_be_visible()
    assert CANARY not in app.log
    assert "cookie" not in app.log.lower()
