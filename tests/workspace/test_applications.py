"""Applications and their append-only ledger."""

import json
from datetime import timedelta

import pytest

from core.errors import InvalidInput, NotFound
from core.vocabulary import Disposition, Stage
from core.workspace.matching import plain_company


@pytest.fixture
def acme(ana, noon, today):
    return ana.applications.add(
        "Acme", "Analyst", applied_on=today - timedelta(days=9), now=noon, today=today
    )


def test_a_rejection_never_erases_that_there_was_an_interview(ana, acme, noon, today):
    ana.applications.reach(acme, Stage.INTERVIEW, today - timedelta(days=2), noon, today)
    ana.applications.close(acme, Disposition.REJECTED, today, noon, today)
    standing = ana.applications.one(acme).standing
    assert standing.furthest_stage is Stage.INTERVIEW
    assert standing.disposition is Disposition.REJECTED
    assert (standing.applied_on, standing.ended_on) == (today - timedelta(days=9), today)


def test_an_application_without_a_line_of_its_ledger_counts_as_applied_for(ana):
    """As an edited takeout may bring it."""
    one = {"uid": "a", "recorded_at": "2026-11-01T12:00:00Z", "company": "Acme", "role": "Analyst"}
    taken = {"format": "rebound-takeout", "version": 1, "tables": {"application": [one]}}
    assert ana.takeout.restore(json.dumps(taken).encode()) == 1
    (row,) = ana.applications.frame().to_dict("records")
    assert (row["company"], row["furthest_stage"]) == ("Acme", Stage.APPLIED)


def test_a_step_back_changes_the_stage_and_not_the_furthest_stage(ana, acme, noon, today):
    ana.applications.reach(acme, Stage.FINAL_ROUND, today, noon, today)
    ana.applications.reach(acme, Stage.PHONE_SCREEN, today, noon, today)
    standing = ana.applications.one(acme).standing
    assert (standing.stage, standing.furthest_stage) == (Stage.PHONE_SCREEN, Stage.FINAL_ROUND)


def test_closing_the_same_way_twice_adds_one_line(ana, acme, noon, today):
    for _ in range(2):
        ana.applications.close(acme, Disposition.REJECTED, today, noon, today)
    assert len(ana.applications.history(acme)) == 2


def test_a_reopened_application_is_open_and_its_history_stays(ana, acme, noon, today):
    ana.applications.close(acme, Disposition.NO_RESPONSE, today, noon, today)
    ana.applications.reopen(acme, noon, today)
    assert ana.applications.one(acme).standing.disposition is None
    assert len(ana.applications.history(acme)) == 3


def test_a_line_taken_back_no_longer_counts_and_is_still_there(ana, acme, noon, today):
    ana.applications.reach(acme, Stage.OFFER, today, noon, today)
    wrong = ana.applications.history(acme)[-1].uid
    for _ in range(2):
        ana.applications.retract(acme, wrong, noon, today)
    assert ana.applications.one(acme).standing.furthest_stage is Stage.APPLIED
    assert [line.is_retracted for line in ana.applications.history(acme)] == [False, True]


def test_a_line_of_another_application_cannot_be_taken_back(ana, acme, noon, today):
    other = ana.applications.add("Other", "Role", applied_on=None, now=noon, today=today)
    line = ana.applications.history(other)[0].uid
    with pytest.raises(InvalidInput):
        ana.applications.retract(acme, line, noon, today)


@pytest.mark.parametrize("do", ["one", "history"])
def test_a_foreign_id_and_a_missing_id_get_the_same_answer(ana, ben, acme, do):
    answers = set()
    for application_id in (acme, 999_999):
        with pytest.raises(NotFound) as caught:
            getattr(ben.applications, do)(application_id)
        answers.add(str(caught.value))
    assert len(answers) == 1


def test_another_person_cannot_move_or_close_an_application(ben, acme, noon, today):
    with pytest.raises(NotFound, match="not in your list"):
        ben.applications.close(acme, Disposition.REJECTED, today, noon, today)
    with pytest.raises(NotFound, match="not in your list"):
        ben.applications.reach(acme, Stage.OFFER, today, noon, today)


def test_a_day_to_come_and_a_name_without_end_are_refused(ana, noon, today):
    late = today + timedelta(days=1)
    with pytest.raises(InvalidInput):
        ana.applications.add("Acme", "Analyst", applied_on=late, now=noon, today=today)
    with pytest.raises(InvalidInput):
        ana.applications.add("A" * 300, "Analyst", applied_on=None, now=noon, today=today)
    with pytest.raises(InvalidInput):
        ana.applications.add(" \0 ", "Analyst", applied_on=None, now=noon, today=today)
    assert ana.applications.frame().empty


def test_the_frame_has_a_row_for_every_application_with_its_standing(ana, acme, noon, today):
    ana.applications.add("Beta", "Engineer", applied_on=None, now=noon, today=today)
    ana.applications.close(acme, Disposition.WITHDRAWN, today, noon, today)
    frame = ana.applications.frame()
    assert list(frame["company"]) == ["Acme", "Beta"]
    assert list(frame["disposition"]) == ["withdrawn", None]
    assert frame["applied_on"][1] is None


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("ACME", "Acme GmbH"),
        ("Acme, Inc.", "acme"),
        ("The Acme Company", "Acme"),
        ("Müller & Söhne KG", "Müller und Söhne"),
    ],
)
def test_a_company_is_found_however_it_is_written(ana, noon, today, written, known):
    one = ana.applications.add(known, "Data Analyst", applied_on=None, now=noon, today=today)
    likely = ana.applications.likely(written, "Data Analyst (m/f/d)")
    assert [found.application_id for found in likely] == [one]


def test_another_company_or_a_quite_different_role_is_not_taken_for_it(ana, acme):
    assert ana.applications.likely("Apex", "Analyst") == []
    assert ana.applications.likely("Acme", "Forklift driver") == []


def test_an_open_application_is_suggested_before_an_ended_one(ana, acme, noon, today):
    ana.applications.close(acme, Disposition.REJECTED, today, noon, today)
    again = ana.applications.add("Acme", "Analyst", applied_on=None, now=noon, today=today)
    likely = ana.applications.likely("Acme", "Analyst")
    assert [found.application_id for found in likely] == [again, acme]


def test_an_ending_without_a_message_closes_the_open_application(ana, acme, noon, today):
    for _ in range(2):
        found = ana.applications.log_ending(
            "acme", "analyst", Disposition.NO_RESPONSE,
            stage=Stage.PHONE_SCREEN, day=today, applied_on=None, now=noon, today=today,
        )  # fmt: skip
        assert found == acme
    standing = ana.applications.one(acme).standing
    assert standing.furthest_stage is Stage.PHONE_SCREEN
    assert standing.disposition is Disposition.NO_RESPONSE
    assert len(ana.applications.frame()) == 1


def test_an_ending_belongs_to_the_newest_try_and_not_to_one_that_ended_long_ago(ana, noon, today):
    def ended(day):
        return ana.applications.log_ending(
            "Acme", "Analyst", Disposition.REJECTED,
            stage=Stage.APPLIED, day=day, applied_on=None, now=noon, today=today,
        )  # fmt: skip

    long_ago = ended(today - timedelta(days=300))
    assert ended(today - timedelta(days=300)) == long_ago
    again = ended(today)
    assert again != long_ago
    open_one = ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    assert ended(today) == open_one


def test_a_name_that_is_only_a_legal_form_keeps_its_letters():
    assert plain_company("SE") != ""


def test_the_ledger_frame_has_every_line_that_holds_and_none_that_was_taken_back(
    ana, ben, acme, noon, today
):
    ana.applications.reach(acme, Stage.INTERVIEW, today, noon, today)
    ana.applications.close(acme, Disposition.REJECTED, today, noon, today)
    rejected = ana.applications.history(acme)[-1]
    ana.applications.retract(acme, rejected.uid, noon, today)
    frame = ana.applications.ledger()
    assert list(frame["stage"]) == ["applied", "interview"]
    assert frame["disposition"].isna().all()
    assert list(frame["day"]) == [today - timedelta(days=9), today]
    assert ben.applications.ledger().empty
