"""Drafts hold logged facts alone; one follow-up, and nothing that sends."""

import ast
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from core.coaching.feedback_request import (
    REACHED,
    Asked,
    RequestView,
    Variant,
    draft,
    follow_ups_due,
    may_follow_up,
    variants,
    working_days_between,
)
from core.vocabulary import Stage

MONDAY = date(2026, 11, 2)
SENDS = {"smtplib", "imaplib", "poplib", "aiosmtplib"}
PRAISE = ("great", "amazing", "pleasure", "excited", "perfect", "impress", "love", "honour")
CODE = [
    p for name in ("core", "pages") for p in Path(__file__).parents[2].joinpath(name).rglob("*.py")
]


def possible():
    for stage, day in product(Stage, (MONDAY, None)):
        for variant in variants(stage):
            yield Asked("Northwind", "Data Analyst", stage, day), variant


def test_a_draft_names_the_company_the_role_and_the_day_and_no_other_number():
    for asked, variant in possible():
        words = draft(asked, variant)
        assert "Data Analyst role at Northwind" in words or "Northwind" in words
        assert re.findall(r"\d+", words) == (["2", "2026"] if asked.day else [])


def test_a_conversation_stands_in_it_only_where_one_is_logged():
    for asked, variant in possible():
        told = [word for word in REACHED.values() if word in draft(asked, variant)]
        is_after = variant is Variant.AFTER_INTERVIEW
        assert told == ([REACHED[asked.stage]] if is_after else [])
    with pytest.raises(ValueError, match="no conversation"):
        draft(Asked("Northwind", "Analyst", Stage.APPLIED, None), Variant.AFTER_INTERVIEW)


def test_a_draft_is_short_and_praises_nobody():
    for asked, variant in possible():
        words = draft(asked, variant)
        assert len(words.split()) <= 80
        assert "!" not in words
        assert [one for one in PRAISE if one in words.lower()] == []


@pytest.mark.parametrize(
    ("days", "worked"), [(0, 0), (1, 1), (4, 4), (5, 4), (7, 5), (14, 10), (-3, 0)]
)
def test_working_days_leave_weekends_out(days, worked):
    assert working_days_between(MONDAY, MONDAY + timedelta(days=days)) == worked


def request(**more):
    facts = {"sent_on": MONDAY, "replied_on": None, "message_id": None}
    return RequestView(1, 1, "a-request", "words", **{**facts, **more})


def test_a_second_word_is_suggested_after_ten_working_days_and_once():
    later = MONDAY + timedelta(days=14)
    assert not may_follow_up(request(), later - timedelta(days=1), put_away=False)
    assert may_follow_up(request(), later, put_away=False)
    assert not may_follow_up(request(), later, put_away=True)


def test_no_second_word_after_an_answer_or_before_anything_was_sent():
    later = MONDAY + timedelta(days=60)
    assert not may_follow_up(request(replied_on=later), later, put_away=False)
    assert not may_follow_up(request(sent_on=None), later, put_away=False)


def test_on_today_the_oldest_is_first_and_ten_working_days_have_passed():
    later, newer = MONDAY + timedelta(days=14), MONDAY + timedelta(days=1)
    asked = [replace(request(sent_on=newer), request_id=2, application_id=2), request()]
    found = follow_ups_due(asked, {1, 2}, later, None)
    assert [one.application_id for one in found] == [1]
    found = follow_ups_due(asked, {1, 2}, later + timedelta(days=1), None)
    assert [one.application_id for one in found] == [1, 2]


def test_on_today_nothing_is_said_of_applications_that_no_employer_ended():
    assert follow_ups_due([request()], set(), MONDAY + timedelta(days=60), None) == ()


def test_on_today_what_was_answered_or_never_sent_is_not_due():
    later = MONDAY + timedelta(days=60)
    asked = [request(replied_on=later), request(sent_on=None)]
    assert follow_ups_due(asked, {1}, later, None) == ()


def test_on_today_not_now_holds_for_a_week():
    later = MONDAY + timedelta(days=60)
    for days, count in ((0, 0), (6, 0), (7, 1)):
        found = follow_ups_due([request()], {1}, later, later - timedelta(days=days))
        assert len(found) == count


def test_nothing_in_the_app_sends_mail_or_hands_it_to_a_mail_program():
    assert len(CODE) > 100
    for path in CODE:
        source = path.read_text()
        assert imports_of(source) & SENDS == set(), path
        if "ui" in path.parts or "pages" in path.parts:
            assert "mailto:" not in source, path


def imports_of(source):
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
    return found
