"""Messages: kept first, read afterwards, confirmed by the person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.intake.text import MAX_TEXT
from core.reading.types import Finding, MailReading
from core.vocabulary import Disposition, MailKind, Origin, QuoteCheck, Stage, Theme
from core.workspace.messages import Confirmed

TEXT = "Dear Ana, we missed numbers in your examples. 🙂 שלום"


def finding(theme, quote, check=QuoteCheck.VERIFIED):
    start = TEXT.find(quote) if check is not QuoteCheck.SET_ASIDE else None
    end = None if start is None else start + len(quote)
    return Finding(theme, quote, start, end, 0.9, Origin.RULE, check)


READING = MailReading(
    kind=MailKind.REJECTION,
    kind_score=0.9,
    company="Acme",
    role="Analyst",
    findings=(
        finding(Theme.EXAMPLES_IMPACT, "missed numbers"),
        finding(Theme.SKILLS, "never said", QuoteCheck.SET_ASIDE),
    ),
    language="en",
    engine="test 1",
)


@pytest.fixture
def said(today):
    return Confirmed(
        kind=MailKind.REJECTION, day=today, company="Acme", role="Analyst", stage=Stage.INTERVIEW
    )


@pytest.fixture
def message(ana, noon, today):
    return ana.messages.keep(TEXT, today, noon, subject="Your application", sender="J <j@x.org>")


def test_a_message_is_stored_before_anything_has_read_it(ana, message):
    view = ana.messages.one(message)
    assert (view.text, view.is_read, view.kind, view.application_id) == (TEXT, False, None, None)
    assert ana.messages.waiting() == [message]


@pytest.mark.parametrize("text", ["", "   \n", "\0\0", "x" * (MAX_TEXT + 1)])
def test_nothing_or_too_much_is_refused_and_nothing_is_half_stored(ana, noon, today, text):
    with pytest.raises(InvalidInput, match=r"\.$"):
        ana.messages.keep(text, today, noon)
    assert ana.messages.count() == 0


def test_the_same_text_sent_twice_waits_once(ana, message, noon, today):
    assert ana.messages.keep(TEXT, today, noon) == message
    assert ana.messages.count() == 1


def test_a_reading_fills_the_suggestions_and_the_persons_word_wins(ana, message, said, noon, today):
    ana.messages.store_reading(message, READING, noon)
    assert ana.messages.one(message).company == "Acme"
    ana.messages.confirm(message, replace(said, company="Acme Foods"), noon, today)
    view = ana.messages.one(message)
    assert (view.company, view.kind, view.is_read) == ("Acme Foods", MailKind.REJECTION, True)


def test_confirming_a_rejection_makes_the_application_and_moves_its_ledger(
    ana, message, said, noon, today
):
    application = ana.messages.confirm(message, said, noon, today)
    standing = ana.applications.one(application).standing
    assert standing.furthest_stage is Stage.INTERVIEW
    assert standing.disposition is Disposition.REJECTED
    assert standing.ended_on == today
    assert ana.messages.waiting() == []


def test_confirming_twice_moves_nothing_twice(ana, message, said, noon, today):
    first = ana.messages.confirm(message, said, noon, today)
    assert ana.messages.confirm(message, said, noon, today) == first
    assert len(ana.applications.history(first)) == 3
    assert len(ana.applications.frame()) == 1


def test_a_message_is_filed_under_an_application_that_is_there(ana, message, said, noon, today):
    there = ana.applications.add(
        "Acme", "Analyst", applied_on=today - timedelta(days=20), now=noon, today=today
    )
    ana.messages.confirm(message, replace(said, application_id=there), noon, today)
    assert len(ana.applications.frame()) == 1
    assert ana.applications.one(there).standing.applied_on == today - timedelta(days=20)


@pytest.mark.parametrize(
    ("kind", "furthest", "disposition"),
    [
        (MailKind.INTERVIEW_INVITATION, Stage.INTERVIEW, None),
        (MailKind.OFFER, Stage.OFFER, None),
        (MailKind.RECEIVED, Stage.APPLIED, None),
        (MailKind.ASSESSMENT, Stage.APPLIED, None),
        (MailKind.OTHER, Stage.APPLIED, None),
    ],
)
def test_other_kinds_of_message_close_nothing(
    ana, message, said, noon, today, kind, furthest, disposition
):
    word = replace(said, kind=kind, stage=Stage.APPLIED)
    standing = ana.applications.one(ana.messages.confirm(message, word, noon, today)).standing
    assert (standing.furthest_stage, standing.disposition) == (furthest, disposition)


def test_a_wrong_confirmation_leaves_nothing_half_stored(ana, message, said, noon, today):
    for wrong in (
        replace(said, company="x" * 300),
        replace(said, day=today + timedelta(days=1)),
        replace(said, role=" "),
    ):
        with pytest.raises(InvalidInput):
            ana.messages.confirm(message, wrong, noon, today)
    assert ana.applications.frame().empty
    assert ana.messages.waiting() == [message]


def test_another_persons_message_is_not_found_for_any_act(ana, ben, message, said, noon, today):
    theirs = ben.applications.add("Acme", "Analyst", applied_on=None, now=noon, today=today)
    for act in (
        lambda: ben.messages.one(message),
        lambda: ben.messages.forget(message),
        lambda: ben.messages.store_reading(message, READING, noon),
        lambda: ben.messages.confirm(message, said, noon, today),
        lambda: ben.feedback.themes(message),
        lambda: ben.feedback.correct(message, Theme.SKILLS, noon, applies=True),
        lambda: ana.messages.confirm(message, replace(said, application_id=theirs), noon, today),
    ):
        with pytest.raises(NotFound, match="not in your list"):
            act()


def test_a_discarded_message_takes_its_readings_and_corrections_along(ana, message, noon):
    ana.messages.store_reading(message, READING, noon)
    ana.feedback.correct(message, Theme.SKILLS, noon, applies=True)
    ana.messages.forget(message)
    assert ana.messages.count() == 0
    assert b"missed numbers" not in ana.takeout.as_json(noon)


def test_messages_come_newest_first_page_by_page(ana, noon, today):
    ids = [ana.messages.keep(f"m{n}", today - timedelta(days=n), noon) for n in range(5)]
    assert [view.message_id for view in ana.messages.page(2)] == ids[:2]
    assert [view.message_id for view in ana.messages.page(2, 4)] == ids[4:]


def test_the_themes_that_count_stand_in_the_text_and_others_are_set_aside(ana, message, noon):
    ana.messages.store_reading(message, READING, noon)
    [one] = ana.feedback.themes(message)
    assert TEXT[one.start : one.end] == one.quote == "missed numbers"
    assert [aside.theme for aside in ana.feedback.set_aside(message)] == [Theme.SKILLS]


def test_a_correction_wins_over_every_reading_and_can_be_taken_back(ana, message, noon):
    ana.messages.store_reading(message, READING, noon)
    ana.feedback.correct(message, Theme.EXAMPLES_IMPACT, noon, applies=False)
    ana.messages.store_reading(message, READING, noon)
    assert ana.feedback.themes(message) == []
    assert ana.feedback.taken_away(message) == [Theme.EXAMPLES_IMPACT]
    ana.feedback.correct(message, Theme.EXAMPLES_IMPACT, noon, applies=True)
    assert [one.theme for one in ana.feedback.themes(message)] == [Theme.EXAMPLES_IMPACT]


def test_a_theme_added_by_the_person_keeps_the_stored_words(ana, message, noon):
    ana.feedback.correct(message, Theme.TEAM_FIT, noon, applies=True, quote="  Dear  ana ")
    [one] = ana.feedback.themes(message)
    assert (one.quote, one.origin) == ("Dear Ana", Origin.PERSON)


def test_words_that_do_not_stand_in_the_message_cannot_be_a_quote(ana, message, noon):
    with pytest.raises(InvalidInput, match="do not stand"):
        ana.feedback.correct(message, Theme.TEAM_FIT, noon, applies=True, quote="you were great")
    assert ana.feedback.themes(message) == []


def test_set_aside_findings_of_a_theme_do_not_count_as_found(ana, message, noon):
    only_aside = replace(READING, findings=READING.findings[1:])
    ana.messages.store_reading(message, only_aside, noon)
    assert ana.feedback.themes(message) == []
