from datetime import date

import pandas as pd
import pytest

from core.analysis.selection import Period, Selection, commonest, ledger_of
from core.vocabulary import Stage

TODAY = date(2026, 6, 30)
FRAME = pd.DataFrame(
    [
        (1, "Analyst", "referral", "applied", date(2026, 1, 5)),
        (2, "Analyst", None, "interview", date(2026, 6, 20)),
        (3, "Writer", "referral", "offer", None),
    ],
    columns=["application_id", "role", "source", "furthest_stage", "last_event_on"],
    dtype=object,
)


def ids(**chosen):
    return list(Selection(**chosen).applications(FRAME)["application_id"])


def test_nothing_chosen_is_everything():
    assert ids() == [1, 2, 3]
    assert Selection().is_everything
    assert not Selection(role="Analyst").is_everything


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"role": "Analyst"}, [1, 2]),
        ({"source": "referral"}, [1, 3]),
        ({"reached": Stage.INTERVIEW}, [2, 3]),
        ({"since": date(2026, 6, 1)}, [2]),
        ({"role": "Analyst", "source": "referral"}, [1]),
        ({"role": "Pilot"}, []),
    ],
)
def test_each_choice_leaves_out_the_others(chosen, left):
    assert ids(**chosen) == left


def test_a_period_counts_its_last_day():
    assert Period.MONTH.since(TODAY) == date(2026, 6, 1)
    assert Period.ALL.since(TODAY) is None


def test_days_before_the_period_are_left_out():
    days = pd.DataFrame({"day": [date(2026, 5, 31), date(2026, 6, 1)]})
    assert list(Selection(since=date(2026, 6, 1)).days(days)["day"]) == [date(2026, 6, 1)]


def test_the_ledger_keeps_the_lines_of_what_is_left():
    ledger = pd.DataFrame({"application_id": [1, 1, 2], "stage": ["applied", "interview", "offer"]})
    assert list(ledger_of(ledger, FRAME[:1])["stage"]) == ["applied", "interview"]


def test_the_commonest_words_come_first_and_none_is_no_word():
    assert commonest(["b", None, "a", "a", "c", "b"], 2) == ["a", "b"]
    assert commonest([], 3) == []


def test_a_year_has_365_days_and_a_quarter_90():
    assert Period.YEAR.since(TODAY) == date(2025, 7, 1)
    assert Period.QUARTER.since(TODAY) == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("chosen", "left"),
    [
        ({"since": date(2026, 6, 20)}, [2]),
        ({"since": date(2026, 6, 21)}, []),
        ({"since": date(2026, 6, 1), "role": "Writer"}, []),
        ({"role": "Writer", "source": "referral"}, [3]),
        ({"role": "Analyst", "reached": Stage.OFFER}, []),
        ({"source": "referral", "reached": Stage.OFFER}, [3]),
    ],
)
def test_choices_hold_together(chosen, left):
    assert ids(**chosen) == left


def test_the_commonest_word_comes_before_the_alphabet():
    assert commonest(["a", "b", "b", "c", "c"], 3) == ["b", "c", "a"]
