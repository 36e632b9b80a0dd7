"""What is deleted for good: what goes along, what stays, and whose it is."""

import json
from datetime import timedelta

import pytest

from core.coaching.debrief import Part, Reason
from core.errors import NotFound
from core.vocabulary import Evidence, Mark, Stage, Theme
from core.workspace.experiment_rows import Choice
from tests.workspace.test_debriefs import MAIL, quote, rejected
from tests.workspace.test_inbox import bring, brought
from tests.workspace.test_shield import ids  # noqa: F401 - a fixture

TABLES = ("application", "stageevent", "message", "reading", "debrief", "cause", "feedbackrequest")


@pytest.fixture
def acme(ana, noon, today):
    return rejected(ana, noon, today)


@pytest.fixture
def tried(ana, acme, noon, today):
    choice = Choice("Count first", "If asked", "I count", today, Stage.INTERVIEW, None, acme[0])
    return ana.experiments.choose(choice, noon, today, "e")


def left(person, noon):
    """Those of TABLES that still hold rows of this person."""
    tables = json.loads(person.takeout.as_json(noon))["tables"]
    return [name for name in TABLES if tables[name]]


def test_an_application_goes_with_all_that_belongs_to_it(ana, acme, noon, today):
    one, message = acme
    ana.debriefs.write(one, {Part.KEEP: "the example"}, noon, today)
    ana.debriefs.add_reason(one, quote(message, "SQL"), noon, today, "r")
    ana.feedback_requests.keep(one, "Why?", noon, today)
    ana.appointments.add(one, Stage.INTERVIEW, noon + timedelta(days=1), noon, "a")
    ana.applications.forget(one)
    assert ana.applications.frame().empty
    assert left(ana, noon) == []
    assert b"Acme" not in ana.takeout.as_json(noon)


def test_an_experiment_outlives_the_rejection_that_it_came_from(ana, acme, tried, noon, today):
    later = ana.applications.add("Bolt", "Analyst", applied_on=today, now=noon, today=today)
    ana.experiments.use(tried, later, noon, today)
    ana.experiments.say(Mark.PARKED, noon, today, experiment_id=tried)
    ana.applications.forget(acme[0])
    view = ana.experiments.one(tried)
    assert view.choice.application_id is None
    assert view.used_in == (later,)
    assert view.held.is_parked


def test_an_application_in_which_a_change_was_used_leaves_the_experiment(
    ana, acme, tried, noon, today
):
    later = ana.applications.add("Bolt", "Analyst", applied_on=today, now=noon, today=today)
    ana.experiments.use(tried, later, noon, today)
    ana.applications.forget(later)
    view = ana.experiments.one(tried)
    assert (view.choice.application_id, view.used_in) == (acme[0], ())


def test_a_message_goes_with_the_reasons_that_quote_it_and_no_others(ana, acme, noon, today):
    one, message = acme
    told = Reason("The recruiter said SQL", Evidence.REPORTED, Theme.SKILLS)
    ana.debriefs.add_reason(one, quote(message, "SQL"), noon, today, "r")
    ana.debriefs.add_reason(one, told, noon, today, "s")
    ana.messages.forget(message)
    (view,) = ana.debriefs.views()
    assert [reason.words for reason in view.reasons] == [told.words]
    assert MAIL.encode() not in ana.takeout.as_json(noon)
    assert ana.applications.one(one).company == "Acme"


def test_that_a_deleted_message_answered_a_request_stays_known(ana, acme, noon, today):
    one, message = acme
    asked = ana.feedback_requests.keep(one, "Why?", noon, today)
    ana.feedback_requests.sent(asked, today, today)
    ana.feedback_requests.replied(asked, today, today, message)
    ana.messages.forget(message)
    view = ana.feedback_requests.about(one)
    assert (view.replied_on, view.message_id) == (today, None)


def test_a_check_in_is_deleted(ana, noon, today):
    ana.check_ins.add(valence=40, energy=60, day=today, now=noon, today=today, note="long")
    ana.check_ins.forget(ana.check_ins.latest(1)[0].check_in_id)
    assert ana.check_ins.frame().empty
    assert b"long" not in ana.takeout.as_json(noon)


def test_emptying_the_inbox_spares_what_was_filed_set_aside_or_is_anothers(
    ana, ben, acme, noon, today
):
    for person in (ana, ben):
        bring(person, [brought(n, today) for n in range(4)], noon)
    aside = ana.inbox.page(9)[0].message_id
    ana.inbox.set_aside([aside])
    assert ana.inbox.forget_all() == 3
    assert ana.inbox.count() == 0
    assert {view.message_id for view in ana.messages.page(9)} == {aside, acme[1]}
    assert ben.inbox.count() == 4


def test_emptying_the_inbox_spares_what_waits_behind_the_shield(ana, ids):  # noqa: F811
    assert ana.inbox.forget_all() == 2
    assert ana.shield.now().behind == (ids[0],)


def test_another_persons_rows_are_not_found(ana, ben, acme, noon, today):
    ana.check_ins.add(valence=40, energy=60, day=today, now=noon, today=today)
    check_in = ana.check_ins.latest(1)[0].check_in_id
    for act in (
        lambda: ben.applications.forget(acme[0]),
        lambda: ben.messages.forget(acme[1]),
        lambda: ben.check_ins.forget(check_in),
    ):
        with pytest.raises(NotFound):
            act()
    assert len(ana.applications.frame()) == len(ana.check_ins.frame()) == 1
