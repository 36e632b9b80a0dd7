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
