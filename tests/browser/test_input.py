"""Words that nobody expects, and words that ask for help."""

import json
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.visitor import check_in, choose_page, go, idle

pytestmark = pytest.mark.browser

UGLY = {
    "markup": "<script>window.broken = 1</script><img src=x onerror='window.broken = 1'>",
    "right to left": "שלום, לצערנו בחרנו במועמד אחר \u202eabc",
    "emoji": "Unfortunately 🧑🏽‍💻🏳️‍🌈 we chose someone else 🙏",
    "NUL": "Unfortunately\0 we chose\0 someone else",
    "markdown": "# Dear *Mira*\n\n$$x$$ :red[no] [link](javascript:alert(1)) `code`",
    "very long line": "Unfortunately" + "x" * 5000,
}


def messages_of(person):
    return json.loads(person.takeout.as_json(datetime.now(UTC)))["tables"]["message"]


def paste(page, app, text):
    go(page, f"{app.url}/log_rejection")
    page.get_by_label("Paste the message here").fill(text)
    page.get_by_role("button", name="Store it").click()
    idle(page)


@pytest.mark.parametrize("kind", UGLY)
def test_an_ugly_message_is_stored_and_shown_as_it_is(app, new_person, visit, kind):
    mira = new_person()
    page = visit(app, mira)
    paste(page, app, UGLY[kind])
    expect(page.get_by_text("Your message is stored.")).to_be_visible()
    (message,) = messages_of(mira)
    number = mira.messages.page(1, 0)[0].message_id
    go(page, f"{app.url}/feedback?message={number}")
    shown = page.locator(".message-text").inner_text()
    assert shown.split() == message["text"].split()
    assert page.evaluate("window.broken") is None
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_company_full_of_signs_is_shown_as_it_was_typed(app, new_person, visit):
    """Names can come out of an employer's mail: nothing in them may become a link or a picture."""
    mira = new_person()
    now = datetime.now(UTC)
    name = "[Win](https://evil.example) *A* _B_ $x$ :red[C] ![p](https://evil.example/p.png)"
    one = mira.applications.add(name, "a@b.example", applied_on=None, now=now, today=now.date())
    page = visit(app, mira)
    for address in ("applications", f"applications?application={one}"):
        go(page, f"{app.url}/{address}")
        assert name in page.get_by_role("main").inner_text()
        assert page.locator("a[href*='evil'], a[href^='mailto'], img[src*='evil']").count() == 0


@pytest.mark.parametrize("text", ["", "   ", "x" * 2_000_000], ids=["empty", "spaces", "2 MB"])
def test_what_cannot_be_a_message_is_a_sentence_and_the_text_stays(app, new_person, visit, text):
    mira = new_person()
    page = visit(app, mira)
    paste(page, app, text)
    alert = page.get_by_role("main").get_by_role("alert")
    expect(alert).to_be_visible()
    assert "Traceback" not in page.content()
    assert len(page.get_by_label("Paste the message here").input_value()) == len(text)
    assert messages_of(mira) == []


def test_a_picture_named_as_a_message_is_a_sentence(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/log_rejection")
    page.get_by_role("radio", name="A message file").click()
    idle(page)
    picture = {"name": "mail.eml", "mimeType": "message/rfc822", "buffer": b"\x89PNG\r\n\x1a\n\0\0"}
    page.locator("input[type=file]").set_input_files(picture)
    idle(page, 600)
    page.get_by_role("button", name="Store it").click()
    expect(page.get_by_role("main").get_by_role("alert")).to_be_visible()
    assert messages_of(mira) == []


def test_words_that_sound_like_a_crisis_bring_someone_to_talk_to(app, new_person, visit):
    page = visit(app, new_person())
    go(page, f"{app.url}/check_in")
    check_in(page, mood=-40, energy=-40, note="I want to die")
    card = page.get_by_role("link", name="999")
    expect(card).to_be_visible()
    assert card.get_attribute("href") == "tel:999"
    assert page.locator("a[href^='tel:']").count() >= 2
    expect(page.get_by_role("heading", name="Your last check-ins")).to_have_count(0)
    choose_page(page, "Progress", "Mood & recovery")
    expect(page.get_by_role("link", name="999")).to_be_visible()
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    page.get_by_role("button", name="Put this away").click()
    expect(page.get_by_role("link", name="999")).to_have_count(0)
