"""Emotion words in a person's own note."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.reading.local import LocalReader
from core.vocabulary import Emotion


def felt(text):
    return {hit.emotion for hit in LocalReader().read_note(text).felt}


@pytest.mark.parametrize(
    ("note", "emotion"),
    [
        ("I am so disappointed today", Emotion.DISAPPOINTMENT),
        ("fed up with these portals", Emotion.FRUSTRATION),
        ("I feel like a fraud", Emotion.SELF_DOUBT),
        ("I'm furious with them", Emotion.ANGER),
        ("can't sleep, dreading the panel", Emotion.ANXIETY),
        ("completely worn out", Emotion.EXHAUSTION),
        ("feeling hopeful about the next round", Emotion.HOPE),
        ("calm again after a long walk", Emotion.CALM),
        ("proud of how I handled the questions", Emotion.PRIDE),
        ("not giving up, on to the next", Emotion.DETERMINATION),
    ],
)
def test_each_emotion_has_words(note, emotion):
    assert emotion in felt(note)


def test_a_negated_word_is_not_counted():
    assert Emotion.ANGER not in felt("I'm not angry")
    tired = felt("not really nervous, just tired")
    assert Emotion.EXHAUSTION in tired
    assert Emotion.ANXIETY not in tired


def test_a_word_counts_again_when_it_stands_elsewhere_without_the_negation():
    assert felt("not angry at first. by evening I was angry") == {Emotion.ANGER}


@pytest.mark.parametrize("note", ["Interview on Tuesday at ten.", "", "Sent the form."])
def test_a_plain_note_speaks_of_nothing(note):
    assert felt(note) == set()


def test_hits_come_in_the_order_of_the_words():
    hits = LocalReader().read_note("Proud of the answer, tired now.").felt

    assert [hit.emotion for hit in hits] == [Emotion.PRIDE, Emotion.EXHAUSTION]
    assert [hit.quote for hit in hits] == ["Proud", "tired"]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["I am SAD", "\u0130", "not angry", "hopeful\u2019s", "\n", "tired."])
    ).map(" ".join)
)
def test_every_hit_is_verbatim(text):
    for hit in LocalReader().read_note(text).felt:
        assert text[hit.start : hit.end] == hit.quote
