"""Reminders as a calendar file: neutral titles and times, and nothing else of the person's.

The form is that of RFC 5545. No company, role, note or other word of the person's goes in.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from uuid import NAMESPACE_OID, uuid5

from icalendar import Alarm, Calendar, Event

from core.coaching.coming_up import AppointmentView, coming
from core.coaching.feedback_request import RequestView, follow_up_on

MAKER = "-//Rebound//Reminders//EN"
CHECK_IN_WEEKS = 12
"""A reminder that nobody takes back ends by itself."""
FOLLOW_UP_AT = time(10)
DAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
USUAL_DAYS, USUAL_TIME = frozenset({0, 2, 4}), time(19)


class Title(StrEnum):
    """All that a calendar shows."""

    CHECK_IN = "Check in"
    FOLLOW_UP = "Follow up"
    INTERVIEW = "Interview"


LASTS = {
    Title.CHECK_IN: timedelta(minutes=5),
    Title.FOLLOW_UP: timedelta(minutes=15),
    Title.INTERVIEW: timedelta(hours=1),
}
RINGS_BEFORE = {Title.INTERVIEW: timedelta(hours=1)}
"""The others ring when their time has come."""


@dataclass(frozen=True)
class ReminderSettings:
    """What the person wants to be reminded of."""

    seed: str
    """Random and the person's own: events are named after it, so that no two people's clash."""
    check_ins: bool = False
    follow_ups: bool = False
    interviews: bool = False
    rings: bool = False
    check_in_at: time = USUAL_TIME


@dataclass(frozen=True)
class Reminder:
    """One entry of the file."""

    title: Title
    key: str
    """What tells it from others of its kind; the same whenever the file is made."""
    starts_at: datetime
    """Aware; for check-ins by the person's own clock, else in UTC."""
    weekdays: tuple[int, ...] = ()
    """On which it comes again for some weeks, 0 for Monday; empty for once."""


def reminders(
    settings: ReminderSettings,
    appointments: Iterable[AppointmentView],
    follow_ups: Iterable[RequestView],
    check_in_days: Collection[int],
    now: datetime,
) -> tuple[Reminder, ...]:
    """What is still to come of what is wanted. `now`: aware, by the person's own clock.

    `follow_ups`: requests without an answer; `check_in_days`: weekdays, 0 for Monday.
    """
    found: list[Reminder] = []
    if settings.check_ins and check_in_days:
        found.append(_check_ins(settings.check_in_at, tuple(sorted(check_in_days)), now))
    if settings.follow_ups:
        found += [_follow_up(one.uid, one.sent_on, now) for one in follow_ups if one.sent_on]
    if settings.interviews:
        found += [
            Reminder(Title.INTERVIEW, one.uid, one.starts_at.astimezone(UTC))
            for one in coming(appointments, now)
        ]
    return tuple(one for one in found if one.starts_at >= now)


def calendar_file(settings: ReminderSettings, found: Iterable[Reminder], now: datetime) -> bytes:
    """A calendar with these entries. Importing a later file replaces those of an earlier one.

    Raises ValueError without an entry: a calendar file holds at least one.
    """
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for one in found:
        calendar.add_component(_event(settings, one, now))
    if not calendar.subcomponents:
        raise ValueError("there is nothing to remind of")
    calendar.add_missing_timezones(now.date() - timedelta(days=1), _last_day(now))
    content: bytes = calendar.to_ical()
    return content


def kept_days(kept: str | None) -> frozenset[int]:
    """The weekdays that were kept as text, 0 for Monday; the usual ones when none were."""
    if kept is None:
        return USUAL_DAYS
    return frozenset(int(one) for one in kept.split(",") if one in set("0123456"))


def kept_time(kept: str | None) -> time:
    """The time of the day that was kept as text; the usual one for anything else."""
    try:
        return time.fromisoformat(kept or "").replace(tzinfo=None)
    except ValueError:
        return USUAL_TIME


def _check_ins(at: time, weekdays: tuple[int, ...], now: datetime) -> Reminder:
    days = (now.date() + timedelta(days=number) for number in range(8))
    moments = (datetime.combine(day, at, now.tzinfo) for day in days if day.weekday() in weekdays)
    first = next(one for one in moments if one >= now)
    return Reminder(Title.CHECK_IN, "", first, weekdays)


def _follow_up(uid: str, sent_on: date, now: datetime) -> Reminder:
    at = datetime.combine(follow_up_on(sent_on), FOLLOW_UP_AT, now.tzinfo)
    return Reminder(Title.FOLLOW_UP, uid, at.astimezone(UTC))


def _event(settings: ReminderSettings, one: Reminder, now: datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_OID, f"{settings.seed}/{one.title}/{one.key}")))
    event.add("dtstamp", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp() // 60))  # a later file counts as the newer version
    event.add("summary", str(one.title))
    event.add("dtstart", one.starts_at)
    event.add("duration", LASTS[one.title])
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE" if one.title is Title.INTERVIEW else "TRANSPARENT")
    if one.weekdays:
        days = [DAY_CODES[day] for day in one.weekdays]
        until = one.starts_at + timedelta(weeks=CHECK_IN_WEEKS)
        event.add("rrule", {"freq": "weekly", "byday": days, "until": until.astimezone(UTC)})
    if settings.rings:
        event.add_component(_alarm(one.title))
    return event


def _alarm(title: Title) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", str(title))
    alarm.add("trigger", -RINGS_BEFORE.get(title, timedelta()))
    return alarm


def _last_day(now: datetime) -> date:
    return now.date() + timedelta(weeks=CHECK_IN_WEEKS + 2)
