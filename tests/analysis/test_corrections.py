"""A person's corrections are replayed over what was read, and hold whatever is read next."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.analysis.corrections import Act, Line, Mention, looked_through, replay, valid_lines
from core.analysis.reading_changes import ReadingChanges, reading_changes
from core.analysis.theme_names import theme_names
from core.vocabulary import Origin, QuoteCheck


def read(message, theme, quote="words"):
    return Mention(message, theme, Origin.RULE, QuoteCheck.VERIFIED, theme, quote, 0, len(quote))


def seen(view):
    return sorted((one.message_id, one.theme) for one in view.mentions)


def merge(step, theme, into):
    return Line(step, theme=theme, into=into)


def move(step, message, theme, into):
    return Line(step, message, theme, into=into)


def take_away(step, message, theme):
    return Line(step, message, theme, applies=False)


def mark(step, message, theme, quote=""):
    return Line(step, message, theme, quote=quote)


def undo(step, retracts):
    return Line(step, retracts=retracts)


def test_without_corrections_the_reading_counts_and_what_was_set_aside_does_not():
    claimed = replace(read(1, "skills"), check=QuoteCheck.SET_ASIDE)

    assert seen(replay([claimed, read(1, "team_fit")], [])) == [(1, "team_fit")]


def test_a_theme_that_was_taken_away_stays_away_in_that_message_only():
    view = replay([read(1, "skills"), read(2, "skills")], [take_away("a", 1, "skills")])

    assert seen(view) == [(2, "skills")]
    assert [one.theme for one in view.away[1]] == ["skills"]


def test_a_merge_takes_every_message_along_and_what_is_read_later():
    lines = [merge("a", "confidence", "communication")]

    assert seen(replay([read(1, "confidence"), read(2, "communication")], lines)) == [
        (1, "communication"),
        (2, "communication"),
    ]


def test_corrections_act_in_the_order_in_which_they_were_made():
    found = [read(1, "confidence")]
    merged_first = [merge("a", "confidence", "own"), take_away("b", 1, "own")]

    assert seen(replay(found, merged_first)) == []
    assert seen(replay(found, merged_first[::-1])) == [(1, "own")]


def test_a_mark_with_words_replaces_what_was_read_under_that_theme():
    (one,) = replay([read(1, "skills")], [mark("a", 1, "skills", "better words")]).mentions

    assert (one.quote, one.origin, one.read_as) == ("better words", Origin.PERSON, None)


def test_a_mark_without_words_brings_back_what_was_taken_away():
    lines = [take_away("a", 1, "skills"), mark("b", 1, "skills")]
    view = replay([read(1, "skills", "its words")], lines)

    assert [(one.quote, one.origin) for one in view.mentions] == [("its words", Origin.RULE)]
    assert view.away[1] == []


def test_a_moved_finding_keeps_its_words_and_what_it_was_read_as():
    (one,) = replay([read(1, "skills", "SQL")], [move("a", 1, "skills", "own")]).mentions

    assert (one.theme, one.quote, one.read_as) == ("own", "SQL", "skills")


def test_a_newer_reading_does_not_overwrite_a_correction():
    lines = [take_away("a", 1, "skills"), mark("b", 1, "team_fit", "us"), move("c", 1, "x", "y")]
    newer = [read(1, "skills", "other words"), read(1, "team_fit"), read(1, "x"), read(1, "new")]

    view = replay(newer, lines)

    assert seen(view) == [(1, "new"), (1, "team_fit"), (1, "y")]
    assert [one.quote for one in view.mentions if one.theme == "team_fit"] == ["us"]


def test_undoing_and_undoing_the_undoing():
    away, back, again = take_away("a", 1, "skills"), undo("b", "a"), undo("c", "b")

    assert seen(replay([read(1, "skills")], [away, back])) == [(1, "skills")]
    assert seen(replay([read(1, "skills")], [away, back, again])) == []


def test_lines_of_one_step_are_undone_together():
    split = [Line("s", theme="own", label="Pacing"), move("s", 1, "skills", "own")]

    assert valid_lines([*split, undo("u", "s")]) == []
    assert theme_names([*split, undo("u", "s")]).own == ()


@pytest.mark.parametrize(
    ("line", "act"),
    [
        (Line("a", theme="own", label="Pacing"), Act.NAME),
        (merge("a", "x", "y"), Act.MERGE),
        (move("a", 1, "x", "y"), Act.MOVE),
        (mark("a", 1, "x"), Act.MARK),
        (take_away("a", 1, "x"), Act.TAKE_AWAY),
        (Line("a", 1), Act.LOOK_THROUGH),
        (undo("a", "b"), Act.UNDO),
    ],
)
def test_the_filled_fields_say_what_a_line_does(line, act):
    assert line.act is act


def test_a_message_counts_as_looked_through_until_that_is_undone():
    lines = [Line("a", 1), take_away("b", 2, "skills"), undo("c", "b")]

    assert looked_through(lines) == {1}


THEMES = st.sampled_from(["skills", "team_fit", "own", "other"])
MESSAGES = st.integers(1, 4)
LINES = st.one_of(
    st.builds(lambda t, i: merge("", t, i), THEMES, THEMES),
    st.builds(lambda m, t, i: move("", m, t, i), MESSAGES, THEMES, THEMES),
    st.builds(lambda m, t, q: mark("", m, t, q), MESSAGES, THEMES, st.sampled_from(["", "w"])),
    st.builds(lambda m, t: take_away("", m, t), MESSAGES, THEMES),
)
HISTORIES = st.lists(LINES, max_size=8).map(
    lambda lines: [replace(line, step=str(n)) for n, line in enumerate(lines)]
)
READINGS = st.lists(st.builds(read, MESSAGES, THEMES), max_size=8)


@given(READINGS, HISTORIES)
def test_undoing_every_step_gives_the_reading_back(found, lines):
    undone = [*lines, *(undo(f"u{line.step}", line.step) for line in lines)]

    assert replay(found, undone).mentions == replay(found, []).mentions


@given(READINGS, HISTORIES, MESSAGES, THEMES)
def test_the_last_word_on_a_theme_of_a_message_always_holds(found, lines, message, theme):
    with_it = replay(found, [*lines, mark("last", message, theme)])
    without = replay(found, [*lines, take_away("last", message, theme)])

    assert (message, theme) in seen(with_it)
    assert (message, theme) not in seen(without)


@given(READINGS, HISTORIES)
def test_nothing_that_was_read_is_lost_without_a_person_taking_it_away(found, lines):
    kept = [line for line in lines if line.act in {Act.MERGE, Act.MOVE}]

    assert len(replay(found, kept).mentions) == len(found)


def test_a_renamed_theme_keeps_its_place_and_an_own_one_comes_last():
    names = theme_names(
        [Line("a", theme="skills", label="SQL"), Line("b", theme="o1", label="Pace")]
    )

    assert names.labels == {"skills": "SQL", "o1": "Pace"}
    assert names.choices[0] == "skills"
    assert names.choices[-1] == "o1"
    assert names.with_codebook({"skills": "A skill", "team_fit": "Fit"})["skills"] == "SQL"


def test_a_merged_theme_is_offered_no_more_until_it_is_merged_into_again():
    one_way = [merge("a", "skills", "team_fit")]
    both_ways = [*one_way, merge("b", "team_fit", "skills")]

    assert "skills" not in theme_names(one_way).choices
    assert "skills" in theme_names(both_ways).choices
    assert "team_fit" not in theme_names(both_ways).choices


def test_a_theme_whose_making_was_undone_keeps_its_name_for_what_stands_under_it():
    names = theme_names([Line("a", theme="o1", label="Pace"), undo("b", "a")])

    assert names.own == ()
    assert "o1" not in names.choices
    assert names.labels["o1"] == "Pace"


def test_two_readings_differ_in_what_is_new_gone_or_rests_on_other_words():
    before = [read(1, "skills", "SQL"), read(1, "team_fit", "us"), read(1, "motivation", "why")]
    after = [read(1, "skills", "SQL"), read(1, "motivation", "why us"), read(1, "logistics")]
    aside = replace(read(1, "preparation"), check=QuoteCheck.SET_ASIDE)

    changes = reading_changes(before, [*after, aside])

    assert (changes.new, changes.gone, changes.other_words) == (
        ("logistics",),
        ("team_fit",),
        ("motivation",),
    )
    assert not reading_changes(before, before)


def test_a_mark_with_words_is_the_persons_own():
    marked = Line("a", 1, "skills", quote="more SQL", start=4, end=12)

    assert replay([read(1, "skills")], [marked]).mentions == [
        Mention(1, "skills", Origin.PERSON, QuoteCheck.VERIFIED, None, "more SQL", 4, 12)
    ]


def test_a_mark_without_words_leaves_what_was_read():
    found = read(1, "skills", "SQL")

    assert replay([found], [mark("a", 1, "skills")]).mentions == [found]
    assert replay([found], [take_away("a", 1, "skills"), mark("b", 1, "skills")]).mentions == [
        found
    ]


def test_merges_follow_each_other():
    lines = [merge("a", "skills", "team_fit"), merge("b", "team_fit", "logistics")]
    names = theme_names([*lines, merge("c", "motivation", "confidence")])

    assert names.merged == {
        "skills": "logistics",
        "team_fit": "logistics",
        "motivation": "confidence",
    }
    assert names.labels == {}


def test_a_finding_that_is_put_elsewhere_merges_no_theme():
    names = theme_names([move("a", 1, "skills", "team_fit"), mark("b", 1, "logistics")])

    assert (names.merged, names.labels, names.own) == ({}, {}, ())


@pytest.mark.parametrize("field", ["new", "gone", "other_words"])
def test_any_difference_between_two_readings_is_one(field):
    assert replace(ReadingChanges((), (), ()), **{field: ("skills",)})
    assert not ReadingChanges((), (), ())
