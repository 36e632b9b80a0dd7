"""Practice and the people a person knows, through the workspace."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.vocabulary import PracticeKind, Tie


@pytest.fixture
def noa(ana, noon, today):
    return ana.growth.add_contact(
        "Noa", Tie.WORKED_TOGETHER, today - timedelta(days=9), noon, today, uid="form-1"
    )


def test_practice_keeps_its_day_kind_and_score(ana, noon, today):
    ana.growth.practise(PracticeKind.QUESTIONS, 7, today, noon, today, uid="a")
    frame = ana.growth.practices()
    assert frame[["day", "kind", "score"]].to_numpy().tolist() == [[today, "questions", 7]]


def test_the_same_form_sent_twice_is_stored_once(ana, noon, today, noa):
    for _ in range(2):
        ana.growth.practise(PracticeKind.QUESTIONS, 7, today, noon, today, uid="a")
        again = ana.growth.add_contact("Noa", Tie.FRIEND, today, noon, today, uid="form-1")
        assert again == noa
    assert len(ana.growth.practices()) == 1
    assert len(ana.growth.contacts()) == 1


@pytest.mark.parametrize("score", [-1, 11])
def test_a_score_off_the_scale_is_refused(ana, noon, today, score):
    with pytest.raises(InvalidInput, match="0 to 10"):
        ana.growth.practise(PracticeKind.QUESTIONS, score, today, noon, today, uid="a")


def test_a_day_to_come_is_refused(ana, noon, today, noa):
    tomorrow = today + timedelta(days=1)
    with pytest.raises(InvalidInput):
        ana.growth.practise(PracticeKind.QUESTIONS, 5, tomorrow, noon, today, uid="a")
    with pytest.raises(InvalidInput):
        ana.growth.talk(noa, tomorrow, noon, today)


def test_two_talks_on_one_day_are_one(ana, noon, today, noa):
    for _ in range(2):
        ana.growth.talk(noa, today, noon, today)
    (seen,) = ana.growth.contacts()
    assert (seen.name, seen.talks, seen.last_talk) == ("Noa", 1, today)


def test_who_is_forgotten_leaves_nothing_behind(ana, noon, today, noa):
    ana.growth.talk(noa, today, noon, today)
    ana.growth.forget_contact(noa)
    assert ana.growth.contacts() == []
    assert ana.growth.talks().empty


def test_nobody_reaches_the_people_of_another(ana, ben, noon, today, noa):
    practice = ana.growth.practise(PracticeKind.QUESTIONS, 7, today, noon, today, uid="a")
    for forbidden in (
        lambda: ben.growth.talk(noa, today, noon, today),
        lambda: ben.growth.forget_contact(noa),
        lambda: ben.growth.forget_practice(practice),
    ):
        with pytest.raises(NotFound):
            forbidden()
    assert ben.growth.contacts() == []


def test_a_name_that_is_empty_is_refused(ana, noon, today):
    with pytest.raises(InvalidInput):
        ana.growth.add_contact("  ", Tie.OTHER, today, noon, today, uid="b")
