"""The way from a rejection: states follow from facts, and parking takes nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coaching.pipeline import Facts, Held, Marked, State, held, place, way
from core.vocabulary import Mark

LOGGED = datetime(2026, 11, 2, 12, tzinfo=UTC)
DAY = date(2026, 11, 3)
LATER = LOGGED + timedelta(days=9)

maybe_day = st.none() | st.just(DAY)
marks = st.lists(st.sampled_from(list(Mark)).map(lambda mark: Marked(DAY, mark)), max_size=8)
facts = st.builds(
    Facts,
    logged_at=st.just(LOGGED),
    ready_on=maybe_day,
    debriefed_on=maybe_day,
    is_themed=st.booleans(),
    chosen_on=maybe_day,
    marks=marks.map(tuple),
    interviewed_on=maybe_day,
    has_both_sides=st.booleans(),
)
moments = st.integers(0, 72).map(lambda hours: LOGGED + timedelta(hours=hours))


def said(*words):
    return tuple(Marked(DAY, mark) for mark in words)


def whole(**more):
    known = {
        "logged_at": LOGGED,
        "debriefed_on": DAY,
        "is_themed": True,
        "chosen_on": DAY,
        "marks": said(Mark.PRACTISED),
        "interviewed_on": DAY,
        "has_both_sides": True,
    }
    return Facts(**{**known, **more})


@pytest.mark.parametrize(
    ("known", "state", "following"),
    [
        (Facts(LOGGED), State.STABILISED, State.DEBRIEFED),
        (Facts(LOGGED, debriefed_on=DAY), State.DEBRIEFED, State.THEMED),
        (Facts(LOGGED, debriefed_on=DAY, is_themed=True), State.THEMED, State.CHOSEN),
        (whole(marks=(), interviewed_on=None), State.CHOSEN, State.PRACTISED),
        (whole(interviewed_on=None), State.PRACTISED, State.APPLIED),
        (whole(has_both_sides=False), State.APPLIED, State.MEASURED),
        (whole(), State.MEASURED, State.KEPT),
        (whole(marks=said(Mark.KEPT)), State.KEPT, None),
        (whole(marks=said(Mark.DROPPED)), State.DROPPED, None),
    ],
)
def test_each_fact_moves_the_way_one_state_on(known, state, following):
    found = way(known, LATER)
    assert (found.state, found.next) == (state, following)


@pytest.mark.parametrize(("hours", "state"), [(23, State.LOGGED), (24, State.STABILISED)])
def test_a_rejection_is_stabilised_after_24_hours(hours, state):
    assert way(Facts(LOGGED), LOGGED + timedelta(hours=hours)).state is state


def test_the_first_day_of_an_old_rejection_is_behind_the_person_when_it_is_logged():
    known = Facts(LOGGED, ended_on=date(2026, 10, 30))
    found = way(known, LOGGED)
    assert found.state is State.STABILISED
    assert [one.day for one in found.steps[:2]] == [LOGGED.date(), LOGGED.date()]
    assert way(replace(known, ended_on=date(2026, 11, 1)), LOGGED).state is State.LOGGED


def test_the_day_it_came_is_a_day_where_the_person_is():
    here = datetime(2026, 11, 10, 1, tzinfo=UTC).astimezone(ZoneInfo("America/Los_Angeles"))
    assert way(Facts(here, ended_on=date(2026, 11, 8)), here).state is State.LOGGED
    assert way(Facts(here, ended_on=date(2026, 11, 7)), here).state is State.STABILISED


def test_or_when_the_person_says_that_they_are_ready():
    assert way(Facts(LOGGED, ready_on=DAY), LOGGED).state is State.STABILISED


def test_a_theme_alone_asks_nobody_to_try_something_in_the_first_day():
    assert way(Facts(LOGGED, is_themed=True), LOGGED).state is State.LOGGED


def test_a_change_that_came_from_no_rejection_begins_with_the_choice():
    found = way(Facts(None, chosen_on=DAY), LATER)
    assert found.steps[0].state is State.CHOSEN
    assert found.next is State.PRACTISED


def test_what_is_neither_a_rejection_nor_an_experiment_is_no_way():
    with pytest.raises(ValueError, match="begins"):
        way(Facts(None), LATER)


def test_every_step_stands_in_its_order_and_the_done_ones_have_a_day():
    found = way(whole(has_both_sides=False), LATER)
    assert [one.state for one in found.steps] == list(State)[:-1]
    assert all(one.day for one in found.steps if one.is_done)


def test_resuming_takes_back_a_parking_and_opens_what_ended_only_without_one():
    assert held(said(Mark.KEPT, Mark.PARKED, Mark.RESUMED)) == Held(ended=Mark.KEPT)
    assert held(said(Mark.KEPT, Mark.RESUMED)) == Held()


@given(facts, moments)
def test_measured_is_impossible_without_a_linked_later_interview(known, now):
    found = way(replace(known, interviewed_on=None), now)
    done = {one.state for one in found.steps if one.is_done}
    assert State.MEASURED not in done
    assert found.state is not State.MEASURED


@given(facts, moments)
def test_any_state_can_be_parked_and_is_resumed_where_it_was(known, now):
    before = way(known, now)
    still = replace(known, marks=(*known.marks, Marked(DAY, Mark.PARKED)))
    parked = way(still, now)
    back = way(replace(still, marks=(*still.marks, Marked(DAY, Mark.RESUMED))), now)

    assert parked.is_parked
    assert (parked.state, parked.steps) == (before.state, before.steps)
    assert back == replace(before, is_parked=False)


@given(facts, moments, st.integers(0, 200))
def test_time_alone_only_ever_lets_a_day_pass(known, now, hours):
    before, after = way(known, now), way(known, now + timedelta(hours=hours))
    assert after.state.rank >= before.state.rank
    if before.state is not State.LOGGED:
        assert after.state is before.state


@given(facts, moments, st.sampled_from(["ready_on", "debriefed_on", "chosen_on", "interviewed_on"]))
def test_one_fact_more_never_takes_a_way_back(known, now, name):
    assert way(replace(known, **{name: DAY}), now).state.rank >= way(known, now).state.rank


@given(facts, moments)
def test_what_is_next_lies_ahead_and_has_a_place(known, now):
    found = way(known, now)
    if found.next is None:
        assert found.state in {State.KEPT, State.DROPPED}
        return
    assert found.next.rank > found.state.rank
    assert place(found.next, 3, 7).page.startswith("recover/")


def test_looking_back_is_done_on_the_page_of_the_debrief_and_the_rest_on_its_own():
    assert place(State.DEBRIEFED, 3, None).query == {"application": "3"}
    assert place(State.DEBRIEFED, 3, None).page == "recover/debrief.py"
    assert place(State.CHOSEN, 3, None).query == {"application": "3"}
    assert place(State.APPLIED, 3, 7).query == {"experiment": "7"}
