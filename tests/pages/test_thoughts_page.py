"""Thoughts: both sides, before and after, and the one later question."""

from datetime import UTC, datetime, timedelta

import pytest

from core.vocabulary import Emotion, Wish
from core.workspace.thoughts import SaidThought
from tests.pages.conftest import everything_said, press, unfold
from tests.pages.test_writes import rows

CRISIS = "I want to die"
PAGE = "recover/thoughts.py"
SAID = SaidThought("They said no", "I never get anything", Emotion.SELF_DOUBT, 80)
NOW = datetime.now(UTC)


def fill_in(app, emotion=Emotion.SELF_DOUBT, strength=80, **words):
    words = {"trigger": "They said no", "thought": "Never", **words}
    for name, text in words.items():
        area(app, f"_{name}").set_value(text).run()
    app.button_group[0].set_value(emotion).run()
    app.slider[0].set_value(strength).run()
    return app


def area(app, ending):
    return next(one for one in app.text_area if one.key.endswith(ending))


def three_days_old(person, days=3):
    day = NOW - timedelta(days=days)
    one = person.thoughts.add(SAID, day, day.date(), f"form-{days}")
    person.thoughts.balance(one, "Two noes are two noes.", 50, day)
    return one


def test_a_record_is_stored_once_and_then_asks_for_the_other_side(ana, open_page, noon):
    app = fill_in(open_page(ana, PAGE))
    press(app, "Save and go on")
    app.run()
    (stored,) = rows(ana, "thoughtrecord", noon)
    assert (stored["emotion"], stored["before"], stored["after"]) == ("self_doubt", 80, None)
    area(app, "_words").set_value("One no is one no.").run()
    app.slider[0].set_value(45).run()
    press(app, "Save")
    assert "before 80 · after 45" in everything_said(app)
    assert rows(ana, "thoughtrecord", noon)[0]["balanced"] == "One no is one no."


def test_without_a_feeling_or_a_strength_nothing_can_be_saved(ana, open_page):
    app = open_page(ana, PAGE)
    assert next(one for one in app.button if one.label == "Save and go on").disabled
    app.slider[0].set_value(10).run()
    assert next(one for one in app.button if one.label == "Save and go on").disabled


def test_only_hard_feelings_are_offered(ana, open_page):
    app = open_page(ana, PAGE)
    assert list(app.button_group[0].options) == [
        "disappointed", "frustrated", "self-doubting", "angry", "anxious", "worn out",
    ]  # fmt: skip


def test_a_thought_without_words_is_a_sentence_and_nothing_is_stored(ana, open_page, noon):
    app = fill_in(open_page(ana, PAGE), thought=" ")
    press(app, "Save and go on")
    assert [one.value for one in app.error] == ["The thought is missing. A few words are enough."]
    assert rows(ana, "thoughtrecord", noon) == []


@pytest.mark.parametrize("field", ["trigger", "thought", "for", "against"])
def test_crisis_words_in_any_field_are_stored_and_bring_the_card(ana, open_page, noon, field):
    app = fill_in(open_page(ana, PAGE), **{field: CRISIS})
    press(app, "Save and go on")
    assert CRISIS in rows(ana, "thoughtrecord", noon)[0].values()
    said = everything_said(app)
    assert "tel:" in said
    assert "fair to both sides" not in said
    assert app.slider == []


def test_crisis_words_in_the_last_sentence_are_stored_and_bring_the_card(ana, open_page, noon):
    one = ana.thoughts.add(SAID, NOW, NOW.date(), "form-1")
    app = open_page(ana, PAGE, thought=str(one))
    area(app, "_words").set_value(CRISIS).run()
    press(app, "Save")
    assert rows(ana, "thoughtrecord", noon)[0]["balanced"] == CRISIS
    assert "tel:" in everything_said(app)
    assert "before 80" not in everything_said(app)


def test_what_was_unfair_is_not_argued_away(ana, open_page):
    app = open_page(ana, PAGE)
    assert "not for talking yourself out of something that really was unfair" in everything_said(
        app
    )
    said = everything_said(unfold(app, "thought_unfair"))
    assert "Write down what was said, by whom and when" in said
    assert "place of advice in your country" in said


@pytest.mark.parametrize("page", [PAGE, "today/today.py"])
def test_three_days_later_it_asks_once_and_not_now_is_the_end_of_it(ana, open_page, page):
    three_days_old(ana)
    app = open_page(ana, page)
    assert "Three days ago you looked at a thought" in everything_said(app)
    if page != PAGE:
        assert SAID.thought not in everything_said(app)
    next(one for one in app.button if one.key == "rate_thought_not_now").click().run()
    assert "you looked at a thought" not in everything_said(app)


def test_the_later_number_stands_beside_the_others(ana, open_page):
    one = three_days_old(ana)
    app = open_page(ana, PAGE, thought=str(one))
    app.slider[0].set_value(30).run()
    press(app, "Save")
    assert "before 80 · after 50 · later 30" in everything_said(app)
    assert app.slider == []


def test_after_two_days_nothing_is_asked(ana, open_page):
    three_days_old(ana, days=2)
    assert "you looked at a thought" not in everything_said(open_page(ana, "today/today.py"))


def test_without_mood_nothing_of_it_is_asked_or_shown_and_the_words_stay(ana, open_page, noon):
    one = three_days_old(ana)
    ana.preferences.switch(Wish.NO_MOOD, noon, on=True)
    app = open_page(ana, PAGE, thought=str(one))
    said = everything_said(app)
    assert "Two noes are two noes." in said
    assert "before 80" not in said
    assert "self-doubting" not in said
    app.query_params.clear()
    said = everything_said(app.run())
    assert "You switched mood off" in said
    assert app.slider == []
    assert "before 80" not in said
    app.switch_page("today/today.py").run()
    assert "you looked at a thought" not in everything_said(app)


def test_a_record_can_be_deleted(ana, open_page, noon):
    one = three_days_old(ana)
    press(open_page(ana, PAGE, thought=str(one)), "Delete this")
    assert rows(ana, "thoughtrecord", noon) == []


def test_another_persons_thought_reads_like_an_unknown_one(ana, ben, open_page):
    one = three_days_old(ben)
    app = open_page(ana, PAGE, thought=str(one))
    assert SAID.thought not in everything_said(app)
    assert "That thought is not in your list. It may have been deleted." in everything_said(app)
