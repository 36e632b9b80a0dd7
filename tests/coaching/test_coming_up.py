"""What is coming up, and when in words."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.coaching.coming_up import (
    HAS_PASSED,
    KINDS,
    NOT_A_CONVERSATION,
    TOO_FAR,
    AppointmentView,
    appointment_fault,
    coming,
    near,
    when_words,
)
from core.vocabulary import Stage

MONDAY = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def arranged(number, starts_at, *, is_open=True):
    return AppointmentView(number, number, f"u{number}", Stage.INTERVIEW, starts_at, "A", is_open)


@pytest.mark.parametrize("kind", KINDS)
def test_a_conversation_that_is_still_to_come_can_be_arranged(kind):
    assert appointment_fault(kind, MONDAY + HOUR, MONDAY) is None
    assert appointment_fault(kind, MONDAY + 366 * DAY, MONDAY) is None


@pytest.mark.parametrize(
    ("kind", "starts_at", "fault"),
    [
        (Stage.APPLIED, MONDAY + HOUR, NOT_A_CONVERSATION),
        (Stage.OFFER, MONDAY + HOUR, NOT_A_CONVERSATION),
        (Stage.INTERVIEW, MONDAY - HOUR, HAS_PASSED),
        (Stage.INTERVIEW, MONDAY + 367 * DAY, TOO_FAR),
    ],
)
def test_what_cannot_be_coming_up_is_told_why(kind, starts_at, fault):
    assert appointment_fault(kind, starts_at, MONDAY) == fault


def test_only_open_ones_that_have_not_begun_are_coming_up_the_soonest_first():
    late, soon = arranged(1, MONDAY + DAY), arranged(2, MONDAY + HOUR)
    begun = arranged(3, MONDAY - timedelta(seconds=1))
    ended = arranged(4, MONDAY + HOUR, is_open=False)
    assert coming([late, begun, ended, soon], MONDAY) == [soon, late]


def test_a_week_ahead_is_near_and_a_day_more_is_not():
    seven, eight = arranged(1, MONDAY + 7 * DAY), arranged(2, MONDAY + 8 * DAY)
    assert near([eight, seven], MONDAY) == [seven]


@pytest.mark.parametrize(
    ("ahead", "words"),
    [
        (3 * HOUR, "today at 15:00"),
        (12 * HOUR, "tomorrow at 00:00"),
        (DAY, "tomorrow at 12:00"),
        (2 * DAY, "on Wednesday at 12:00"),
        (6 * DAY, "on Sunday at 12:00"),
        (7 * DAY, "on Monday 9 Nov at 12:00"),
    ],
)
def test_the_time_is_told_as_people_tell_it(ahead, words):
    assert when_words(MONDAY + ahead, MONDAY) == words


def test_tomorrow_is_tomorrow_by_the_persons_own_clock():
    """23:30 in London is 08:30 of the next day in Tokyo."""
    starts_at = datetime(2026, 11, 2, 23, 30, tzinfo=UTC)
    tokyo = ZoneInfo("Asia/Tokyo")
    morning = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
    assert when_words(starts_at.astimezone(tokyo), morning.astimezone(tokyo)) == (
        "tomorrow at 08:30"
    )
    assert when_words(starts_at, morning) == "today at 23:30"
