"""What a debrief needs, its reasons apart, and from when it is offered."""

from datetime import timedelta

import pytest

from core.coaching.debrief import (
    Part,
    Reason,
    by_level,
    can_be_looked_back_at,
    has_words,
    may_look_back,
    theme_of,
)
from core.coaching.state_now import RejectionFacts
from core.vocabulary import Disposition, Evidence, Stage, Theme


def no(noon, today, **more):
    return RejectionFacts(1, noon, today, **{"is_debriefed": False, **more})


@pytest.mark.parametrize(("hours", "is_offered"), [(0, False), (23, False), (24, True), (25, True)])
def test_looking_back_is_offered_a_day_after_the_rejection_was_logged(
    noon, today, hours, is_offered
):
    assert may_look_back(no(noon, today), None, noon + timedelta(hours=hours)) is is_offered


def test_it_is_open_at_once_for_whoever_says_so_or_has_begun_or_had_no_rejection(noon, today):
    assert may_look_back(no(noon, today), today, noon)
    assert may_look_back(no(noon, today, is_debriefed=True), None, noon)
    assert may_look_back(None, None, noon)


def test_a_rejection_that_was_logged_weeks_late_is_not_fresh(noon, today):
    assert may_look_back(no(noon, today - timedelta(days=20)), None, noon)


def test_without_any_reason_the_cause_is_unknown_and_not_a_guess():
    (level,) = by_level(())
    assert (level.name, level.evidence, level.reasons) == ("unknown", None, ())


def test_quotes_reports_and_guesses_stand_apart():
    said = [Reason(str(one), one) for one in (Evidence.GUESS, Evidence.QUOTED, Evidence.GUESS)]
    levels = by_level(said)
    assert [(level.name, len(level.reasons)) for level in levels] == [("quoted", 1), ("guess", 2)]


def test_one_part_or_one_reason_is_enough():
    assert not has_words({Part.EXPECTED: "  ", Part.KEEP: ""})
    assert has_words({Part.KEEP: "the example"})
    assert has_words({}, [Reason("why", Evidence.GUESS)])


@pytest.mark.parametrize(
    ("furthest", "disposition", "lies_behind"),
    [
        (Stage.APPLIED, None, False),
        (Stage.INTERVIEW, None, True),
        (Stage.APPLIED, Disposition.REJECTED, True),
        (Stage.APPLIED, Disposition.NO_RESPONSE, True),
    ],
)
def test_what_ended_and_past_conversations_can_be_looked_back_at(
    furthest, disposition, lies_behind
):
    assert can_be_looked_back_at(furthest, disposition) is lies_behind


def test_a_common_reason_brings_its_theme_where_there_is_one():
    assert theme_of("The role was frozen or changed", list(Theme)) == Theme.ROLE_CHANGED
    assert theme_of("The role was frozen or changed", []) is None
    assert theme_of("Something else", list(Theme)) is None
