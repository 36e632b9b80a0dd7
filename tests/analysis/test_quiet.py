"""Applications that fell quiet."""

from datetime import date, timedelta

import pandas as pd

from core.analysis.quiet import quiet_applications

TODAY = date(2026, 11, 2)


def frame(*rows):
    columns = [
        "application_id",
        "company",
        "role",
        "furthest_stage",
        "disposition",
        "last_event_on",
    ]
    return pd.DataFrame(
        [(n, f"C{n}", "R", stage, end, day) for n, (stage, end, day) in enumerate(rows)],
        columns=columns,
        dtype=object,
    )


def ago(days):
    return TODAY - timedelta(days=days)


def test_after_applying_it_takes_more_than_21_days_and_after_a_conversation_more_than_14():
    found = quiet_applications(
        frame(
            ("applied", None, ago(21)),
            ("applied", None, ago(22)),
            ("interview", None, ago(14)),
            ("interview", None, ago(15)),
        ),
        TODAY,
    )
    assert list(found["application_id"]) == [1, 3]
    assert list(found["days_quiet"]) == [22, 15]


def test_an_ended_one_and_one_without_a_day_are_not_quiet():
    found = quiet_applications(
        frame(("applied", "rejected", ago(90)), ("applied", None, None)), TODAY
    )
    assert found.empty


def test_an_offer_waits_for_the_person_and_not_for_the_employer():
    found = quiet_applications(
        frame(("offer", None, ago(90)), ("final_round", None, ago(90))), TODAY
    )
    assert list(found["application_id"]) == [1]


def test_one_with_an_interview_ahead_is_not_quiet():
    rows = frame(("interview", None, ago(90)), ("interview", None, ago(80)))

    assert list(quiet_applications(rows, TODAY, {0})["application_id"]) == [1]
    assert quiet_applications(rows, TODAY, {0, 1}).empty


def test_no_applications_give_an_empty_frame():
    assert quiet_applications(frame(), TODAY).empty


def test_the_quietest_comes_first_and_equals_stay_in_their_order():
    rows = [("applied", None, ago(30 + n % 2)) for n in range(40)]

    found = list(quiet_applications(frame(*rows), TODAY)["application_id"])

    assert found == [*range(1, 40, 2), *range(0, 40, 2)]
