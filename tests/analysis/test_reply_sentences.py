from datetime import date

import pytest

from core.analysis.replies import From, ReplyTimes, ShareByDay, StillPossible
from core.analysis.reply_groups import ReplyGroup, ReplyGroups
from core.analysis.reply_sentences import (
    activity_sentence,
    group_words,
    groups_sentence,
    quiet_sentence,
    reply_times_sentence,
    still_possible_sentence,
)
from core.analysis.weeks import Activity, ActivityByWeek, Span


def times(waits=20, replies=11, median=18, quiet_after=18, *, own=True):
    return ReplyTimes(
        From.APPLYING, waits, replies, (), (), (), median, 60, quiet_after, from_own_waits=own
    )


def group(waits=5, longest=60):
    shares = ((0, 0.0, 0.0, 0.12), (14, 0.1, 0.02, 0.29), (21, 0.25, 0.10, 0.48), (22, 1, 1, 1))
    return ReplyGroup("Analyst", waits, 6, tuple(ShareByDay(*one) for one in shares), longest)


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
        "After 18 days of silence, at most 1 in 10 of your own waits still brought an answer. "
        "Such an application is probably closed, and can reopen."
    )
    assert quiet_sentence(times(quiet_after=1, own=False)) == (
        "After 1 day of silence an application is probably closed, and can reopen. This is a rule "
        "of thumb: your own numbers can say it from 10 waits with 5 answers, once one has lasted "
        "as long."
    )


@pytest.mark.parametrize(
    ("days", "found", "said"),
    [
        (1, None, "1 day without an answer"),
        (20, None, "20 days without an answer"),
        (21, None, "21 days without an answer, probably closed"),
        (
            7,
            StillPossible(0.386, 0.152, 0.614, 60, 16),
            (
                "7 days without an answer. The chance of one by day 60 is about 39 %, estimated "
                "from 16 longer waits (likely 15 to 61 %)"
            ),
        ),
        (
            22,
            StillPossible(0.0, 0.0, 0.283, 60, 9),
            (
                "22 days without an answer, probably closed. The chance of one by day 60 is about "
                "0 %, estimated from 9 longer waits (likely 0 to 28 %)"
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
    ("groups", "p", "left_out", "said"),
    [
        ((), None, (0, 0), "Two roles with five waits each can be laid side by side here."),
        ((group(),), None, (3, 4), "Two roles with five waits each can be laid side by side here."),
        (
            (group(20), group(11)),
            0.04,
            (0, 0),
            "31 waits for 2 roles. They differ more than chance alone often makes groups differ.",
        ),
        (
            (group(20), group(11)),
            0.05,
            (4, 4),
            (
                "31 waits for 2 roles. They differ no more than chance alone often makes groups "
                "differ. And 4 more roles with fewer than five waits each, not drawn."
            ),
        ),
        (
            (group(5), group(5), group(5)),
            None,
            (1, 5),
            (
                "15 waits for 3 roles. None of them has brought an answer yet. And 1 more role "
                "with at most 5 waits, not drawn."
            ),
        ),
        (
            (group(8), group(8)),
            0.5,
            (2, 7),
            (
                "16 waits for 2 roles. They differ no more than chance alone often makes groups "
                "differ. And 2 more roles with at most 7 waits each, not drawn."
            ),
        ),
    ],
)
def test_whether_groups_differ_and_which_are_not_drawn(groups, p, left_out, said):
    assert groups_sentence(ReplyGroups(groups, (), *left_out, p), "role") == said


@pytest.mark.parametrize(
    ("begun_with", "longest", "words"),
    [
        (From.APPLYING, 60, "6 of 20 answered; by day 21 25 %, likely 10 to 48 %"),
        (From.CONVERSATION, 60, "6 of 20 answered; by day 14 10 %, likely 2 to 29 %"),
        (From.APPLYING, 14, "6 of 20 answered; by day 14 10 %, likely 2 to 29 %"),
        (From.APPLYING, 3, "6 of 20 answered; by day 3 0 %, likely 0 to 12 %"),
    ],
)
def test_a_groups_count_and_its_share_by_the_usual_day(begun_with, longest, words):
    assert group_words(group(20, longest=longest), begun_with) == words
