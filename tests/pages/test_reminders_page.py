"""Reminders on the settings page: off, switched on one by one, a file when it holds something."""

from datetime import UTC, datetime, time, timedelta

import pytest
from icalendar import Calendar

from core.vocabulary import Consent, Stage, Wish
from tests.pages.conftest import everything_said

SETTINGS = "you/settings.py"
NOW = datetime.now(UTC)
DAY = NOW.date()
KINDS = [Wish.REMIND_CHECK_INS, Wish.REMIND_FOLLOW_UPS, Wish.REMIND_INTERVIEWS]


def toggle(app, wish):
    return app.toggle(key=f"switch_{wish}")


def switched(app):
    return [one.value for one in app.toggle]


def has_file(app):
    return bool(app.get("download_button"))


def test_everything_is_off_and_nothing_is_kept_by_looking(ana, open_page):
    app = open_page(ana, SETTINGS)
    assert switched(app) == [False, False, False]
    assert not has_file(app)
    assert ana.preferences.value("reminder_seed") is None


@pytest.mark.parametrize("wish", KINDS)
def test_one_switch_switches_one_kind_and_stays(ana, open_page, wish):
    app = open_page(ana, SETTINGS)
    toggle(app, wish).set_value(True).run()
    assert ana.preferences.all_on() == {wish}
    app.run()
    assert toggle(app, wish).value
    toggle(app, wish).set_value(False).run()
    assert ana.preferences.all_on() == set()
    assert not has_file(app)


def test_what_another_tab_switched_is_shown_and_not_written_over(ana, open_page):
    app = open_page(ana, SETTINGS)
    ana.preferences.switch(Wish.REMIND_INTERVIEWS, NOW, on=True)
    app.run()
    assert toggle(app, Wish.REMIND_INTERVIEWS).value
    assert ana.preferences.all_on() == {Wish.REMIND_INTERVIEWS}


def test_days_and_time_of_check_ins_are_kept_and_the_seed_stays(ana, open_page):
    app = open_page(ana, SETTINGS)
    toggle(app, Wish.REMIND_CHECK_INS).set_value(True).run()
    seed = ana.preferences.value("reminder_seed")
    assert has_file(app)
    app.button_group(key="reminder_days").set_value([6]).run()
    app.time_input[0].set_value(time(7, 30)).run()
    assert ana.preferences.value("reminder_days") == "6"
    assert ana.preferences.value("reminder_time") == "07:30"
    app.button_group(key="reminder_days").set_value([]).run()
    assert ana.preferences.value("reminder_days") == ""
    assert not has_file(app)
    assert ana.preferences.value("reminder_seed") == seed


def test_without_anything_ahead_a_sentence_stands_in_place_of_the_file(ana, open_page):
    ana.preferences.switch(Wish.REMIND_INTERVIEWS, NOW, on=True)
    ana.preferences.keep("reminder_seed", "s", NOW)
    app = open_page(ana, SETTINGS)
    assert "no file yet" in everything_said(app)
    one = ana.applications.add("Acme", "Analyst", applied_on=DAY, now=NOW, today=DAY)
    ana.appointments.add(one, Stage.INTERVIEW, NOW + timedelta(days=2), NOW, "a")
    app.run()
    assert has_file(app)


def test_the_file_says_interview_and_neither_company_nor_role(ana, open_page, monkeypatch):
    one = ana.applications.add("Umbra", "Archivist", applied_on=DAY, now=NOW, today=DAY)
    ana.appointments.add(one, Stage.FINAL_ROUND, NOW + timedelta(days=2), NOW, "a")
    for wish in (Wish.REMIND_INTERVIEWS, Wish.REMINDERS_RING):
        ana.preferences.switch(wish, NOW, on=True)
    ana.preferences.keep("reminder_seed", "s", NOW)
    made = []
    monkeypatch.setattr(
        "streamlit.download_button", lambda _, data, *args, **more: made.append(data())
    )
    open_page(ana, SETTINGS)
    (event,) = Calendar.from_ical(made[0]).walk("VEVENT")
    assert str(event["SUMMARY"]) == "Interview"
    assert event.start == (NOW + timedelta(days=2)).replace(microsecond=0)
    assert len(event.walk("VALARM")) == 1
    assert b"Umbra" not in made[0]
    assert b"Archivist" not in made[0]


def test_with_mood_switched_off_no_check_in_is_reminded_of(ana, open_page):
    for wish in (Wish.REMIND_CHECK_INS, Wish.NO_MOOD):
        ana.preferences.switch(wish, NOW, on=True)
    ana.preferences.keep("reminder_seed", "s", NOW)
    app = open_page(ana, SETTINGS)
    assert len(app.toggle) == 2
    assert "Check-ins" not in everything_said(app)
    assert not has_file(app)


def test_whoever_stores_nothing_is_offered_no_reminders(ana, open_page):
    ana.consents.withdraw(Consent.STORAGE, NOW)
    assert not open_page(ana, SETTINGS).toggle
