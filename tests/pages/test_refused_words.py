"""Words that sound like a crisis are heard first, also in an entry that cannot be kept."""

from datetime import timedelta

import pytest

from core.vocabulary import Emotion, Evidence
from core.workspace.debriefs import MAX_PART, MAX_REASON
from core.workspace.feedback_requests import MAX_DRAFT
from core.workspace.thoughts import MAX_WORDS
from tests.pages import (
    test_debrief_page,
    test_experiments_page,
    test_feedback_request_page,
    test_goals_page,
    test_thoughts_page,
)
from tests.pages.conftest import buttons, everything_said, press, unfold
from tests.pages.test_debrief_page import CRISIS, LONG_AGO, NOW
from tests.workspace.test_debriefs import rejected

NOT_KEPT = "What you wrote is not kept yet."


@pytest.fixture
def acme(ana):
    """Rejected two days ago, by message."""
    return rejected(ana, LONG_AGO, LONG_AGO.date())[0]


def is_heard(app, reason):
    """The card stands, and says that nothing was kept and why."""
    said = everything_said(app)
    return "tel:" in said and f"{NOT_KEPT} {reason}" in said and "Put this away" in buttons(app)


def test_a_thought_without_what_happened_brings_the_card_and_waits_in_its_fields(ana, open_page):
    app = open_page(ana, test_thoughts_page.PAGE)
    app = press(
        test_thoughts_page.fill_in(app, trigger="", thought=CRISIS, against="a friend"),
        "Save and go on",
    )
    assert is_heard(app, "What happened is missing.")
    assert ana.thoughts.views() == []
    app = press(app, "Put this away")
    assert NOT_KEPT not in everything_said(app)
    test_thoughts_page.area(app, "_trigger").set_value("They said no").run()
    app.slider[0].set_value(80).run()
    app = press(app, "Save and go on")
    (one,) = ana.thoughts.views()
    assert (one.thought, one.evidence_against) == (CRISIS, "a friend")
    assert one.emotion is Emotion.SELF_DOUBT
    assert "tel:" in everything_said(app)
    assert NOT_KEPT not in everything_said(app)


@pytest.mark.parametrize("page", ["today/check_in.py", "today/today.py"])
def test_a_note_beside_a_fourth_word_brings_the_card_and_stays_in_its_field(ana, open_page, page):
    app = open_page(ana, page)
    app.slider[0].set_value(20).run()
    app.slider[1].set_value(20).run()
    app.button_group[0].set_value(list(Emotion)[:4]).run()
    app.text_area[0].set_value(CRISIS).run()
    app = press(app, "Save check-in")
    assert is_heard(app, "Please choose at most 3 words.")
    assert app.text_area[0].value == CRISIS
    assert ana.check_ins.frame().empty
    app.button_group[0].set_value(list(Emotion)[:3]).run()
    app.text_area[0].set_value("still here").run()
    app = press(app, "Save check-in")
    assert [one.note for one in ana.check_ins.latest(9)] == ["still here"]
    assert "tel:" in everything_said(app)
    assert NOT_KEPT not in everything_said(app)


def test_a_goal_without_if_then_brings_the_card_and_waits_in_its_fields(ana, open_page):
    app = test_goals_page.fill_in(open_page(ana, test_goals_page.GOALS), words=CRISIS, if_words="")
    assert is_heard(app, test_goals_page.NEEDS_IF_THEN)
    assert ana.goals.views() == []
    app = press(app, "Put this away")
    assert [one.value for one in app.text_input[:3]] == [CRISIS, "", "I speak"]


def test_a_goal_that_is_planned_anew_is_heard_too(ana, open_page):
    test_goals_page.goal(ana, 0)
    (one,) = ana.goals.views()
    app = unfold(open_page(ana, test_goals_page.GOALS), f"anew_{one.goal_id}")
    app.text_input(key=f"anew_{one.goal_id}_words").set_value(CRISIS)
    app = press(app, "Plan it anew")
    assert [one.words for one in ana.goals.views()] == [CRISIS]
    assert "tel:" in everything_said(app)


def test_a_change_without_if_then_brings_the_card_and_waits_in_its_fields(ana, open_page):
    refused = test_experiments_page.rejection(ana, "Acme", NOW - timedelta(days=3))
    test_experiments_page.debriefed(ana, refused, experiment="Speak slowly")
    app = open_page(ana, test_experiments_page.PAGE, application=str(refused))
    app.text_area[0].set_value(CRISIS)
    app = press(app, "Choose this change")
    assert is_heard(app, "The “if” is missing.")
    assert ana.experiments.views() == []
    app = press(app, "Put this away")
    assert app.text_area[0].value == CRISIS


def test_words_that_are_no_quote_bring_the_card_and_can_then_be_kept(ana, open_page, acme):
    app = test_debrief_page.about(open_page, ana, acme)
    app = test_debrief_page.rest_on(app, Evidence.QUOTED)
    test_debrief_page.field(app, "_words").set_value(CRISIS)
    test_debrief_page.field(app, "_quote").set_value("we took your friend")
    app = press(app, "Add this reason")
    assert is_heard(app, "Those words do not stand in that message")
    assert ana.debriefs.about(acme) is None
    app = press(press(app, "Put this away"), "Keep it as something I was told")
    (reason,) = ana.debriefs.about(acme).reasons
    assert (reason.words, reason.evidence) == (CRISIS, Evidence.REPORTED)
    assert "tel:" in everything_said(app)


def test_a_field_takes_no_more_than_can_be_kept(ana, open_page, acme):
    """Of a part of a debrief, a thought and a draft nothing is refused for being too long."""
    debrief = test_debrief_page.about(open_page, ana, acme)
    assert {one.max_chars for one in debrief.text_area} == {MAX_PART}
    assert test_debrief_page.field(debrief, "_words").max_chars == MAX_REASON
    debrief.query_params.clear()
    thoughts = debrief.switch_page(test_thoughts_page.PAGE).run()
    assert {one.max_chars for one in thoughts.text_area} == {MAX_WORDS}
    thoughts.switch_page("search/applications.py")
    thoughts.query_params["application"] = str(acme)
    draft = unfold(thoughts.run(), test_feedback_request_page.BOX)
    assert draft.text_area[0].max_chars == MAX_DRAFT


def test_an_entry_that_is_refused_without_such_words_brings_no_card(ana, open_page):
    app = test_goals_page.fill_in(open_page(ana, test_goals_page.GOALS), if_words="")
    assert [one.value for one in app.error] == [test_goals_page.NEEDS_IF_THEN]
    assert "Put this away" not in buttons(app)
