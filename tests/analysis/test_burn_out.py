"""The weight of a search: whatever is entered, less may be suggested and more never."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.analysis.burn_out import Suggestion, search_load
from core.analysis.burn_out_sentences import search_load_sentence
from core.analysis.proportions import wilson_proportion

TODAY = date(2026, 6, 30)
ORDER = [None, Suggestion.DAY_OFF, Suggestion.LIGHTER_WEEK]
TIRED, USUAL = 20, 60


def ago(days):
    return TODAY - timedelta(days=days)


def check_ins(*pairs, recalled=False):
    """Pairs of (days ago, energy)."""
    return pd.DataFrame(
        [(ago(n), 50, energy, recalled) for n, energy in pairs],
        columns=["day", "valence", "energy", "recalled"],
    )


def emotions(*days, emotion="exhaustion"):
    return pd.DataFrame([(ago(n), emotion) for n in days], columns=["day", "emotion"])


def ledger(*days, stage="applied"):
    return pd.DataFrame(
        [(i, ago(n), stage, None, False) for i, n in enumerate(days)],
        columns=["application_id", "day", "stage", "disposition", "reopened"],
        dtype=object,
    )


def feeling(recent=USUAL, usual=USUAL):
    """A check-in on every second day of ten weeks."""
    return check_ins(*((n, recent if n < 14 else usual) for n in range(0, 70, 2)))


def sent(recent=2, usual=2):
    """Applications in each week, the last two first."""
    weeks = [recent] * 2 + [usual] * 8
    return [7 * week + n % 7 for week, count in enumerate(weeks) for n in range(count)] + [69]


WORN_OUT = emotions(*range(0, 14, 2))
RESTED = emotions()


def test_a_usual_fortnight_suggests_nothing():
    found = search_load(feeling(), RESTED, ledger(*sent()), TODAY)

    assert found.suggestion is None
    assert (found.pace.recent, found.pace.usual, found.pace.weeks) == (2, 2, 8)
    assert (found.weariness.energy, found.weariness.usual_energy) == (60, 60)


def test_low_energy_at_a_usual_pace_suggests_a_day_off():
    found = search_load(feeling(TIRED), RESTED, ledger(*sent()), TODAY)

    assert found.weariness.is_low
    assert (found.suggestion, found.at_most) == (Suggestion.DAY_OFF, None)


def test_low_energy_in_a_busier_fortnight_suggests_a_lighter_week():
    found = search_load(feeling(TIRED), RESTED, ledger(*sent(recent=6)), TODAY)

    assert found.pace.is_busier
    assert (found.suggestion, found.at_most) == (Suggestion.LIGHTER_WEEK, 1)


def test_both_signs_suggest_a_lighter_week_at_any_pace():
    found = search_load(feeling(TIRED), WORN_OUT, ledger(*sent()), TODAY)

    assert found.weariness.signs == 2
    assert found.weariness.worn_out == wilson_proportion(7, 7)
    assert found.weariness.usually_worn_out == wilson_proportion(0, 28)
    assert found.suggestion is Suggestion.LIGHTER_WEEK


def test_being_busy_without_weariness_is_nothing_to_be_talked_out_of():
    found = search_load(feeling(), RESTED, ledger(*sent(recent=9)), TODAY)

    assert found.pace.is_busier
    assert found.suggestion is None


def test_who_rests_already_is_told_nothing_about_the_search():
    found = search_load(feeling(TIRED), WORN_OUT, ledger(*sent(recent=0)), TODAY)

    assert (found.pace.recent, found.suggestion) == (0, None)


def test_interviews_count_and_endings_do_not():
    held = pd.concat([ledger(*sent(0)), ledger(1, 2, stage="interview")])
    ended = ledger(1, 2, stage=None).assign(disposition="rejected")

    assert search_load(feeling(), RESTED, held, TODAY).pace.recent == 1
    found = search_load(feeling(), RESTED, pd.concat([ledger(*sent(0)), ended]), TODAY)
    assert found.pace.recent == 0


def test_an_invitation_and_its_interview_are_one_step():
    both = ledger(8, 1, stage="interview").assign(application_id=99)
    found = search_load(feeling(), RESTED, pd.concat([ledger(*sent(0)), both]), TODAY)
    assert found.pace.recent == 0.5


def test_a_person_who_is_always_tired_is_compared_with_themselves():
    found = search_load(feeling(TIRED, TIRED), emotions(*range(0, 70, 2)), ledger(*sent()), TODAY)

    assert found.weariness.signs == 0
    assert found.suggestion is None


def test_energy_that_usually_strays_far_must_fall_further():
    steady = check_ins(*((n, 45 if n < 14 else 60) for n in range(70)))
    straying = check_ins(*((n, 45 if n < 14 else 60 + 30 * (n % 3 - 1)) for n in range(70)))

    low = [search_load(one, RESTED, ledger(*sent()), TODAY) for one in (steady, straying)]

    assert [one.weariness.is_low for one in low] == [True, False]


def test_weeks_before_the_ledger_began_are_not_quiet_weeks():
    found = search_load(feeling(), RESTED, ledger(*[n for n in sent() if n < 49]), TODAY)

    assert (found.pace.weeks, found.pace.usual) == (4, 2)


def test_three_weeks_of_a_ledger_are_too_few_and_four_are_enough():
    assert search_load(feeling(), RESTED, ledger(40), TODAY) is None
    assert search_load(feeling(), RESTED, ledger(41), TODAY).pace.weeks == 4


@pytest.mark.parametrize(("recent", "usual", "enough"), [(5, 10, True), (4, 10, False),
                                                         (5, 9, False)])  # fmt: skip
def test_five_recent_days_and_ten_before_are_needed(recent, usual, enough):
    frame = check_ins(*((n, 50) for n in [*range(recent), *range(14, 14 + usual)]))

    assert (search_load(frame, RESTED, ledger(*sent()), TODAY) is not None) is enough


def test_recalled_check_ins_do_not_count():
    tired = check_ins(*((n, TIRED) for n in range(1, 14, 2)), recalled=True)
    frame = pd.concat([feeling(), tired])

    assert search_load(frame, RESTED, ledger(*sent()), TODAY) == search_load(
        feeling(), RESTED, ledger(*sent()), TODAY
    )


def test_a_line_of_the_ledger_without_a_day_counts_nowhere():
    undated = ledger(*sent(), 0)
    undated.loc[undated.index[-1], "day"] = None

    assert search_load(feeling(), RESTED, undated, TODAY) == search_load(
        feeling(), RESTED, ledger(*sent()), TODAY
    )


def test_no_data_gives_none():
    assert search_load(check_ins(), emotions(), ledger(), TODAY) is None
    assert search_load(feeling(), RESTED, ledger(), TODAY) is None
    assert search_load(check_ins(), RESTED, ledger(*sent()), TODAY) is None


DAYS = st.lists(st.integers(0, 69), max_size=30)
FELT = st.lists(st.tuples(st.integers(0, 69), st.integers(0, 100)), min_size=15, max_size=50)


def load(felt, worn_out, steps):
    return search_load(check_ins(*felt), emotions(*worn_out), ledger(*steps, 69), TODAY)


def weight(found):
    return ORDER.index(found.suggestion)


@given(FELT, DAYS, DAYS)
def test_more_is_never_suggested(felt, worn_out, steps):
    found = load(felt, worn_out, steps)

    assert list(Suggestion) == [Suggestion.DAY_OFF, Suggestion.LIGHTER_WEEK]
    if found is not None and found.at_most is not None:
        assert found.at_most <= min(found.pace.recent, found.pace.usual) / 2
    said = search_load_sentence(found).lower()
    assert not any(
        word in said for word in ("more", "apply", "keep going", "push", "goal", "streak", "!")
    )
    assert not any(word in said for word in ("burn", "diagnos", "depress", "symptom", "disorder"))


@given(FELT, DAYS, DAYS, DAYS.map(lambda days: [day % 14 for day in days]))
def test_a_busier_fortnight_never_weakens_the_suggestion(felt, worn_out, steps, added):
    before, after = load(felt, worn_out, steps), load(felt, worn_out, [*steps, *added])

    if before is not None and before.suggestion is not None:
        assert weight(after) >= weight(before)


@given(FELT, DAYS, DAYS, st.integers(0, 100))
def test_less_energy_never_weakens_the_suggestion(felt, worn_out, steps, taken):
    tired = [(day, max(0, energy - taken) if day < 14 else energy) for day, energy in felt]
    before, after = load(felt, worn_out, steps), load(tired, worn_out, steps)

    if before is not None:
        assert weight(after) >= weight(before)


@settings(max_examples=50)
@given(FELT, DAYS, DAYS, st.randoms())
def test_the_order_of_the_rows_changes_nothing(felt, worn_out, steps, random):
    frames = check_ins(*felt), emotions(*worn_out), ledger(*steps, 69)
    shuffled = [one.iloc[random.sample(range(len(one)), len(one))] for one in frames]

    assert search_load(*shuffled, TODAY) == search_load(*frames, TODAY)


@settings(max_examples=50)
@given(FELT, DAYS, DAYS, st.integers(1, 100), st.integers(0, 100))
def test_a_row_after_today_changes_nothing(felt, worn_out, steps, ahead, energy):
    found = load([*felt, (-ahead, energy)], [*worn_out, -ahead], [*steps, -ahead])

    assert found == load(felt, worn_out, steps)


@settings(max_examples=50)
@given(FELT, DAYS, DAYS, st.integers(0, 100))
def test_what_lies_before_the_ten_weeks_changes_nothing(felt, worn_out, steps, energy):
    found = load([*felt, (70, energy)], [*worn_out, 70], [*steps, 75])

    assert found == load(felt, worn_out, steps)
