"""Requests for feedback through the workspace."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.workspace.feedback_requests import MAX_DRAFT
from tests.workspace.test_debriefs import rejected


@pytest.fixture
def acme(ana, noon, today):
    return rejected(ana, noon, today)


@pytest.fixture
def asked(ana, acme, noon, today):
    return ana.feedback_requests.keep(acme[0], "Could you tell me why?", noon, today)


def test_there_is_one_draft_and_the_last_words_count(ana, acme, asked, noon, today):
    assert ana.feedback_requests.keep(acme[0], "Why?", noon, today) == asked
    one = ana.feedback_requests.about(acme[0])
    assert (one.draft, one.sent_on, one.replied_on) == ("Why?", None, None)


@pytest.mark.parametrize("words", ["", " \n ", "x" * (MAX_DRAFT + 1)])
def test_no_words_and_too_many_are_refused(ana, acme, noon, today, words):
    with pytest.raises(InvalidInput):
        ana.feedback_requests.keep(acme[0], words, noon, today)


def test_sending_and_an_answer_are_noted_and_taken_back(ana, acme, asked, today):
    requests, (one, message) = ana.feedback_requests, acme
    requests.sent(asked, today, today)
    requests.replied(asked, today, today, message)
    assert requests.about(one).message_id == message
    requests.replied(asked, None, today)
    assert (requests.about(one).replied_on, requests.about(one).message_id) == (None, None)
    requests.replied(asked, today, today, message)
    requests.sent(asked, None, today)
    view = requests.about(one)
    assert (view.sent_on, view.replied_on, view.message_id) == (None, None, None)


def test_a_day_to_come_and_an_answer_before_the_question_are_refused(ana, asked, today):
    requests, day = ana.feedback_requests, timedelta(days=1)
    with pytest.raises(InvalidInput, match="later day"):
        requests.replied(asked, today, today)
    with pytest.raises(InvalidInput):
        requests.sent(asked, today + day, today)
    requests.sent(asked, today, today)
    with pytest.raises(InvalidInput, match="later day"):
        requests.replied(asked, today - day, today)


def test_an_answer_is_about_the_same_application(ana, asked, noon, today):
    _, message = rejected(ana, noon, today, "Bolt")
    ana.feedback_requests.sent(asked, today, today)
    with pytest.raises(InvalidInput, match="another application"):
        ana.feedback_requests.replied(asked, today, today, message)


def test_the_follow_up_is_put_away_for_one_application(ana, acme, asked, noon, today):
    other, _ = rejected(ana, noon, today, "Bolt")
    ana.feedback_requests.put_follow_up_away(acme[0], noon)
    assert ana.feedback_requests.is_follow_up_put_away(acme[0])
    assert not ana.feedback_requests.is_follow_up_put_away(other)


def test_unanswered_are_those_sent_without_an_answer_whose_second_word_is_not_put_away(
    ana, ben, acme, asked, noon, today
):
    requests = ana.feedback_requests
    assert requests.unanswered() == []
    requests.sent(asked, today, today)
    assert [one.request_id for one in requests.unanswered()] == [asked]
    assert ben.feedback_requests.unanswered() == []
    requests.replied(asked, today, today)
    assert requests.unanswered() == []
    requests.replied(asked, None, today)
    requests.put_follow_up_away(acme[0], noon)
    assert requests.unanswered() == []


def test_nobody_reaches_the_requests_of_another(ana, ben, acme, asked, noon, today):
    for forbidden in (
        lambda: ben.feedback_requests.about(acme[0]),
        lambda: ben.feedback_requests.keep(acme[0], "mine", noon, today),
        lambda: ben.feedback_requests.sent(asked, today, today),
        lambda: ben.feedback_requests.replied(asked, today, today),
        lambda: ben.feedback_requests.put_follow_up_away(acme[0], noon),
        lambda: ben.feedback_requests.forget(asked),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ana.feedback_requests.about(acme[0]).draft == "Could you tell me why?"
