"""The day a header line names."""

from datetime import date

import pytest

from core.intake.dates import usable_day, written_day

TODAY = date(2026, 11, 22)
THIRD = date(2026, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Tue, 3 Nov 2026 10:12:00 +0100",
        "3 Nov 2026 23:59:59 -1200",
        "03-Nov-2026",
        "Tuesday, November 3, 2026 10:12 AM",
        "Nov 3rd, 2026",
        "Dienstag, 3. November 2026 10:12",
        "03.11.2026 10:12",
        "3. 11. 2026",
        "mardi 3 novembre 2026 à 10:12",
        "martes, 3 de noviembre de 2026",
        "martedì 3 novembre 2026",
        "terça-feira, 3 de novembro de 2026",
        "dinsdag 3 november 2026",
        "2026-11-03T10:12:00Z",
        "2026/11/03",
        "2026年11月3日(火) 10:12",
    ],
)
def test_a_written_day_is_found(text):
    assert written_day(text) == THIRD


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1er août 2026", date(2026, 8, 1)),
        ("5 juin 2026", date(2026, 6, 5)),
        ("5 juil. 2026", date(2026, 7, 5)),
        ("24. Dez. 2025", date(2025, 12, 24)),
        ("7. März 2026", date(2026, 3, 7)),
        ("1 ene. 2026", date(2026, 1, 1)),
        ("11/23/2025", date(2025, 11, 23)),
        ("23/11/2025", date(2025, 11, 23)),
        ("4/4/2026", date(2026, 4, 4)),
    ],
)
def test_months_have_their_names_in_other_languages(text, day):
    assert written_day(text) == day


@pytest.mark.parametrize(
    "text",
    ["", "yesterday", "03/11/2026", "31 Feb 2026", "99 Foo 20x6", "3 brumaire 2026", "0-0-0"],
)
def test_an_unclear_or_impossible_day_is_none(text):
    assert written_day(text) is None


@pytest.mark.parametrize(
    ("day", "usable"),
    [
        (TODAY, TODAY),
        (date(2026, 11, 23), TODAY),
        (date(2026, 11, 24), None),
        (date(1970, 1, 1), None),
        (date(1995, 1, 1), date(1995, 1, 1)),
        (None, None),
    ],
)
def test_a_day_is_used_only_when_it_can_be_true(day, usable):
    """Tomorrow is today for a sender further east."""
    assert usable_day(day, TODAY) == usable
