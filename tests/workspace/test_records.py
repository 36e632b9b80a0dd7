"""The person's own records as the coach may see them."""

from datetime import timedelta

import pytest
from sqlmodel import select

from core.analysis.themes import theme_shares, told_rejections
from core.coaching.debrief import Reason
from core.coaching.records import Kind, by_id, repeating
from core.reading.local import LocalReader
from core.reading.types import MailParts
from core.store.recover import Cause, Debrief, ExerciseUse
from core.store.trying import Experiment, Goal
from core.vocabulary import Author, Evidence, MailKind, PracticeKind, Stage, Theme
from core.workspace.conversations import Said
from core.workspace.messages import Confirmed
from tests.store.test_scope import fill

NO = "Unfortunately we chose someone else. Your knowledge of SQL was not deep enough."


def rejected(person, noon, today, company="Northwind", text=NO):
    message = person.messages.keep(f"{text} {company}", today, noon)
    person.messages.store_reading(message, LocalReader().read_mail(MailParts(text)), noon)
    said = Confirmed(MailKind.REJECTION, today, company, "Analyst", Stage.INTERVIEW)
    application = person.messages.confirm(message, said, noon, today)
    if all(one.theme != Theme.SKILLS for one in person.feedback.themes(message)):
        person.feedback.correct(message, Theme.SKILLS, noon, applies=True, quote="SQL")
    return application, message


def records(person, today, *, with_mood=True):
    return person.records.everything(today, with_mood=with_mood)


def test_employers_words_are_quoted_and_belong_to_their_application(ana, noon, today):
    application, message = rejected(ana, noon, today)
    one = by_id(records(ana, today))[f"feedback:{message}"]
    assert one.evidence is Evidence.QUOTED
    assert one.application_id == application
    assert any("SQL" in quote for quote in one.quotes)
    assert "Northwind, Analyst" in one.line


def test_a_theme_says_in_how_many_rejections_it_was_named(ana, noon, today):
    rejected(ana, noon, today)
    rejected(ana, noon, today, "Larkfield")
    (theme,) = repeating(records(ana, today))
    assert (theme.id, theme.count, theme.evidence) == ("theme:skills", 2, Evidence.QUOTED)
    assert "2 of 2 rejections" in theme.line


def test_what_a_person_recalls_is_their_account_and_never_a_quote(ana, noon, today):
    message = ana.feedback.recollect("On the phone: your SQL was weak.", today, noon)
    ana.feedback.correct(message, Theme.SKILLS, noon, applies=True, quote="your SQL was weak")
    one = by_id(records(ana, today))[f"feedback:{message}"]
    assert (one.evidence, one.quotes) == (Evidence.REPORTED, ())
    assert ana.feedback.author(message) is Author.CANDIDATE


def test_what_was_told_in_debriefs_repeats_for_the_coach_as_it_does_on_patterns(ana, noon, today):
    for company in ("Northwind", "Larkfield"):
        application, _ = rejected(ana, noon, today, company)
        told = Reason("The recruiter said SQL", Evidence.REPORTED, Theme.SKILLS)
        ana.debriefs.add_reason(application, told, noon, today, company)
    found = by_id(repeating(records(ana, today)))
    assert "2 of 2 rejections, by your recollections" in found["theme:skills-recalled"].line
    frame, mentions = ana.records.told()
    recalled = told_rejections(frame, Author.CANDIDATE)
    (one,) = theme_shares(recalled, mentions, Author.CANDIDATE).themes
    assert (one.theme, one.share.count, one.share.total) == (Theme.SKILLS, 2, 2)


def test_a_debrief_and_its_causes_carry_what_they_rest_on(ana, noon, today):
    application, _ = rejected(ana, noon, today)
    with ana.open_session() as session:
        debrief = Debrief(recorded_at=noon, day=today, application_id=application, keep="the start")
        session.add(debrief)
        session.flush()
        session.add(
            Cause(recorded_at=noon, debrief_id=debrief.id, words="nerves", evidence=Evidence.GUESS)
        )
    found = {one.kind: one for one in records(ana, today)}
    assert "keep: the start" in found[Kind.DEBRIEF].line
    assert found[Kind.DEBRIEF].application_id == application
    assert found[Kind.CAUSE].evidence is Evidence.GUESS
    assert "nerves" in found[Kind.CAUSE].line


def test_check_ins_are_two_numbers_without_the_note_and_gone_without_mood(ana, noon, today):
    ana.check_ins.add(valence=30, energy=60, day=today, now=noon, today=today, note="by the canal")
    (one,) = [one for one in records(ana, today) if one.kind is Kind.CHECK_IN]
    assert one.line == "Mood 30 of 100, energy 60 of 100"
    assert not [r for r in records(ana, today, with_mood=False) if r.kind is Kind.CHECK_IN]


def test_what_was_written_in_an_exercise_stays_there(ana, noon, today):
    with ana.open_session() as session:
        session.add(
            ExerciseUse(recorded_at=noon, exercise="E10", day=today, words="secret", helpful=7)
        )
    (one,) = [one for one in records(ana, today) if one.kind is Kind.EXERCISE_USE]
    assert "helpful 7 of 10" in one.line
    assert "secret" not in " ".join(one.line for one in records(ana, today))


def test_what_was_tried_planned_practised_and_remembered_is_there(ana, noon, today):
    with ana.open_session() as session:
        session.add_all(
            [
                Experiment(
                    recorded_at=noon, change="Rehearse aloud", if_words="a call comes",
                    then_words="I say it twice", starts_on=today, stage=Stage.INTERVIEW,
                ),
                Goal(recorded_at=noon, words="Ask Noa", if_words="i", then_words="t", due=today),
            ]
        )  # fmt: skip
    ana.growth.practise(PracticeKind.QUESTIONS, 7, today, noon, today, uid="p")
    talk = ana.conversations.begin(today, noon, "t")
    turn = ana.conversations.answer(talk, Said("Breathe first [debrief:9].", "m"), noon, "u")
    ana.conversations.pin(turn, pinned=True)
    lines = {one.kind: one.line for one in records(ana, today)}
    assert lines[Kind.EXPERIMENT] == "Rehearse aloud: if a call comes, then I say it twice"
    assert lines[Kind.GOAL].startswith("Ask Noa")
    assert "answers to likely questions, 7 of 10" in lines[Kind.PRACTICE]
    assert lines[Kind.PINNED] == "Breathe first."


def test_how_many_answered_is_counted_with_its_total(ana, noon, today):
    early = today - timedelta(days=60)
    ana.applications.add("Northwind", "Analyst", applied_on=early, now=noon, today=today)
    found = by_id(records(ana, today))["count:heard_back"]
    assert found.line.startswith("You heard back from 0 of 1 application")


def test_nobody_sees_the_records_of_another_and_looking_writes_nothing(ana, ben, noon, today):
    fill(ana, noon, today)
    before = ana.revision
    assert records(ana, today)
    assert ana.revision == before
    assert records(ben, today) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_id_is_there_once_and_can_be_cited(ana, noon, today, kind):
    fill(ana, noon, today)
    ids = [one.id for one in records(ana, today) if one.kind is kind]
    assert len(ids) == len(set(ids))
    with ana.open_session() as session:
        assert len(session.exec(select(Debrief)).all()) == 1
