"""A hundred thousand rows are gathered before they are drawn: no page gets more than 300 KB."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pandas as pd
import pytest

from core.analysis.calendar import emotion_calendar, emotion_counts
from core.analysis.conversion import funnel
from core.analysis.flow import flows
from core.analysis.mood import mood_line
from core.analysis.mood_dynamics import quadrant_shares
from core.analysis.recovery import responses
from core.analysis.recovery_curve import recovery_curve
from core.analysis.replies import From, reply_times
from core.analysis.reply_groups import reply_groups
from core.analysis.waits import waits_for_answers
from core.analysis.weekly import interview_anxiety
from core.analysis.weeks import activity_by_week
from core.charts.calendar import calendar_chart
from core.charts.flow import flow_chart
from core.charts.funnel import funnel_chart
from core.charts.mood import mood_timeline
from core.charts.panels import panels_chart
from core.charts.quadrant import quadrant_chart
from core.charts.recovery import recovery_paths
from core.charts.recovery_average import average_chart
from core.charts.replies import reply_chart
from core.charts.weekly import interview_anxiety_chart
from core.charts.weeks import activity_chart

MANY, TODAY = 100_000, date(2026, 6, 30)
FIRST = TODAY - timedelta(days=3650)
MOST_BYTES = 300_000


def size(*figures):
    return sum(len(figure.to_json()) for figure in figures)


@pytest.fixture(scope="module")
def chance():
    return np.random.default_rng(7)


@pytest.fixture(scope="module")
def check_ins(chance):
    days = [FIRST + timedelta(days=int(n)) for n in np.sort(chance.integers(0, 3650, MANY))]
    numbers = chance.integers(0, 101, (MANY, 2))
    noon = datetime(2026, 1, 1, tzinfo=UTC)
    columns = {"day": days, "recorded_at": noon, "valence": numbers[:, 0], "energy": numbers[:, 1]}
    return pd.DataFrame({**columns, "recalled": False})


@pytest.fixture(scope="module")
def ledger(chance):
    begun = chance.integers(0, 3600, MANY)
    rows = []
    for one, start in enumerate(begun):
        day = FIRST + timedelta(days=int(start))
        rows.append((one, day, "applied", None, False))
        if one % 3:
            later = day + timedelta(days=one % 40)
            rows.append(
                (one, later, *((None, "rejected") if one % 2 else ("interview", None)), False)
            )
    columns = ["application_id", "day", "stage", "disposition", "reopened"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


@pytest.fixture(scope="module")
def applications(ledger):
    last = ledger.drop_duplicates("application_id", keep="last")
    return pd.DataFrame(
        {
            "application_id": last["application_id"],
            "role": [f"role {one % 400}" for one in last["application_id"]],
            "furthest_stage": last["stage"].fillna("applied"),
            "disposition": last["disposition"],
            "applied_on": last["day"],
            "last_event_on": last["day"],
        },
        dtype=object,
    )


def test_a_hundred_thousand_check_ins(check_ins):
    rejected = [FIRST + timedelta(days=30 * n) for n in range(1, 120)]
    found = responses(check_ins, rejected, TODAY)
    emotions = pd.DataFrame({"day": check_ins["day"], "emotion": "hope"})
    drawn = (
        mood_timeline(mood_line(check_ins, rejected), rejected, dark=False),
        recovery_paths(found, dark=False),
        average_chart(recovery_curve(check_ins, found, rejected, TODAY), len(found), dark=False),
        quadrant_chart(check_ins, quadrant_shares(check_ins), dark=False),
        calendar_chart(
            emotion_calendar(check_ins, emotions, TODAY),
            emotion_counts(emotions),
            TODAY,
            dark=False,
        ),
    )
    assert size(*drawn) < MOST_BYTES


def test_a_hundred_thousand_applications(ledger, applications):
    waits = waits_for_answers(ledger, From.APPLYING, TODAY)
    drawn = (
        funnel_chart(funnel(applications, TODAY), dark=False),
        reply_chart(reply_times(waits, From.APPLYING), waits, From.APPLYING, dark=False),
        activity_chart(activity_by_week(ledger, TODAY), dark=False),
        panels_chart(reply_groups(waits, applications, "role"), "role", From.APPLYING, dark=False),
        flow_chart(flows(applications), dark=False),
    )
    assert size(*drawn) < MOST_BYTES


def test_ten_years_of_weekly_answers_among_thousands_of_interviews(ledger):
    weeks = [FIRST + timedelta(weeks=number) for number in range(520)]
    answers = [[5, 5, 5, number % 11, 5, 5, 5] for number in range(520)]
    found = interview_anxiety(pd.DataFrame({"day": weeks, "answers": answers}), ledger)
    assert (len(found.answers), len(found.interviews) > 1000) == (520, True)
    assert size(interview_anxiety_chart(found, dark=False)) < MOST_BYTES
