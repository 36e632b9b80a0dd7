"""Every reply of a language model is checked in code, sentence by sentence."""

import pytest

from core.coaching.checked_reply import (
    JUST_SAID,
    NOT_FROM_RECORDS,
    Checking,
    checked_reply,
    cited_parts,
)
from core.coaching.records import Kind, Record
from core.reading.safety import heard_by_rule
from core.vocabulary import Evidence

DEBRIEF = Record(
    Kind.DEBRIEF, "3", "Northwind, Analyst: keep: a clear start", Evidence.REPORTED, None, 1,
    "Northwind", "Analyst",
)  # fmt: skip
FEEDBACK = Record(
    Kind.FEEDBACK, "12", "Northwind, Analyst: “your SQL was not deep enough”", Evidence.QUOTED,
    None, 1, "Northwind", "Analyst", quotes=("your SQL was not deep enough",),
)  # fmt: skip
GUESS = Record(Kind.CAUSE, "5", "Northwind: a reason you noted: nerves", Evidence.GUESS, None, 1)
RECORDS = [DEBRIEF, FEEDBACK, GUESS]


def check(text, said=""):
    return checked_reply(text, RECORDS, heard_by_rule, said)


def test_a_cited_sentence_stays_and_its_record_is_a_source():
    found = check("You wanted to keep a clear start [debrief:3]. Shall we look at it?")
    assert found.words == "You wanted to keep a clear start [debrief:3]. Shall we look at it?"
    assert found.sources == ("debrief:3",)
    assert found.notes == ()


def test_a_record_that_was_not_sent_is_removed_counted_and_said():
    found = check("You gave up early [debrief:99]. You noted nerves [cause:5, feedback:77].")
    assert "99" not in found.words
    assert "77" not in found.words
    assert found.unknown == 2
    assert found.sources == ("cause:5",)
    assert f"early {NOT_FROM_RECORDS}." in found.words
    assert "2 references were removed" in found.notes[0]


@pytest.mark.parametrize(
    "sentence",
    ["You struggle with nerves.", "You told them too little!", "Maybe they had somebody inside."],
)
def test_a_sentence_about_the_person_or_the_employer_without_a_record_says_so(sentence):
    found = check(sentence)
    assert NOT_FROM_RECORDS in found.words
    assert found.unmarked == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "What would you keep?", "One small step: open one exercise tonight.", "Rest is a step too.",
        "You could write it down.", "If you like, we look at one thing.", "It is not known.",
        "Nobody said why they decided so.", f"You are upset [{JUST_SAID}].",
    ],
)  # fmt: skip
def test_questions_steps_and_what_was_just_said_need_no_record(sentence):
    found = check(sentence)
    assert NOT_FROM_RECORDS not in found.words
    assert found.left_out == 0


@pytest.mark.parametrize(
    "sentence",
    [
        "They rejected you because you were too old.",
        "They rejected you because you were too old [debrief:3].",
        "They said no since you were nervous [cause:5].",
        "The real reason was your age.",
        "The team felt that you talk too much [feedback:12].",
        "Because you were late, they chose somebody else.",
        "You weren\u2019t chosen because of your accent.",
    ],
)
def test_an_employers_reason_without_their_words_is_left_out(sentence):
    found = check(f"That hurts. {sentence} What now?")
    assert found.words == "That hurts. What now?"
    assert found.left_out == 1
    assert "1 sentence was left out" in found.notes[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "They turned you down because your SQL was not deep enough [feedback:12].",
        "Northwind wrote “your SQL was not deep enough” [feedback:12].",
        "You noted nerves as a reason they said no, and it is a guess [cause:5].",
    ],
)
def test_a_reason_that_their_words_bear_out_or_that_is_the_persons_guess_stays(sentence):
    assert check(sentence).words == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "You are worthless.", "You\u2019re not good enough.", "It was your own fault.",
        "You deserved it.", "You always give up.",
        "Not to be harsh, but you are a failure.", "You will never find a job.",
        "You are depressed.", "These are symptoms of burnout.", "You have an anxiety disorder.",
        "I am not sure, but this looks like ADHD.",
        "Apply to ten more companies.", "Send more applications.", "Scream into a pillow.",
        "Your answer gets 4 out of 5.", "I rate you 9/10.", "You will get the offer.",
        "You have been hired.", "Northwind wrote “we never liked your face” [feedback:12].",
    ],
)  # fmt: skip
def test_what_may_not_be_said_is_left_out(sentence):
    found = check(sentence)
    assert found.words == ""
    assert found.left_out == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "A no does not mean that you are worthless.", "You are not a failure.",
        "I am not a therapist.", "I cannot diagnose anything.",
        "You put your practice at 7 of 10 [debrief:3].",
    ],
)  # fmt: skip
def test_a_denial_a_disclaimer_and_the_persons_own_number_stay(sentence):
    assert check(sentence).left_out == 0


@pytest.mark.parametrize(
    "words", ["I want to die.", "You may as well kill yourself.", "You should end your life."]
)
def test_words_that_sound_like_a_crisis_take_the_whole_reply(words):
    found = check(f"You wanted a clear start [debrief:3]. {words} Bye.")
    assert found.is_danger
    assert (found.words, found.sources) == ("", ())


def test_nothing_comes_out_before_its_sentence_is_whole_and_checked():
    text = "That hurts. They rejected you because you are old. You kept calm [debrief:3]. Rest."
    checking = Checking(RECORDS, heard_by_rule)
    shown = [
        one for one in checking.heard([text[i : i + 5] for i in range(0, len(text), 5)]) if one
    ]
    assert shown == ["That hurts.", " You kept calm [debrief:3].", " Rest."]
    assert checking.result() == check(text)


def test_a_reply_that_is_broken_off_keeps_its_whole_sentences():
    checking = Checking(RECORDS, heard_by_rule)
    pieces = checking.heard(["That hurts. ", "They rejected you because"])
    assert next(pieces) == ""
    assert next(pieces) == "That hurts."
    assert checking.result().words == "That hurts."


def test_a_quote_of_two_sentences_is_one_piece():
    record = Record(Kind.FEEDBACK, "1", "“Too long. Too fast.”", Evidence.QUOTED)
    found = checked_reply(
        "They wrote “Too long. Too fast.” [feedback:1]. Rest.", [record], heard_by_rule
    )
    assert found.words == "They wrote “Too long. Too fast.” [feedback:1]. Rest."


def test_the_persons_own_words_may_be_quoted():
    said = "I froze in the first minute"
    assert check("You said “I froze in the first minute” [message:now].", said).left_out == 0


def test_an_endless_sentence_is_cut_and_checked():
    assert check("word " * 2_000).words.count("word") == 2_000


def test_words_and_ids_come_apart_for_showing():
    assert cited_parts("Calm [debrief:3, cause:5]. Rest [no id].") == [
        ("Calm ", ("debrief:3", "cause:5")),
        (". Rest [no id].", ()),
    ]
