"""Times of doing exercises, what was put away, and the facts behind an offer."""

import json
from datetime import timedelta

import pytest

from core.coaching.debrief import Part, Reason
from core.errors import InvalidInput, NotFound
from core.store.recover import Answers, Debrief
from core.store.trying import Appointment
from core.vocabulary import Disposition, Emotion, Evidence, Questionnaire, Stage
from core.workspace.exercises import MAX_WORDS
from core.workspace.experiment_rows import Choice
from core.workspace.thoughts import SaidThought
from tests.workspace.test_debriefs import rejected

HOUR = timedelta(hours=1)


def application(person, noon, today, company="Northwind"):
    return person.applications.add(company, "Analyst", applied_on=today, now=noon, today=today)


def reject(person, application_id, at, today):
    person.applications.close(application_id, Disposition.REJECTED, today, at, today)


def test_the_same_form_sent_twice_is_stored_once(ana, noon, today):
    first = ana.exercises.finish("E3", "what a camera saw", today, noon, "form-1")
    again = ana.exercises.finish("E3", "what a camera saw", today, noon, "form-1")
    assert first == again
    assert len(ana.exercises.uses()) == 1
    assert ana.exercises.words("E3", 5) == [(first, today, "what a camera saw")]


def test_the_words_are_not_readable_in_the_file(ana, home, noon, today):
    ana.exercises.finish("E1", "a canary by the window", today, noon, "form-1")
    stored = b"".join(path.read_bytes() for path in home.glob("rebound.db*"))
    assert b"canary" not in stored
    row = json.loads(ana.takeout.as_json(noon))["tables"]["exerciseuse"][0]
    assert row["words"] == "a canary by the window"


def test_a_rating_is_optional_and_can_be_given_later(ana, noon, today):
    use = ana.exercises.finish("E10", "", today, noon, "form-1")
    assert ana.exercises.uses()["helpful"].tolist() == [None]
    ana.exercises.rate(use, 7)
    assert ana.exercises.uses()[["exercise", "helpful"]].to_numpy().tolist() == [["E10", 7]]
    ana.exercises.rate(use, None)
    assert ana.exercises.uses()["helpful"].tolist() == [None]


@pytest.mark.parametrize("helpful", [-1, 11])
def test_a_rating_off_the_scale_is_refused(ana, noon, today, helpful):
    use = ana.exercises.finish("E10", "", today, noon, "form-1")
    with pytest.raises(InvalidInput, match="0 to 10"):
        ana.exercises.rate(use, helpful)


def test_an_unknown_exercise_and_too_many_words_are_sentences(ana, noon, today):
    with pytest.raises(InvalidInput, match="not in the list"):
        ana.exercises.finish("E99", "", today, noon, "a")
    with pytest.raises(InvalidInput, match="20,001"):
        ana.exercises.finish("E1", "x" * (MAX_WORDS + 1), today, noon, "b")
    assert ana.exercises.uses().empty


def test_nobody_reaches_what_another_did(ana, ben, noon, today):
    use = ana.exercises.finish("E1", "mine", today, noon, "form-1")
    theirs = application(ana, noon, today)
    for forbidden in (
        lambda: ben.exercises.rate(use, 3),
        lambda: ben.exercises.forget(use),
        lambda: ben.exercises.dismiss("E17", noon, theirs),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.exercises.words("E1", 5) == []
    assert ben.exercises.uses().empty
    assert ben.exercises.facts(noon).put_away == ()


def test_one_time_can_be_forgotten(ana, noon, today):
    ana.exercises.forget(ana.exercises.finish("E1", "mine", today, noon, "form-1"))
    assert ana.exercises.uses().empty


def test_what_was_put_away_is_remembered_with_its_rejection(ana, noon, today):
    one = application(ana, noon, today)
    ana.exercises.dismiss("E9", noon - 80 * HOUR)
    ana.exercises.dismiss("E17", noon - 80 * HOUR, one)
    assert [(a.exercise, a.application_id) for a in ana.exercises.dismissals()] == [
        ("E9", None),
        ("E17", one),
    ]
    assert [a.exercise for a in ana.exercises.facts(noon).put_away] == ["E17"]


def test_the_newest_check_in_of_its_own_day_counts(ana, noon, today):
    ana.check_ins.add(
        valence=30, energy=80, emotions=[Emotion.ANGER], day=today, now=noon, today=today
    )
    yesterday = today - timedelta(days=1)
    ana.check_ins.add(valence=90, energy=10, day=yesterday, now=noon + HOUR, today=today)
    found = ana.exercises.facts(noon).check_in
    assert (found.at, found.valence, found.energy) == (noon, 30, 80)
    assert found.emotions == (Emotion.ANGER,)


def test_the_newest_rejection_that_holds_counts(ana, noon, today):
    assert ana.exercises.facts(noon).rejection is None
    first, second = application(ana, noon, today), application(ana, noon, today, "Acme")
    reject(ana, first, noon, today)
    reject(ana, second, noon + HOUR, today)
    found = ana.exercises.facts(noon).rejection
    assert (found.application_id, found.logged_at, found.day) == (second, noon + HOUR, today)
    ana.applications.reopen(second, noon + 2 * HOUR, today)
    assert ana.exercises.facts(noon).rejection.application_id == first
    line = ana.applications.history(first)[-1]
    ana.applications.retract(first, line.uid, noon + 3 * HOUR, today)
    assert ana.exercises.facts(noon).rejection is None


def test_being_ready_counts_for_the_rejection_that_it_was_said_of(ana, noon, today):
    first, second = application(ana, noon, today), application(ana, noon, today, "Brightwell")
    reject(ana, first, noon, today)
    ana.experiments.say_ready(first, noon, today)
    assert ana.exercises.facts(noon).rejection.is_ready
    reject(ana, second, noon + HOUR, today)
    assert not ana.exercises.facts(noon).rejection.is_ready


def test_no_response_is_no_rejection(ana, noon, today):
    one = application(ana, noon, today)
    ana.applications.close(one, Disposition.NO_RESPONSE, today, noon, today)
    assert ana.exercises.facts(noon).rejection is None


def test_a_debrief_is_seen(ana, noon, today):
    one = application(ana, noon, today)
    reject(ana, one, noon, today)
    assert not ana.exercises.facts(noon).rejection.is_debriefed
    with ana.open_session() as session:
        session.add(Debrief(recorded_at=noon, application_id=one, day=today))
    assert ana.exercises.facts(noon).rejection.is_debriefed


@pytest.mark.parametrize(
    ("answers", "expected"),
    [([1, 1, 1, 1, 1, 4, 1], 4), ([1, 1, 1, 1, 1, None, 1], None), ([1], None)],
)
def test_confidence_is_the_sixth_weekly_answer(ana, noon, today, answers, expected):
    with ana.open_session() as session:
        session.add(
            Answers(
                recorded_at=noon, day=today, questionnaire=Questionnaire.WEEKLY, answers=answers
            )
        )
    found = ana.exercises.facts(noon).confidence
    assert found == (None if expected is None else (today, expected))


def test_the_next_interview_that_is_still_to_come_counts(ana, noon, today):
    one = application(ana, noon, today)
    with ana.open_session() as session:
        for hours in (-5, 30, 50):
            session.add(
                Appointment(
                    recorded_at=noon,
                    application_id=one,
                    starts_at=noon + hours * HOUR,
                    stage=Stage.INTERVIEW,
                )
            )
    assert ana.exercises.facts(noon).interview_at == noon + 30 * HOUR


def test_words_of_the_last_two_days_come_with_their_time(ana, noon, today):
    ana.exercises.finish("E1", "long ago", today, noon - 60 * HOUR, "a")
    ana.exercises.finish("E1", "just now", today, noon, "b")
    ana.exercises.finish("E10", "", today, noon, "c")
    ana.check_ins.add(valence=1, energy=1, note="a note", day=today, now=noon, today=today)
    assert sorted(ana.exercises.words_lately(noon)) == [(noon, "a note"), (noon, "just now")]
    assert [name for name, _ in ana.exercises.facts(noon).used] == ["E1", "E10"]


def test_what_a_thought_and_a_look_back_say_are_words_too(ana, noon, today):
    ana.thoughts.add(SaidThought("a no", "a thought", Emotion.ANGER, 80), noon, today, "t")
    acme = ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    ana.debriefs.write(acme, {Part.HAPPENED: "what happened"}, noon, today)
    said = {words for _, words in ana.exercises.words_lately(noon)}
    assert said == {"a no", "a thought", "what happened"}


def heard(person, now):
    return {(at, words) for at, words in person.exercises.words_lately(now)}


def test_words_that_were_added_to_an_older_look_back_count_from_then(ana, noon, today):
    acme = application(ana, noon, today)
    week_ago = noon - timedelta(days=7)
    ana.debriefs.write(acme, {Part.HAPPENED: "facts"}, week_ago, week_ago.date())
    assert heard(ana, noon) == set()
    ana.debriefs.write(acme, {Part.CHANGE: "heavy words"}, noon, today)
    assert (noon, "heavy words") in heard(ana, noon)
    assert ana.debriefs.about(acme).day == week_ago.date()


def test_the_sentence_for_both_sides_counts_from_when_it_was_written(ana, noon, today):
    week_ago = noon - timedelta(days=7)
    said = SaidThought("a no", "a thought", Emotion.ANGER, 80)
    one = ana.thoughts.add(said, week_ago, week_ago.date(), "t")
    ana.thoughts.balance(one, "heavy words", None, noon)
    assert (noon, "heavy words") in heard(ana, noon)
    assert ana.thoughts.one(one).day == week_ago.date()


def test_goals_changes_reasons_drafts_and_recollections_are_words_too(ana, noon, today):
    acme = application(ana, noon, today)
    ana.goals.add("a goal", "it is noon", "I call", due=today, now=noon, today=today, uid="g")
    choice = Choice("a change", "it is so", "I do it", today, Stage.INTERVIEW, None, None)
    ana.experiments.choose(choice, noon, today, "e")
    guess = Reason("a reason", Evidence.GUESS)
    ana.debriefs.add_reason(acme, guess, noon, today, "r")
    ana.feedback_requests.keep(acme, "a draft", noon, today)
    ana.feedback.recollect("what they said", today, noon)
    assert {"a goal", "a change", "a reason", "a draft", "what they said"} <= {
        words for _, words in heard(ana, noon)
    }


def test_an_employers_words_are_not_the_persons(ana, noon, today):
    acme, message = rejected(ana, noon, today)
    quote = "We chose someone with more experience in SQL."
    ana.debriefs.add_reason(
        acme, Reason("why", Evidence.QUOTED, None, message, quote), noon, today, "r"
    )
    assert heard(ana, noon) == {(noon, "why")}
