"""A quote counts only when the text holds it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.quotes import check_quote
from core.vocabulary import QuoteCheck

TEXT = "We felt your \u201cSQL\u201d was  not\nstrong enough. It\u2019s a pity."


def test_an_exact_quote_is_verified():
    check, start, end = check_quote(TEXT, "It\u2019s a pity")

    assert check is QuoteCheck.VERIFIED
    assert TEXT[start:end] == "It\u2019s a pity"


@pytest.mark.parametrize(
    "quote", ['your "sql" was not strong enough', "YOUR SQL was not strong enough"]
)
def test_white_space_quotation_marks_and_case_are_repaired_from_the_text(quote):
    check, start, end = check_quote(TEXT, quote)

    assert check is QuoteCheck.REPAIRED
    assert TEXT[start:end] == "your \u201cSQL\u201d was  not\nstrong enough"


@pytest.mark.parametrize(
    "quote", ["your SQL was weak", "SQL enough", "", "   ", '""', "...", "pity. More"]
)
def test_anything_else_is_set_aside(quote):
    assert check_quote(TEXT, quote) == (QuoteCheck.SET_ASIDE, None, None)


def test_a_longer_letter_when_folded_keeps_its_position():
    text = "Gro\u00dfe Stra\u00dfe, gut"

    check, start, end = check_quote(text, "STRASSE,gut")

    assert (check, text[start:end]) == (QuoteCheck.REPAIRED, "Stra\u00dfe, gut")


@given(st.text(min_size=1, max_size=80), st.data())
def test_every_slice_with_a_letter_is_verified(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    quote = text[start : data.draw(st.integers(start + 1, len(text)))]

    check, first, last = check_quote(text, quote)

    if any(map(str.isalnum, quote)):
        assert check is QuoteCheck.VERIFIED
        assert text[first:last] == quote
    else:
        assert check is QuoteCheck.SET_ASIDE


@given(st.text(max_size=80), st.text(max_size=30))
def test_what_is_not_set_aside_says_the_same_letters(text, quote):
    check, start, end = check_quote(text, quote)

    if check is QuoteCheck.SET_ASIDE:
        assert start is end is None
    else:
        assert _letters(text[start:end]) == _letters(quote)


@given(st.text(alphabet="abcXYZ \n\"'\u201c", min_size=1, max_size=40))
def test_changing_white_space_and_case_is_always_repaired(text):
    if not any(map(str.isalnum, text)):
        return
    check, start, end = check_quote(text, text.swapcase().replace(" ", "\n  "))

    assert check is not QuoteCheck.SET_ASIDE
    assert _letters(text[start:end]) == _letters(text)


def _letters(words):
    return [letter for letter in words.casefold() if letter.isalnum()]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("the therapist said", "the the rapist"),
        ("He moved the rapist case", "therapist"),
        ("Please re-sign it", "resign"),
        ("We\u2019re sure they were", "they we're"),
        ("A smart answer", "Art"),
        ("NoSQL only", "sql"),
        ("its own", "it's own"),
    ],
)
def test_other_words_are_never_a_match(text, quote):
    assert check_quote(text, quote)[0] is QuoteCheck.SET_ASIDE


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("a well\u2011known case", "Well-known", "well\u2011known"),
        ("good \u2014 but slow", "good - but slow", "good \u2014 but slow"),
        ("good -- but slow", "good\u2014but slow", "good -- but slow"),
        ("your inter\u00adview was", "interview was", "inter\u00adview was"),
        ("your interview was", "inter\u00adview was", "interview was"),
        ("the \u00abtask\u00bb fell", 'the "task" fell', "the \u00abtask\u00bb fell"),
        ("sum\u200bmary, then", "summary,then", "sum\u200bmary, then"),
    ],
)  # fmt: skip
def test_dashes_and_soft_hyphens_are_repaired(text, quote, words):
    check, start, end = check_quote(text, quote)

    assert (check, text[start:end]) == (QuoteCheck.REPAIRED, words)


def test_an_exact_quote_is_marked_where_it_is_a_word_of_its_own():
    text = "A smart bit of art"

    assert check_quote(text, "art") == (QuoteCheck.VERIFIED, 15, 18)


SENTENCES = st.lists(st.from_regex(r"[a-z]{1,6}(['-][a-z]{1,4})?", fullmatch=True), min_size=2)
FRAMES = [("\u201c", "\u201d"), ('"', '"'), ("", "")]


@given(SENTENCES, st.data())
def test_a_quote_that_was_set_differently_is_always_a_slice_of_whole_words(words, data):
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    said = words[first : last + 1]
    text = " \n ".join(words).replace("'", "\u2019").replace("-", "\u2011")
    opening, closing = data.draw(st.sampled_from(FRAMES))

    check, start, end = check_quote(text, f"{opening}{' '.join(said).upper()}{closing}")

    assert check is QuoteCheck.REPAIRED
    found = text[start:end].replace("\u2019", "'").replace("\u2011", "-").split()
    assert found == said


@given(SENTENCES, st.integers(0, 5), st.integers(0, 30))
def test_one_letter_more_is_another_word(words, number, place):
    text = " ".join(words)
    word = words[number % len(words)]
    place %= len(word) + 1
    other = f"{word[:place]}zq{word[place:]}"

    assert check_quote(text, other)[0] is QuoteCheck.SET_ASIDE or other in text
