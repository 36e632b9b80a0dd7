from dataclasses import replace

import pytest

from core.analysis.burn_out import Pace, SearchLoad, Suggestion, Weariness
from core.analysis.burn_out_sentences import search_load_sentence
from core.analysis.proportions import wilson_proportion

RARELY, OFTEN = wilson_proportion(2, 28), wilson_proportion(6, 7)
TIRED = Weariness(20, 60, True, OFTEN, RARELY, True)
LOW = replace(TIRED, is_worn_out_more=False)
WORN_OUT = replace(TIRED, is_low=False)
RESTED = replace(LOW, is_low=False)
BUSY, RESTING = Pace(6.5, 4, 8, True), Pace(0, 4, 8, False)

ENERGY = "Your energy lay around 20 of 100 in the last two weeks, usually around 60."
DAYS = "You were worn out on 6 of 7 days with a check-in, before that on 2 of 28."
SENT = "Applications and interviews in the last 14 days: about 6.5 a week, usually 4."
LIGHTER = "A lighter week may do you good: two applications or interviews at most."


def load(pace, weariness, suggestion=None, at_most=None):
    return SearchLoad(pace, weariness, suggestion, at_most)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (
            load(BUSY, TIRED, Suggestion.LIGHTER_WEEK, 2),
            f"{ENERGY} {DAYS} {SENT} {LIGHTER} The rest can wait.",
        ),
        (
            load(BUSY, WORN_OUT, Suggestion.DAY_OFF),
            f"{DAYS} {SENT} A day without the search may do you good. Nothing is lost by it.",
        ),
        (load(RESTING, LOW), f"{ENERGY} Your search rests already, and that is fine."),
        (load(BUSY, RESTED), f"Nothing here asks you to slow down. {SENT}"),
    ],
)
def test_the_sentence_says_what_it_rests_on(found, sentence):
    assert search_load_sentence(found) == sentence


def test_with_too_little_it_says_what_it_takes():
    assert search_load_sentence(None) == (
        "Too little is noted to see whether your search wears you out: it takes five days with a "
        "check-in in two weeks, 10 in the eight weeks before, and applications noted for six weeks."
    )


@pytest.mark.parametrize(
    ("at_most", "ending"),
    [
        (1, "good: one application or interview at most. The rest can wait."),
        (0, "A week without the search may do you good. Nothing is lost by it."),
    ],
)
def test_a_lighter_week_may_hold_one_step_or_none(at_most, ending):
    found = load(BUSY, TIRED, Suggestion.LIGHTER_WEEK, at_most)

    assert search_load_sentence(found).endswith(ending)
