from datetime import date

import pytest

from core.analysis.compared import Group, can_compare
from core.analysis.conversion import Conversion
from core.analysis.proportions import wilson_proportion
from core.analysis.replies import From, ReplyTimes, StillPossible
from core.analysis.reply_sentences import (
    activity_sentence,
    compared_sentence,
    group_words,
    quiet_sentence,
    reply_times_sentence,
    still_possible_sentence,
)
from core.analysis.weeks import Activity, ActivityByWeek, Span


def times(waits=20, replies=11, median=18, quiet_after=18, *, own=True):
    return ReplyTimes(
        From.APPLYING, waits, replies, (), (), (), median, 60, quiet_after, from_own_waits=own
    )


def group(count=None, total=None, waiting=0):
    share = None if total is None else wilson_proportion(count, total)
    return Group("Analyst", (total or 0) + waiting, Conversion(share, waiting))


@pytest.mark.parametrize(
    ("found", "begun_with", "said"),
    [
        (
            None,
            From.APPLYING,
            "No wait after applying is known yet. It needs the day on which it began.",
        ),
        (
            None,
            From.CONVERSATION,
            "No wait after a conversation is known yet. It needs the day on which it began.",
        ),
        (
            times(),
            From.APPLYING,
            "11 of 20 waits after applying ended in an answer. Half had one by 18 days.",
        ),
        (
            times(waits=1, replies=1, median=0),
            From.CONVERSATION,
            "1 of 1 wait after a conversation ended in an answer. Half had one by the same day.",
        ),
        (
            times(waits=4, replies=1, median=None),
            From.APPLYING,
            "1 of 4 waits after applying ended in an answer. Fewer than half have one so far.",
        ),
    ],
)
def test_how_many_waits_had_an_answer_and_by_when(found, begun_with, said):
    assert reply_times_sentence(found, begun_with) == said


def test_from_when_on_silence_most_likely_means_no_and_what_that_rests_on():
    assert quiet_sentence(times(quiet_after=18)) == (
        "After 18 days of silence, fewer than 1 in 10 of your own waits still brought an answer. "
        "Such an application is probably closed, and can reopen."
    )
    assert quiet_sentence(times(quiet_after=1, own=False)) == (
        "After 1 day of silence an application is probably closed, and can reopen. This is a rule "
        "of thumb: your own numbers can say it from 10 waits with 5 answers."
    )


@pytest.mark.parametrize(
    ("days", "found", "said"),
    [
        (1, None, "1 day without an answer"),
        (20, None, "20 days without an answer"),
        (21, None, "21 days without an answer, probably closed"),
        (
            7,
            StillPossible(0.386, 0.152, 0.614, 60),
            (
                "7 days without an answer. Of waits as long, 39 % still brought one "
                "(likely 15 to 61 %)"
            ),
        ),
        (
            22,
            StillPossible(0.0, 0.0, 0.283, 60),
            (
                "22 days without an answer, probably closed. Of waits as long, 0 % still brought "
                "one (likely 0 to 28 %)"
            ),
        ),
    ],
)
def test_how_long_one_application_waits_and_whether_an_answer_may_still_come(days, found, said):
    assert still_possible_sentence(days, found, quiet_after=21) == said


def test_what_was_sent_and_what_came_back():
    bars = (Activity(date(2026, 3, 2), 1, 0, 0), Activity(date(2026, 3, 9), 0, 2, 1))

    assert activity_sentence(None) == (
        "No dated applications yet. Each day you note is counted here."
    )
    assert activity_sentence(ActivityByWeek(Span.WEEK, bars)) == (
        "1 application sent and 3 answers in 2 weeks."
    )
    assert activity_sentence(ActivityByWeek(Span.MONTH, bars[:1])) == (
        "1 application sent and 0 answers in 1 month."
    )


@pytest.mark.parametrize(
    ("groups", "comparable"),
    [
        ((), False),
        ((group(1, 5), group(1, 4)), False),
        ((group(1, 5), group()), False),
        ((group(1, 5), group(1, 4), group(2, 5)), True),
    ],
)
def test_two_groups_with_five_counted_applications_each_can_be_compared(groups, comparable):
    assert can_compare(groups) is comparable
    assert (
        compared_sentence(groups, "role")
        == "Two roles with five counted applications each can be compared here."
    ) is not comparable


def test_ranges_that_lie_apart_are_told_from_ranges_that_overlap():
    """Wilson: 1 of 20 reaches to .236, 15 of 20 begins at .531, 6 of 31 lies between."""
    apart = (group(1, 20), group(6, 31), group(15, 20), group(0, 2), group())
    overlapping = (group(1, 20), group(6, 31), group(4, 4), group())

    assert compared_sentence(apart, "source") == (
        "At least two of the ranges lie apart, which is more than chance often does."
    )
    assert compared_sentence(overlapping, "source") == (
        "All ranges overlap, so the sources may not differ at all."
    )


def test_ranges_that_only_touch_overlap():
    one = group(3, 10)

    assert "overlap" in compared_sentence((one, one), "role")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (group(6, 31), "6 of 31, 19 %, likely 9 to 36 %"),
        (group(6, 31, waiting=2), "6 of 31, 19 %, likely 9 to 36 %, 2 waiting"),
        (group(1, 4), "1 of 4, too few for a share"),
        (group(1, 4, waiting=3), "1 of 4, 3 waiting, too few for a share"),
        (group(), "nothing to count yet"),
        (group(waiting=3), "nothing to count yet, 3 waiting"),
    ],
)
def test_a_groups_count_or_what_is_missing(found, words):
    assert group_words(found) == words
