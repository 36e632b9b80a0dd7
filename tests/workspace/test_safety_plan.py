"""The safety plan in the store: one a person, theirs alone, gone when it is removed."""

import json
from datetime import timedelta

import pytest

from core.coaching.safety_plan import Plan
from core.errors import InvalidInput
from core.vocabulary import Consent

PLAN = Plan(
    signs="I stop answering\nI sleep all day",
    helps="Tea, the long song",
    places="The library",
    people="Noa 0170 1234567",
    services="Dr Lind 030 7654321",
    safer="Noa keeps the tablets",
)


def rows(person, noon):
    return json.loads(person.takeout.as_json(noon))["tables"]["safetyplan"]


def test_there_is_no_plan_until_one_is_written(ana):
    assert ana.safety_plan.current() is None


def test_it_comes_back_as_it_was_written(ana, noon):
    ana.safety_plan.keep(PLAN, noon)
    assert ana.safety_plan.current() == PLAN


def test_a_later_one_takes_its_place(ana, noon):
    for one in (PLAN, PLAN, Plan(signs="only this")):
        ana.safety_plan.keep(one, noon)
    assert ana.safety_plan.current() == Plan(signs="only this")
    assert len(rows(ana, noon)) == 1


def test_any_part_alone_is_a_plan(ana, noon):
    for name in Plan.__dataclass_fields__:
        ana.safety_plan.keep(Plan(**{name: "a"}), noon)
        assert ana.safety_plan.current() == Plan(**{name: "a"})


def test_without_any_words_there_is_none(ana, noon):
    ana.safety_plan.keep(PLAN, noon)
    ana.safety_plan.keep(Plan(signs="  \n"), noon)
    assert ana.safety_plan.current() is None
    assert rows(ana, noon) == []


def test_a_part_that_is_too_long_is_a_sentence_and_changes_nothing(ana, noon):
    ana.safety_plan.keep(PLAN, noon)
    with pytest.raises(InvalidInput, match="room for 2,000"):
        ana.safety_plan.keep(Plan(signs="x" * 2_001), noon)
    assert ana.safety_plan.current() == PLAN


def test_removing_it_leaves_nothing(ana, noon):
    ana.safety_plan.keep(PLAN, noon)
    ana.safety_plan.remove()
    ana.safety_plan.remove()
    assert ana.safety_plan.current() is None
    assert rows(ana, noon) == []


def test_of_two_that_a_takeout_brought_together_the_newer_one_counts(ana, ben, noon):
    ben.safety_plan.keep(Plan(signs="older"), noon - timedelta(days=9))
    ana.safety_plan.keep(PLAN, noon)
    ana.takeout.restore(ben.takeout.as_json(noon))
    assert ana.safety_plan.current() == PLAN
    ana.safety_plan.remove()
    assert ana.safety_plan.current() is None


def test_it_goes_home_and_comes_back(ana, ben, noon):
    ana.safety_plan.keep(PLAN, noon)
    ben.takeout.restore(ana.takeout.as_json(noon))
    assert ben.safety_plan.current() == PLAN


def test_nobody_else_has_it(ana, ben, noon):
    ana.safety_plan.keep(PLAN, noon)
    assert ben.safety_plan.current() is None
    ben.safety_plan.remove()
    assert ana.safety_plan.current() == PLAN


def test_it_is_not_readable_in_the_file(ana, noon, home):
    ana.safety_plan.keep(PLAN, noon)
    stored = b"".join(path.read_bytes() for path in home.glob("rebound.db*"))
    for words in (b"tablets", b"1234567", b"library", b"Lind", b"long song", b"sleep all day"):
        assert words not in stored


def test_it_stays_and_can_be_read_after_storing_was_stopped(ana, noon):
    ana.safety_plan.keep(PLAN, noon)
    ana.consents.withdraw(Consent.STORAGE, noon + timedelta(days=1))
    assert ana.safety_plan.current() == PLAN


def test_no_part_of_it_is_a_record_for_the_coach(ana, noon, today):
    ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    ana.safety_plan.keep(PLAN, noon)
    told = repr(ana.records.everything(today, with_mood=True))
    assert "Acme" in told
    assert [words for words in ("Noa", "library", "Lind", "song") if words in told] == []
