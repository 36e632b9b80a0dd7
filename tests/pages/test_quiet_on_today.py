"""What Today calls quiet: applications that wait for an employer, and no others."""

from datetime import UTC, datetime, timedelta

import pytest

from core.vocabulary import Stage
from tests.pages.conftest import buttons, everything_said

TODAY = "today/today.py"
NOW = datetime.now(UTC)
DAY = NOW.date()
LONG_AGO = DAY - timedelta(days=30)
CLOSE = "Close as no response"


@pytest.fixture
def acme(ana):
    """An application whose last word is an interview of a month ago."""
    one = ana.applications.add("Acme", "Analyst", applied_on=LONG_AGO, now=NOW, today=DAY)
    ana.applications.reach(one, Stage.INTERVIEW, LONG_AGO, NOW, DAY)
    return one


def test_a_month_of_silence_after_an_interview_is_quiet(ana, acme, open_page):
    app = open_page(ana, TODAY)

    assert "Quiet for a while" in everything_said(app)
    assert CLOSE in buttons(app)


def test_an_offer_to_decide_on_is_not_offered_to_be_closed(ana, acme, open_page):
    ana.applications.reach(acme, Stage.OFFER, LONG_AGO, NOW, DAY)
    app = open_page(ana, TODAY)

    assert "Quiet for a while" not in everything_said(app)
    assert CLOSE not in buttons(app)


def test_one_with_an_interview_ahead_is_not_offered_to_be_closed(ana, acme, open_page):
    ana.appointments.add(acme, Stage.FINAL_ROUND, NOW + timedelta(days=3), NOW, "a")
    app = open_page(ana, TODAY)

    assert "Quiet for a while" not in everything_said(app)
    assert CLOSE not in buttons(app)


def test_it_is_quiet_again_when_the_interview_is_removed(ana, acme, open_page):
    ahead = ana.appointments.add(acme, Stage.FINAL_ROUND, NOW + timedelta(days=3), NOW, "a")
    app = open_page(ana, TODAY)
    ana.appointments.remove(ahead)

    assert CLOSE in buttons(app.run())


def test_an_interview_whose_time_has_passed_keeps_nothing_from_being_quiet(ana, acme, open_page):
    before = NOW - timedelta(days=2)
    ana.appointments.add(acme, Stage.FINAL_ROUND, NOW - timedelta(days=1), before, "a")

    assert CLOSE in buttons(open_page(ana, TODAY))
