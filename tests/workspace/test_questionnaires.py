"""Answers to questionnaires: stored once, one's own, and not too often."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.vocabulary import Questionnaire

PHQ = Questionnaire.PHQ_4


def test_answers_are_stored_as_they_are_and_what_is_missing_stays_missing(ana, ben, today, noon):
    ana.questionnaires.add(PHQ, [1, None, 2, 1], today, noon, uid="a")
    assert ana.questionnaires.frame(PHQ)["answers"].tolist() == [[1, None, 2, 1]]
    assert ana.questionnaires.last_days() == {PHQ: today}
    assert ben.questionnaires.frame(PHQ).empty
    assert ben.questionnaires.last_days() == {}


def test_a_form_that_is_sent_twice_is_stored_once(ana, today, noon):
    ids = {ana.questionnaires.add(PHQ, [0, 0, 0, 0], today, noon, uid="a") for _ in range(2)}
    assert len(ids) == 1
    assert len(ana.questionnaires.frame(PHQ)) == 1


def test_it_cannot_be_answered_again_before_its_window_has_passed(ana, today, noon):
    ana.questionnaires.add(PHQ, [0, 0, 0, 0], today, noon, uid="a")
    with pytest.raises(InvalidInput, match="again from 16/11/2026"):
        ana.questionnaires.add(PHQ, [1, 1, 1, 1], today + timedelta(days=13), noon, uid="b")
    ana.questionnaires.add(PHQ, [1, 1, 1, 1], today + timedelta(days=14), noon, uid="c")
    assert len(ana.questionnaires.frame(PHQ)) == 2


@pytest.mark.parametrize("answers", [[0, 0, 0], [0, 0, 0, 4], [-1, 0, 0, 0], [None] * 4])
def test_answers_that_cannot_be_are_refused_with_a_sentence(ana, today, noon, answers):
    with pytest.raises(InvalidInput):
        ana.questionnaires.add(PHQ, answers, today, noon, uid="a")
    assert ana.questionnaires.frame(PHQ).empty


def test_answers_can_be_removed_by_their_owner_only(ana, ben, today, noon):
    answers_id = ana.questionnaires.add(PHQ, [0, 0, 0, 0], today, noon, uid="a")
    with pytest.raises(NotFound):
        ben.questionnaires.forget(answers_id)
    ana.questionnaires.forget(answers_id)
    assert ana.questionnaires.frame(PHQ).empty
