"""Thought records through the workspace."""

from dataclasses import replace

import pytest

from core.errors import InvalidInput, NotFound
from core.vocabulary import Emotion
from core.workspace.thoughts import MAX_WORDS, SaidThought

SAID = SaidThought("They said no", "I never get anything", Emotion.SELF_DOUBT, 80, "two noes", "")


@pytest.fixture
def thought(ana, noon, today):
    return ana.thoughts.add(SAID, noon, today, "form-1")


def test_a_record_keeps_both_sides_and_its_three_numbers(ana, thought, noon, today):
    ana.thoughts.balance(thought, "Two noes are two noes.", 55, noon)
    ana.thoughts.rate_later(thought, 0)
    one = ana.thoughts.one(thought)
    assert (one.day, one.emotion, one.trigger) == (today, Emotion.SELF_DOUBT, "They said no")
    assert (one.evidence_for, one.balanced) == ("two noes", "Two noes are two noes.")
    assert (one.before, one.after, one.later) == (80, 55, 0)


def test_the_sentence_may_be_kept_without_a_number(ana, thought, noon):
    ana.thoughts.balance(thought, "Both.", None, noon)
    assert ana.thoughts.one(thought).after is None


def test_a_form_that_was_sent_twice_is_one_record(ana, noon, today, thought):
    assert ana.thoughts.add(SAID, noon, today, "form-1") == thought
    assert len(ana.thoughts.views()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"before": 101},
        {"before": -1},
        {"trigger": "  "},
        {"thought": "\u200e\n"[1:]},
        {"evidence_for": "x" * (MAX_WORDS + 1)},
        {"emotion": Emotion.CALM},
    ],
)
def test_what_cannot_be_is_a_sentence_and_nothing_is_stored(ana, noon, today, wrong):
    with pytest.raises(InvalidInput):
        ana.thoughts.add(replace(SAID, **wrong), noon, today, "form-2")
    assert ana.thoughts.views() == []


def test_a_sentence_that_is_empty_and_a_number_off_the_scale_are_refused(ana, thought, noon):
    with pytest.raises(InvalidInput, match="missing"):
        ana.thoughts.balance(thought, " ", 50, noon)
    with pytest.raises(InvalidInput, match="0 to 100"):
        ana.thoughts.rate_later(thought, 101)


def test_what_was_put_away_is_remembered_by_name(ana, thought, noon):
    ana.thoughts.put_away(thought, noon)
    assert ana.thoughts.not_to_ask_about() == {ana.thoughts.one(thought).name}


def test_a_deleted_record_is_gone(ana, thought):
    ana.thoughts.forget(thought)
    with pytest.raises(NotFound, match="That thought is not in your list"):
        ana.thoughts.one(thought)


def test_nobody_reaches_the_thoughts_of_another(ana, ben, noon, thought):
    for forbidden in (
        lambda: ben.thoughts.one(thought),
        lambda: ben.thoughts.balance(thought, "mine", 1, noon),
        lambda: ben.thoughts.rate_later(thought, 1),
        lambda: ben.thoughts.put_away(thought, noon),
        lambda: ben.thoughts.forget(thought),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.thoughts.views() == []
    assert ana.thoughts.one(thought).balanced == ""
