"""Before a change and since: who is a trial, on which side, and which words may be said."""

from datetime import date, timedelta

import pandas as pd
import pytest

from core.analysis.before_after import Verdict
from core.analysis.experiment import Side, experiment_result, first_conversation, reached_on
from core.analysis.experiment_sentences import (
    CAVEATS,
    difference_sentence,
    left_out_sentence,
    missing_sentence,
    sides_sentence,
    verdict_sentence,
)
from core.vocabulary import Stage

START = date(2026, 11, 2)
BEFORE, SINCE = START - timedelta(days=5), START
INTERVIEW, FINAL = "interview", "final_round"


def search(*tries):
    """Frames of tries, each (day of the interview, furthest stage, disposition).

    The days of applying and of the end may follow.
    """
    rows, lines = [], []
    for number, (day, furthest, disposition, *days) in enumerate(tries):
        rows.append((number, furthest, disposition, *(days or (BEFORE, None))))
        lines.append((number, BEFORE, "applied", None, False))
        if furthest != "applied":
            lines.append((number, day, INTERVIEW, None, False))
        if furthest == FINAL:
            lines.append((number, day, FINAL, None, False))
    return (
        pd.DataFrame(
            rows,
            columns=["application_id", "furthest_stage", "disposition", "applied_on", "ended_on"],
            dtype=object,
        ),
        pd.DataFrame(
            lines,
            columns=["application_id", "day", "stage", "disposition", "reopened"],
            dtype=object,
        ),
    )


def tries(day, successes, trials):
    won = [(day, FINAL, "rejected")] * successes
    return [*won, *[(day, INTERVIEW, "rejected")] * (trials - successes)]


def result(*told, stage=Stage.INTERVIEW):
    return experiment_result(*search(*told), stage, START)


def test_the_side_is_decided_by_the_day_on_which_the_stage_was_reached():
    found = result(*tries(BEFORE, 1, 3), *tries(SINCE, 2, 4))
    assert (found.before, found.after) == (Side(1, 3), Side(2, 4))


def test_an_application_that_never_came_so_far_is_no_trial():
    assert result((SINCE, "applied", "rejected")).after == Side(0, 0)


@pytest.mark.parametrize(
    ("one", "side", "left_out"),
    [
        ((SINCE, INTERVIEW, None), Side(0, 0), "1 still open"),
        ((SINCE, INTERVIEW, "withdrawn"), Side(0, 0), "1 withdrawn by you"),
        ((None, INTERVIEW, "rejected"), Side(0, 0), "1 without a known day"),
        ((SINCE, FINAL, None), Side(1, 1), None),
        ((SINCE, FINAL, "withdrawn"), Side(1, 1), None),
        ((SINCE, INTERVIEW, "no_response"), Side(0, 1), None),
        ((SINCE, INTERVIEW, "accepted"), Side(1, 1), None),
    ],
)
def test_only_a_known_end_or_a_step_further_counts(one, side, left_out):
    found = result(one)
    assert found.after == side
    said = left_out_sentence(found)
    assert said == (f"Not counted: {left_out}." if left_out else None)


@pytest.mark.parametrize(
    ("applied_on", "ended_on", "before", "after", "undated"),
    [
        (None, BEFORE, 1, 0, 0),
        (BEFORE, BEFORE, 1, 0, 0),
        (None, SINCE, 0, 1, 0),
        (SINCE, SINCE, 0, 1, 0),
        (SINCE, None, 0, 1, 0),
        (BEFORE, SINCE, 0, 0, 1),
        (BEFORE, None, 0, 0, 1),
        (None, None, 0, 0, 1),
    ],
)
def test_without_the_day_of_the_stage_applying_and_the_end_tell_the_side_where_they_agree(
    applied_on, ended_on, before, after, undated
):
    found = result((None, INTERVIEW, "rejected", applied_on, ended_on))
    assert (found.before.trials, found.after.trials, found.undated) == (before, after, undated)


def test_rejections_alone_are_enough_to_compare_before_and_since():
    logged = [(None, INTERVIEW, "rejected", None, day) for day in (BEFORE, SINCE)] * 10
    assert result(*logged).comparison is not None


def test_the_end_does_not_stand_in_for_the_day_of_applying():
    found = result((None, INTERVIEW, "rejected", None, SINCE), stage=Stage.APPLIED)
    assert found.before == Side(1, 1)
    applications, ledger = search((None, INTERVIEW, "rejected", None, SINCE))
    nothing = ledger.assign(day=None)
    assert experiment_result(applications, nothing, Stage.APPLIED, START).undated == 1


def test_the_interview_decides_the_side_and_not_its_invitation():
    applications, ledger = search((BEFORE, INTERVIEW, "rejected"))
    ledger.loc[len(ledger)] = (0, SINCE, INTERVIEW, None, False)
    found = experiment_result(applications, ledger, Stage.INTERVIEW, START)
    assert (found.before, found.after) == (Side(0, 0), Side(0, 1))
    assert reached_on(ledger, Stage.APPLIED) == {0: BEFORE}


def test_one_and_four_of_twenty_are_leaning():
    found = result(*tries(BEFORE, 1, 20), *tries(SINCE, 4, 20)).comparison
    assert found.chance_higher == pytest.approx(0.908, abs=5e-4)
    assert found.verdict is Verdict.LEANING
    assert verdict_sentence(found).startswith("It is leaning towards higher since then (91 %")


@pytest.mark.parametrize(("before", "after"), [(19, 20), (20, 19), (10, 40)])
def test_no_verdict_word_before_twenty_trials_a_side(before, after):
    found = result(*tries(BEFORE, 0, before), *tries(SINCE, after, after)).comparison
    said = verdict_sentence(found)
    assert said == "A word on it needs 20 on each side."
    assert found.verdict is Verdict.TOO_EARLY


def test_with_twenty_a_clear_change_is_likely_whichever_way():
    up = result(*tries(BEFORE, 1, 20), *tries(SINCE, 15, 20)).comparison
    down = result(*tries(BEFORE, 15, 20), *tries(SINCE, 1, 20)).comparison
    assert "likely higher" in verdict_sentence(up)
    assert "likely lower" in verdict_sentence(down)


def test_the_same_share_is_too_early_to_say():
    found = result(*tries(BEFORE, 5, 20), *tries(SINCE, 5, 20)).comparison
    assert verdict_sentence(found) == "It is too early to say whether anything changed."


def test_below_ten_a_side_nothing_is_compared_and_it_says_what_is_missing():
    found = result(*tries(BEFORE, 1, 6), *tries(SINCE, 1, 3))
    assert found.comparison is None
    said = missing_sentence(found)
    assert "10 on each side" in said
    assert "four more before it and seven more since" in said


def test_with_ten_a_side_nothing_is_missing():
    assert missing_sentence(result(*tries(BEFORE, 1, 10), *tries(SINCE, 1, 10))) is None


def test_both_sides_are_told_in_counts_and_a_share_only_from_five_on():
    said = sides_sentence(result(*tries(BEFORE, 1, 12), *tries(SINCE, 1, 3)), "went on")
    assert said == (
        "Before 2 Nov 2026, 1 of 12 applications (8 %, likely 1 to 35 %) went on. "
        "Since then, 1 of 3 applications."
    )


def test_the_difference_comes_with_its_interval():
    found = result(*tries(BEFORE, 2, 40), *tries(SINCE, 5, 40)).comparison
    assert difference_sentence(found).startswith(
        "That is +8 points, and anything from -6 to +21 fits these numbers."
    )


def test_the_caveats_name_the_usual_the_season_and_other_changes():
    for words in ("closer to the usual", "season", "other things"):
        assert words in CAVEATS


def test_a_later_stage_tells_when_an_earlier_one_was_reached_at_the_latest():
    ledger = pd.DataFrame(
        [(1, SINCE, FINAL), (1, None, INTERVIEW), (2, None, INTERVIEW)],
        columns=["application_id", "day", "stage"],
        dtype=object,
    )
    assert reached_on(ledger, Stage.INTERVIEW) == {1: SINCE}


def test_only_a_conversation_from_the_start_on_is_a_later_one():
    _, ledger = search(
        (BEFORE, INTERVIEW, None), (SINCE, INTERVIEW, None), (SINCE, "applied", None)
    )
    assert first_conversation(ledger, {0}, START) is None
    assert first_conversation(ledger, {0, 1}, START) == SINCE
    assert first_conversation(ledger, {2}, START) is None
    assert first_conversation(ledger, set(), START) is None


def test_a_conversation_without_a_day_took_place_by_the_end_of_its_application():
    _, ledger = search((None, INTERVIEW, "rejected"), (None, INTERVIEW, None))
    ledger.loc[len(ledger)] = (0, SINCE, None, "rejected", False)
    assert first_conversation(ledger, {0}, START) == SINCE
    assert first_conversation(ledger, {0}, SINCE + timedelta(days=1)) is None
    assert first_conversation(ledger, {1}, START) is None
