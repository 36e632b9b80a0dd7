"""Deleting for good, as a person does it: asked once, then gone, and nothing else with it."""

import pytest

from core.vocabulary import PracticeKind
from tests.pages.conftest import buttons, everything_said, press, unfold
from tests.pages.test_inbox_page import NO, bring, mail
from tests.workspace.test_debriefs import rejected

FEEDBACK, LOG, APPLICATIONS = (
    "learn/feedback.py",
    "today/log_rejection.py",
    "search/applications.py",
)
FOR_GOOD = "It cannot be undone."


def unwilling_then_willing(app, label):
    """Press, think again, press anew and agree."""
    app = press(press(app, label), "Keep it")
    assert FOR_GOOD not in everything_said(app)
    app = press(app, label)
    assert FOR_GOOD in everything_said(app)
    return press(app, "Delete it")


@pytest.fixture
def acme(ana, noon, today):
    return rejected(ana, noon, today)


def test_a_filed_message_is_deleted_and_its_application_stays(ana, open_page, acme):
    app = open_page(ana, FEEDBACK, message=str(acme[1]))
    app = unwilling_then_willing(app, "Delete this message")
    assert not app.exception
    assert ana.messages.count() == 0
    assert len(ana.applications.frame()) == 1


def test_a_message_that_was_pasted_by_mistake_is_deleted_before_it_is_filed(
    ana, open_page, noon, today
):
    one = ana.messages.keep("My shopping list: lamps, nails", today, noon)
    app = press(open_page(ana, LOG, message=str(one)), "Not now")
    app = unwilling_then_willing(app, "Delete this message")
    assert not app.exception
    assert ana.messages.waiting() == []


def test_an_application_is_deleted(ana, open_page, acme):
    app = open_page(ana, APPLICATIONS, application=str(acme[0]))
    app = unwilling_then_willing(app, "Delete this application")
    assert not app.exception
    assert ana.applications.frame().empty
    assert "No applications yet" in everything_said(app)


def test_the_question_about_one_record_does_not_stand_at_another(ana, open_page, acme, noon, today):
    other = rejected(ana, noon, today, "Bolt")
    app = press(open_page(ana, APPLICATIONS, application=str(acme[0])), "Delete this application")
    app.query_params["application"] = str(other[0])
    assert FOR_GOOD not in everything_said(app.run())


def test_one_that_another_tab_deleted_first_ends_in_a_sentence(ana, open_page, acme):
    app = press(open_page(ana, FEEDBACK, message=str(acme[1])), "Delete this message")
    ana.messages.forget(acme[1])
    app = press(app, "Delete it")
    assert not app.exception
    assert "may have been deleted" in everything_said(app)


def test_a_whole_mailbox_that_was_the_wrong_one_is_deleted(ana, open_page):
    app = bring(
        open_page(ana, "search/inbox.py"), *(mail(n, NO.format(company="Acme")) for n in (1, 2))
    )
    app = unwilling_then_willing(unfold(app, "inbox_box"), "Delete these 2 messages")
    assert not app.exception
    assert ana.inbox.count() == 0


def test_a_check_in_is_deleted(ana, open_page, noon, today):
    ana.check_ins.add(valence=40, energy=60, day=today, now=noon, today=today)
    app = unwilling_then_willing(open_page(ana, "today/check_in.py"), "Delete")
    assert ana.check_ins.frame().empty
    assert "Delete" not in buttons(app)


def test_a_practice_is_removed(ana, open_page, noon, today):
    ana.growth.practise(PracticeKind.QUESTIONS, 6, today, noon, today, "p")
    app = unfold(open_page(ana, "progress/growth.py"), "practice_box")
    assert "answers to likely questions, 6 of 10" in everything_said(app)
    press(app, "Remove")
    assert ana.growth.practices().empty
