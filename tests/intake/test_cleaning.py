"""Cleaning removes what cannot be stored, and not one letter more."""

# ruff: noqa: RUF001  letters of many scripts are the matter of these tests

import pytest

from core.errors import InvalidInput
from core.intake.text import MAX_LINE, clean_line, clean_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\0b\x07c\x1b[0m\x7f", "abc[0m"),
        ("one\r\ntwo\rthree\nfour\x0bfive\x85six", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("tab\tstays", "tab\tstays"),
        ("\ufeffFrom", "From"),
        ("\ud83d\ude00", "😀"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("lone half \udfff", "lone half \ufffd"),
        ("שלום \u200fעולם \u202bab\u202c", "שלום \u200fעולם \u202bab\u202c"),
        ("👩‍👩‍👧‍👦 👋🏽", "👩‍👩‍👧‍👦 👋🏽"),
        ("e\u0301 ﬁ Å", "e\u0301 ﬁ Å"),
        ("  spaces stay  ", "  spaces stay  "),
    ],
)
def test_clean_text_keeps_every_letter(typed, kept):
    assert clean_text(typed) == kept


def test_clean_line_joins_white_space():
    assert clean_line("  Data\n Analyst\t II ", "The role") == "Data Analyst II"


def test_a_line_cannot_turn_the_words_after_it_round():
    assert (
        clean_line("\u202eAcme\u2066 \u05e9\u05dc\u05d5\u05dd", "The role")
        == "Acme \u05e9\u05dc\u05d5\u05dd"
    )


@pytest.mark.parametrize("typed", ["", "   ", "\n\t", "\0", "\u200b \u200b", "\u202e"])
def test_a_line_without_a_visible_letter_is_missing(typed):
    with pytest.raises(InvalidInput, match=r"^The role is missing\. A short word is enough\.$"):
        clean_line(typed, "The role")


def test_a_line_of_the_limit_fits_and_one_more_does_not():
    assert clean_line("a" * MAX_LINE, "The role") == "a" * 200
    with pytest.raises(InvalidInput, match="has room for 200 characters; this one has 201"):
        clean_line("a" * 201, "The role")


def test_a_company_of_300_characters_is_told_the_limit():
    with pytest.raises(InvalidInput, match=r"^The company's name has room for 200 characters"):
        clean_line("x" * 300, "The company's name")
