"""Weeks and months: on which day they begin, and when the next one does."""

from datetime import date, timedelta


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())


def month_after(start: date) -> date:
    """The first day of the month after the one that `start` lies in."""
    return date(start.year + start.month // 12, start.month % 12 + 1, 1)
