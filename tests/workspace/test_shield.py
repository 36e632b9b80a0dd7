"""The shield through the workspace: no list and no picture shows what waits behind it."""

import pytest

from core.errors import NotFound
from core.vocabulary import Evidence, MailKind, Theme, Wish
from core.workspace.shield import UNTIL
from tests.workspace.test_inbox import bring, brought, read_as


@pytest.fixture
def ids(ana, noon, today):
    """A rejection, an invitation and a message that nobody read, all from a mailbox."""
    bring(ana, [brought(n, today) for n in range(3)], noon)
    no, invitation, unread = [line.message_id for line in ana.inbox.page(9)][::-1]
    read_as(ana, no, noon)
    read_as(ana, invitation, noon, kind=MailKind.INTERVIEW_INVITATION)
    ana.preferences.switch(Wish.SHIELD, noon, on=True)
    return no, invitation, unread


def test_a_rejection_waits_and_everything_else_is_shown(ana, ids):
    no, invitation, unread = ids
    found = ana.shield.now()
    assert (found.behind, found.unread) == ((no,), (unread,))
    assert {line.message_id for line in ana.inbox.page(9)} == {invitation, unread}
    assert ana.inbox.count() == ana.messages.count() == 2


def test_no_list_and_no_statistics_hold_what_waits(ana, ids, noon, today):
    no, invitation, unread = ids
    ana.feedback.correct(no, Theme.SKILLS, noon, applies=True, quote="Thank you")
    assert {view.message_id for view in ana.messages.page(9)} == {invitation, unread}
    assert set(ana.feedback.frame()["message_id"]) == {invitation, unread}
    assert set(ana.feedback.texts(9)) == {invitation}
    assert [one.message_id for one in ana.filing.suggested(9)] == [invitation]
    records = ana.records.everything(today, with_mood=True)
    assert [one for one in records if one.evidence is Evidence.QUOTED] == []


def test_opened_answers_stand_in_the_inbox_and_are_opened_once(ana, ids, noon):
    for _ in range(2):
        ana.shield.open([ids[0]], noon)
    assert ana.shield.now().behind == ()
    assert ana.inbox.count() == 3
    assert [one.exercise[:7] for one in ana.exercises.dismissals()] == ["shield:"]


def test_switching_it_off_brings_everything_back(ana, ids, noon):
    ana.preferences.switch(Wish.SHIELD, noon, on=False)
    assert not ana.shield.now().is_on
    assert ana.inbox.count() == ana.messages.count() == 3


def test_a_message_that_the_person_pasted_is_known_to_them(ana, ids, noon, today):
    one = ana.messages.keep("We are sorry.", today, noon)
    read_as(ana, one, noon)
    assert not ana.shield.now().asks_first(one)


def test_what_is_filed_or_put_away_waits_no_more(ana, ids):
    ana.inbox.set_aside([ids[0]])
    assert ana.shield.now().behind == ()


def test_a_day_is_kept_and_what_is_no_day_is_none(ana, ids, noon, today):
    ana.shield.leave_until(today, noon)
    assert ana.shield.now().until == today
    ana.preferences.keep(UNTIL, "soon", noon)
    assert ana.shield.now().until is None


def test_nobody_opens_the_messages_of_another(ana, ben, ids, noon):
    ben.preferences.switch(Wish.SHIELD, noon, on=True)
    with pytest.raises(NotFound):
        ben.shield.open([ids[0]], noon)
    assert ben.shield.now().behind == ()
    assert ana.shield.now().behind == (ids[0],)
