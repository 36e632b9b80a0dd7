"""The inbox: brought once, read, filed together when the person agrees, or set aside."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import NotFound
from core.reading.types import MailReading
from core.vocabulary import Disposition, MailKind, Stage
from core.workspace.inbox import CHUNK, Brought, Stored

READING = MailReading(MailKind.REJECTION, 0.9, "Acme", "Analyst", (), "en", "test 1")


def brought(number, today, text="Thank you. {n}", mail_id="<{n}@x.org>"):
    own = mail_id.format(n=number) if mail_id else None
    words = text.format(n=number)
    return Brought(words, f"Subject {number}", "Jane <j@x.org>", today, own)


def bring(person, messages, now):
    return list(person.inbox.bring(messages, now))[-1]


def read_as(person, message_id, now, **what):
    person.messages.store_reading(message_id, replace(READING, **what), now)


@pytest.fixture
def ids(ana, noon, today):
    """Three messages of the inbox, oldest first."""
    bring(ana, [brought(n, today - timedelta(days=9 - n)) for n in range(3)], noon)
    return [line.message_id for line in ana.inbox.page(9)][::-1]


def test_messages_are_stored_in_portions_and_each_says_how_far_it_is(ana, noon, today):
    said = list(ana.inbox.bring((brought(n, today) for n in range(CHUNK + 5)), noon))
    assert said == [Stored(CHUNK, 0), Stored(CHUNK + 5, 0)]
    assert ana.inbox.count() == CHUNK + 5


def test_bringing_the_same_mailbox_again_stores_nothing_new(ana, noon, today):
    mailbox = [brought(n, today) for n in range(5)]
    bring(ana, mailbox, noon)
    assert bring(ana, mailbox, noon) == Stored(0, 5)
    assert ana.inbox.count() == 5


def test_the_same_words_in_two_mails_are_two_messages(ana, noon, today):
    same = [brought(n, today, text="Thank you for applying.") for n in range(2)]
    assert bring(ana, same, noon) == Stored(2, 0)


@pytest.mark.parametrize("first_has_id", [True, False])
def test_without_a_message_id_the_same_words_are_the_same_message(ana, noon, today, first_has_id):
    with_id = brought(1, today, text="Thank  you\nfor applying.")
    without = brought(2, today, text="Thank you for applying.", mail_id=None)
    pair = [with_id, without] if first_has_id else [without, with_id]
    assert bring(ana, pair, noon) == Stored(1, 1)


def test_a_message_that_was_logged_and_filed_by_hand_is_known(ana, noon, today):
    one = ana.messages.keep("Thank you. 1", today, noon)
    read_as(ana, one, noon)
    (suggestion,) = ana.filing.suggested(9)
    ana.filing.file([suggestion], noon, today)
    assert bring(ana, [brought(1, today)], noon) == Stored(0, 1)


def test_two_imports_at_once_store_each_message_once(ana, noon, today):
    mailbox = [brought(n, today) for n in range(CHUNK * 2)]
    first, second = ana.inbox.bring(mailbox, noon), ana.inbox.bring(mailbox, noon)
    said = [next(one) for one in (first, second, first, second)]
    assert said[-2:] == [Stored(CHUNK * 2, 0), Stored(0, CHUNK * 2)]
    assert ana.inbox.count() == CHUNK * 2


def test_what_somebody_else_has_is_not_known(ana, ben, noon, today):
    bring(ana, [brought(1, today)], noon)
    assert bring(ben, [brought(1, today)], noon) == Stored(1, 0)


def test_a_line_says_when_who_and_about_what_and_nothing_of_the_text(ana, ids, noon, today):
    read_as(ana, ids[-1], noon)
    newest, second = ana.inbox.page(2)
    assert (newest.subject, newest.sender, newest.is_read) == ("Subject 2", "Jane <j@x.org>", True)
    assert newest.day == today - timedelta(days=7)
    assert not second.is_read
    assert [one.message_id for one in ana.inbox.page(2, 2)] == ids[:1]
    assert "Thank" not in repr(newest)


def test_imported_messages_do_not_ask_to_be_confirmed_on_the_first_page(ana, ids):
    assert ana.messages.waiting() == []


def test_only_messages_that_leave_no_choice_are_suggested(ana, ids, noon, today):
    unsure, other, sure = ids
    read_as(ana, unsure, noon, role=None)
    read_as(ana, other, noon, kind=MailKind.OTHER)
    read_as(ana, sure, noon)
    assert [one.message_id for one in ana.filing.suggested(9)] == [sure]
    assert [one.message_id for one in ana.filing.others(9)] == [other]
    for _ in range(2):
        ana.applications.add("Acme Inc", "Analyst", applied_on=None, now=noon, today=today)
    assert ana.filing.suggested(9) == []


def test_an_offer_is_never_filed_together_with_others(ana, ids, noon):
    read_as(ana, ids[0], noon, kind=MailKind.OFFER)
    assert ana.filing.suggested(9) == []


def test_what_was_agreed_to_is_filed_under_the_application_that_is_there(ana, ids, noon, today):
    there = ana.applications.add("ACME", "Analyst", applied_on=None, now=noon, today=today)
    read_as(ana, ids[0], noon)
    (one,) = ana.filing.suggested(9)
    assert one.application_id == there
    assert ana.filing.file([one], noon, today) == 1
    assert ana.applications.one(there).standing.disposition is Disposition.REJECTED
    assert ana.filing.file([one], noon, today) == 1  # again changes nothing
    assert len(ana.applications.history(there)) == 2
    assert ana.inbox.count() == 2


def test_two_messages_of_one_new_application_make_one(ana, ids, noon, today):
    read_as(ana, ids[0], noon, kind=MailKind.RECEIVED)
    read_as(ana, ids[1], noon)
    agreed = ana.filing.suggested(9)
    assert [one.application_id for one in agreed] == [None, None]
    assert ana.filing.file(agreed[::-1], noon, today) == 2
    (application,) = ana.applications.known()
    assert not application.is_open


def test_a_message_that_looks_back_on_an_interview_says_so(ana, noon, today):
    text = "Thank you for the interview last week. Unfortunately we chose someone else. {n}"
    bring(ana, [brought(1, today, text=text)], noon)
    read_as(ana, ana.inbox.page(1)[0].message_id, noon)
    (one,) = ana.filing.suggested(9)
    assert one.stage is Stage.INTERVIEW


def test_what_was_deleted_meanwhile_stays_out_and_the_rest_is_filed(ana, ids, noon, today):
    for one in ids:
        read_as(ana, one, noon)
    agreed = ana.filing.suggested(2)
    ana.messages.forget(agreed[0].message_id)
    assert ana.filing.file(agreed, noon, today) == 1
    assert ana.inbox.count() == 1


def test_what_is_set_aside_leaves_the_inbox_and_can_come_back(ana, ids):
    ana.inbox.set_aside(ids[:2])
    assert ana.inbox.count() == 1
    ana.inbox.take_back(ids[:1])
    assert {one.message_id for one in ana.inbox.page(9)} == {ids[0], ids[2]}


def test_another_persons_message_cannot_be_set_aside(ana, ben, ids):
    with pytest.raises(NotFound, match="not in your list"):
        ben.inbox.set_aside(ids)
    assert ana.inbox.count() == 3
    assert ben.inbox.count() == 0
    assert ben.filing.suggested(9) == []
