from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.standing import NOTHING_YET, standing

TODAY = date(2026, 6, 1)


def applications(*rows):
    """Rows of (furthest_stage, disposition), all from two months ago."""
    day = TODAY - timedelta(days=60)
    columns = ["application_id", "furthest_stage", "disposition", "applied_on", "last_event_on"]
    return pd.DataFrame([(1, *row, day, day) for row in rows], columns=columns)


def check_ins(days):
    rows = [(TODAY - timedelta(days=ago), 50) for ago in range(days)]
    return pd.DataFrame(rows, columns=["day", "valence"])


@pytest.mark.parametrize(
    ("search", "days", "said"),
    [
        (applications(), 0, NOTHING_YET),
        (applications(), 1, "You checked in on 1 of the last 14 days."),
        (
            applications(("applied", None)),
            0,
            "1 application is open and you heard back from 0 of 1.",
        ),
        (
            applications(*[("interview", "rejected")] * 6, *[("applied", "no_response")] * 25),
            9,
            (
                "No applications are open, you heard back from 6 of 31 "
                "and you checked in on 9 of the last 14 days."
            ),
        ),
        (
            applications(("offer", None)),
            0,
            "You have 1 offer to decide on. 1 application is open and you heard back from 1 of 1.",
        ),
        (
            applications(("offer", "accepted")),
            0,
            "You accepted an offer, no applications are open and you heard back from 1 of 1.",
        ),
    ],
)
def test_where_things_stand(search, days, said):
    assert standing(search, check_ins(days), TODAY) == said


def test_a_fresh_application_is_open_and_nothing_is_said_about_answers():
    fresh = applications(("applied", None)).assign(applied_on=TODAY, last_event_on=TODAY)

    assert standing(fresh, check_ins(0), TODAY) == "1 application is open."
