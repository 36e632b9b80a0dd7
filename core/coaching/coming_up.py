"""Interviews that are coming up: which ones still are, and when in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.vocabulary import Stage

KINDS = (Stage.PHONE_SCREEN, Stage.INTERVIEW, Stage.FINAL_ROUND)
"""What can be arranged for a day and an hour."""
NEAR_DAYS = 7
"""How far ahead the first page looks."""
FURTHEST = timedelta(days=366)
NOT_A_CONVERSATION = "Only a phone screen, an interview or a final round can be coming up."
HAS_PASSED = "That time has passed. Please choose a time that is still to come."
TOO_FAR = "That is more than a year away. Please check the year."


@dataclass(frozen=True)
class AppointmentView:
    """One arranged conversation as a page shows it."""

    appointment_id: int
    application_id: int
    uid: str
    """Its name in every copy; the same after it was moved."""
    stage: Stage
    starts_at: datetime
    """Aware."""
    company: str
    is_open: bool
    """Whether the application still is: after an ending nothing of it is coming up."""


def appointment_fault(stage: Stage, starts_at: datetime, now: datetime) -> str | None:
    """Why this cannot be coming up, as a sentence; None where it can."""
    if stage not in KINDS:
        return NOT_A_CONVERSATION
    if starts_at < now:
        return HAS_PASSED
    return TOO_FAR if starts_at - now > FURTHEST else None


def coming(appointments: Iterable[AppointmentView], now: datetime) -> list[AppointmentView]:
    """Those of open applications that have not begun, the soonest first."""
    ahead = [one for one in appointments if one.is_open and one.starts_at >= now]
    return sorted(ahead, key=lambda one: (one.starts_at, one.appointment_id))


def near(appointments: Iterable[AppointmentView], now: datetime) -> list[AppointmentView]:
    """Those coming up within a week, the soonest first. `now`: by the person's own clock."""
    days = [(one, _days_ahead(one.starts_at, now)) for one in coming(appointments, now)]
    return [one for one, ahead in days if ahead <= NEAR_DAYS]


def when_words(starts_at: datetime, now: datetime) -> str:
    """When, seen from now: "tomorrow at 10:00". Both by the person's own clock."""
    ahead = _days_ahead(starts_at, now)
    if ahead <= 1:
        day = "tomorrow" if ahead == 1 else "today"
    elif ahead < NEAR_DAYS:
        day = f"on {starts_at:%A}"
    else:
        day = f"on {starts_at:%A} {starts_at.day} {starts_at:%b}"
    return f"{day} at {starts_at:%H:%M}"


def _days_ahead(moment: datetime, now: datetime) -> int:
    """Nights between now and then, by the clock that `now` goes by."""
    return (moment.astimezone(now.tzinfo).date() - now.date()).days
