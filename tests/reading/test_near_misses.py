"""Near misses: sentences to judge, never a theme by themselves."""

from core.reading.near_misses import near_misses
from core.reading.reader_model import shipped_model

TEXTS = {
    1: "Thank you for coming. Your SQL skills were a little below what we need. All the best.",
    2: "We will keep your details on file. Kind regards.",
    3: "Your answers were long and hard to follow.",
}


def test_the_sentence_nearest_to_a_theme_comes_first_and_is_verbatim():
    found = near_misses("skills", TEXTS, [], 5, shipped_model())

    assert found[0].text_id == 1
    assert all(one.words in TEXTS[one.text_id] for one in found)


def test_a_line_of_any_letter_is_no_near_miss():
    assert 2 not in {one.text_id for one in near_misses("skills", TEXTS, [], 5, shipped_model())}


def test_a_theme_of_ones_own_is_known_by_the_words_that_stand_under_it():
    found = near_misses("0f" * 16, TEXTS, ["the answers were rather long"], 5, shipped_model())

    assert [one.words for one in found] == ["Your answers were long and hard to follow"]


def test_a_theme_of_ones_own_without_words_has_no_near_miss():
    assert near_misses("0f" * 16, TEXTS, [], 5, shipped_model()) == []


def test_the_same_sentence_is_shown_once_and_no_more_than_asked_for():
    same = dict.fromkeys(range(9), TEXTS[1])

    assert len(near_misses("skills", same, [], 5, shipped_model())) == 1
    assert len(near_misses("skills", TEXTS, [], 1, shipped_model())) == 1
