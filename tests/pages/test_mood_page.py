"""Mood & recovery: a period chooses what is shown, and not what a person's usual mood is."""

from datetime import UTC, datetime, timedelta

from core.ui.memory import MEMORY
from core.vocabulary import Disposition
from tests.pages.conftest import everything_said

MOOD = "progress/mood.py"
NOW = datetime.now(UTC)
DAY = NOW.date()


def ago(days):
    return DAY - timedelta(days=days)


def rejected(person, days, company):
    """An application that ended so many days ago."""
    one = person.applications.add(company, "Analyst", applied_on=ago(days + 30), now=NOW, today=DAY)
    person.applications.close(one, Disposition.REJECTED, ago(days), NOW, DAY)


def felt(person, mood):
    """A check-in on each day, none of them recalled; `mood` by days ago."""
    for days, valence in mood.items():
        at, then = NOW - timedelta(days=days), ago(days)
        person.check_ins.add(valence=valence, energy=50, day=then, now=at, today=then)


def test_a_rejection_just_before_the_period_is_no_part_of_the_usual_mood(ana, open_page):
    """Usual: 60 to 64 in the five settled days; with the days after Early it would be 60."""
    rejected(ana, 31, "Early")
    rejected(ana, 22, "Shown")
    low = dict.fromkeys(range(28, 32), 20)
    usual = dict(zip(range(23, 28), [62, 60, 61, 63, 64], strict=True))
    after = {22: 56, 21: 56, 20: 58} | dict.fromkeys(range(8, 20), 62)
    felt(ana, low | usual | after)

    said = everything_said(open_page(ana, MOOD, period="last 30 days"))

    assert "Early" not in said
    assert "back near your usual level after 3 days" in said
    assert "no measurable dip" not in said


def test_no_dip_from_before_the_period_counts_as_an_ordinary_day(ana, open_page):
    """Mood is even but for the three days after each rejection, so ordinary days are even."""
    dates = range(10, 220, 15)
    for days in dates:
        rejected(ana, days, f"Firm {days}")
    dips = {days - lag for days in dates for lag in range(3)}
    felt(ana, {days: 30 if days in dips else 60 for days in range(230)})

    app = open_page(ana, MOOD, period="last 90 days")
    _, found = app.session_state[MEMORY]["mood"]

    assert len(found.rejected_on) == found.average.events == 6
    assert found.average.placebo
    assert {(one.low, one.high) for one in found.average.placebo} == {(0, 0)}
