"""The exercises are whole, and a fault in a file is named."""

import re

import pytest

from core.coaching.what_helps import FOR
from core.content import exercises as content
from core.content.exercises import GRADES, exercises, read_exercise
from core.ui.timer import about

HEAD = """id = "E1"
title = "Write"
takes = "5 minutes"
minutes = 5
targets = ["anger"]
grade = "B"
citation = "Someone 2020: d = 0.1"
caution = "Stop whenever you want."
"""
STEPS = "1. Sit.\n2. Write.\n"
BANNED = re.compile(
    r"\b(diagnos\w*|treat\w*|cure\w*|therapist\w*|should|vent(ing)?|apply to more|streak\w*|"
    r"amazing|well done|great job|you have (depression|anxiety))\b|[!\U0001f300-\U0001faff]",
    re.IGNORECASE,
)
RUNNING = re.compile(r"\b(run|running|jog\w*|punch\w*|sprint\w*)\b", re.IGNORECASE)


def file_of(head=HEAD, steps=STEPS):
    return f"+++\n{head}+++\n{steps}"


def words_of(one):
    return "\n".join((one.title, one.takes, one.caution, one.citation, *one.steps))


def test_a_doi_stands_in_for_a_year():
    doi = HEAD.replace("Someone 2020", "4 trials (doi 10.1176/appi.ps.201600217)")
    assert "10.1176" in read_exercise(file_of(doi)).citation


def test_there_are_eighteen_in_the_order_of_their_ids():
    assert list(exercises()) == [f"E{number}" for number in range(1, 19)]


def test_every_exercise_says_how_well_it_was_tested():
    assert {one.grade for one in exercises().values()} == set(GRADES)
    assert exercises()["E1"].evidence == "tested with job seekers"
    assert exercises()["E10"].evidence == "tested with other groups"
    assert exercises()["E14"].evidence == "few or mixed tests"
    assert exercises()["E16"].evidence == "commonly used, little studied"
    assert exercises()["E5"].evidence == "tested with job seekers; the tests disagree"


@pytest.mark.parametrize(
    ("exercise", "figure"),
    [
        ("E1", "53 %"), ("E2", "1,801"), ("E3", "d = 0.36"), ("E4", "27 trials"), ("E5", "174"),
        ("E6", "15,907"), ("E7", "0.52"), ("E8", "0.67"), ("E9", "-1.06"), ("E10", "-0.35"),
        ("E11", "-0.29"), ("E14", "50 students"), ("E15", "-0.54"), ("E17", "0.79"),
        ("E18", "4 trials"),
    ],
)  # fmt: skip
def test_a_citation_holds_the_published_figure(exercise, figure):
    assert figure in exercises()[exercise].citation


@pytest.mark.parametrize("one", exercises().values(), ids=lambda one: one.id)
def test_the_words_are_kind_and_promise_nothing(one):
    assert BANNED.findall(words_of(one)) == []


def test_nothing_for_anger_raises_the_pulse():
    for one in exercises().values():
        assert not RUNNING.search(words_of(one)), one.id


def test_the_breathing_timer_is_thirty_cycles_of_ten_seconds():
    usual, box = exercises()["E10"].pace
    assert (usual.cycles, usual.cycle_s) == (30, 10)
    assert usual.phases == (("In", 4), ("Out", 6))
    assert box.phases == (("In", 4), ("Hold", 4), ("Out", 4), ("Hold", 4))
    assert about(usual) == "Breathe in for 4 seconds, out for 6 seconds: 30 times, about 5 minutes."


def test_each_part_of_the_body_has_its_turn():
    (pace,) = exercises()["E15"].pace
    assert (pace.cycles, pace.cycle_s, len(pace.parts)) == (30, 20, 10)


def test_the_gates_are_those_of_the_evidence():
    gates = {name: one.gate for name, one in exercises().items()}
    assert (gates["E17"].not_before_hours, gates["E17"].until_hours) == (24, 72)
    assert gates["E14"].confidence_at_most == 4
    assert gates["E11"].not_within_hours == 48
    assert gates["E1"].not_after_crisis_hours == 24
    assert gates["E13"].mood_at_least == 50


def test_every_feeling_has_its_row_and_every_row_real_exercises():
    assert {one for row in FOR.values() for one in row} <= set(exercises())


def test_a_whole_file_is_read():
    one = read_exercise(file_of())
    assert (one.id, one.minutes, one.steps, one.writes) == ("E1", 5, ("Sit.", "Write."), False)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("1. Sit.\n", "needs a head between two lines"),
        (file_of(HEAD.replace('title = "Write"\n', "")), "the head lacks title"),
        (file_of(HEAD.replace('"B"', '"E"')), "the grade must be one of A, B, C, D"),
        (file_of(HEAD.replace('"anger"', '"rage"')), "targets must be some of disappointment"),
        (file_of(HEAD.replace(" 2020", "")), "a citation needs a year or a doi"),
        (file_of(HEAD.replace("minutes = 5", "minutes = 0")), "minutes must be a whole number"),
        (file_of(HEAD.replace('"E1"', '"X1"')), "the id must be E and a number"),
        (file_of(HEAD.replace('"Write"', '" "')), "must be words"),
        (file_of(HEAD + "colour = 1\n"), "unexpected keyword argument 'colour'"),
        (file_of(HEAD + "[gate]\nnot_before_weeks = 2\n"), "'not_before_weeks'"),
        (file_of(HEAD + "[gate]\nnot_before_hours = 'soon'\n"), "a gate needs numbers"),
        (file_of(HEAD + "[[pace]]\nname = 'x'\nminutes = 5\nin_s = 4\n"), "two parts or more"),
        (
            file_of(
                HEAD + "[[pace]]\nname = 'x'\nminutes = 5\nin_s = 4\nout_s = 6\n"
                "parts = ['a', 'b', 'c', 'd']\n"
            ),
            "30 cycles cannot be shared by 4 parts",
        ),
        (file_of(HEAD + "= 1\n"), "Invalid"),
        (file_of(steps="1. Sit.\n3. Write.\n"), "lines that begin with 1., 2., 3."),
        (file_of(steps="1. Sit.\nand write\n"), "lines that begin with 1., 2., 3."),
        (file_of(steps="1. Sit.\n"), "two steps or more"),
    ],
)
def test_a_fault_is_a_sentence_with_the_name_of_the_file(tmp_path, text, fault):
    path = tmp_path / "E01_write.md"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=re.escape("exercises/E01_write.md")) as caught:
        content._read_file(path)
    assert fault in str(caught.value)


def test_a_file_under_another_number_is_named(tmp_path):
    path = tmp_path / "E02_write.md"
    path.write_text(file_of(), "utf-8")
    with pytest.raises(ValueError, match="the id E1 belongs in another file"):
        content._read_file(path)


def test_two_files_with_one_id_are_refused(tmp_path, monkeypatch):
    for name in ("E01_a.md", "E01_b.md"):
        (tmp_path / name).write_text(file_of(), "utf-8")
    monkeypatch.setattr(content, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match="two files share an id"):
        content.exercises.__wrapped__()
