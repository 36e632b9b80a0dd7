"""A person's own view of themes: every step is stored, holds, and can be undone."""

from dataclasses import replace

import pytest

from core.analysis.agreement import Trust
from core.errors import InvalidInput, NotFound
from core.reading.types import Finding, MailReading
from core.vocabulary import Author, MailKind, Origin, QuoteCheck, Theme

TEXT = "Your SQL was thin. The answers were long, and you seemed nervous."
FOUND = {
    Theme.SKILLS: "Your SQL was thin",
    Theme.COMMUNICATION: "The answers were long",
    Theme.CONFIDENCE: "you seemed nervous",
}


def finding(theme, quote):
    start = TEXT.index(quote)
    end = start + len(quote)
    return Finding(theme, quote, start, end, 0.8, Origin.RULE, QuoteCheck.VERIFIED)


READING = MailReading(
    kind=MailKind.REJECTION,
    kind_score=1.0,
    company="Acme",
    role="Analyst",
    findings=tuple(finding(theme, quote) for theme, quote in FOUND.items()),
    language="en",
    engine="test-1",
)


@pytest.fixture
def message(ana, noon, today):
    number = ana.messages.keep(TEXT, today, noon)
    ana.messages.store_reading(number, READING, noon)
    return number


def seen(person, message):
    return {one.theme: one.quote for one in person.feedback.themes(message)}


def test_a_renamed_theme_keeps_its_findings_under_the_new_name(ana, message, noon):
    ana.themes.rename(Theme.SKILLS, "  SQL  again ", noon)

    assert ana.themes.names().labels == {"skills": "SQL again"}
    assert "skills" in seen(ana, message)


def test_a_merge_takes_along_what_is_read_later(ana, message, noon, today):
    ana.themes.merge(Theme.CONFIDENCE, Theme.COMMUNICATION, noon)
    later = ana.messages.keep(f"{TEXT} Regards", today, noon)
    ana.messages.store_reading(later, READING, noon)

    for one in (message, later):
        assert set(seen(ana, one)) == {"skills", "communication"}
    assert Theme.CONFIDENCE not in ana.themes.names().choices


def test_a_split_puts_the_chosen_messages_under_the_new_theme_and_is_undone_as_one(
    ana, message, noon, today
):
    other = ana.messages.keep(f"{TEXT} Regards", today, noon)
    ana.messages.store_reading(other, READING, noon)
    new = ana.themes.split(Theme.SKILLS, "Databases", [message], noon)

    assert seen(ana, message)[new] == "Your SQL was thin"
    assert "skills" in seen(ana, other)
    (step,) = ana.themes.history()
    ana.themes.undo(step.step, noon)
    assert "skills" in seen(ana, message)
    assert new not in ana.themes.names().choices


def test_a_finding_is_moved_to_a_theme_of_ones_own_with_its_words(ana, message, noon):
    own = ana.themes.add("Pacing", noon)
    ana.feedback.move(message, Theme.COMMUNICATION, own, noon)

    assert seen(ana, message)[own] == "The answers were long"
    assert "communication" not in seen(ana, message)


def test_every_step_is_in_the_history_and_is_undone_and_done_again(ana, message, noon):
    own = ana.themes.add("Pacing", noon)
    ana.feedback.move(message, Theme.COMMUNICATION, own, noon)
    ana.feedback.correct(message, Theme.SKILLS, noon, applies=False)
    ana.feedback.correct(message, own, noon, applies=True, quote="nervous")
    ana.themes.rename(own, "Tempo", noon)
    ana.themes.merge(Theme.CONFIDENCE, own, noon)
    ana.feedback.find_right(message, noon)
    before, steps = seen(ana, message), ana.themes.history()

    assert len(steps) == 7
    for step in steps:
        ana.themes.undo(step.step, noon)
    assert seen(ana, message) == {str(theme): quote for theme, quote in FOUND.items()}
    assert all(step.is_undone for step in ana.themes.history())
    for step in steps[::-1]:
        ana.themes.undo(step.step, noon)
    assert seen(ana, message) == before
    assert not any(step.is_undone for step in ana.themes.history())


def test_a_newer_reading_keeps_every_correction_and_says_what_changed(ana, message, noon):
    own = ana.themes.add("Pacing", noon)
    ana.feedback.correct(message, Theme.SKILLS, noon, applies=False)
    ana.feedback.move(message, Theme.COMMUNICATION, own, noon)
    before = seen(ana, message)
    assert ana.feedback.changes(message) is None
    newer = replace(
        READING,
        engine="test-2",
        findings=(*READING.findings[:2], finding(Theme.TEAM_FIT, "you seemed nervous")),
    )
    ana.messages.store_reading(message, newer, noon)

    changes = ana.feedback.changes(message)
    assert (changes.new, changes.gone) == (("team_fit",), ("confidence",))
    assert ana.feedback.read_by(message).engine == "test-2"
    after = seen(ana, message)
    assert after[own] == before[own]
    assert "skills" not in after
    assert set(after) == {own, "team_fit"}


@pytest.mark.parametrize("label", ["", "   ", "x" * 201, "communication", " COMMUNICATION "])
def test_a_name_that_is_missing_too_long_or_taken_is_a_sentence(ana, message, noon, label):
    for act in (
        lambda: ana.themes.add(label, noon),
        lambda: ana.themes.rename(Theme.SKILLS, label, noon),
        lambda: ana.themes.split(Theme.SKILLS, label, [message], noon),
    ):
        with pytest.raises(InvalidInput):
            act()
    assert ana.themes.history() == []


def test_themes_that_are_not_offered_are_refused(ana, message, noon):
    ana.themes.merge(Theme.SKILLS, Theme.TEAM_FIT, noon)
    for act in (
        lambda: ana.themes.rename("nothing", "A name", noon),
        lambda: ana.themes.merge(Theme.TEAM_FIT, Theme.SKILLS, noon),
        lambda: ana.themes.merge(Theme.TEAM_FIT, Theme.TEAM_FIT, noon),
        lambda: ana.themes.split(Theme.TEAM_FIT, "New", [], noon),
        lambda: ana.feedback.move(message, Theme.TEAM_FIT, Theme.SKILLS, noon),
        lambda: ana.feedback.move(message, Theme.TEAM_FIT, Theme.TEAM_FIT, noon),
        lambda: ana.feedback.correct(message, "f" * 32, noon, applies=True),
    ):
        with pytest.raises(InvalidInput):
            act()
    assert len(ana.themes.history()) == 1


def test_another_persons_themes_steps_and_messages_are_not_there(ana, ben, message, noon, today):
    own = ana.themes.add("Pacing", noon)
    (step,) = ana.themes.history()
    mine = ben.messages.keep("Ben's", today, noon)

    assert ben.themes.names().own == ()
    assert ben.themes.history() == []
    for act in (
        lambda: ben.themes.undo(step.step, noon),
        lambda: ben.themes.split(Theme.SKILLS, "New", [message], noon),
        lambda: ben.feedback.move(message, Theme.SKILLS, Theme.TEAM_FIT, noon),
        lambda: ben.feedback.find_right(message, noon),
        lambda: ben.feedback.say_author(message, Author.CANDIDATE),
        lambda: ben.feedback.changes(message),
        lambda: ben.feedback.read_by(message),
    ):
        with pytest.raises(NotFound, match="not in your list"):
            act()
    with pytest.raises(InvalidInput, match="not in your list"):
        ben.feedback.correct(mine, own, noon, applies=True)
    assert ben.feedback.mentions().mentions == []


def test_names_and_words_stand_encrypted_in_the_database(ana, message, noon, home):
    ana.themes.add("Quietcanary", noon)
    ana.feedback.correct(message, Theme.TEAM_FIT, noon, applies=True, quote="you seemed nervous")
    stored = b"".join(one.read_bytes() for one in home.glob("rebound.db*"))

    assert b"Quietcanary" not in stored
    assert b"you seemed nervous" not in stored


def test_corrections_come_back_from_a_takeout(ana, ben, message, noon):
    own = ana.themes.add("Pacing", noon)
    ana.feedback.move(message, Theme.COMMUNICATION, own, noon)
    ana.feedback.say_author(message, Author.CANDIDATE)
    ben.takeout.restore(ana.takeout.as_json(noon))
    (restored,) = ben.messages.page(5)

    assert ben.themes.names().labels == {own: "Pacing"}
    assert seen(ben, restored.message_id) == seen(ana, message)
    assert ben.feedback.author(restored.message_id) is Author.CANDIDATE


def test_agreement_is_known_once_enough_messages_were_looked_through(ana, message, noon, today):
    for number in range(9):
        other = ana.messages.keep(f"{TEXT} {number}", today, noon)
        ana.messages.store_reading(other, READING, noon)
        ana.feedback.correct(other, Theme.SKILLS, noon, applies=number < 4)
    assert ana.themes.agreement(Theme.SKILLS).trust is Trust.TOO_FEW
    ana.feedback.find_right(message, noon)

    found = ana.themes.agreement(Theme.SKILLS)
    assert (found.messages, found.both, found.only_reader) == (10, 5, 5)
    assert found.trust is Trust.DIFFER
    assert ana.themes.agreement(Theme.CONFIDENCE).alpha is None
    assert ana.themes.agreement(ana.themes.add("Pacing", noon)) is None
