from datetime import UTC, date, datetime

import pandas as pd

from core.analysis.daily_measures import daily_measures

TODAY, MONDAY, TUESDAY = date(2026, 6, 30), date(2026, 6, 1), date(2026, 6, 2)


def check_ins(*rows):
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    columns = ["day", "recorded_at", "valence", "energy", "recalled"]
    return pd.DataFrame([(day, noon, *row) for day, *row in rows], columns=columns)


def emotions(*rows):
    return pd.DataFrame(rows, columns=["day", "emotion"])


def ledger(*rows):
    columns = ["application_id", "day", "stage", "disposition", "reopened"]
    return pd.DataFrame([(*row, None, False) for row in rows], columns=columns, dtype=object)


def test_a_feeling_is_known_only_on_days_with_a_check_in():
    found = daily_measures(
        check_ins((MONDAY, 40, 60, False)),
        emotions((MONDAY, "hope")),
        ledger((1, MONDAY, "applied"), (1, TUESDAY, "interview")),
        TODAY,
    ).set_index("day")
    assert found.loc[MONDAY, ["valence", "energy", "hope", "anger", "applications"]].tolist() == [
        40, 60, 1, 0, 1,
    ]  # fmt: skip
    assert found.loc[TUESDAY, ["valence", "hope"]].isna().all()
    assert found.loc[TUESDAY, "interviews"] == 1


def test_an_interview_counts_on_its_own_day_and_not_on_that_of_the_invitation():
    lines = ledger((1, MONDAY, "interview"), (1, TUESDAY, "interview"), (2, MONDAY, "interview"))
    found = daily_measures(check_ins(), emotions(), lines, TODAY).set_index("day")
    assert found["interviews"].tolist() == [1, 1]


def test_a_day_outside_the_ledger_is_not_a_day_without_applications():
    found = daily_measures(
        check_ins((MONDAY, 40, 60, False), (TODAY, 50, 50, False)),
        emotions(),
        ledger((1, TUESDAY, "applied")),
        TODAY,
    ).set_index("day")
    assert found["applications"].isna().tolist() == [True, False, True]


def test_recalled_check_ins_and_days_to_come_are_left_out():
    later = date(2026, 7, 1)
    found = daily_measures(
        check_ins((MONDAY, 40, 60, True), (later, 40, 60, False)), emotions(), ledger(), TODAY
    )
    assert found.empty


def test_without_a_ledger_its_counts_are_not_known():
    found = daily_measures(check_ins((MONDAY, 40, 60, False)), emotions(), ledger(), TODAY)

    assert found[["applications", "interviews"]].isna().all(axis=None)
