"""Asking for feedback, on the application's page."""

from datetime import UTC, datetime, timedelta

import pytest

from core.vocabulary import Disposition
from tests.pages.conftest import everything_said, press, unfold
from tests.pages.test_writes import rows
from tests.workspace.test_debriefs import rejected

PAGE, BOX = "search/applications.py", "feedback_request_box"
NOW = datetime.now(UTC)
TODAY = NOW.date()


@pytest.fixture
def acme(ana):
    return rejected(ana, NOW - timedelta(days=40), TODAY - timedelta(days=40))


@pytest.fixture
def page(ana, open_page, acme):
    return unfold(open_page(ana, PAGE, application=str(acme[0])), BOX)


def test_the_draft_begins_with_what_is_logged_and_is_the_persons_to_change(ana, page, acme, noon):
    words = page.text_area[0].value
    assert "the Analyst role at Acme" in words
    assert "an interview" in words
    page.text_area[0].set_value("Why?").run()
    press(page, "Keep the draft")
    page.run()
    (stored,) = rows(ana, "feedbackrequest", noon)
    assert (stored["draft"], stored["sent_on"]) == ("Why?", None)


def test_another_variant_is_another_draft(page):
    before = page.text_area[0].value
    page.button_group[0].set_value("via_recruiter").run()
    assert page.text_area[0].value != before
    assert "interview" not in page.text_area[0].value


def test_sent_and_answered_are_the_persons_word_and_stored_once(ana, page, acme, noon):
    press(page, "I sent it")
    page.run()
    assert rows(ana, "feedbackrequest", noon)[0]["sent_on"] == TODAY.isoformat()
    press(page, "They answered")
    page.run()
    assert rows(ana, "feedbackrequest", noon)[0]["replied_on"] == TODAY.isoformat()
    assert "Log their message" in everything_said(page)
    press(page, "They did not answer")
    press(page, "I did not send it")
    (stored,) = rows(ana, "feedbackrequest", noon)
    assert (stored["sent_on"], stored["replied_on"]) == (None, None)


def test_an_empty_draft_is_a_sentence_and_nothing_is_stored(ana, page, noon):
    page.text_area[0].set_value(" ").run()
    press(page, "Keep the draft")
    assert "The draft is missing" in everything_said(page)
    assert rows(ana, "feedbackrequest", noon) == []


def test_crisis_words_in_a_draft_are_stored_and_bring_the_card(ana, page, noon):
    page.text_area[0].set_value("I want to die").run()
    press(page, "Keep the draft")
    assert rows(ana, "feedbackrequest", noon)[0]["draft"] == "I want to die"
    assert "tel:" in everything_said(page)
    assert page.text_area == []


def test_the_reply_is_one_of_the_messages_that_came_since(ana, acme, open_page, noon):
    day = TODAY - timedelta(days=40)
    one = ana.feedback_requests.keep(acme[0], "Why?", NOW, TODAY)
    ana.feedback_requests.sent(one, day, TODAY)
    ana.feedback_requests.replied(one, day, TODAY)
    page = unfold(open_page(ana, PAGE, application=str(acme[0])), BOX)
    press(page, "This is their answer")
    assert ana.feedback_requests.about(acme[0]).message_id == acme[1]


@pytest.mark.parametrize(("days", "is_said"), [(11, False), (16, True)])
def test_a_second_word_is_suggested_once_after_ten_working_days(
    ana, acme, open_page, days, is_said
):
    one = ana.feedback_requests.keep(acme[0], "Why?", NOW, TODAY)
    ana.feedback_requests.sent(one, TODAY - timedelta(days=days), TODAY)
    page = open_page(ana, PAGE, application=str(acme[0]))
    assert ("One short second word is fine" in everything_said(page)) is is_said
    if is_said:
        press(page, "Not now")
        page.run()
        assert "One short second word" not in everything_said(page)


@pytest.mark.parametrize("ending", [None, Disposition.WITHDRAWN, Disposition.NO_RESPONSE])
def test_it_is_offered_after_a_no_alone(ana, open_page, ending):
    one = ana.applications.add("Acme", "Analyst", applied_on=TODAY, now=NOW, today=TODAY)
    if ending:
        ana.applications.close(one, ending, TODAY, NOW, TODAY)
    page = open_page(ana, PAGE, application=str(one))
    assert "feedback_request_box" not in str([one.key for one in page.get("expander")])
    assert "Ask them for feedback" not in str(page.main)
