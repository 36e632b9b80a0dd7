"""Telephone numbers in a person's own words: found where there are some, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coaching.safety_plan import Plan, pieces


def dialled(line, *, short=True):
    return [one.dial for one in pieces(line, short=short) if one.dial]


@pytest.mark.parametrize(
    ("line", "dial"),
    [
        ("Noa 0170 1234567", "01701234567"),
        ("Noa: +44 20 7946 0958.", "+442079460958"),
        ("Noa +44 (0)20 7946 0958", "+442079460958"),
        ("(555) 010-0199 Dr Lind", "5550100199"),
        ("Dr Lind, 01.23.45.67.89", "0123456789"),
        ("Praxis 030/1234567", "0301234567"),
        ("Noa \u0660\u0661\u0667\u0660\u0661\u0662\u0663\u0664", "01701234"),
        ("Samaritans 116 123", "116123"),
        ("Lifeline 13 11 14", "131114"),
        ("988, any time", "988"),
        ("988 24/7", "988"),
        ("988 24 hours", "988"),
        ("3114", "3114"),
    ],
)
def test_a_number_to_call_is_found(line, dial):
    assert dialled(line) == [dial]


def test_two_numbers_of_a_line_are_two():
    assert dialled("Noa 0170 1234567, home 030 7654321") == ["01701234567", "0307654321"]
    assert dialled("Noa 0170 1234567 / 030 7654321") == ["01701234567", "0307654321"]


@pytest.mark.parametrize(
    "line",
    [
        "since 2019", "on 12/11/2026", "on 2026-11-03", "on 12.11.2026", "open 24/7", "9-17",
        "10:30", "at 7", "50% of it", "4.500 steps", "room B12", "12345678901234567890", "",
    ],
)  # fmt: skip
def test_days_times_and_amounts_are_no_numbers_to_call(line):
    assert dialled(line) == []


def test_short_numbers_count_only_where_somebody_to_call_is_named():
    assert dialled("the 142 to the lake", short=False) == []
    assert dialled("Noa 0170 1234567", short=False) == ["01701234567"]


@given(st.text(alphabet="0123456789 +-()/.aé\u00a0\u0661", max_size=60), st.booleans())
def test_no_sign_of_a_line_is_lost(line, short):
    found = list(pieces(line, short=short))
    assert "".join(one.words for one in found) == line
    for one in found:
        assert one.dial is None or one.dial.removeprefix("+").isascii()
        assert one.dial is None or 3 <= len(one.dial.removeprefix("+")) <= 15


def test_a_plan_without_words_is_empty():
    assert Plan().is_empty
    assert not Plan(safer="x").is_empty
