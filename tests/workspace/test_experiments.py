"""Experiments through the workspace: one at a time, fixed once chosen, nothing lost by parking."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.store.recover import Cause, Debrief
from core.vocabulary import Disposition, Evidence, Mark, Stage, Theme
from core.workspace.experiment_rows import Choice


@pytest.fixture
def refused(ana, noon, today):
    """An application of Ana's that ended with a no."""
    one = ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    ana.applications.close(one, Disposition.REJECTED, today, noon, today)
    return one


@pytest.fixture
def choice(refused, today):
    return Choice(
        "Say the number first", "If they ask", "then I count", today, Stage.INTERVIEW,
        Theme.EXAMPLES_IMPACT, refused,
    )  # fmt: skip


@pytest.fixture
def tried(ana, choice, noon, today):
    return ana.experiments.choose(choice, noon, today, "e")


def say(person, mark, noon, today, experiment_id):
    person.experiments.say(mark, noon, today, experiment_id=experiment_id)


def marks(person, experiment_id):
    return [one.mark for one in person.experiments.one(experiment_id).marks]


def test_an_experiment_keeps_what_was_chosen(ana, choice, tried, noon):
    view = ana.experiments.one(tried)
    assert view.choice == replace(choice, if_words="they ask", then_words="I count")
    assert view.chosen_at == noon
    assert view.held.is_open


def test_a_form_sent_twice_chooses_once(ana, choice, tried, noon, today):
    assert ana.experiments.choose(choice, noon, today, "e") == tried
    assert len(ana.experiments.views()) == 1


def test_a_start_in_the_past_is_refused(ana, choice, noon, today):
    with pytest.raises(InvalidInput, match="before anything comes of it"):
        ana.experiments.choose(
            replace(choice, starts_on=today - timedelta(days=1)), noon, today, "e"
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"change": "  "}, {"change": "x" * 401}, {"if_words": "If"}, {"then_words": ""},
        {"stage": Stage.OFFER}, {"theme": "nothing like it"},
    ],
)  # fmt: skip
def test_what_cannot_be_an_experiment_is_refused_with_a_sentence(ana, choice, noon, today, wrong):
    with pytest.raises(InvalidInput):
        ana.experiments.choose(replace(choice, **wrong), noon, today, "e")
    assert ana.experiments.views() == []


def test_the_start_and_the_words_stay_whatever_is_said_later(ana, tried, noon, today):
    before = ana.experiments.one(tried).choice
    later = today + timedelta(days=30)
    ana.experiments.practise(tried, later, noon, later, "p")
    for mark in (Mark.PARKED, Mark.RESUMED, Mark.KEPT, Mark.RESUMED, Mark.DROPPED):
        say(ana, mark, noon, later, tried)
    assert ana.experiments.one(tried).choice == before
    assert not {"update", "change", "move", "restart"} & set(dir(ana.experiments))


def test_a_second_change_waits_until_the_first_is_parked(ana, choice, tried, noon, today):
    with pytest.raises(InvalidInput, match="park it"):
        ana.experiments.choose(choice, noon, today, "second")
    say(ana, Mark.PARKED, noon, today, tried)
    second = ana.experiments.choose(choice, noon, today, "second")
    with pytest.raises(InvalidInput, match="One change at a time"):
        say(ana, Mark.RESUMED, noon, today, tried)
    say(ana, Mark.DROPPED, noon, today, second)
    say(ana, Mark.RESUMED, noon, today, tried)
    assert ana.experiments.one(tried).held.is_open


def test_parking_loses_nothing(ana, tried, noon, today):
    ana.experiments.practise(tried, today, noon, today, "p")
    before = ana.experiments.one(tried)
    say(ana, Mark.PARKED, noon, today, tried)
    say(ana, Mark.RESUMED, noon, today, tried)
    after = ana.experiments.one(tried)
    assert after.choice == before.choice
    assert after.marks[: len(before.marks)] == before.marks
    assert after.held == before.held


@pytest.mark.parametrize("mark", [Mark.PARKED, Mark.KEPT, Mark.DROPPED])
def test_a_second_click_adds_nothing(ana, tried, noon, today, mark):
    for _ in range(2):
        say(ana, mark, noon, today, tried)
    assert marks(ana, tried) == [mark]


def test_resuming_what_is_open_adds_nothing(ana, tried, noon, today):
    say(ana, Mark.RESUMED, noon, today, tried)
    assert marks(ana, tried) == []


def test_practice_is_noted_once_a_form_and_not_ahead_of_its_day(ana, tried, noon, today):
    for uid in ("p", "p", "q"):
        ana.experiments.practise(tried, today, noon, today, uid)
    with pytest.raises(InvalidInput):
        ana.experiments.practise(tried, today + timedelta(days=1), noon, today, "r")
    assert marks(ana, tried) == [Mark.PRACTISED] * 2


def test_a_later_application_is_linked_once_and_never_the_one_it_came_from(
    ana, tried, refused, noon, today
):
    later = ana.applications.add("Birch", "Analyst", applied_on=today, now=noon, today=today)
    for _ in range(2):
        ana.experiments.use(tried, later, noon, today)
    with pytest.raises(InvalidInput, match="it came from"):
        ana.experiments.use(tried, refused, noon, today)
    assert ana.experiments.one(tried).used_in == (later,)
    assert marks(ana, tried) == [Mark.APPLIED]


def test_only_what_was_entered_by_mistake_is_removed(ana, tried, choice, noon, today):
    ana.experiments.remove(tried)
    assert ana.experiments.views() == []
    second = ana.experiments.choose(choice, noon, today, "second")
    ana.experiments.practise(second, today, noon, today, "p")
    with pytest.raises(InvalidInput, match="so it stays"):
        ana.experiments.remove(second)


def test_a_rejection_can_be_parked_before_anything_was_chosen(ana, refused, noon, today):
    for mark, parked in ((Mark.PARKED, {refused}), (Mark.RESUMED, set())):
        for _ in range(2):
            ana.experiments.say(mark, noon, today, application_id=refused)
        assert ana.experiments.parked_rejections() == parked
    assert len(ana.experiments.background(refused).marks) == 2


def test_ready_is_said_once(ana, refused, noon, today):
    for _ in range(2):
        ana.experiments.say_ready(refused, noon, today)
    known = ana.experiments.background(refused)
    assert (known.ready_on, len(known.marks)) == (today, 1)


def test_a_rejection_was_logged_when_its_end_was_written_down(ana, refused, noon, today):
    assert ana.experiments.background(refused).logged_at == noon
    ana.applications.reopen(refused, noon, today)
    assert ana.experiments.background(refused).logged_at is None


def test_the_newest_debrief_is_what_one_starts_from(ana, refused, noon, today):
    with ana.open_session() as session:
        for number in range(2):
            debrief = Debrief(
                recorded_at=noon, application_id=refused, day=today, change=f"change {number}"
            )
            session.add(debrief)
            session.flush()
            session.add(
                Cause(
                    recorded_at=noon, debrief_id=debrief.id, words="w", evidence=Evidence.GUESS,
                    theme=[Theme.SKILLS, Theme.MOTIVATION][number],
                )
            )  # fmt: skip
    known = ana.experiments.background(refused)
    assert (known.change, known.themes, known.debriefed_on) == ("change 1", ("motivation",), today)


def test_nobody_reaches_the_experiments_of_another(ana, ben, tried, refused, choice, noon, today):
    theirs = ben.applications.add("Cole", "Analyst", applied_on=today, now=noon, today=today)
    for forbidden in (
        lambda: ben.experiments.one(tried),
        lambda: ben.experiments.practise(tried, today, noon, today, "p"),
        lambda: ben.experiments.use(tried, theirs, noon, today),
        lambda: ana.experiments.use(tried, theirs, noon, today),
        lambda: say(ben, Mark.DROPPED, noon, today, tried),
        lambda: ben.experiments.remove(tried),
        lambda: ben.experiments.background(refused),
        lambda: ben.experiments.say_ready(refused, noon, today),
        lambda: ben.experiments.say(Mark.PARKED, noon, today, application_id=refused),
        lambda: ben.experiments.choose(choice, noon, today, "x"),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.experiments.views() == []
