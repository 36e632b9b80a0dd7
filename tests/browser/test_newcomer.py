"""A stranger's whole way, on a server that nobody has visited yet."""

import json
import zipfile

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import (
    check_in,
    choose_page,
    expect_heading,
    go,
    idle,
    sign_up,
)

pytestmark = pytest.mark.browser

MAIL = """Subject: Your application for Content Marketing Manager
From: Harriet Cole <careers@northwind.example>

Dear Mira,

Thank you for taking the time to interview for the Content Marketing Manager role at Northwind.
After careful consideration we have decided to move forward with another candidate, who had more
hands-on experience with SEO and paid campaigns.

We wish you all the best in your search.

Kind regards,
Harriet Cole
Northwind Recruiting"""
EVIDENCE = "more hands-on experience with SEO"


def download(page, label):
    with page.expect_download() as download:
        page.get_by_role("button", name=label).click()
    return download.value.path()


def test_the_newcomers_whole_way(fresh_app, visit):
    page = visit(fresh_app)
    go(page, fresh_app.url)
    expect(page.get_by_text("You are the first one here")).to_be_visible()
    password = page.get_by_label("Choose a password", exact=True)
    expect(password).to_have_attribute("autocomplete", "new-password")
    sign_up(page, "Mira", "mira@example.org")

    expect_heading(page, "May Rebound keep what you write?")
    page.get_by_role("button", name="I agree").click()
    expect_heading(page, "Today")
    check_in(page, mood=12, energy=5, note="a calm morning by the canal")
    expect(page.get_by_text("You checked in today")).to_be_visible()

    choose_page(page, "Today", "Log a rejection")
    page.get_by_label("Paste the message here").fill(MAIL)
    page.get_by_role("button", name="Store it").click()
    expect(page.get_by_text("Your message is stored.")).to_be_visible()
    expect(page.get_by_role("heading", name="how are you?")).to_be_visible()
    idle(page)
    check_in(page, mood=-30, energy=-10, note="I am so disappointed")

    expect(page.get_by_role("heading", name="Is this right?")).to_be_visible()
    idle(page)
    expect(page.get_by_label("Company")).to_have_value("Northwind")
    expect(page.get_by_label("Role", exact=True)).to_have_value("Content Marketing Manager")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Stored under this application")).to_be_visible()
    expect(page.get_by_text("Northwind, Content Marketing Manager")).to_be_visible()

    page.get_by_role("button", name="See what it said").click()
    expect_heading(page, "Feedback")
    idle(page)
    marks = " ".join(page.locator(".message-text mark").all_inner_texts())
    assert EVIDENCE in " ".join(marks.split())

    choose_page(page, "Progress", "Mood & recovery")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    choose_page(page, "Search", "Applications")
    expect(page.get_by_role("link", name="Northwind, Content Marketing Manager")).to_be_visible()

    choose_page(page, "You", "Your data")
    taken = json.loads(download(page, "Everything as one file").read_text())
    assert "SEO and paid campaigns" in taken["tables"]["message"][0]["text"]
    assert [row["note"] for row in taken["tables"]["checkin"]] == [
        "a calm morning by the canal",
        "I am so disappointed",
    ]
    with zipfile.ZipFile(download(page, "Tables in a zip")) as archive:
        assert "by the canal" in archive.read("checkin.csv").decode()
        assert "SEO and paid campaigns" in archive.read("message.csv").decode()

    page.get_by_text("I have what I need. Delete my account.").click()
    page.get_by_role("button", name="Delete my account").click()
    expect(page.get_by_text("You are the first one here")).to_be_visible()
    left = b"".join(path.read_bytes() for path in fresh_app.home.glob("rebound.db*"))
    for words in (b"canal", b"Northwind", b"mira@example.org", b"SEO"):
        assert words not in left
        assert words.decode() not in fresh_app.log
