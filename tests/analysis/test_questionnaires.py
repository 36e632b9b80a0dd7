"""Questionnaires: the published scoring, and nothing made up for what is missing."""

from itertools import product

import pytest

from core.analysis.questionnaire_sentences import INCOMPLETE, answers_sentence
from core.analysis.questionnaires import (
    BrcsBand,
    Move,
    Phq4Band,
    Who5,
    brcs,
    phq_4,
    who_5,
    who_5_move,
)
from core.vocabulary import Questionnaire

WEEK = ("disappointment", "self-doubt", "anger", "interview anxiety", "weariness", "confidence")


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("answers", "percent", "low", "very_low"),
    [
        ([3, 3, 3, 2, 2], 52, False, False),
        ([3, 2, 3, 2, 2], 48, True, False),
        ([2, 1, 2, 1, 1], 28, True, True),
        ([5] * 5, 100, False, False),
    ],
)
def test_who_5_as_topp_and_others_2015_score_it(answers, percent, low, very_low):
    score = who_5(answers)
    assert (score.percent, score.is_low, score.is_very_low) == (percent, low, very_low)


def test_every_who_5_answer_is_a_multiple_of_four_low_below_thirteen_and_monotone():
    for answers in product(range(6), repeat=5):
        score = who_5(answers)
        assert score.percent % 4 == 0
        assert score.is_low == (sum(answers) < 13)
        for item in range(5):
            if answers[item] < 5:
                more = [*answers[:item], answers[item] + 1, *answers[item + 1 :]]
                assert who_5(more).percent > score.percent


@pytest.mark.fixtures
def test_phq_4_as_kroenke_and_others_2009_score_it():
    moderate, mild = phq_4([1, 2, 2, 1]), phq_4([0, 2, 1, 1])
    assert (moderate.anxiety, moderate.low_mood, moderate.total) == (3, 3, 6)
    assert moderate.worth_talking
    assert moderate.band is Phq4Band.MODERATE
    assert (mild.anxiety, mild.low_mood, mild.total, mild.band) == (2, 2, 4, Phq4Band.MILD)
    assert not mild.worth_talking


def test_every_phq_4_total_falls_in_the_band_of_the_manual():
    bands = {Phq4Band.NONE: range(3), Phq4Band.MILD: range(3, 6), Phq4Band.MODERATE: range(6, 9)}
    bands[Phq4Band.SEVERE] = range(9, 13)
    for answers in product(range(4), repeat=4):
        score = phq_4(answers)
        assert [band for band, totals in bands.items() if score.total in totals] == [score.band]


@pytest.mark.fixtures
@pytest.mark.parametrize(
    ("answers", "band"),
    [
        ([1, 1, 1, 1], BrcsBand.LOW),
        ([4, 3, 3, 3], BrcsBand.LOW),
        ([4, 4, 3, 3], BrcsBand.MEDIUM),
        ([4, 4, 4, 4], BrcsBand.MEDIUM),
        ([5, 4, 4, 4], BrcsBand.HIGH),
    ],
)
def test_brcs_as_sinclair_and_wallston_2004_band_it(answers, band):
    assert brcs(answers).band is band


@pytest.mark.parametrize("score", [phq_4, brcs])
def test_a_missing_answer_gives_none_and_a_wrong_number_of_answers_too(score):
    assert score([1, None, 2, 1]) is None
    assert score([1, 2, 1]) is None
    assert who_5([1, 2, 3, None, 1]) is None


def test_answers_off_the_scale_are_refused():
    for score, answers in ((phq_4, [0, 0, 0, 4]), (brcs, [0, 1, 1, 1]), (who_5, [6, 0, 0, 0, 0])):
        with pytest.raises(ValueError, match="answers run"):
            score(answers)


def test_ten_points_are_noticeable_and_twenty_beyond_noise():
    moves = [who_5_move(Who5(50), Who5(percent)) for percent in (56, 60, 40, 70, 30)]
    noticeable, beyond = Move.NOTICEABLE, Move.BEYOND_NOISE
    assert moves == [Move.SMALL, noticeable, noticeable, beyond, beyond]


def test_sentences_say_numbers_and_never_what_somebody_has():
    said = answers_sentence(Questionnaire.PHQ_4, [1, 2, 2, 1], None, ())
    assert said.startswith("Worry 3 of 6, low mood 3 of 6. From 3 of 6 on, it can be worth talking")
    assert "depress" not in said
    assert answers_sentence(Questionnaire.PHQ_4, [0, 1, 0, 0], None, ()) == (
        "Worry 1 of 6, low mood 0 of 6."
    )
    assert answers_sentence(Questionnaire.BRCS, [4, 4, 3, 3], None, ()) == (
        "14 of 20, in the middle part of the scale."
    )
    assert answers_sentence(Questionnaire.WHO_5, [3] * 5, [2] * 5, ()) == (
        "60 of 100, a change since the time before that is unlikely to be chance."
    )
    assert answers_sentence(Questionnaire.WHO_5, [3] * 5, None, ()) == "60 of 100."


def test_what_was_left_out_is_left_out_of_the_sentence():
    said = answers_sentence(Questionnaire.WEEKLY, [7, None, 0, None, 5, None], None, WEEK)
    assert said == "Disappointment 7, anger 0, weariness 5, each of 10."
    for one in (Questionnaire.PHQ_4, Questionnaire.BRCS):
        assert answers_sentence(one, [1, None, 1, 1], None, ()) == INCOMPLETE
    assert answers_sentence(Questionnaire.WHO_5, [None] * 5, None, ()) == INCOMPLETE
