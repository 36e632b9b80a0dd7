"""Which questionnaires may be offered today: never more often than they look back."""

from collections.abc import Mapping
from datetime import date, timedelta

from core.content.questionnaires import questionnaires
from core.vocabulary import Questionnaire, Wish

OPT_IN = {
    Questionnaire.PHQ_4: Wish.PHQ_4,
    Questionnaire.BRCS: Wish.BRCS,
    Questionnaire.WHO_5: Wish.WHO_5,
}
"""Offered only to whoever switched it on."""


def open_again_on(questionnaire: Questionnaire, last: date | None) -> date | None:
    """The day from which it may be answered again; None when it may be any day."""
    window = timedelta(days=questionnaires()[questionnaire].window_days)
    return None if last is None else last + window


def offered(
    last: Mapping[Questionnaire, date], wishes: frozenset[Wish], today: date
) -> tuple[Questionnaire, ...]:
    """What may be answered today, in the order of the vocabulary.

    `last`: the last day that each was answered. Nothing while mood is switched off.
    """
    if Wish.NO_MOOD in wishes:
        return ()
    return tuple(
        one
        for one in questionnaires()
        if _is_wanted(one, wishes) and _is_open(open_again_on(one, last.get(one)), today)
    )


def _is_wanted(questionnaire: Questionnaire, wishes: frozenset[Wish]) -> bool:
    if questionnaire in OPT_IN:
        return OPT_IN[questionnaire] in wishes
    return Wish.NO_WEEKLY not in wishes


def _is_open(again: date | None, today: date) -> bool:
    return again is None or today >= again
