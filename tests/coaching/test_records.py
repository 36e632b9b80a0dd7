"""Which records go along with a message: chosen by code, the same every time."""

from datetime import date, timedelta

import pytest

from core.coaching.records import (
    MOST,
    Kind,
    Record,
    applications_named,
    chosen,
    content_words,
    repeating,
    short,
)
from core.vocabulary import Evidence

TODAY = date(2026, 11, 2)


def application(number, company, role="Analyst"):
    return Record(
        Kind.APPLICATION, str(number), f"{company}, {role}: applied", Evidence.REPORTED,
        TODAY - timedelta(days=number), number, company, role,
    )  # fmt: skip


NORTHWIND, LARKFIELD = application(1, "Northwind Foods"), application(2, "Larkfield", "Brand Lead")
FEEDBACK = Record(
    Kind.FEEDBACK, "12", "Northwind Foods, Analyst: “more SQL” (A skill)", Evidence.QUOTED,
    TODAY, 1, "Northwind Foods", "Analyst", quotes=("more SQL",),
)  # fmt: skip
DEBRIEF = Record(
    Kind.DEBRIEF, "3", "Larkfield: keep: calm start", Evidence.REPORTED, TODAY, 2, "Larkfield"
)
GOAL = Record(Kind.GOAL, "4", "Ask Noa for a reference: if …", Evidence.REPORTED, TODAY)
THEME = Record(Kind.THEME, "skills", "A skill: named in 2 of 3", Evidence.QUOTED, count=2)
ALL = [NORTHWIND, LARKFIELD, FEEDBACK, DEBRIEF, GOAL, THEME]


def ids(message, records=ALL, most=MOST):
    return [one.id for one in chosen(message, records, TODAY, most)]


def test_what_is_about_the_named_company_comes_first():
    assert ids("What did Northwind write?")[:2] == ["feedback:12", "application:1"]
    assert "application:2" not in ids("What did Northwind write?")


def test_a_company_is_known_by_its_first_word_but_not_inside_another_word():
    assert applications_named("after northwind said no", ALL) == {1}
    assert applications_named("Northwinds of change", ALL) == frozenset()


def test_a_role_counts_where_no_company_is_named():
    assert applications_named("the Brand Lead one", ALL) == {2}
    assert applications_named("the Brand Lead one at Northwind", ALL) == {1}


def test_words_in_common_bring_a_record():
    assert "goal:4" in ids("Should I ask Noa again?")
    assert "goal:4" not in ids("It rained.")


def test_the_newest_debrief_and_what_repeats_come_along():
    assert set(ids("It rained.")) == {"debrief:3", "theme:skills"}


def test_there_are_never_more_than_asked_for():
    many = [application(n, "Northwind") for n in range(1, 30)]
    assert len(ids("Northwind", many)) == MOST == 8
    assert len(ids("Northwind", many, most=2)) == 2


def test_the_choice_does_not_follow_from_the_order_of_the_records():
    assert ids("Northwind and SQL") == ids("Northwind and SQL", ALL[::-1])


def test_a_theme_that_was_named_once_does_not_repeat():
    once = Record(Kind.THEME, "x", "x", Evidence.QUOTED, count=1)
    assert repeating([once, THEME]) == (THEME,)


@pytest.mark.parametrize(("text", "line"), [("a\n b", "a b"), ("word " * 100, "word word …")])
def test_a_record_is_one_short_line(text, line):
    assert short(text, 11) == line


def test_small_words_and_endings_do_not_count():
    assert content_words("They practised presenting to the teams") == {
        "practis", "present", "team",
    }  # fmt: skip
