"""Replies, weeks and flows as pictures."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from core.analysis.flow import flows
from core.analysis.replies import From, Reply, Wait, reply_times
from core.analysis.weeks import activity_by_week
from core.charts.flow import flow_alt, flow_chart, flow_table
from core.charts.replies import LAST_DAY, reply_chart, reply_chart_alt, reply_table
from core.charts.weeks import activity_alt, activity_chart, activity_table

TODAY, DAY = date(2026, 6, 30), date(2026, 6, 1)
WAITS = [
    Wait(3, Reply.POSITIVE, 1, is_open=False),
    Wait(5, Reply.NEGATIVE, 2, is_open=False),
    Wait(9, None, 3, is_open=True),
    Wait(200, None, 4, is_open=True),
]
EARLY = [*WAITS, Wait(1, None, 5, is_open=True)]
TIMES = reply_times(WAITS, From.APPLYING)


def ledger(*rows):
    columns = ["application_id", "day", "stage", "disposition", "reopened"]
    return pd.DataFrame([(*row, False) for row in rows], columns=columns, dtype=object)


ACTIVITY = activity_by_week(
    ledger((1, DAY, "applied", None), (1, date(2026, 6, 2), None, "rejected")), TODAY
)


def test_without_a_wait_the_figure_says_what_would_fill_it():
    assert "needs the day on which it began" in reply_chart_alt(None, [], From.APPLYING)
    assert not reply_chart(None, [], From.APPLYING, dark=False).data
    assert reply_table(None).empty


def test_the_two_kinds_of_answers_stand_on_each_other():
    times = reply_times(EARLY, From.APPLYING)
    both, led_on, _ = reply_chart(times, EARLY, From.APPLYING, dark=True).data
    assert led_on.y[list(led_on.x).index(5)] == pytest.approx(25)
    assert both.y[list(both.x).index(5)] == pytest.approx(50)


def test_fewer_than_five_waits_are_words_and_no_curve():
    drawn = reply_chart(TIMES, WAITS, From.APPLYING, dark=False)
    assert not drawn.data
    assert "from five waits on" in drawn.layout.annotations[0].text.replace("<br>", " ")


def test_every_open_application_has_its_stroke_the_longest_at_the_end():
    times = reply_times(EARLY, From.APPLYING)
    *_, open_ones = reply_chart(times, EARLY, From.APPLYING, dark=False).data
    assert list(open_ones.x) == [1, 9, LAST_DAY]


def test_a_stroke_at_the_end_says_that_its_wait_may_be_longer():
    times = reply_times(EARLY, From.APPLYING)
    *_, open_ones = reply_chart(times, EARLY, From.APPLYING, dark=False).data
    assert list(open_ones.customdata) == [
        "1 open after 1 day",
        "1 open after 9 days",
        "1 open after 120 days or more",
    ]


def test_a_wait_of_exactly_120_days_is_told_as_it_is():
    waits = [*EARLY[:3], *(Wait(LAST_DAY, None, number, is_open=True) for number in (7, 8))]
    times = reply_times(waits, From.APPLYING)
    *_, open_ones = reply_chart(times, waits, From.APPLYING, dark=False).data
    assert open_ones.customdata[-1] == "2 open after 120 days"


@pytest.mark.parametrize(("quiet_after", "marks"), [(21, 1), (LAST_DAY, 1), (150, 0)])
def test_probably_closed_is_marked_only_on_a_day_that_is_shown(quiet_after, marks):
    times = replace(reply_times(EARLY, From.APPLYING), quiet_after=quiet_after)
    layout = reply_chart(times, EARLY, From.APPLYING, dark=False).layout

    assert [line.x0 for line in layout.shapes] == [quiet_after] * marks
    assert [one.x for one in layout.annotations] == [quiet_after] * marks


def test_the_table_of_answers_has_a_row_for_each_day_with_one():
    assert list(reply_table(TIMES)["Day"]) == [3, 5]


def test_the_words_say_how_many_still_wait():
    assert "2 still waiting today." in reply_chart_alt(TIMES, WAITS, From.APPLYING)


def test_sent_is_drawn_upwards_and_answers_downwards():
    sent, onward, declined = activity_chart(ACTIVITY, dark=False).data
    assert (list(sent.y), list(onward.y), list(declined.y)) == ([1], [0], [-1])


def test_weeks_in_words_and_in_a_table():
    assert activity_alt(ACTIVITY) == (
        "1 application sent and 1 answer in 1 week. Most in one week: 1, in the week of 1 Jun 2026."
    )
    assert activity_table(ACTIVITY).to_numpy().tolist() == [[DAY, 1, 0, 1]]
    assert activity_table(None).empty
    assert (
        "No dated applications yet" in activity_chart(None, dark=False).layout.annotations[0].text
    )


def test_every_stream_is_in_the_words_and_in_the_table():
    rows = [("interview", "rejected"), ("applied", None)]
    found = flows(pd.DataFrame(rows, columns=["furthest_stage", "disposition"], dtype=object))
    assert flow_alt(found).startswith("2 in all, each counted once. 1 still open.")
    assert "interview to they said no: 1." in flow_alt(found)
    assert flow_table(found)["Applications"].sum() == 4
    assert sum(flow_chart(found, dark=True).data[0].link.value) == 4


def test_nothing_flows_yet():
    assert "No applications yet" in flow_chart((), dark=False).layout.annotations[0].text
    assert flow_table(()).empty
