"""Interviews that are coming up, through the workspace."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from core.coaching.coming_up import coming
from core.errors import InvalidInput, NotFound
from core.vocabulary import Disposition, Stage

DAY = timedelta(days=1)


def application(person, noon, today, company="Acme"):
    return person.applications.add(company, "Analyst", applied_on=today, now=noon, today=today)


@pytest.fixture
def acme(ana, noon, today):
    return application(ana, noon, today)


def add(person, one, noon, days=1, uid="a"):
    return person.appointments.add(one, Stage.INTERVIEW, noon + days * DAY, noon, uid)


def test_one_is_kept_with_its_kind_its_time_and_the_name_of_the_employer(ana, acme, noon):
    one = add(ana, acme, noon)
    (view,) = ana.appointments.views()
    assert (view.appointment_id, view.application_id, view.company) == (one, acme, "Acme")
    assert (view.stage, view.starts_at, view.is_open) == (Stage.INTERVIEW, noon + DAY, True)


def test_a_form_sent_twice_keeps_one(ana, acme, noon):
    assert add(ana, acme, noon) == add(ana, acme, noon)
    assert len(ana.appointments.views()) == 1


def test_it_is_moved_under_the_same_name_and_removed(ana, acme, noon):
    one = add(ana, acme, noon)
    ana.appointments.move(one, Stage.FINAL_ROUND, noon + 2 * DAY, noon)
    (view,) = ana.appointments.views()
    assert (view.stage, view.starts_at, view.uid) == (Stage.FINAL_ROUND, noon + 2 * DAY, "a")
    ana.appointments.remove(one)
    assert ana.appointments.views() == []


def test_a_time_that_has_passed_and_a_kind_that_is_no_conversation_are_refused(ana, acme, noon):
    one = add(ana, acme, noon)
    for stage, when in ((Stage.INTERVIEW, noon - DAY), (Stage.OFFER, noon + DAY)):
        with pytest.raises(InvalidInput):
            ana.appointments.add(acme, stage, when, noon, "b")
        with pytest.raises(InvalidInput):
            ana.appointments.move(one, stage, when, noon)
    assert [view.starts_at for view in ana.appointments.views()] == [noon + DAY]


def test_nobody_reaches_the_appointments_or_the_applications_of_another(ana, ben, acme, noon):
    one = add(ana, acme, noon)
    for forbidden in (
        lambda: ben.appointments.add(acme, Stage.INTERVIEW, noon + DAY, noon, "b"),
        lambda: ben.appointments.move(one, Stage.INTERVIEW, noon + DAY, noon),
        lambda: ben.appointments.remove(one),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.appointments.views() == []
    assert len(ana.appointments.views()) == 1


def test_after_an_ending_nothing_is_coming_up_and_opened_again_it_is(ana, acme, noon, today):
    add(ana, acme, noon)
    ana.applications.close(acme, Disposition.REJECTED, today, noon, today)
    assert coming(ana.appointments.views(), noon) == []
    assert ana.exercises.facts(noon).interview_at is None
    ana.applications.reopen(acme, noon, today)
    assert len(coming(ana.appointments.views(), noon)) == 1
    assert ana.exercises.facts(noon).interview_at == noon + DAY


def test_views_ask_the_store_no_more_often_for_more_rows(ana, store, noon, today):
    asked = []
    event.listen(store, "before_cursor_execute", lambda *args: asked.append(args[2]))

    def queries():
        asked.clear()
        ana.appointments.views()
        return sum(sql.lstrip().upper().startswith("SELECT") for sql in asked)

    for number in range(2):
        add(ana, application(ana, noon, today, f"A{number}"), noon, uid=f"a{number}")
    few = queries()
    for number in range(2, 9):
        add(ana, application(ana, noon, today, f"A{number}"), noon, uid=f"a{number}")
    assert queries() == few
