from datetime import date

import pandas as pd
import pytest

from core.analysis.conversion import funnel
from core.charts.funnel import funnel_chart, funnel_chart_alt

DAY = date(2026, 1, 5)
TODAY = date(2026, 6, 1)
ENDED = [("applied", "rejected")] * 25 + [("phone_screen", "rejected")] * 4
ENDED += [("interview", "rejected"), ("final_round", "rejected")]


def found(rows):
    columns = ["furthest_stage", "disposition", "applied_on", "last_event_on"]
    return funnel(pd.DataFrame([(*row, DAY, DAY) for row in rows], columns=columns), TODAY)


def test_without_applications_the_figure_says_what_would_fill_it():
    assert "No applications yet" in funnel_chart(found([]), dark=False).layout.annotations[0].text
    assert funnel_chart_alt(found([])).startswith("No applications yet")


def test_only_shares_of_five_or_more_are_drawn_each_with_its_interval():
    shares, _ = funnel_chart(found(ENDED), dark=True).data

    assert list(shares.y) == [0, 1]
    assert shares.x[0] == pytest.approx(100 * 6 / 31)
    assert shares.x[0] - shares.error_x.arrayminus[0] == pytest.approx(9.2, abs=0.05)
    assert shares.x[0] + shares.error_x.array[0] == pytest.approx(36.3, abs=0.05)


def test_every_row_names_its_counts():
    _, words = funnel_chart(found(ENDED), dark=False).data

    assert list(words.text) == [
        "<b>Applied to phone screen</b>  6 of 31",
        "<b>Phone screen to interview</b>  2 of 6",
        "<b>Interview to final round</b>  1 of 2, too few for a share",
        "<b>Final round to offer</b>  0 of 1, too few for a share",
    ]


def test_a_row_that_nobody_reached_says_so():
    assert "Final round to offer: nothing to count yet." in funnel_chart_alt(
        found([("applied", "rejected")])
    )
