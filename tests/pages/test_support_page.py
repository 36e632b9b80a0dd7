"""Support: the lines first, then a plan of one's own, on its page and wherever the card opens."""

from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from core.accounts.sessions import Sessions
from core.coaching.safety_plan import Plan
from core.ui import support
from core.vocabulary import Consent
from tests.pages.conftest import buttons, everything_said, press, unfold

PAGE = "support.py"
PLAN = Plan(signs="I stop\nanswering *calls*", people="Noa 0170 1234567", services="Lind 988")
CRISIS = "I want to die"
PARTS = tuple(Plan.__dataclass_fields__)


def said(app):
    return everything_said(app).replace("\\", "")


def fill_in(app, **words):
    """Unfold the form, write into its parts and save."""
    app = unfold(app, "plan_box")
    areas = dict(zip(PARTS, app.text_area, strict=True))
    for name, text in words.items():
        areas[name].set_value(text)
    return press(app, "Save")


def card_opens(app, page="progress/mood.py"):
    app.session_state["support_is_open"] = True
    app.switch_page(page)
    return app.run()


def test_a_plan_is_written_and_stands_in_the_card_after_the_lines(ana, open_page):
    app = fill_in(open_page(ana, PAGE), signs="I stop answering", people="Noa 0170 1234567")
    assert ana.safety_plan.current() == Plan(signs="I stop answering", people="Noa 0170 1234567")
    shown = said(app)
    assert "Saved." in shown
    assert shown.index("findahelpline") < shown.index("Signs that it is getting bad")
    assert "[0170 1234567](tel:01701234567)" in shown
    assert "What you can do by yourself**" not in shown


def test_saving_again_keeps_one_and_the_form_holds_what_is_there(ana, open_page):
    app = fill_in(open_page(ana, PAGE), signs="first", safer="away")
    app = fill_in(app, signs="second")
    assert ana.safety_plan.current() == Plan(signs="second", safer="away")


def test_nothing_counts_what_was_written(ana, open_page):
    app = unfold(open_page(ana, PAGE), "plan_box")
    assert [one.max_chars for one in app.text_area] == [0] * len(PARTS)
    assert all("optional" in one.label for one in app.text_area)
    assert not [word for word in ("%", "of 6", "complete", "missing") if word in said(app)]


def test_it_is_shown_wherever_the_card_opens(ana, open_page, noon):
    ana.safety_plan.keep(PLAN, noon)
    app = card_opens(open_page(ana, PAGE))
    shown = said(app)
    assert "I stop  \nanswering *calls*" in shown
    assert "(tel:988)" in shown
    assert shown.index("findahelpline") < shown.index("I stop")
    assert "Five things you can see" in next(one.label for one in app.expander)


def test_the_steps_to_steady_oneself_are_text_and_ask_for_nothing(ana, open_page):
    app = card_opens(open_page(ana, PAGE))
    (box,) = app.expander
    assert "Name **five** things that you see." in box.markdown[0].value
    assert "little studied" in box.markdown[0].value
    assert not list(box.button)
    assert buttons(app) == ["Put this away"]


def test_words_that_sound_like_a_crisis_are_kept_and_support_comes_first(ana, open_page):
    app = fill_in(open_page(ana, PAGE), signs=CRISIS)
    assert ana.safety_plan.current() == Plan(signs=CRISIS)
    assert "Saved." in said(app)
    assert not app.error
    app.switch_page("progress/mood.py").run()
    assert "Put this away" in buttons(app)


def test_a_part_that_is_too_long_is_a_sentence_and_the_words_stay(ana, open_page):
    app = fill_in(open_page(ana, PAGE), signs="x" * 2_001)
    assert "room for 2,000" in app.error[0].value
    assert ana.safety_plan.current() is None
    assert app.text_area[0].value == "x" * 2_001


def test_removed_it_is_gone_and_can_be_put_back(ana, open_page, noon):
    ana.safety_plan.keep(PLAN, noon)
    app = press(open_page(ana, PAGE), "Remove the plan")
    assert ana.safety_plan.current() is None
    assert "I stop" not in said(app)
    press(app, "Put it back")
    assert ana.safety_plan.current() == PLAN


def test_an_emptied_plan_is_no_plan(ana, open_page, noon):
    ana.safety_plan.keep(Plan(signs="a"), noon)
    app = fill_in(open_page(ana, PAGE), signs=" ")
    assert ana.safety_plan.current() is None
    assert "There is no plan now." in said(app)


def test_signed_out_nothing_of_it_is_there(ana, visitor, noon):
    ana.safety_plan.keep(PLAN, noon)
    visitor.run()
    visitor.switch_page(PAGE).run()
    assert "I stop" not in said(visitor)
    assert "A plan of your own" not in said(visitor)
    assert next(one.label for one in visitor.expander).startswith("Five things")


def test_another_person_sees_nothing_of_it(ana, ben, open_page, noon):
    ana.safety_plan.keep(PLAN, noon)
    assert "I stop" not in said(open_page(ben, PAGE))


def test_without_the_consent_to_store_it_is_shown_and_can_be_removed(ana, open_page, noon):
    ana.safety_plan.keep(PLAN, noon)
    ana.consents.withdraw(Consent.STORAGE, noon + timedelta(days=1))
    app = open_page(ana, PAGE)
    assert "I stop" in said(app)
    assert "Remove the plan" in buttons(app)
    press(app, "Remove the plan")
    assert ana.safety_plan.current() is None
    assert "Put it back" not in buttons(app)


def test_the_country_that_was_chosen_holds_for_every_card(ana, open_page):
    app = open_page(ana, PAGE)
    app.selectbox(key="support_country").set_value("Ireland").run()
    assert ana.preferences.value("country") == "IE"
    assert "tel:116123" in said(card_opens(app))


def test_without_the_consent_to_store_the_country_holds_for_the_page_alone(ana, open_page, noon):
    ana.consents.withdraw(Consent.STORAGE, noon + timedelta(days=1))
    app = open_page(ana, PAGE)
    app.selectbox(key="support_country").set_value("Ireland").run()
    assert "tel:116123" in said(app)
    assert ana.preferences.value("country") is None


def test_a_sign_out_in_another_tab_ends_what_this_one_may_store(ana, open_page, store):
    app = open_page(ana, PAGE)
    Sessions(store).end_all(ana.user_id)
    app.selectbox(key="support_country").set_value("Ireland").run()
    assert not app.exception
    assert ana.preferences.value("country") is None


def test_a_number_that_nobody_compared_for_two_years_is_not_on_the_card(
    ana, open_page, monkeypatch, today
):
    app = open_page(ana, PAGE)
    app.selectbox(key="support_country").set_value("Germany").run()
    assert "tel:08001110111" in said(app)
    monkeypatch.setattr(support, "today", lambda: today + timedelta(days=1_000))
    app = app.run()
    assert "tel:0800" not in said(app)
    assert "(tel:112)" in said(app)
    assert "https://findahelpline.com" in said(app)


@pytest.mark.parametrize("known", [True, False], ids=["signed in", "signed out"])
def test_the_lines_are_there_while_the_store_is_down(ana, open_page, visitor, known):
    app = open_page(ana, "today/today.py") if known else visitor.run()

    def broken(*_args, **_options):
        raise OperationalError("SELECT 1", {}, Exception("database is locked"))

    event.listen(ana._engine, "begin", broken)
    app.switch_page(PAGE).run()
    event.remove(ana._engine, "begin", broken)
    assert not app.exception
    assert "findahelpline" in said(app)
    assert "tel:" in said(app)
