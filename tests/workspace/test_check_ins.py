"""Check-ins through the workspace."""

from datetime import timedelta

import pytest

from core.errors import InvalidInput
from core.vocabulary import Emotion


def add(workspace, noon, today, **changed):
    fields = {"valence": 40, "energy": 60, "day": today, "now": noon, "today": today}
    return workspace.check_ins.add(**{**fields, **changed})


def test_a_check_in_keeps_numbers_words_and_note(ana, noon, today):
    add(ana, noon, today, emotions=[Emotion.ANGER, Emotion.HOPE], note="  Long day. ")
    one = ana.check_ins.latest(5)[0]
    assert (one.valence, one.energy, one.note, one.recalled) == (40, 60, "Long day.", False)
    assert one.emotions == (Emotion.ANGER, Emotion.HOPE)


def test_several_check_ins_on_one_day_are_all_kept(ana, noon, today):
    add(ana, noon, today, valence=10)
    add(ana, noon + timedelta(hours=3), today, valence=70)
    assert list(ana.check_ins.frame()["valence"]) == [10, 70]


def test_an_earlier_day_is_marked_as_recalled(ana, noon, today):
    add(ana, noon, today, day=today - timedelta(days=1))
    assert list(ana.check_ins.frame()["recalled"]) == [True]


def test_the_same_form_sent_twice_is_stored_once(ana, noon, today):
    first = add(ana, noon, today, uid="form-1")
    assert add(ana, noon, today, uid="form-1") == first
    assert len(ana.check_ins.frame()) == 1


def test_two_people_may_send_forms_of_the_same_name(ana, ben, noon, today):
    add(ana, noon, today, uid="form-1")
    add(ben, noon, today, uid="form-1")
    assert len(ben.check_ins.frame()) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"valence": -1},
        {"valence": 101},
        {"energy": 101},
        {"note": "x" * 281},
        {"emotions": [Emotion.ANGER, Emotion.HOPE, Emotion.CALM, Emotion.PRIDE]},
    ],
)
def test_values_beyond_the_scales_are_refused_with_a_sentence(ana, noon, today, wrong):
    with pytest.raises(InvalidInput, match=r"\.$"):
        add(ana, noon, today, **wrong)
    assert ana.check_ins.frame().empty


def test_a_day_to_come_is_refused(ana, noon, today):
    with pytest.raises(InvalidInput):
        add(ana, noon, today, day=today + timedelta(days=1))


def test_a_note_of_280_emoji_and_right_to_left_letters_comes_back_whole(ana, noon, today):
    note = "🙂" * 140 + "ש" * 140
    add(ana, noon, today, note=note + "\0")
    assert ana.check_ins.latest(1)[0].note == note


def test_the_frame_of_emotions_has_a_row_for_each_word(ana, noon, today):
    add(ana, noon, today, emotions=[Emotion.ANGER, Emotion.HOPE])
    add(ana, noon, today)
    frame = ana.check_ins.emotions()
    assert list(frame["emotion"]) == ["anger", "hope"]
    assert list(frame["day"]) == [today, today]
