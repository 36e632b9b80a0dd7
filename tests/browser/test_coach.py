"""A talk with the coach in a real browser: by rules, and with a language model that is stopped."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.vocabulary import Consent
from core.workspace.workspace import Workspace
from tests.ai.messages_server import Said, running
from tests.browser.person import bring_story
from tests.browser.server import running_app
from tests.browser.visitor import (
    PHONE,
    choose_page,
    eventually,
    expect_heading,
    go,
    idle,
    sideways_pixels,
    wcag_violations,
)
from tests.conftest import workspace_of

pytestmark = pytest.mark.browser
SLOW = Said("That hurts, and it may. " + "Rest is one small step too. " * 40, piece_s=0.05)


def write(page, words):
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(words)
    box.press("Enter")


def turns(person: Workspace):
    (talk,) = person.conversations.all()
    every = person.conversations.turns(talk.conversation_id)
    return [one for one in every if one.engine != "notice"]


def test_a_short_talk_by_rules_is_kept_and_reachable_by_keyboard_and_phone(app, new_person, visit):
    mira = new_person()
    bring_story(mira)
    page = visit(app, mira)
    go(page, app.url)
    choose_page(page, "Recover", "Coach")
    expect_heading(page, "Coach")
    company = mira.applications.frame()["company"].iloc[0]
    for words in (f"{company} said no.", "angry", "What themes repeat?"):
        write(page, words)
        expect(page.get_by_text(words, exact=True)).to_be_visible()
        idle(page)
    expect(page.get_by_text("Written by a machine · fixed rules on this server")).to_have_count(3)
    assert [one.words for one in turns(mira)][::2] == [
        f"{company} said no.", "angry", "What themes repeat?",
    ]  # fmt: skip
    page.get_by_text("What this rests on").first.click()
    page.get_by_role("button", name="Remember this").last.click()
    idle(page, 500)
    for scheme, size in (("light", None), ("dark", None), ("dark", PHONE)):
        page.emulate_media(color_scheme=scheme)
        if size:
            page.set_viewport_size(size)
        idle(page, 500)
        assert wcag_violations(page) == []
    assert sideways_pixels(page) == 0


def test_an_answer_that_streams_is_stopped_and_what_came_is_kept_once(
    browser, home, visit, monkeypatch
):
    with running() as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.address)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-x")
        server.answer = SLOW
        with running_app(home) as app:
            mira = workspace_of(app.store, "Mira", is_owner=True)
            mira.consents.grant(Consent.AI, datetime.now(UTC))
            page = visit(app, mira)
            go(page, f"{app.url}/coach")
            write(page, "They said no.")
            expect(page.get_by_text("That hurts, and it may.")).to_be_visible()
            assert wcag_violations(page) == []
            page.get_by_role("button", name="Stop", exact=True).click()
            expect(page.get_by_text("· stopped")).to_be_visible()
            idle(page)
            asked, answered = turns(mira)
            assert asked.words == "They said no."
            assert answered.was_stopped
            assert answered.words.startswith("That hurts, and it may.")
            assert len(answered.words) < len(SLOW.text)
            assert len(server.asked) == 1
            assert eventually(lambda: mira.ai.log(1)[0].state == "failed", page)
            expect(page.get_by_role("button", name="Have this answered")).to_have_count(0)
