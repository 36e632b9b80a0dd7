"""Report in a real browser: its files as a person takes them home."""

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from core.charts.printing import chrome
from tests.browser.pdf import alt_texts, words_of
from tests.browser.person import bring_story
from tests.browser.visitor import (
    PHONE,
    go,
    idle,
    sideways_pixels,
    wcag_violations,
)

pytestmark = pytest.mark.browser
needs_chrome = pytest.mark.skipif(chrome() is None, reason="no Chrome on the server's path")
ORDER = ("Reportonajobsearch", "Howfaryourapplicationscame", "Inwhosehands", "Check-innotes")
PRIVATE = ("Mood and recovery (private)", "Feelings (private)", "Check-in notes (private)")


@pytest.fixture
def storied(app, new_person, visit):
    """Someone with a story on the page, and the companies of it."""
    noor = new_person("Noor")
    bring_story(noor)
    page = visit(app, noor)
    go(page, f"{app.url}/report")
    return page, sorted(set(noor.applications.frame()["company"]))


def tick(page, *labels):
    for label in labels:
        page.get_by_text(label, exact=True).click()
        idle(page)


def download(page, label):
    with page.expect_download(timeout=60_000) as taken:
        page.get_by_role("button", name=label).click()
    assert taken.value.suggested_filename.startswith("rebound-report-")
    return taken.value.path().read_bytes()


def named_in(words, companies):
    plain = words.lower().replace(" ", "")
    return [one for one in companies if one.lower().replace(" ", "") in plain]


@needs_chrome
def test_the_page_and_the_pdf_hold_what_was_chosen_and_name_companies_only_when_asked(storied):
    page, companies = storied
    tick(page, *PRIVATE)
    html = download(page, "Report (HTML)").decode()
    found = BeautifulSoup(html, "html.parser")
    assert [one.text for one in found.find_all("h2")][-3:] == [
        one.removesuffix(" (private)") for one in PRIVATE
    ]
    assert len(found.find_all("figure")) == len(found.find_all("img", alt=True)) == 7
    assert named_in(html, companies) == []
    pdf = download(page, "Report (PDF)")
    assert pdf.startswith(b"%PDF")
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert alt_texts(pdf) == [one["alt"] for one in found.find_all("img")]
    words = words_of(pdf)
    places = [words.index(one) for one in ORDER]
    assert places == sorted(places)
    assert named_in(words + pdf.decode("latin-1"), companies) == []
    tick(page, "Name the companies")
    assert len(named_in(words_of(download(page, "Report (PDF)")), companies)) > 3


def test_page_and_file_are_accessible_and_fit_a_phone_and_the_file_needs_no_network(
    storied, tmp_path, browser
):
    page, _ = storied
    tick(page, *PRIVATE)
    page.get_by_text("Preview", exact=True).click()
    assert wcag_violations(page) == []
    page.set_viewport_size(PHONE)
    idle(page)
    assert sideways_pixels(page) == 0
    file = tmp_path / "report.html"
    file.write_bytes(download(page, "Report (HTML)"))
    context = browser.new_context(offline=True, bypass_csp=True)  # axe is a script
    asked: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file.as_uri())
    assert wcag_violations(opened) == []
    opened.set_viewport_size(PHONE)
    assert sideways_pixels(opened) == 0
    assert [one for one in asked if not one.startswith(("file:", "data:"))] == []
    context.close()


def test_an_empty_workspace_gets_one_calm_sentence(app, new_person, visit):
    page = visit(app, new_person())
    go(page, f"{app.url}/report")
    expect(page.get_by_text("There is nothing to report yet.")).to_be_visible()
    assert wcag_violations(page) == []
