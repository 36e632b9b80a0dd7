from datetime import date, timedelta

import pandas as pd

from core.analysis.weeks import Span, activity_by_week
from core.workspace.frames import LEDGER_COLUMNS

TODAY = date(2026, 6, 30)


def ledger(*rows):
    """Rows of (application, day, stage or ending)."""
    endings = {"rejected", "withdrawn", "accepted", "no_response"}
    lines = [
        (one, day, None if word in endings else word, word if word in endings else None, False)
        for one, day, word in rows
    ]
    return pd.DataFrame(lines, columns=LEDGER_COLUMNS, dtype=object)


def test_without_a_dated_line_there_is_nothing_to_draw():
    assert activity_by_week(ledger(), TODAY) is None
    assert activity_by_week(ledger((1, None, "applied")), TODAY) is None


def test_each_line_counts_in_the_week_of_its_day_and_empty_weeks_are_there():
    found = activity_by_week(
        ledger(
            (1, date(2026, 6, 1), "applied"),
            (2, date(2026, 6, 7), "applied"),
            (1, date(2026, 6, 15), "interview"),
            (1, date(2026, 6, 16), "rejected"),
            (2, date(2026, 6, 16), "withdrawn"),
        ),
        TODAY,
    )
    assert [(bar.start.day, bar.sent, bar.onward, bar.declined) for bar in found.bars] == [
        (1, 2, 0, 0),
        (8, 0, 0, 0),
        (15, 0, 1, 1),
    ]
    assert (found.sent, found.answers, found.span) == (2, 2, Span.WEEK)


def test_an_invitation_and_the_day_of_the_interview_are_one_answer():
    found = activity_by_week(
        ledger(
            (1, date(2026, 6, 1), "interview"),
            (1, date(2026, 6, 15), "interview"),
            (2, date(2026, 6, 15), "interview"),
        ),
        TODAY,
    )
    assert [bar.onward for bar in found.bars] == [1, 0, 1]


def test_more_than_sixty_weeks_are_counted_by_month():
    found = activity_by_week(
        ledger((1, date(2025, 1, 31), "applied"), (2, date(2026, 6, 2), "applied")), TODAY
    )
    assert found.span is Span.MONTH
    assert found.bars[0].start == date(2025, 1, 1)
    assert len(found.bars) == 18


def test_a_line_after_today_changes_nothing():
    past = [(1, date(2026, 6, 1), "applied")]
    assert activity_by_week(ledger(*past), TODAY) == activity_by_week(
        ledger(*past, (2, date(2026, 7, 1), "applied")), TODAY
    )


def test_sixty_weeks_are_weeks_and_a_day_more_makes_months():
    first = date(2025, 1, 6)
    spans = [
        activity_by_week(
            ledger((1, first, "applied"), (2, first + timedelta(days=days), "applied")), TODAY
        ).span
        for days in (419, 420)
    ]
    assert spans == [Span.WEEK, Span.MONTH]


def test_a_withdrawal_is_neither_sent_nor_an_answer():
    found = activity_by_week(
        ledger((1, date(2026, 6, 1), "applied"), (1, date(2026, 6, 2), "withdrawn")), TODAY
    )
    assert [(bar.sent, bar.onward, bar.declined) for bar in found.bars] == [(1, 0, 0)]
