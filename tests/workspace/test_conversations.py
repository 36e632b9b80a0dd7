"""Talks with the coach, through the workspace."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.vocabulary import Speaker
from core.workspace.conversations import LONGEST_MESSAGE, Said


@pytest.fixture
def talk(ana, noon, today):
    return ana.conversations.begin(today, noon, "talk-1")


def answer(person, talk, noon, uid="a1", **more):
    return person.conversations.answer(
        talk, Said("Noted [debrief:3].", "rules-1", ["debrief:3"], **more), noon, uid
    )


def test_a_talk_keeps_what_each_side_said_in_its_order(ana, talk, noon):
    ana.conversations.say(talk, "They said no.\r\nI am sad.", noon, "s1")
    answer(ana, talk, noon, was_stopped=True)
    said, answered = ana.conversations.turns(talk)
    assert (said.speaker, said.words, said.engine) == (
        Speaker.PERSON, "They said no.\nI am sad.", "",
    )  # fmt: skip
    assert (answered.speaker, answered.sources) == (Speaker.COACH, ("debrief:3",))
    assert answered.was_stopped
    assert not said.was_stopped


def test_the_same_form_sent_twice_is_stored_once(ana, talk, noon, today):
    for _ in range(2):
        assert ana.conversations.begin(today, noon, "talk-1") == talk
        ana.conversations.say(talk, "They said no.", noon, "s1")
        answer(ana, talk, noon)
    assert [one.turns for one in ana.conversations.all()] == [2]


@pytest.mark.parametrize("words", ["", "  \n", "x" * (LONGEST_MESSAGE + 1)])
def test_a_message_that_cannot_be_is_a_sentence(ana, talk, noon, words):
    with pytest.raises(InvalidInput):
        ana.conversations.say(talk, words, noon, "s1")
    assert ana.conversations.turns(talk) == []


def test_an_answer_is_remembered_until_it_no_longer_is(ana, talk, noon):
    one = answer(ana, talk, noon)
    ana.conversations.pin(one, pinned=True)
    assert [turn.turn_id for turn in ana.conversations.pinned()] == [one]
    ana.conversations.pin(one, pinned=False)
    assert ana.conversations.pinned() == []


def test_a_talk_is_paused_and_goes_on(ana, talk):
    ana.conversations.pause(talk)
    assert ana.conversations.one(talk).is_paused
    ana.conversations.resume(talk)
    assert not ana.conversations.one(talk).is_paused


def test_when_it_was_last_said_that_this_is_no_human_is_kept(ana, talk, noon):
    later = noon + timedelta(hours=3)
    ana.conversations.noticed(talk, later)
    assert ana.conversations.one(talk).noticed_at == later


def test_a_deleted_talk_leaves_nothing_behind(ana, talk, noon):
    ana.conversations.pin(answer(ana, talk, noon), pinned=True)
    ana.conversations.forget(talk)
    assert ana.conversations.all() == []
    assert ana.conversations.pinned() == []


def test_the_newest_talk_comes_first(ana, talk, noon, today):
    newer = ana.conversations.begin(today, noon, "talk-2")
    assert [one.conversation_id for one in ana.conversations.all()] == [newer, talk]


def test_nobody_reaches_the_talk_of_another(ana, ben, talk, noon):
    one, theirs = answer(ana, talk, noon), ben.conversations
    for forbidden in (
        lambda: theirs.turns(talk),
        lambda: theirs.one(talk),
        lambda: theirs.say(talk, "x", noon, "x"),
        lambda: answer(ben, talk, noon, "y"),
        lambda: theirs.pin(one, pinned=True),
        lambda: theirs.pause(talk),
        lambda: theirs.resume(talk),
        lambda: theirs.noticed(talk, noon),
        lambda: theirs.forget(talk),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert theirs.all() == []
