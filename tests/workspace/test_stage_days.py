"""The day of a stage: not guessed from a rejection, and that of the interview once it was held."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.analysis.daily_measures import INTERVIEWS, daily_measures
from core.analysis.experiment import first_conversation, reached_on
from core.analysis.flow import Flow, flows
from core.analysis.quiet import quiet_applications
from core.analysis.replies import From, Reply
from core.analysis.waits import waits_for_answers
from core.analysis.weekly import interview_days
from core.analysis.weeks import activity_by_week
from core.errors import InvalidInput, NotFound
from core.reading.types import MailReading
from core.vocabulary import Disposition, MailKind, Stage
from core.workspace.inbox import Brought
from core.workspace.messages import Confirmed

APPLIED, INVITED, HELD, REFUSED = (
    date(2026, 2, 1),
    date(2026, 3, 1),
    date(2026, 3, 15),
    date(2026, 3, 20),
)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
THANKS = "Thank you for the interview last week. Unfortunately we chose someone else."


def said(kind, day, stage=Stage.APPLIED, application=None):
    return Confirmed(kind, day, "Acme", "Analyst", stage, application, APPLIED)


def file(person, word, text="Dear Ana"):
    message = person.messages.keep(text, word.day, NOW)
    return person.messages.confirm(message, word, NOW, REFUSED)


def told(person, application):
    lines = person.applications.history(application)
    return [(line.stage or line.disposition, line.day) for line in lines]


def waits(person, begun_with, today=REFUSED):
    found = waits_for_answers(person.applications.ledger(), begun_with, today)
    return [(wait.days, wait.reply) for wait in found]


def reject(person, application):
    person.applications.close(application, Disposition.REJECTED, REFUSED, NOW, REFUSED)


@pytest.fixture
def refused(ana):
    """A rejection after an interview of which no day is known."""
    return file(ana, said(MailKind.REJECTION, REFUSED, Stage.INTERVIEW))


@pytest.fixture
def invited(ana):
    """An invitation of 1 March to an interview on the 15th."""
    one = file(ana, said(MailKind.INTERVIEW_INVITATION, INVITED))
    arrange(ana, one)
    return one


def arrange(person, application, day=HELD, stage=Stage.INTERVIEW, uid="a"):
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC)
    return person.appointments.add(application, stage, at, at - timedelta(days=1), uid)


def held(person, day=HELD):
    (one,) = person.appointments.views()
    person.appointments.took_place(one.appointment_id, day, NOW, REFUSED)


def test_a_rejection_dates_itself_and_not_the_interview_before_it(ana, refused):
    assert told(ana, refused) == [
        (Stage.APPLIED, APPLIED),
        (Stage.INTERVIEW, None),
        (Disposition.REJECTED, REFUSED),
    ]


def test_an_ending_without_a_message_leaves_the_day_of_the_stage_unknown(ana):
    one = ana.applications.log_ending(
        "Acme", "Analyst", Disposition.REJECTED, stage=Stage.INTERVIEW, day=REFUSED,
        applied_on=APPLIED, now=NOW, today=REFUSED,
    )  # fmt: skip
    assert told(ana, one)[1:] == [(Stage.INTERVIEW, None), (Disposition.REJECTED, REFUSED)]


def test_an_ending_of_a_day_to_come_stores_nothing(ana):
    with pytest.raises(InvalidInput):
        ana.applications.log_ending(
            "Acme", "Analyst", Disposition.REJECTED, stage=Stage.INTERVIEW,
            day=REFUSED + timedelta(days=1), applied_on=APPLIED, now=NOW, today=REFUSED,
        )  # fmt: skip
    assert ana.applications.frame().empty


def test_a_rejection_of_a_mailbox_that_thanks_for_an_interview_leaves_its_day_unknown(ana):
    list(ana.inbox.bring([Brought(THANKS, "Your interview", "J <j@x.org>", REFUSED, "<1@x>")], NOW))
    reading = MailReading(MailKind.REJECTION, 0.9, "Acme", "Analyst", (), "en", "test 1")
    ana.messages.store_reading(ana.inbox.page(1)[0].message_id, reading, NOW)
    assert ana.filing.file(ana.filing.suggested(9), NOW, REFUSED) == 1
    (one,) = ana.applications.known()
    assert told(ana, one.application_id)[1] == (Stage.INTERVIEW, None)


@pytest.mark.parametrize(
    ("kind", "before", "lines"),
    [
        (MailKind.INTERVIEW_INVITATION, Stage.APPLIED, [(Stage.INTERVIEW, INVITED)]),
        (MailKind.INTERVIEW_INVITATION, Stage.INTERVIEW, [(Stage.INTERVIEW, INVITED)]),
        (
            MailKind.INTERVIEW_INVITATION,
            Stage.PHONE_SCREEN,
            [(Stage.PHONE_SCREEN, None), (Stage.INTERVIEW, INVITED)],
        ),
        (MailKind.OFFER, Stage.INTERVIEW, [(Stage.INTERVIEW, None), (Stage.OFFER, INVITED)]),
        (MailKind.RECEIVED, Stage.INTERVIEW, [(Stage.INTERVIEW, None)]),
    ],
)
def test_a_message_dates_only_the_step_that_it_is(ana, kind, before, lines):
    assert told(ana, file(ana, said(kind, INVITED, before)))[1:] == lines


def test_an_inferred_interview_makes_no_wait_no_answer_that_led_on_and_no_interview_day(
    ana, refused
):
    ledger = ana.applications.ledger()
    assert waits(ana, From.APPLYING) == waits(ana, From.CONVERSATION) == []
    last = activity_by_week(ledger, REFUSED).bars[-1]
    assert (last.onward, last.declined) == (0, 1)
    assert interview_days(ledger) == []
    assert daily(ana)[INTERVIEWS].sum() == 0
    assert reached_on(ledger, Stage.INTERVIEW) == {}


def test_an_inferred_interview_still_counts_as_reached(ana, refused):
    assert ana.applications.one(refused).standing.furthest_stage is Stage.INTERVIEW
    assert Flow(Stage.INTERVIEW, Disposition.REJECTED, 1) in flows(ana.applications.frame())


def test_a_stage_without_a_day_is_taken_out_and_brought_back(ana, ben, refused):
    ben.takeout.restore(ana.takeout.as_json(NOW))
    (one,) = ben.applications.known()
    assert told(ben, one.application_id) == told(ana, refused)


def daily(person):
    nothing = person.check_ins.frame(), person.check_ins.emotions()
    return daily_measures(*nothing, person.applications.ledger(), REFUSED).set_index("day")


def test_an_interview_that_took_place_is_dated_although_the_invitation_was_filed(ana, invited):
    held(ana)
    assert told(ana, invited)[1:] == [(Stage.INTERVIEW, INVITED), (Stage.INTERVIEW, HELD)]
    assert ana.appointments.views() == []


def test_the_wait_after_an_interview_begins_with_its_day_and_not_with_the_invitation(ana, invited):
    held(ana)
    reject(ana, invited)
    assert waits(ana, From.CONVERSATION) == [(5, Reply.NEGATIVE)]
    assert waits(ana, From.APPLYING) == [(28, Reply.POSITIVE)]


def test_only_the_day_on_which_it_took_place_is_an_interview_day(ana, invited):
    assert interview_days(ana.applications.ledger()) == [INVITED]
    held(ana)
    ledger = ana.applications.ledger()
    assert interview_days(ledger) == [HELD]
    assert [day for day, count in daily(ana)[INTERVIEWS].items() if count] == [HELD]
    assert first_conversation(ledger, {invited}, APPLIED) == HELD
    assert reached_on(ledger, Stage.INTERVIEW) == {invited: HELD}


def test_an_invitation_and_its_interview_are_one_answer_that_led_on(ana, invited):
    held(ana)
    bars = activity_by_week(ana.applications.ledger(), REFUSED).bars
    assert [bar.start for bar in bars if bar.onward] == [date(2026, 2, 23)]


def test_the_day_after_the_interview_nothing_is_quiet(ana, invited):
    held(ana)
    day_after = HELD + timedelta(days=1)
    assert quiet_applications(ana.applications.frame(), day_after).empty


def test_two_tabs_that_say_it_took_place_add_one_line(ana, invited):
    (seen,) = ana.appointments.views()
    held(ana)
    with pytest.raises(NotFound, match="not in your list"):
        ana.appointments.took_place(seen.appointment_id, HELD, NOW, REFUSED)
    assert len(ana.applications.history(invited)) == 3


def test_what_the_history_says_of_that_day_is_not_said_twice_unless_it_was_taken_back(ana, invited):
    ana.applications.reach(invited, Stage.INTERVIEW, HELD, NOW, REFUSED)
    held(ana)
    assert len(ana.applications.history(invited)) == 3
    ana.applications.retract(invited, ana.applications.history(invited)[-1].uid, NOW, REFUSED)
    arrange(ana, invited, uid="b")
    held(ana)
    assert len(ana.applications.history(invited)) == 4


def test_an_interview_noted_after_the_final_round_began_moves_no_other_wait(ana, invited):
    ana.applications.reach(invited, Stage.FINAL_ROUND, date(2026, 3, 18), NOW, REFUSED)
    held(ana)
    reject(ana, invited)
    assert waits(ana, From.CONVERSATION) == [(3, Reply.POSITIVE), (2, Reply.NEGATIVE)]
    assert ana.applications.one(invited).standing.furthest_stage is Stage.FINAL_ROUND


def test_an_interview_that_has_not_come_yet_cannot_have_taken_place(ana, invited):
    (one,) = ana.appointments.views()
    with pytest.raises(InvalidInput):
        ana.appointments.took_place(one.appointment_id, HELD, NOW, HELD - timedelta(days=1))
    assert len(ana.appointments.views()) == 1


def test_nobody_says_of_the_interviews_of_another_that_they_took_place(ana, ben, invited):
    (one,) = ana.appointments.views()
    with pytest.raises(NotFound):
        ben.appointments.took_place(one.appointment_id, HELD, NOW, REFUSED)
    assert len(ana.applications.history(invited)) == 2


def test_a_rejection_filed_after_the_invitation_adds_no_second_interview(ana, invited):
    word = replace(said(MailKind.REJECTION, REFUSED, Stage.INTERVIEW), application_id=invited)
    file(ana, word, THANKS)
    assert told(ana, invited)[1:] == [
        (Stage.INTERVIEW, INVITED),
        (Disposition.REJECTED, REFUSED),
    ]
