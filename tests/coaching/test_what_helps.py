"""What may help now: the rows of the evidence, the gates, and what never happens."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.coaching.state_now import (
    CheckInFacts,
    Facts,
    PutAway,
    RejectionFacts,
    StateNow,
    state_now,
)
from core.coaching.what_helps import REST, is_open, may_choose, rest_words, suggestions
from core.content.exercises import exercises
from core.vocabulary import Emotion

LOSS = 7
"""The application that ended."""


def offered(**known):
    if known.get("emotions") or "valence" in known:
        known.setdefault("check_in_hours", 0.5)
    if "rejection_hours" in known:
        known.setdefault("application_id", LOSS)
    return [one.exercise for one in suggestions(StateNow(**known))]


def felt(*emotions, **known):
    return offered(emotions=emotions, **known)


@pytest.mark.parametrize(
    ("emotion", "expected"),
    [
        (Emotion.DISAPPOINTMENT, ["E4", "E3", "E1"]),
        (Emotion.FRUSTRATION, ["E3", "E8", "E4"]),
        (Emotion.SELF_DOUBT, ["E9", "E12", "E5"]),
        (Emotion.ANGER, ["E10", "E15", "E3"]),
        (Emotion.ANXIETY, ["E10", "E18", "E2"]),
        (Emotion.EXHAUSTION, ["E7", "E6", "E8"]),
        (Emotion.HOPE, ["E6", "E11"]),
        (Emotion.CALM, ["E13", "E11"]),
        (Emotion.PRIDE, ["E12", "E11"]),
        (Emotion.DETERMINATION, ["E6", "E18"]),
    ],
)
def test_each_word_leads_to_its_row(emotion, expected):
    assert felt(emotion) == expected


@pytest.mark.parametrize(
    ("emotion", "first_day", "after"),
    [
        (Emotion.DISAPPOINTMENT, ["E4", "E10"], ["E17", "E1", "E3"]),
        (Emotion.FRUSTRATION, ["E4", "E10"], ["E17", "E3", "E8"]),
        (Emotion.SELF_DOUBT, ["E4", "E10"], ["E17", "E9", "E12"]),
        (Emotion.ANGER, ["E10", "E4"], ["E10", "E17", "E15"]),
        (Emotion.ANXIETY, ["E10", "E4"], ["E10", "E17", "E18"]),
        (Emotion.EXHAUSTION, ["E4", "E10"], ["E17", "E7", "E6"]),
        (Emotion.CALM, ["E4", "E10"], ["E17", "E13"]),
    ],
)
def test_each_word_after_a_rejection(emotion, first_day, after):
    assert felt(emotion, rejection_hours=2) == first_day
    assert felt(emotion, rejection_hours=30) == after


def test_looking_back_is_absent_at_23_hours_and_there_at_25():
    assert "E17" not in offered(rejection_hours=23)
    assert offered(rejection_hours=25) == ["E17"]
    assert offered(rejection_hours=72) == ["E17"]
    assert offered(rejection_hours=73) == []


@pytest.mark.parametrize(
    ("emotion", "expected"),
    [
        (Emotion.DISAPPOINTMENT, ["E3", "E4"]),
        (Emotion.SELF_DOUBT, ["E9", "E12", "E5"]),
        (Emotion.ANGER, ["E10", "E15", "E3"]),
        (Emotion.EXHAUSTION, ["E7", "E6", "E8"]),
    ],
)
def test_whoever_is_ready_gets_what_fits_before_the_day_has_passed(emotion, expected):
    assert felt(emotion, rejection_hours=2, is_ready=True) == expected


def test_being_ready_does_not_bring_looking_back_or_writing_it_out_before_a_day(noon):
    for emotion in Emotion:
        found = felt(emotion, rejection_hours=23, is_ready=True)
        assert not {"E17", "E1"} & set(found)
    assert not may_choose("E17", StateNow(rejection_hours=23, is_ready=True))
    assert offered(rejection_hours=25, is_ready=True) == ["E17"]


def test_whoever_is_ready_and_names_nothing_is_offered_what_the_first_day_offers():
    assert offered(rejection_hours=2, is_ready=True) == ["E4", "E10"]


def test_being_ready_after_the_first_day_changes_nothing():
    for emotion in Emotion:
        ready = felt(emotion, rejection_hours=30, is_ready=True)
        assert ready == felt(emotion, rejection_hours=30)


def test_looking_back_comes_once_for_each_rejection():
    away = frozenset({("E17", LOSS)})
    assert offered(rejection_hours=25, put_away=away) == []
    assert offered(rejection_hours=25, put_away=frozenset({("E17", LOSS + 1)})) == ["E17"]
    assert offered(rejection_hours=25, is_debriefed=True) == []
    (one,) = suggestions(StateNow(rejection_hours=25, application_id=LOSS))
    assert one.application_id == LOSS


def test_whoever_is_agitated_breathes_first():
    assert offered(valence=30, energy=80) == ["E10", "E15", "E3"]
    for emotion in Emotion:
        assert felt(emotion, valence=30, energy=80)[0] == "E10"
        assert felt(emotion, valence=30, energy=80, rejection_hours=30)[0] == "E10"


def test_the_scales_meet_in_the_middle():
    assert offered(valence=49, energy=50)[0] == "E10"
    assert offered(valence=49, energy=49) == ["E7", "E6", "E8"]
    assert offered(valence=50, energy=80) == []


def test_agitation_before_an_interview_is_taken_for_nerves():
    assert offered(valence=30, energy=80, interview_near=True) == ["E10", "E18", "E2"]
    assert offered(interview_near=True) == []


def test_confidence_of_five_hides_what_four_shows():
    assert felt(Emotion.SELF_DOUBT, confidence=4) == ["E9", "E12", "E14"]
    assert felt(Emotion.SELF_DOUBT, confidence=5) == ["E9", "E12", "E5"]
    assert "E14" not in felt(Emotion.SELF_DOUBT, confidence=None)
    assert may_choose("E14", StateNow(confidence=4))
    assert not may_choose("E14", StateNow(confidence=5))
    assert not may_choose("E14", StateNow())


def test_writing_waits_a_day_after_words_of_a_crisis():
    after = {"rejection_hours": 80, "emotions": (Emotion.DISAPPOINTMENT,)}
    assert offered(**after) == ["E1", "E3", "E4"]
    assert offered(**after, crisis_hours=23) == ["E3", "E4"]
    assert offered(**after, crisis_hours=24) == ["E1", "E3", "E4"]
    assert not may_choose("E1", StateNow(crisis_hours=23))


def test_writing_is_offered_once_a_day():
    after = {"rejection_hours": 80, "emotions": (Emotion.DISAPPOINTMENT,)}
    assert offered(**after, used_lately=frozenset({"E1"})) == ["E3", "E4"]


def test_three_good_things_wait_two_days_unless_they_are_chosen():
    known = {"emotions": (Emotion.PRIDE,), "is_debriefed": True}
    assert offered(**known, rejection_hours=47) == ["E12"]
    assert offered(**known, rejection_hours=48) == ["E12", "E11"]
    assert may_choose("E11", StateNow(rejection_hours=1))


def test_a_record_of_failures_is_not_for_a_low_mood():
    assert felt(Emotion.CALM, valence=60, energy=40)[0] == "E13"
    assert "E13" not in felt(Emotion.CALM, valence=40, energy=40)
    assert not may_choose("E13", StateNow(valence=40))


def test_on_the_first_day_looking_back_is_not_in_the_list_either():
    assert not may_choose("E17", StateNow(rejection_hours=5))
    assert may_choose("E17", StateNow(rejection_hours=200))
    assert may_choose("E17", StateNow())


def test_two_words_take_turns_and_hard_ones_come_before_kind_ones():
    assert felt(Emotion.SELF_DOUBT, Emotion.EXHAUSTION) == ["E9", "E7", "E12"]
    assert felt(Emotion.PRIDE, Emotion.EXHAUSTION) == ["E7", "E6", "E8"]
    assert felt(Emotion.SELF_DOUBT, Emotion.ANGER) == ["E10", "E9", "E12"]


def test_what_was_done_today_comes_last_and_breathing_stays():
    assert felt(Emotion.EXHAUSTION, used_lately=frozenset({"E7"})) == ["E6", "E8", "E7"]
    assert felt(Emotion.ANGER, used_lately=frozenset({"E10", "E15"})) == ["E10", "E3", "E15"]


def test_what_was_put_away_makes_room():
    away = frozenset({("E9", None), ("E12", None)})
    assert felt(Emotion.SELF_DOUBT, put_away=away) == ["E5"]


def test_rest_is_planned_by_whoever_is_worn_out():
    assert rest_words(StateNow(emotions=(Emotion.EXHAUSTION,))) == REST
    assert rest_words(StateNow(valence=20, energy=20)) == REST
    assert rest_words(StateNow(valence=20, energy=80)) is None
    assert rest_words(StateNow(valence=20, energy=20, in_crisis=True)) is None
    assert "apply" not in REST


@pytest.mark.parametrize(
    ("known", "exercise", "reason"),
    [
        (
            {"emotions": (Emotion.ANGER,), "valence": 20, "energy": 80, "check_in_hours": 3.4},
            "E10",
            "Because you marked: angry, high energy, 3 hours ago.",
        ),
        (
            {"emotions": (Emotion.ANGER,), "valence": 20, "energy": 80, "check_in_hours": 3.4},
            "E15",
            "Because you marked: angry, 3 hours ago.",
        ),
        (
            {"valence": 20, "energy": 20, "check_in_hours": 0.2},
            "E7",
            "Because you marked: unpleasant mood, low energy, less than an hour ago.",
        ),
        ({"rejection_hours": 5}, "E4", "Because a rejection was logged 5 hours ago."),
        (
            {"rejection_hours": 25},
            "E17",
            "Because a rejection was logged 25 hours ago, and a first day has passed.",
        ),
        (
            {"rejection_hours": 25, "came_earlier": True},
            "E17",
            "Because a rejection came 2 days ago, and a first day has passed.",
        ),
        (
            {"emotions": (Emotion.SELF_DOUBT,), "check_in_hours": 1, "confidence": 3},
            "E14",
            (
                "Because you marked: self-doubting, 1 hour ago; "
                "you put your confidence in interviews at 3 of 10."
            ),
        ),
        (
            {"emotions": (Emotion.ANXIETY,), "check_in_hours": 1, "interview_near": True},
            "E18",
            "Because you marked: anxious, 1 hour ago; an interview is coming up.",
        ),
    ],
)
def test_the_reason_is_made_of_facts(known, exercise, reason):
    reasons = {one.exercise: one.reason for one in suggestions(StateNow(**known))}
    assert reasons[exercise] == reason


def test_being_ready_is_one_of_the_facts():
    felt_now = {"emotions": (Emotion.SELF_DOUBT,), "check_in_hours": 1}
    first, *_ = suggestions(StateNow(**felt_now, rejection_hours=3, is_ready=True))
    assert first.exercise == "E9"
    assert first.reason == (
        "Because you marked: self-doubting, 1 hour ago; a rejection was logged 3 hours ago, "
        "and you said that you are ready."
    )


hours = st.none() | st.floats(0, 400)
scale = st.none() | st.integers(0, 100)
states = st.builds(
    StateNow,
    valence=scale,
    energy=scale,
    emotions=st.lists(st.sampled_from(Emotion), max_size=3, unique=True).map(tuple),
    check_in_hours=hours,
    rejection_hours=hours,
    application_id=st.just(LOSS),
    is_debriefed=st.booleans(),
    is_ready=st.booleans(),
    confidence=st.none() | st.integers(0, 10),
    interview_near=st.booleans(),
    in_crisis=st.booleans(),
    crisis_hours=hours,
    put_away=st.frozensets(
        st.tuples(st.sampled_from(list(exercises())), st.sampled_from([None, LOSS]))
    ),
    used_lately=st.frozensets(st.sampled_from(list(exercises()))),
)


@given(states)
def test_never_more_than_three_never_twice_the_same_never_without_a_reason(state):
    found = suggestions(state)
    names = [one.exercise for one in found]
    assert len(found) <= 3
    assert len(set(names)) == len(names)
    assert all(len(one.reason) > len("Because .") for one in found)
    assert suggestions(replace(state)) == found


@given(states)
def test_never_anything_while_support_comes_first(state):
    flagged = replace(state, in_crisis=True)
    assert suggestions(flagged) == ()
    assert rest_words(flagged) is None
    assert not any(may_choose(one, flagged) or is_open(one, flagged) for one in exercises())


@given(states)
def test_never_what_a_gate_holds_back(state):
    names = {one.exercise for one in suggestions(state)}
    if state.rejection_hours is not None and state.rejection_hours < 24:
        assert not names & {"E17", "E1"}
        assert state.is_ready or names <= {"E4", "E10"}
    if state.confidence is None or state.confidence > 4:
        assert "E14" not in names
    if state.rejection_hours is not None and state.rejection_hours < 48:
        assert "E11" not in names
    if state.is_low:
        assert "E13" not in names


def facts(noon, **known):
    check_in = CheckInFacts(noon - timedelta(hours=2), 30, 80, (Emotion.ANGER,))
    return Facts(check_in=check_in, **known)


def rejected(at, day=None, *, is_ready=False):
    return RejectionFacts(LOSS, at, day, is_debriefed=False, is_ready=is_ready)


def test_a_check_in_counts_for_a_day(noon):
    assert state_now(facts(noon), noon).emotions == (Emotion.ANGER,)
    assert state_now(facts(noon), noon + timedelta(hours=22)).emotions == ()


def test_without_mood_no_check_in_counts(noon):
    state = state_now(facts(noon, rejection=rejected(noon)), noon, with_mood=False)
    assert (state.valence, state.energy, state.emotions) == (None, None, ())
    assert state.rejection_hours == 0


@pytest.mark.parametrize(
    ("day", "hours"),
    [(None, 3), (date(2026, 11, 2), 3), (date(2026, 11, 1), 3), (date(2026, 10, 30), 63)],
)
def test_the_hours_of_an_old_rejection_count_from_its_own_day(noon, day, hours):
    no = rejected(noon, day)
    assert no.hours_ago(noon + timedelta(hours=3)) == pytest.approx(hours, abs=0.01)


SUNDAY = date(2026, 11, 8)
MONDAY_EVENING = datetime(2026, 11, 10, 1, tzinfo=UTC)
"""Monday 9 November, 17:00 in Los Angeles."""


def test_the_day_of_a_rejection_is_the_one_where_the_person_is():
    here = MONDAY_EVENING.astimezone(ZoneInfo("America/Los_Angeles"))
    fresh = state_now(Facts(rejection=rejected(MONDAY_EVENING, SUNDAY)), here)
    assert (fresh.rejection_hours, fresh.came_earlier) == (0, False)
    assert [one.exercise for one in suggestions(fresh)] == ["E4", "E10"]


def test_a_rejection_that_was_logged_late_is_said_to_have_come_then_and_not_to_be_logged_then():
    tokyo = datetime(2026, 11, 10, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    state = state_now(Facts(rejection=rejected(tokyo, SUNDAY)), tokyo)
    assert state.rejection_hours == pytest.approx(33, abs=0.01)
    (one,) = suggestions(state)
    assert one.reason == "Because a rejection came 2 days ago, and a first day has passed."


def test_an_hour_that_the_clocks_skip_or_repeat_is_no_hour_more_or_less():
    berlin = ZoneInfo("Europe/Berlin")
    before = datetime(2026, 10, 24, 12, tzinfo=berlin)
    no = rejected(before)
    assert no.hours_ago(datetime(2026, 10, 25, 11, 30, tzinfo=berlin)) == 24.5


def test_being_ready_is_about_the_rejection_and_passes_with_it(noon):
    known = facts(noon, rejection=rejected(noon, is_ready=True))
    assert state_now(known, noon).is_ready
    assert not state_now(known, noon + timedelta(days=14)).is_ready
    assert not state_now(facts(noon, rejection=rejected(noon)), noon).is_ready


def test_a_rejection_of_last_month_decides_nothing(noon):
    known = facts(noon, rejection=rejected(noon - timedelta(days=14)))
    assert state_now(known, noon).rejection_hours is None


def test_confidence_counts_for_a_fortnight(noon):
    assert state_now(facts(noon, confidence=(date(2026, 10, 19), 4)), noon).confidence == 4
    assert state_now(facts(noon, confidence=(date(2026, 10, 18), 4)), noon).confidence is None


def test_an_interview_is_near_three_days_before(noon):
    for ahead, near in ((71, True), (73, False), (-1, False)):
        known = facts(noon, interview_at=noon + timedelta(hours=ahead))
        assert state_now(known, noon).interview_near is near


def test_what_was_put_away_comes_back_after_a_day_but_not_looking_back(noon: datetime):
    away = (PutAway("E9", None, noon), PutAway("E17", LOSS, noon))
    known = facts(noon, put_away=away, used=(("E4", noon),))
    later = noon + timedelta(hours=25)
    assert state_now(known, noon).put_away == {("E9", None), ("E17", LOSS)}
    assert state_now(known, later).put_away == {("E17", LOSS)}
    assert state_now(known, noon).used_lately == {"E4"}
    assert state_now(known, later).used_lately == frozenset()
