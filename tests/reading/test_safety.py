"""S1 and S2: what sounds like a crisis is heard, what does not is left alone."""

import time
from pathlib import Path

import pytest

from core.reading.safety import WINDOW, CrisisSignal, fold, heard_by_rule, screen, without_cleared

HERE = Path(__file__).parent


def lines(name):
    text = (HERE / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


PHRASINGS = lines("crisis_phrasings.txt")
IDIOMS = lines("crisis_idioms.txt")


@pytest.mark.parametrize("words", PHRASINGS)
def test_a_crisis_phrasing_is_heard(words):
    assert isinstance(screen(words), CrisisSignal)


def test_at_most_five_in_a_hundred_idioms_are_flagged():
    flagged = [words for words in IDIOMS if screen(words)]

    assert len(PHRASINGS) >= 80
    assert len(IDIOMS) >= 120
    assert len(flagged) <= 0.05 * len(IDIOMS), flagged


@pytest.mark.parametrize(
    "words",
    [
        "I am not suicidal.",
        "I don't want to die, I want a job",
        "I would never kill myself",
        "no thoughts of ending my life",
    ],
)
def test_a_negation_right_before_takes_it_away(words):
    assert screen(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "I'm not suicidal but I don't want to be alive anymore",
        "why don't I just kill myself",
        "I don't know why I haven't killed myself yet",
        "nothing is stopping me from killing myself",
    ],
)
def test_a_negation_elsewhere_does_not(words):
    assert screen(words)


@pytest.mark.parametrize(
    "words",
    [
        "I WANT TO DIE",
        "i w\u200bant to d\u200bie",
        "I want to d1e",
        "I don\u2019t want to be alive anymore",
        "k i l l  m y s e l f",
        "\uff29 \uff57\uff41\uff4e\uff54 \uff54\uff4f \uff44\uff49\uff45",
        "i want to\ndie",
        "I want to dieeeeee",
    ],
)
def test_spelling_does_not_hide_it(words):
    assert screen(words)


def test_folding_keeps_words_and_ends_of_sentences():
    assert fold("I\u2019m D0NE.\n\nReally?") == "im done . really ."


def test_every_part_of_a_long_text_is_screened():
    padding = "We met, we talked, they said they would call. " * (3 * WINDOW // 46)

    assert screen(padding + "I want to die." + padding)
    assert screen(padding) is None


def test_a_phrase_across_two_windows_is_heard():
    start = "x" * (WINDOW - 8)

    assert screen(start + " I want to die and nobody knows")


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "i want to ",
        "no one would ever ",
        "how many pills of what bridges ",
        "a ",
        " ",
        "die",
        "a\u0300",
        "A. ",
    ],
)
def test_no_text_makes_it_slow(piece):
    """Compared with ordinary prose of the same length, read in the same minute."""
    odd, prose = (
        (words * (200_000 // len(words) + 1))[:200_000] for words in (piece, "We met on Monday. ")
    )

    assert seconds_to_screen(odd) < 4 * seconds_to_screen(prose) + 0.5


def seconds_to_screen(text):
    started = time.process_time()
    screen(text)
    return time.process_time() - started


def test_the_answer_never_holds_the_words():
    signal = screen("I want to die because of Acme Ltd")

    assert signal == CrisisSignal("direct")


@pytest.mark.parametrize("words", ["No. 4273", "Ref. 99-31\n\nHello", "4273 4273 4273", "Offer?"])
def test_what_is_too_short_to_mean_anything_is_left_to_the_rules(words):
    assert screen(words) is None


@pytest.mark.parametrize("words", ["", " ", "\0", "\U0001f642", "."])
def test_nothing_to_hear_is_none(words):
    assert screen(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "My sister worries that I might harm myself. I won't.",
        "I thought about ending it once, when I was nineteen. These days it doesn't come up.",
    ],
)
def test_the_next_sentence_may_take_it_away_for_the_model_too(words):
    assert without_cleared(words)[: words.index(".")].strip() == ""


@pytest.mark.parametrize(
    "words",
    [
        "suicidal thoughts every night since the layoff",
        "I'm not safe. I've been sat here twenty minutes",
        "I never thought I'd want to kill myself",
        "every no makes dying look like a sensible career change",
        "my roommate says she's going to kill herself tonight and I laughed",
        "It's goodbye from me then. I mean the real one.",
        "if it weren't for the kids I'd have done it by now",
        "I was suicidal years ago and I'm suicidal again",
    ],
)
def test_what_looks_like_a_denial_is_heard_all_the_same(words):
    assert heard_by_rule(words)
