"""What is asked now and then: never more often than it looks back, and never unasked."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.questionnaires import Phq4, Who5
from core.coaching.questionnaires import offered, open_again_on
from core.coaching.soft_card import Reason, soft_card
from core.content.questionnaires import questionnaires
from core.vocabulary import Questionnaire, Wish

DAY = date(2026, 11, 2)
EVERYTHING = frozenset({Wish.PHQ_4, Wish.BRCS, Wish.WHO_5})
NO_CHECK_INS = pd.DataFrame({"day": [], "valence": []})


def test_only_the_week_is_offered_unasked():
    assert offered({}, frozenset(), DAY) == (Questionnaire.WEEKLY,)


def test_the_others_are_offered_to_whoever_switched_them_on():
    assert set(offered({}, EVERYTHING, DAY)) == set(Questionnaire)


def test_nothing_is_offered_while_mood_is_off():
    assert offered({}, EVERYTHING | {Wish.NO_MOOD}, DAY) == ()


def test_the_week_can_be_switched_off_alone():
    assert offered({}, frozenset({Wish.NO_WEEKLY, Wish.BRCS}), DAY) == (Questionnaire.BRCS,)


@pytest.mark.parametrize("one", list(Questionnaire))
def test_none_is_offered_more_often_than_it_looks_back(one):
    days = questionnaires()[one].window_days
    asked = {one: DAY}
    assert one not in offered(asked, EVERYTHING, DAY + timedelta(days=days - 1))
    assert one in offered(asked, EVERYTHING, DAY + timedelta(days=days))
    assert open_again_on(one, DAY) == DAY + timedelta(days=days)


def test_windows_are_a_week_two_weeks_and_twelve_weeks():
    windows = {str(one): text.window_days for one, text in questionnaires().items()}
    assert windows == {"weekly": 7, "phq_4": 14, "brcs": 84, "who_5": 14}


def test_the_week_has_seven_questions_and_says_that_it_is_no_clinical_scale():
    week = questionnaires()[Questionnaire.WEEKLY]
    assert len(week.items) == 7
    assert (week.low, week.high) == (0, 10)
    assert "not a clinical scale" in week.about


def test_who_5_stands_in_a_file_of_its_own_with_its_licence():
    assert "CC BY-NC-SA 3.0 IGO" in questionnaires()[Questionnaire.WHO_5].licence


def card(**given):
    nothing = {"phq_4": None, "who_5": [], "check_ins": NO_CHECK_INS, "shown_on": None}
    return soft_card(**{**nothing, **given}, today=DAY)


def days_of(valence, number):
    days = [DAY - timedelta(days=back) for back in range(number)]
    return pd.DataFrame({"day": days, "valence": [valence] * number})


def test_nothing_gives_no_card():
    assert card() is None


def test_a_part_of_three_gives_a_card_and_two_does_not():
    assert card(phq_4=Phq4(3, 0)) is Reason.PHQ_4
    assert card(phq_4=Phq4(2, 2)) is None


def test_well_being_of_fifty_gives_a_card_only_when_it_is_so_twice_in_a_row():
    assert card(who_5=[Who5(48)]) is None
    assert card(who_5=[Who5(48), Who5(50)]) is Reason.WHO_5_TWICE
    assert card(who_5=[Who5(48), Who5(52)]) is None
    assert card(who_5=[Who5(48), None]) is None


def test_fourteen_days_of_twenty_or_less_give_a_card_and_thirteen_do_not():
    assert card(check_ins=days_of(20, 14)) is Reason.LOW_FOR_DAYS
    assert card(check_ins=days_of(20, 13)) is None
    assert card(check_ins=days_of(21, 14)) is None


def test_the_card_comes_at_most_once_a_week():
    low = days_of(5, 14)
    assert card(check_ins=low, shown_on=DAY - timedelta(days=6)) is None
    assert card(check_ins=low, shown_on=DAY - timedelta(days=7)) is Reason.LOW_FOR_DAYS
