import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis import reply_groups as module
from core.analysis.proportions import jeffreys_proportion
from core.analysis.replies import Reply, Wait
from core.analysis.reply_groups import (
    MOST_GROUPS,
    UNNAMED,
    answered_by_day,
    groups_differ,
    log_rank_scores,
    reply_groups,
)
from core.analysis.survival import kaplan_meier, survival_at

SIX_MP = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+"
PLACEBO = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"
some_waits = st.lists(
    st.builds(
        Wait,
        days=st.integers(0, 40),
        reply=st.sampled_from([None, Reply.POSITIVE, Reply.NEGATIVE]),
        application_id=st.just(1),
        is_open=st.booleans(),
    ),
    min_size=1,
    max_size=30,
)


def waits(text, first=1):
    words = text.split()
    return [
        Wait(int(word.rstrip("+")), None if "+" in word else Reply.NEGATIVE, number, False)
        for number, word in enumerate(words, start=first)
    ]


def search(**texts):
    """Waits, and the applications that they belong to, each from the source in its name."""
    found, sources = [], []
    for name, text in texts.items():
        more = waits(text, first=len(found) + 1)
        found += more
        sources += [name] * len(more)
    numbers = range(1, len(found) + 1)
    frame = pd.DataFrame({"application_id": numbers, "source": sources}, dtype=object)
    return found, frame


@pytest.mark.fixtures
def test_freireichs_trial_has_the_published_expected_remissions_19_25_and_10_75():
    """Evidence 3.3; Kalbfleisch & Prentice (2002), section 1.5: 9 and 21 were observed."""
    scores = log_rank_scores([*waits(SIX_MP), *waits(PLACEBO)])

    assert 9 - scores[:21].sum() == pytest.approx(19.25, abs=5e-3)
    assert 21 - scores[21:].sum() == pytest.approx(10.75, abs=5e-3)


@pytest.mark.fixtures
def test_no_shuffling_parts_freireichs_trial_as_far():
    assert groups_differ([waits(SIX_MP), waits(PLACEBO)]) == pytest.approx(1 / 1000)


def test_many_waits_are_judged_without_shuffling(monkeypatch):
    """(N - 1) times the spread over the sum of squares: 15.22 here, chi-squared with 1."""
    monkeypatch.setattr(module, "MOST_SHUFFLED", 41)

    assert groups_differ([waits(SIX_MP), waits(PLACEBO)]) == pytest.approx(9.4856e-5, rel=1e-4)


def test_groups_that_are_the_same_do_not_differ():
    assert groups_differ([waits("3 5 8+ 9"), waits("3 5 8+ 9")]) == 1


def test_of_five_and_five_a_quarter_of_a_thousand_shufflings_is_what_counting_gives():
    """Answers on day 1 in one group of two, none in the other: 2 of the 6 ways part as far."""
    assert groups_differ([waits("1 1"), waits("9+ 9+")]) == pytest.approx(1 / 3, abs=0.05)


@given(some_waits)
def test_scores_add_up_to_nothing(found):
    assert log_rank_scores(found).sum() == pytest.approx(0, abs=1e-9)


@given(some_waits)
def test_the_share_answered_is_what_kaplan_and_meier_do_not_see_waiting(found):
    steps = kaplan_meier([w.days for w in found], [w.reply is not None for w in found])
    rows = answered_by_day(found)

    assert rows[0].day == 0
    assert [one.day for one in rows] == sorted({one.day for one in rows})
    for one in rows:
        assert one.share == pytest.approx(1 - survival_at(steps, one.day), abs=1e-9)
        assert 0 <= one.low <= one.share <= one.high <= 1


def test_before_the_first_answer_the_range_widens_as_waits_are_cut_short():
    rows = answered_by_day(waits("2+ 4+ 7 9+"))

    assert [(one.day, one.share) for one in rows] == [(0, 0), (3, 0), (5, 0), (7, 0.5)]
    none_of = [jeffreys_proportion(0, total).high for total in (4, 3, 2)]
    assert [one.high for one in rows[:3]] == pytest.approx(none_of)


def test_where_nobody_answered_there_is_a_range_up_to_the_longest_wait():
    rows = answered_by_day(waits("2+ 4+ 4+"))

    assert [(one.day, one.share, one.low) for one in rows] == [(0, 0, 0), (3, 0, 0)]
    assert rows[-1].high == pytest.approx(jeffreys_proportion(0, 2).high)
    assert answered_by_day([]) == ()


def test_an_answer_on_the_day_itself_is_the_first_row():
    assert [(one.day, one.share) for one in answered_by_day(waits("0 5+"))] == [(0, 0.5)]


def test_groups_come_largest_first_and_smaller_than_five_are_left_out_and_counted():
    found = reply_groups(
        *search(board="1 2 3+ 4+ 9+", referral="1 2 3 4 5 6+", fair="1 2 3+", agency="4+"),
        "source",
    )
    assert [(one.name, one.waits, one.replies, one.longest) for one in found.groups] == [
        ("referral", 6, 5, 6),
        ("board", 5, 2, 9),
    ]
    assert (found.left_out, found.most_left_out, found.can_compare) == (2, 3, True)
    assert found.together == answered_by_day(waits("1 2 3 4 5 6+ 1 2 3+ 4+ 9+"))
    assert 0 < found.p_value < 1


def test_words_that_differ_in_case_or_spaces_are_one_group_and_none_is_a_group_too():
    found, frame = search(a="1 2 3 4 5+", b="1 2 3 4 5+")
    frame["source"] = ["Job  board", " job board", "Job board", "job board", "JOB BOARD"] + 5 * [
        None
    ]
    names = {one.name for one in reply_groups(found, frame, "source").groups}
    assert names == {"Job board", UNNAMED}


def test_at_most_nine_groups_are_drawn_and_of_equals_the_first_of_the_alphabet():
    names = [f"source {letter}" for letter in "lkjihgfedcba"]
    found = reply_groups(*search(**dict.fromkeys(names, "1 2+ 3+ 4 5+ 6+")), "source")

    assert [one.name for one in found.groups] == sorted(names)[:MOST_GROUPS]
    assert (found.left_out, found.most_left_out) == (3, 6)


def test_one_group_alone_is_not_compared_and_nor_is_nothing():
    alone = reply_groups(*search(board="1 2 3 4 5+", fair="1 2"), "source")
    nothing = reply_groups([], pd.DataFrame({"application_id": [], "source": []}), "source")

    assert (alone.can_compare, alone.p_value, alone.differ) == (False, None, False)
    assert (nothing.can_compare, nothing.groups, nothing.left_out) == (False, (), 0)
    assert nothing.most_left_out == 0


def test_without_any_answer_there_is_nothing_to_tell_apart():
    found = reply_groups(*search(board="1+ 2+ 3+ 4+ 5+", fair="1+ 2+ 3+ 4+ 5+"), "source")

    assert (found.can_compare, found.p_value, found.differ) == (True, None, False)


def test_groups_that_lie_far_apart_differ():
    found = reply_groups(
        *search(
            referral=" ".join(str(day) for day in range(1, 13)),
            board=" ".join(f"{day}+" for day in range(20, 32)),
        ),
        "source",
    )
    assert found.differ
    assert found.p_value == pytest.approx(1 / 1000)


def test_the_same_waits_give_the_same_number():
    groups = [waits("1 4 6+ 9 20+"), waits("2 3 8+ 11+ 12")]

    assert groups_differ(groups) == groups_differ(groups)
    assert np.isclose(groups_differ(groups), groups_differ(groups[::-1]), atol=0.05)
