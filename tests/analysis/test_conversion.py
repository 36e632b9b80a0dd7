from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.conversion import funnel
from core.vocabulary import Disposition, Stage

TODAY = date(2026, 6, 1)
COLUMNS = ["application_id", "furthest_stage", "disposition", "applied_on", "last_event_on"]


def application(stage="applied", disposition=None, applied_ago=60, last_ago=None):
    def day(ago):
        return None if ago is None else TODAY - timedelta(days=ago)

    last_ago = applied_ago if last_ago is None else last_ago
    return (1, stage, disposition, day(applied_ago), day(last_ago))


def frame(*rows):
    return pd.DataFrame(rows, columns=COLUMNS)


def counts(found):
    return [
        (step.share and (step.share.count, step.share.total), step.pending) for step in found.steps
    ]


applications = st.builds(
    application,
    stage=st.sampled_from([str(stage) for stage in Stage]),
    disposition=st.sampled_from([None, *(str(one) for one in Disposition)]),
    applied_ago=st.integers(0, 90),
)


def test_no_applications_give_no_share_anywhere():
    found = funnel(frame(), TODAY)

    assert counts(found) == [(None, 0)] * 4
    assert (found.heard_back.share, found.offers.share) == (None, None)


def test_a_rejection_at_interview_keeps_the_interview():
    found = funnel(frame(application("interview", "rejected")), TODAY)

    assert counts(found) == [((1, 1), 0), ((1, 1), 0), ((0, 1), 0), (None, 0)]


def test_seven_rejections_and_an_offer_are_one_of_eight():
    rows = [application("interview", "rejected") for _ in range(7)] + [application("offer", None)]

    share = funnel(frame(*rows), TODAY).offers.share

    assert (share.count, share.total, share.estimate) == (1, 8, 0.125)


@pytest.mark.parametrize(
    ("row", "settled"),
    [
        (application(applied_ago=21), False),
        (application(applied_ago=22), True),
        (application("interview", applied_ago=60, last_ago=14), False),
        (application("interview", applied_ago=60, last_ago=15), True),
        (application("applied", "no_response", applied_ago=2), True),
        (application("applied", "withdrawn", applied_ago=2), True),
        ((1, "applied", None, None, None), False),
    ],
)
def test_an_application_counts_once_it_ended_or_waited_long_enough(row, settled):
    step = next(s for s in funnel(frame(row), TODAY).steps if s.start == row[1])

    assert (step.share is not None, step.pending) == (settled, 0 if settled else 1)


def test_a_rejection_is_an_answer_and_a_silence_is_none():
    rows = [
        application("applied", "rejected"),
        application("applied", "no_response"),
        application("applied"),
        application("phone_screen", applied_ago=3),
        application("applied", applied_ago=3),
    ]
    answered = funnel(frame(*rows), TODAY).heard_back

    assert (answered.share.count, answered.share.total, answered.pending) == (2, 4, 1)


def test_an_accepted_application_had_an_offer_whatever_stage_was_noted():
    assert funnel(frame(application("interview", "accepted")), TODAY).offers.share.count == 1


def test_an_application_of_a_day_to_come_changes_nothing():
    now = frame(application(), application("interview", "rejected"))
    later = frame(application(), application("interview", "rejected"), application(applied_ago=-3))

    assert funnel(later, TODAY) == funnel(now, TODAY)


def test_an_unknown_stage_is_refused():
    with pytest.raises(ValueError, match="non-finite"):
        funnel(frame(application("ghosted")), TODAY)


@given(st.lists(applications, min_size=1, max_size=30), st.randoms())
def test_the_order_of_the_rows_changes_nothing(rows, random):
    shuffled = random.sample(rows, len(rows))

    assert funnel(frame(*shuffled), TODAY) == funnel(frame(*rows), TODAY)


@given(st.lists(applications, max_size=30))
def test_every_application_that_reached_a_stage_is_counted_or_pending(rows):
    for step in funnel(frame(*rows), TODAY).steps:
        accepted_counts_as_offer = [
            "offer" if disposition == "accepted" else stage for _, stage, disposition, *_ in rows
        ]
        reached = sum(Stage(stage).rank >= step.start.rank for stage in accepted_counts_as_offer)
        assert (step.share.total if step.share else 0) + step.pending == reached


def test_an_application_waits_by_its_own_day_and_a_later_stage_by_the_last_one():
    sent = funnel(frame(application("applied", applied_ago=30, last_ago=2)), TODAY)
    spoken = funnel(frame(application("interview", applied_ago=60, last_ago=2)), TODAY)

    assert counts(sent)[0] == ((0, 1), 0)
    assert counts(spoken)[2] == (None, 1)


def test_each_step_knows_where_it_begins_and_ends():
    steps = [(step.start, step.end) for step in funnel(frame(), TODAY).steps]

    assert steps == list(pairwise(Stage))
