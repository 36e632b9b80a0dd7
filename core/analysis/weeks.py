"""What was sent and what came back, week by week; by month when the weeks are many."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from core.analysis.days import monday_of, month_after
from core.analysis.waits import CONVERSATIONS, by_application, told_once
from core.vocabulary import Disposition, Stage

MOST_WEEKS = 60
"""With more, a bar stands for a month."""


class Span(StrEnum):
    """What one bar stands for."""

    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True)
class Activity:
    """The counts of one week or month."""

    start: date
    """Its Monday, or its first."""
    sent: int
    """Applications."""
    onward: int
    """Answers that led on: a conversation, a further round, an offer."""
    declined: int
    """Rejections."""


@dataclass(frozen=True)
class ActivityByWeek:
    """Every week or month from the first to the last with a line, also the empty ones."""

    span: Span
    bars: tuple[Activity, ...]

    @property
    def sent(self) -> int:
        return sum(bar.sent for bar in self.bars)

    @property
    def answers(self) -> int:
        return sum(bar.onward + bar.declined for bar in self.bars)


def activity_by_week(ledger: pd.DataFrame, today: date) -> ActivityByWeek | None:
    """Count the ledger's lines by the day they stand on; None when none has a day.

    A conversation that was arranged on one day and held on another is one answer, on the first.
    Lines without a day and those after `today` are left out. Columns: as `waits_for_answers`.
    """
    dated = [
        (line.day, column)
        for _, lines in by_application(ledger, today)
        for line, _ in told_once(lines)
        if line.day is not None and (column := _column(line.stage, line.disposition))
    ]
    if not dated:
        return None
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    span = Span.WEEK if (last - first).days < 7 * MOST_WEEKS else Span.MONTH
    counts = {
        start: dict.fromkeys(("sent", "onward", "declined"), 0)
        for start in _starts(first, last, span)
    }
    for day, column in dated:
        counts[_start(day, span)][column] += 1
    return ActivityByWeek(span, tuple(Activity(start, **row) for start, row in counts.items()))


def _column(stage: str | None, disposition: str | None) -> str | None:
    """Which count a line adds to; None: neither sent nor an answer."""
    if stage == Stage.APPLIED:
        return "sent"
    if stage in CONVERSATIONS or stage == Stage.OFFER:
        return "onward"
    return "declined" if disposition == Disposition.REJECTED else None


def _start(day: date, span: Span) -> date:
    return monday_of(day) if span is Span.WEEK else day.replace(day=1)


def _starts(first: date, last: date, span: Span) -> list[date]:
    starts, start = [], _start(first, span)
    while start <= last:
        starts.append(start)
        start = start + timedelta(weeks=1) if span is Span.WEEK else month_after(start)
    return starts
