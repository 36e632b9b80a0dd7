"""Privacy & AI: off until agreed to, exactly what would leave, nothing after it is taken back."""

import pytest
from streamlit.testing.v1 import AppTest

from core.vocabulary import CURRENT_VERSION, CallState, Consent, MailKind, Theme
from tests.ai.messages_server import as_json, failed, running
from tests.pages.conftest import buttons, everything_said, press

PAGE = "you/privacy.py"
TEXT = (
    "Dear Ana,\n\nUnfortunately we will not move forward with the Data Analyst role at Northwind. "
    "Your knowledge of SQL was not deep enough.\n\nKind regards\nTalia Voss"
)
ANSWER = {
    "kind": "rejection",
    "company": "[COMPANY_1]",
    "role": "Data Analyst",
    "findings": [
        {
            "theme": "skills",
            "quote": "Your knowledge of SQL was not deep enough",
            "confidence": "high",
        }
    ],
}
KEY = "sk-ant-canary-0123456789"


def offered(message_id, user_id, name):
    """A page with nothing but the offer, for a person who is signed in."""
    from types import SimpleNamespace  # noqa: PLC0415

    import streamlit as st  # noqa: PLC0415

    from core.settings import settings  # noqa: PLC0415
    from core.store.engine import open_store  # noqa: PLC0415
    from core.ui.ai import offer_deeper_reading  # noqa: PLC0415
    from core.workspace.workspace import Workspace  # noqa: PLC0415

    workspace = Workspace(open_store(settings()), user_id)
    st.session_state["workspace"] = workspace
    st.session_state["person"] = SimpleNamespace(
        user_id=user_id, name=name, revision=workspace.revision
    )
    st.navigation([st.Page(lambda: None, title="x")], position="hidden")
    offer_deeper_reading(workspace.messages.one(message_id))


@pytest.fixture
def server(monkeypatch):
    with running() as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.address)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-the-house")
        yield server


@pytest.fixture
def message(ana, today, noon):
    return ana.messages.keep(TEXT, today, noon, sender="Talia Voss <t@northwind.example>")


@pytest.fixture
def offer(ana, home, message, monkeypatch):
    monkeypatch.setenv("REBOUND_HOME", str(home))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REBOUND_SECRET_KEY", raising=False)
    return AppTest.from_function(offered, default_timeout=30, args=(message, ana.user_id, "Ana"))


def test_it_is_off_until_the_person_agrees(ana, open_page):
    app = open_page(ana, PAGE)
    assert not ana.consents.granted(Consent.AI)
    assert "May a language model read some of your words?" in everything_said(app)
    press(app, "I agree")
    assert ana.consents.granted(Consent.AI)
    press(app, "Take it back")
    assert not ana.consents.granted(Consent.AI)


def test_declining_is_as_easy_and_changes_nothing(ana, open_page):
    app = press(open_page(ana, PAGE), "Not now")
    assert "Nothing is sent" in everything_said(app)
    assert not ana.consents.granted(Consent.AI)


def press_key(app, key):
    return next(one for one in app.button if one.key == key).click().run()


def test_a_course_is_a_question_of_its_own_given_and_taken_back_in_one_click(ana, open_page):
    app = open_page(ana, PAGE)
    said = everything_said(app)
    assert "Nothing is shared until you join a course" in said
    assert "Never how you feel" in said
    app = press_key(app, "cohort_agree")
    assert ana.consents.granted(Consent.COHORT)
    assert not ana.consents.granted(Consent.AI)
    assert "agreed to version 1 of these words" in everything_said(app)
    app = press_key(app, "cohort_take_back")
    assert not ana.consents.granted(Consent.COHORT)
    assert ": taken back" in everything_said(app)
    assert "cohort_agree" in [one.key for one in app.button]


def test_declining_a_course_stores_nothing(ana, open_page):
    app = press_key(open_page(ana, PAGE), "cohort_not_now")
    assert "Nobody counts you." in everything_said(app)
    assert ana.consents.view(Consent.COHORT).log == ()


def test_new_words_about_a_course_are_asked_anew_and_say_so(ana, open_page, noon, monkeypatch):
    ana.consents.grant(Consent.COHORT, noon)
    monkeypatch.setitem(CURRENT_VERSION, Consent.COHORT, 2)
    app = open_page(ana, PAGE)
    assert "These words have changed since you agreed" in everything_said(app)
    press_key(app, "cohort_agree")
    assert ana.consents.granted(Consent.COHORT)


def test_what_storing_means_and_the_way_out_stand_there(ana, open_page):
    said = everything_said(open_page(ana, PAGE))
    for words in ("**Kept:**", "**Encrypted:**", "**Where:**", "Your data: take it home"):
        assert words in said


def test_storing_stops_here_too(ana, open_page):
    app = press(open_page(ana, PAGE), "Stop storing")
    assert not ana.consents.granted(Consent.STORAGE)
    assert "May Rebound keep what you write?" in everything_said(app)


def test_the_preview_shows_the_words_with_placeholders_and_sends_nothing(
    ana, open_page, server, message
):
    app = open_page(ana, PAGE)
    shown = app.code[0].value
    assert "Your knowledge of SQL was not deep enough" in shown
    for secret in ("Dear Ana", "Talia", "Northwind"):
        assert secret not in shown
    assert "mail-1.1" in everything_said(app)
    assert "at most" in everything_said(app)
    assert server.requests == []


def test_a_message_that_sounds_like_a_crisis_is_not_shown_as_something_to_send(
    ana, open_page, today, noon
):
    ana.messages.keep("I want to die", today, noon)
    app = open_page(ana, PAGE)
    assert len(app.code) == 0
    assert "support comes first" in everything_said(app)


def test_a_key_is_kept_never_shown_and_removed(ana, open_page, noon):
    ana.consents.grant(Consent.AI, noon)
    app = open_page(ana, PAGE)
    field = next(one for one in app.text_input if one.label == "Key from your provider")
    field.set_value(KEY)
    press(app, "Keep this key")
    assert ana.ai.own_key() == KEY
    assert KEY not in everything_said(app) + "".join(str(one.value) for one in app.text_input)
    press(app, "Remove my key")
    assert ana.ai.own_key() is None


def test_a_limit_and_a_language_model_are_kept(ana, open_page, noon):
    ana.consents.grant(Consent.AI, noon)
    app = open_page(ana, PAGE)
    next(one for one in app.text_input if one.label == "Language model").set_value("my-model")
    app.number_input[0].set_value(2_000)
    app.number_input[1].set_value(1.5)
    press(app, "Save")
    choice = ana.ai.choice()
    assert (choice.model, choice.monthly_tokens, choice.monthly_cents) == ("my-model", 2_000, 150)
    said = everything_said(app)
    assert "Saved." in said
    assert "to my-model" in said
    assert "Saved." not in everything_said(app.run())


def test_without_the_consent_to_store_the_page_still_opens(ana, open_page, noon):
    ana.consents.withdraw(Consent.STORAGE, noon)
    app = open_page(ana, PAGE)
    assert not app.error
    assert "Your own key" not in everything_said(app)


def test_without_a_consent_there_is_no_button_and_no_call(offer, server):
    app = offer.run()
    assert buttons(app) == []
    assert server.requests == []


def test_a_deeper_reading_is_stored_and_the_log_says_what_left(ana, offer, server, message, noon):
    ana.consents.grant(Consent.AI, noon)
    server.answer = as_json(ANSWER)
    app = press(offer.run(), "Read more closely")
    assert not app.exception
    view = ana.messages.one(message)
    assert (view.kind, view.company) == (MailKind.REJECTION, "Northwind")
    assert [one.theme for one in ana.feedback.themes(message)] == [Theme.SKILLS]
    assert [call.state for call in ana.ai.log(9)] == [CallState.ANSWERED]
    assert "Talia" not in server.everything


def test_a_failed_deeper_reading_says_so_in_one_line_and_loses_nothing(
    ana, offer, server, message, noon
):
    ana.consents.grant(Consent.AI, noon)
    server.answer = failed(401)
    app = press(offer.run(), "Read more closely")
    (line,) = [one.value for one in app.info]
    assert line.startswith("The key was not accepted. Please check it under Privacy & AI.")
    assert line.endswith("It was read on this server instead.")
    assert ana.messages.one(message).is_read
    assert ana.messages.one(message).text == TEXT


def test_taking_the_consent_back_stops_the_next_call(ana, offer, server, noon):
    ana.consents.grant(Consent.AI, noon)
    app = offer.run()
    ana.consents.withdraw(Consent.AI, noon)
    app = press(app, "Read more closely")
    assert server.requests == []
    assert ana.ai.log(9) == []
