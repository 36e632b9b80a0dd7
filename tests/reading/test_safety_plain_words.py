"""Plain words of danger are heard whatever stands before and after them."""

import pytest

from core.reading.safety import heard_by_rule

PLAIN = """
I want to die
I want to kill myself
I'm going to end my life
I feel suicidal
I want to end it all
I'd be better off dead
I want to hurt myself
I've been cutting myself
I wish I was dead
I don't want to be here anymore
I keep thinking about killing myself
I have a plan to kill myself
everyone would be better off without me
I'm thinking about suicide
I don't want to wake up tomorrow
I can't go on living
I took all my pills
""".strip().splitlines()
BEFORE = [
    *("Honestly, ", "lol ", "no, ", "No. ", "I got rejected again and ", "The recruiter called. "),
    *("not gonna lie, ", "I'm not okay. ", "nothing helps. ", "I'm not joking, "),
    *("It isn't the job. ", "Don't worry about the CV. "),
]
AFTER = [
    *(" right now", " tonight", " so badly", " for real", " for good", " lol", " but I can't"),
    *(". Sorry", " at work", " at home", " on the train", ", that's all", " over this job"),
    *(" if I don't get it", ". Not joking.", " every day", ". I never told anyone"),
    *(
        ". I haven't told anyone",
        ". Nobody knows",
        ". Anyway, the interview went fine",
        " \U0001f62d",
    ),
]


@pytest.mark.parametrize("words", PLAIN)
def test_what_stands_around_plain_words_does_not_hide_them(words):
    around = [before + words for before in BEFORE] + [words + after for after in AFTER]

    assert [text for text in around if not heard_by_rule(text)] == []
