"""The time, and the person's own calendar day."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The day it is where the person's browser is; the UTC day when it does not say."""
    return now().astimezone(_zone(st.context.timezone)).date()


def here(moment: datetime) -> datetime:
    """A moment by the clock where the person's browser is."""
    return moment.astimezone(_zone(st.context.timezone))


def at_here(day: date, clock: time) -> datetime:
    """That time of a day by the clock where the person's browser is, aware."""
    return datetime.combine(day, clock, _zone(st.context.timezone))


def zone_here() -> str:
    """What that clock is called: Europe/London."""
    return _zone(st.context.timezone).key.replace("_", " ")


def _zone(name: object) -> ZoneInfo:
    try:
        return ZoneInfo(name) if isinstance(name, str) else ZoneInfo("UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def day_words(day: date | None) -> str:
    """A day as people write it: 3 Nov 2026."""
    return "day not known" if day is None else f"{day.day} {day:%b %Y}"
