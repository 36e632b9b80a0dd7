"""Debriefs through the workspace: parts, reasons, quotes, and what counts as a recollection."""

from dataclasses import replace

import pytest

from core.analysis.themes import theme_shares, told_rejections
from core.coaching.debrief import MOST_REASONS, Part, Reason
from core.errors import InvalidInput, NotFound
from core.vocabulary import Author, Evidence, MailKind, Stage, Theme
from core.workspace.debriefs import MAX_PART, NotAQuote
from core.workspace.messages import Confirmed

MAIL = "Thank you.  We chose someone with more experience in SQL."
GUESS = Reason("They knew somebody", Evidence.GUESS)
TOLD = Reason("The recruiter said SQL", Evidence.REPORTED, Theme.SKILLS)


def rejected(person, noon, today, company="Acme"):
    """An application that ended with a message; returns both ids."""
    message = person.messages.keep(f"{MAIL} {company}", today, noon)
    said = Confirmed(MailKind.REJECTION, today, company, "Analyst", Stage.INTERVIEW)
    return person.messages.confirm(message, said, noon, today), message


@pytest.fixture
def acme(ana, noon, today):
    return rejected(ana, noon, today)


def quote(message, words):
    return Reason("", Evidence.QUOTED, Theme.SKILLS, message, words)


def test_each_part_is_kept_without_the_others(ana, acme, noon, today):
    one, _ = acme
    first = ana.debriefs.write(one, {Part.EXPECTED: "an offer", Part.HAPPENED: ""}, noon, today)
    again = ana.debriefs.write(one, {Part.KEEP: "the example"}, noon, today)
    assert again == first
    (view,) = ana.debriefs.views()
    assert (view.parts[Part.EXPECTED], view.parts[Part.KEEP]) == ("an offer", "the example")
    ana.debriefs.write(one, {Part.EXPECTED: ""}, noon, today)
    assert ana.debriefs.about(one).parts[Part.EXPECTED] == ""


def test_nothing_at_all_and_too_much_are_refused(ana, acme, noon, today):
    for words in ({}, {Part.KEEP: " \n"}, {Part.KEEP: "x" * (MAX_PART + 1)}):
        with pytest.raises(InvalidInput):
            ana.debriefs.write(acme[0], words, noon, today)
    assert ana.debriefs.about(acme[0]) is None


def test_a_quote_holds_the_messages_own_words(ana, acme, noon, today):
    one, message = acme
    ana.debriefs.add_reason(one, quote(message, "WE CHOSE someone"), noon, today, "a")
    (reason,) = ana.debriefs.about(one).reasons
    assert reason.quote == reason.words == "We chose someone"
    assert reason.quote in ana.messages.one(message).text
    assert (reason.evidence, reason.message_id) == (Evidence.QUOTED, message)


@pytest.mark.parametrize("words", ["we hired your friend", "", "someone with less", "ose someo"])
def test_words_that_do_not_stand_in_the_message_are_no_quote(ana, acme, noon, today, words):
    if words == "ose someo":
        words = "ose  Someo"
    with pytest.raises(NotAQuote, match="something that you were told"):
        ana.debriefs.add_reason(acme[0], quote(acme[1], words), noon, today, "a")
    assert ana.debriefs.about(acme[0]) is None


def test_a_message_about_something_else_or_in_ones_own_words_is_no_source(ana, acme, noon, today):
    other, theirs = rejected(ana, noon, today, "Bolt")
    with pytest.raises(NotAQuote):
        ana.debriefs.add_reason(acme[0], quote(theirs, "We chose someone"), noon, today, "a")
    ana.feedback.say_author(theirs, Author.CANDIDATE)
    with pytest.raises(NotAQuote):
        ana.debriefs.add_reason(other, quote(theirs, "We chose someone"), noon, today, "b")
    assert ana.messages.about(other) == []


def test_what_is_no_quote_holds_no_message(ana, acme, noon, today):
    said = replace(GUESS, message_id=acme[1], quote="We chose someone")
    ana.debriefs.add_reason(acme[0], said, noon, today, "a")
    (reason,) = ana.debriefs.about(acme[0]).reasons
    assert (reason.message_id, reason.quote) == (None, "")


def test_a_form_that_was_sent_twice_adds_one_reason_and_a_sixth_is_refused(ana, acme, noon, today):
    for name in ("a", "a", "b", "c", "d", "e"):
        ana.debriefs.add_reason(acme[0], GUESS, noon, today, name)
    assert len(ana.debriefs.about(acme[0]).reasons) == MOST_REASONS
    with pytest.raises(InvalidInput, match="room for 5"):
        ana.debriefs.add_reason(acme[0], GUESS, noon, today, "f")
    ana.debriefs.remove_reason(ana.debriefs.about(acme[0]).reasons[0].cause_id)
    ana.debriefs.add_reason(acme[0], GUESS, noon, today, "f")


def test_a_theme_must_be_one_of_the_persons(ana, acme, noon, today):
    with pytest.raises(InvalidInput, match="theme is not in your list"):
        ana.debriefs.add_reason(acme[0], replace(GUESS, theme="nothing"), noon, today, "a")


def shares(person, author):
    frame, told = person.debriefs.told()
    return theme_shares(told_rejections(frame, author), told, author)


def test_what_was_reported_counts_as_a_recollection_and_never_as_the_employers_words(
    ana, acme, noon, today
):
    one, message = acme
    other, _ = rejected(ana, noon, today, "Bolt")
    ana.debriefs.add_reason(one, TOLD, noon, today, "a")
    ana.debriefs.add_reason(one, replace(GUESS, theme=Theme.TEAM_FIT), noon, today, "b")
    ana.debriefs.add_reason(one, quote(message, "experience in SQL"), noon, today, "c")
    ana.debriefs.add_reason(other, replace(TOLD, theme=None), noon, today, "d")
    found = shares(ana, Author.CANDIDATE)
    assert [(s.theme, s.share.count, s.share.total) for s in found.themes] == [("skills", 1, 2)]
    assert shares(ana, Author.EMPLOYER).rejections == 0


def test_a_merged_theme_takes_its_reasons_along(ana, acme, noon, today):
    ana.debriefs.add_reason(acme[0], TOLD, noon, today, "a")
    ana.themes.merge(Theme.SKILLS, Theme.PREPARATION, noon)
    assert [one.theme for one in shares(ana, Author.CANDIDATE).themes] == ["preparation"]


def test_a_conversation_of_an_open_application_is_no_rejection(ana, noon, today):
    one = ana.applications.add("Acme", "Analyst", applied_on=None, now=noon, today=today)
    ana.debriefs.add_reason(one, TOLD, noon, today, "a")
    assert ana.debriefs.told()[0].empty


def test_nobody_reaches_the_debriefs_of_another(ana, ben, acme, noon, today):
    one, message = acme
    ana.debriefs.add_reason(one, GUESS, noon, today, "a")
    view = ana.debriefs.about(one)
    own, _ = rejected(ben, noon, today)
    for forbidden in (
        lambda: ben.debriefs.one(view.debrief_id),
        lambda: ben.debriefs.about(one),
        lambda: ben.debriefs.write(one, {Part.KEEP: "mine"}, noon, today),
        lambda: ben.debriefs.add_reason(one, GUESS, noon, today, "b"),
        lambda: ben.debriefs.add_reason(own, quote(message, "We chose"), noon, today, "c"),
        lambda: ben.debriefs.remove_reason(view.reasons[0].cause_id),
        lambda: ben.debriefs.forget(view.debrief_id),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.debriefs.views() == []


def test_a_deleted_debrief_takes_its_reasons_along(ana, acme, noon, today):
    ana.debriefs.forget(ana.debriefs.add_reason(acme[0], TOLD, noon, today, "a"))
    assert ana.debriefs.views() == []
    assert ana.debriefs.told()[0].empty
