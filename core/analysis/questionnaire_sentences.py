"""What answers to a questionnaire say, in plain words: never what somebody has."""

from core.analysis.questionnaires import BrcsBand, Move, Who5, brcs, phq_4, who_5, who_5_move
from core.vocabulary import Questionnaire

INCOMPLETE = "Not every question was answered, so nothing is added up."
TALK = "From 3 of 6 on, it can be worth talking it over with someone, such as a doctor."
BRCS_WORDS = {
    BrcsBand.LOW: "the lower",
    BrcsBand.MEDIUM: "the middle",
    BrcsBand.HIGH: "the upper",
}
MOVES = {
    Move.SMALL: "about the same as the time before",
    Move.NOTICEABLE: "a noticeable change since the time before",
    Move.BEYOND_NOISE: "a change since the time before that is unlikely to be chance",
}


def answers_sentence(
    questionnaire: Questionnaire,
    answers: list[int | None],
    earlier: list[int | None] | None,
    short: tuple[str, ...],
) -> str:
    """The newest answers in a sentence. `earlier`: the time before; None when there was none.

    `short`: the items in a word or two. A sum is given only when every item was answered.
    """
    if questionnaire is Questionnaire.WEEKLY:
        return _items(answers, short)
    if questionnaire is Questionnaire.PHQ_4:
        return _phq_4(answers) or INCOMPLETE
    if questionnaire is Questionnaire.BRCS:
        return _brcs(answers) or INCOMPLETE
    return _who_5(answers, earlier) or INCOMPLETE


def _items(answers: list[int | None], short: tuple[str, ...]) -> str:
    said = [f"{name} {one}" for name, one in zip(short, answers, strict=True) if one is not None]
    return f"{', '.join(said).capitalize()}, each of 10."


def _phq_4(answers: list[int | None]) -> str | None:
    score = phq_4(answers)
    if score is None:
        return None
    said = f"Worry {score.anxiety} of 6, low mood {score.low_mood} of 6."
    return f"{said} {TALK}" if score.worth_talking else said


def _brcs(answers: list[int | None]) -> str | None:
    score = brcs(answers)
    if score is None:
        return None
    return f"{score.total} of 20, in {BRCS_WORDS[score.band]} part of the scale."


def _who_5(answers: list[int | None], earlier: list[int | None] | None) -> str | None:
    score = who_5(answers)
    if score is None:
        return None
    before = who_5(earlier) if earlier else None
    return f"{score.percent} of 100{_moved(before, score)}."


def _moved(before: Who5 | None, score: Who5) -> str:
    return f", {MOVES[who_5_move(before, score)]}" if before else ""
