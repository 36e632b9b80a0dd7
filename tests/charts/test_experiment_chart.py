"""Both sides of a change as a picture: shares with intervals, or what is missing."""

from datetime import date

import pytest

from core.analysis.before_after import compared
from core.analysis.experiment import ExperimentResult, Side
from core.charts.experiment import experiment_alt, experiment_chart, experiment_table
from core.content.methods import method
from core.vocabulary import Stage

WENT_ON = "went further than the interview"


def result(before, after):
    return ExperimentResult(
        Stage.INTERVIEW, date(2026, 11, 2), Side(*before), Side(*after), compared(before, after),
        still_open=0, withdrawn=0, undated=0,
    )  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
def test_each_side_is_drawn_with_its_interval(dark):
    marks = experiment_chart(result((1, 20), (4, 20)), WENT_ON, dark=dark).data[0]
    assert list(marks.x) == [5, 20]
    assert marks.error_x.array[0] == pytest.approx(18.6, abs=0.1)


def test_the_words_say_both_sides_and_their_difference():
    said = experiment_alt(result((1, 20), (4, 20)), WENT_ON)
    assert "1 of 20" in said
    assert "4 of 20" in said
    assert "leaning towards higher" in said


def test_the_table_holds_the_same_numbers():
    table = experiment_table(result((1, 20), (4, 20)))
    assert table["Went on"].tolist() == [1, 4]
    assert table["Share %"].tolist() == [5, 20]


def test_below_ten_a_side_nothing_is_drawn_and_it_says_what_is_missing():
    few = result((1, 9), (4, 20))
    assert not experiment_chart(few, WENT_ON, dark=False).data
    assert "one more before it" in experiment_alt(few, WENT_ON)
    assert experiment_table(few).empty


def test_the_method_is_described():
    assert "withdrew" in method("before_and_since").how
