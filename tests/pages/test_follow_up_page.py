"""Today: one calm line on requests for feedback that nobody answered."""

from datetime import UTC, datetime, timedelta

import pytest

from core.ui.follow_up import PUT_AWAY_ON
from core.ui.support import OPEN
from core.vocabulary import Disposition
from tests.pages.conftest import everything_said, press
from tests.workspace.test_debriefs import rejected

TODAY_PAGE = "today/today.py"
NOW = datetime.now(UTC)
TODAY = NOW.date()
LONG_AGO = timedelta(days=40)
SAID = "for feedback without an answer"


def asked(person, company, days_ago):
    """A request for feedback after a no of 40 days ago; the application's id."""
    one, _ = rejected(person, NOW - LONG_AGO, TODAY - LONG_AGO, company)
    request = person.feedback_requests.keep(one, "Could you tell me why?", NOW, TODAY)
    person.feedback_requests.sent(request, TODAY - timedelta(days=days_ago), TODAY)
    return one


@pytest.fixture
def acme(ana):
    return asked(ana, "Acme *Ltd*", 20)


def test_nothing_is_said_before_it_is_due(ana, open_page):
    asked(ana, "Acme", 9)
    assert SAID not in everything_said(open_page(ana, TODAY_PAGE))


def test_one_is_named_and_its_name_is_no_markup(ana, open_page, acme):
    said = everything_said(open_page(ana, TODAY_PAGE))
    assert "A request for feedback without an answer for ten working days" in said
    assert "Acme \\*Ltd\\*, Analyst" in said


def test_of_several_the_number_is_told_and_the_oldest_is_linked(ana, open_page, acme):
    asked(ana, "Bolt", 30)
    app = open_page(ana, TODAY_PAGE)
    assert "2 requests for feedback without an answer" in everything_said(app)
    (link,) = [one.proto for one in app.get("page_link") if "Bolt" in one.proto.label]
    assert "application=" in link.query_string
    assert "Acme" not in "".join(one.proto.label for one in app.get("page_link"))


def test_not_now_holds_for_a_week_and_leaves_the_application_as_it_is(ana, open_page, acme):
    app = open_page(ana, TODAY_PAGE)
    app = next(one for one in app.button if one.key == "follow_ups_not_now").click().run()
    assert SAID not in everything_said(app)
    assert not ana.feedback_requests.is_follow_up_put_away(acme)
    ana.preferences.keep(PUT_AWAY_ON, (TODAY - timedelta(days=7)).isoformat(), NOW)
    assert SAID in everything_said(app.run())


@pytest.mark.parametrize(
    "ended", [Disposition.WITHDRAWN, Disposition.NO_RESPONSE, Disposition.ACCEPTED, None]
)
def test_what_no_employer_ended_is_left_in_peace(ana, open_page, acme, ended):
    ana.applications.reopen(acme, NOW, TODAY)
    if ended is not None:
        ana.applications.close(acme, ended, TODAY, NOW, TODAY)
    assert SAID not in everything_said(open_page(ana, TODAY_PAGE))


def test_an_answer_ends_it(ana, open_page, acme):
    request = ana.feedback_requests.about(acme).request_id
    ana.feedback_requests.replied(request, TODAY, TODAY)
    assert SAID not in everything_said(open_page(ana, TODAY_PAGE))


def test_what_was_put_away_on_the_application_stays_away(ana, open_page, acme):
    app = press(open_page(ana, "search/applications.py", application=str(acme)), "Not now")
    assert ana.feedback_requests.is_follow_up_put_away(acme)
    app.switch_page(TODAY_PAGE)
    app.query_params.clear()
    assert SAID not in everything_said(app.run())


def test_while_support_comes_first_nothing_is_said_of_it(ana, open_page, acme):
    app = open_page(ana, TODAY_PAGE)
    app.session_state[OPEN] = True
    assert SAID not in everything_said(app.run())
