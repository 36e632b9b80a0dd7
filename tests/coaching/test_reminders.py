"""The calendar file, read back by the library that calendars use too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from core.coaching.coming_up import AppointmentView
from core.coaching.feedback_request import RequestView, follow_up_on, may_follow_up
from core.coaching.reminders import (
    CHECK_IN_WEEKS,
    USUAL_DAYS,
    USUAL_TIME,
    ReminderSettings,
    Title,
    calendar_file,
    kept_days,
    kept_time,
    reminders,
)
from core.vocabulary import Stage

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 10, 20, 12, 0, tzinfo=BERLIN)
"""A Tuesday, five days before the clocks go back."""
EVERYTHING = ReminderSettings("seed", check_ins=True, follow_ups=True, interviews=True)
WORDS = st.text(st.characters(codec="utf-8", categories=["L"]), min_size=12, max_size=40)


def interview(days=8, company="Acme", uid="a1", *, is_open=True):
    starts_at = (NOW + timedelta(days=days)).astimezone(UTC)
    return AppointmentView(1, 1, uid, Stage.FINAL_ROUND, starts_at, company, is_open)


def request(words="words", sent_on=date(2026, 10, 19)):
    return RequestView(1, 1, "a-request", words, sent_on, None, None)


def file_of(wanted=EVERYTHING, appointments=(), asked=(), days=(0, 2), now=NOW):
    return calendar_file(wanted, reminders(wanted, appointments, asked, days, now), now)


def events_of(content):
    return {str(one["SUMMARY"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


def test_the_file_holds_one_entry_for_each_kind_under_a_neutral_title():
    events = events_of(file_of(appointments=[interview()], asked=[request()]))
    assert set(events) == {"Check in", "Follow up", "Interview"}
    assert events["Interview"].start == interview().starts_at
    assert events["Follow up"].start == datetime(2026, 11, 2, 10, 0, tzinfo=BERLIN)
    assert events["Check in"].start == datetime(2026, 10, 21, 19, 0, tzinfo=BERLIN)


@given(company=WORDS, draft=WORDS)
@settings(max_examples=200, deadline=None)
def test_no_private_word_ever_stands_in_the_file(company, draft):
    content = file_of(appointments=[interview(company=company)], asked=[request(draft)])
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert company not in unfolded
    assert draft not in unfolded


def test_whatever_the_words_are_the_file_is_the_same_to_the_byte():
    one = file_of(appointments=[interview(company="Acme")], asked=[request("please")])
    assert one == file_of(appointments=[interview(company="Umbra")], asked=[request("why")])


def test_nothing_but_titles_times_and_names_of_entries_has_a_line():
    ring = ReminderSettings("seed", True, True, True, rings=True)
    content = file_of(ring, [interview()], [request()])
    names = {key for one in Calendar.from_ical(content).walk("VEVENT") for key in one}
    assert names == {
        "UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DURATION", "CLASS", "TRANSP", "RRULE",
    }  # fmt: skip
    assert {str(one["DESCRIPTION"]) for one in Calendar.from_ical(content).walk("VALARM")} == {
        str(one) for one in Title
    }


def test_a_later_file_has_the_same_entries_in_a_newer_version():
    """Calendars match entries by UID; the higher SEQUENCE counts."""
    earlier = events_of(file_of(appointments=[interview()], asked=[request()]))
    later = events_of(
        file_of(
            appointments=[interview(days=9)], asked=[request()], days=(1, 3),
            now=NOW + timedelta(hours=1),
        )
    )  # fmt: skip
    for title, one in earlier.items():
        assert later[title]["UID"] == one["UID"]
        assert later[title]["SEQUENCE"] > one["SEQUENCE"]


def test_entries_of_two_people_never_clash():
    other = ReminderSettings("another seed", True, True, True)
    mine = events_of(file_of(appointments=[interview()], asked=[request()]))
    theirs = events_of(file_of(other, [interview()], [request()]))
    assert not {str(one["UID"]) for one in mine.values()} & {
        str(one["UID"]) for one in theirs.values()
    }


def test_two_interviews_are_two_entries():
    both = [interview(uid="a1"), interview(days=9, uid="a2")]
    walked = Calendar.from_ical(file_of(appointments=both)).walk("VEVENT")
    names = [str(one["UID"]) for one in walked if one["SUMMARY"] == "Interview"]
    assert len(set(names)) == 2


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Kolkata", "America/New_York", "UTC"])
def test_every_time_is_aware_and_check_ins_keep_their_hour_when_the_clocks_change(name):
    now = NOW.astimezone(ZoneInfo(name))
    content = file_of(appointments=[interview()], asked=[request()], now=now)
    calendar = Calendar.from_ical(content)
    assert all(one.start.tzinfo is not None for one in calendar.walk("VEVENT"))
    check_in = events_of(content)["Check in"]
    assert check_in.start.hour == 19
    assert name == "UTC" or str(check_in["DTSTART"].params["TZID"]) == name
    assert name == "UTC" or [one.tz_name for one in calendar.timezones] == [name]


def test_check_ins_come_on_the_chosen_days_and_end_by_themselves():
    check_in = events_of(file_of(days=(4, 0)))["Check in"]
    rule = check_in["RRULE"]
    assert (rule["FREQ"], rule["BYDAY"]) == (["WEEKLY"], ["MO", "FR"])
    assert rule["UNTIL"] == [(check_in.start + timedelta(weeks=CHECK_IN_WEEKS)).astimezone(UTC)]


def test_today_counts_only_while_its_hour_is_still_to_come():
    tuesday = ReminderSettings("seed", check_ins=True, check_in_at=time(12, 0))
    (at_noon,) = reminders(tuesday, [], [], {1}, NOW)
    assert at_noon.starts_at == NOW
    (after,) = reminders(tuesday, [], [], {1}, NOW + timedelta(minutes=1))
    assert after.starts_at == datetime(2026, 10, 27, 12, 0, tzinfo=BERLIN)


def test_nothing_is_in_it_that_is_switched_off_over_or_without_a_day():
    off = ReminderSettings("seed")
    assert reminders(off, [interview()], [request()], {0}, NOW) == ()
    over = [interview(days=-1), interview(is_open=False)]
    asked = [request(sent_on=date(2026, 9, 1)), request(sent_on=None)]
    assert reminders(EVERYTHING, over, asked, set(), NOW) == ()
    with pytest.raises(ValueError, match="nothing to remind of"):
        calendar_file(off, (), NOW)


def test_an_alarm_is_there_only_if_it_was_chosen():
    quiet = file_of(appointments=[interview()], asked=[request()])
    assert b"VALARM" not in quiet
    ring = ReminderSettings("seed", True, True, True, rings=True)
    events = events_of(file_of(ring, [interview()], [request()]))
    before = {title: one.walk("VALARM")[0].TRIGGER for title, one in events.items()}
    assert before == {
        "Check in": timedelta(), "Follow up": timedelta(), "Interview": timedelta(hours=-1),
    }  # fmt: skip


@pytest.mark.parametrize("day", range(7))
def test_the_day_of_a_follow_up_is_the_first_on_which_it_is_suggested(day):
    sent_on = date(2026, 10, 19) + timedelta(days=day)
    due = follow_up_on(sent_on)
    asked = request(sent_on=sent_on)
    assert may_follow_up(asked, due, put_away=False)
    assert not may_follow_up(asked, due - timedelta(days=1), put_away=False)


@pytest.mark.parametrize(
    ("kept", "days"),
    [(None, USUAL_DAYS), ("", set()), ("0,6", {0, 6}), ("7,x, 1,-2,3", {3}), ("٣", set())],
)
def test_only_weekdays_are_read_from_what_was_kept(kept, days):
    assert kept_days(kept) == days


@pytest.mark.parametrize(
    ("kept", "at"),
    [(None, USUAL_TIME), ("25:00", USUAL_TIME), ("x", USUAL_TIME), ("07:30", time(7, 30))],
)
def test_only_a_time_is_read_from_what_was_kept(kept, at):
    assert kept_time(kept) == at
