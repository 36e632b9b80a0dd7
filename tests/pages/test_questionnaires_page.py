"""What is asked now and then, and mood switched off: through the pages."""

from datetime import UTC, datetime, timedelta

from core.vocabulary import Questionnaire, Wish
from tests.pages.conftest import buttons, everything_said, press, titles, unfold

CHECK_IN = "today/check_in.py"
WEEK = Questionnaire.WEEKLY


def test_the_week_is_answered_in_part_and_kept_once(ana, open_page):
    app = open_page(ana, CHECK_IN)
    press(app, "Answer")
    app.slider[2].set_value(7).run()
    press(app, "Keep my answers")
    app.run()
    assert ana.questionnaires.frame(WEEK)["answers"].tolist() == [[7] + [None] * 6]
    assert "Answer" not in buttons(app)


def test_nothing_answered_is_a_sentence_and_stores_nothing(ana, open_page):
    app = press(open_page(ana, CHECK_IN), "Answer")
    press(app, "Keep my answers")
    assert "One answer is enough" in everything_said(app)
    assert ana.questionnaires.frame(WEEK).empty


def test_an_answer_that_was_left_before_it_was_kept_is_none(ana, open_page):
    app = press(open_page(ana, CHECK_IN), "Answer")
    app.slider[2].set_value(7).run()
    app.switch_page("you/settings.py").run()
    app.switch_page(CHECK_IN).run()
    press(app, "Keep my answers")
    assert "One answer is enough" in everything_said(app)
    assert ana.questionnaires.frame(WEEK).empty


def test_not_now_goes_back_without_a_word(ana, open_page):
    app = press(open_page(ana, CHECK_IN), "Answer")
    press(app, "Not now")
    assert ana.questionnaires.frame(WEEK).empty
    assert "Answer" in buttons(app)


def test_phq_4_is_offered_after_it_was_switched_on(ana, open_page):
    app = unfold(open_page(ana, CHECK_IN), "asked_box")
    assert buttons(app).count("Answer") == 1
    next(one for one in app.button if one.key == "switch_phq_4").click().run()
    assert buttons(app).count("Answer") == 2
    next(one for one in app.button if one.key == "answer_phq_4").click().run()
    assert "Over the last 2 weeks" in everything_said(app)
    for radio, answer in zip(app.radio, [1, 2, 2, 1], strict=True):
        radio.set_value(answer)
    press(app, "Keep my answers")
    assert ana.questionnaires.frame(Questionnaire.PHQ_4)["answers"].tolist() == [[1, 2, 2, 1]]
    assert "suggest a heavy time" in everything_said(app)
    press(app, "Not now")
    assert "suggest a heavy time" not in everything_said(app)


def test_the_last_answers_stand_there_in_a_sentence_and_can_be_removed(ana, open_page, noon):
    week_ago = datetime.now(UTC).date() - timedelta(days=8)
    ana.questionnaires.add(WEEK, [7, 3, None, 6, 5, 4, 2], week_ago, noon, uid="a")
    app = unfold(open_page(ana, CHECK_IN), "answered_box")
    assert "Disappointment 7, self-doubt 3, interview anxiety 6" in everything_said(app)
    press(app, "Remove this answer")
    assert ana.questionnaires.frame(WEEK).empty


def test_mood_is_switched_off_in_one_click_and_on_again(ana, open_page, today, noon):
    ana.check_ins.add(valence=30, energy=60, day=today, now=noon, today=today)
    app = unfold(open_page(ana, CHECK_IN), "asked_box")
    press(app, "Switch mood off altogether")
    assert "You switched mood off" in everything_said(app)
    assert not app.slider
    app.switch_page("today/today.py").run()
    assert not app.slider
    assert "checked in" not in everything_said(app)
    app.switch_page("progress/mood.py").run()
    press(app, "Switch it on again")
    assert Wish.NO_MOOD not in ana.preferences.all_on()
    app.switch_page("today/today.py").run()
    assert len(app.slider) == 2


def test_without_mood_a_rejection_is_logged_all_the_same(ana, open_page, noon):
    ana.preferences.switch(Wish.NO_MOOD, noon, on=True)
    app = open_page(ana, "today/log_rejection.py")
    app.text_area(key="pasted_message").set_value("Unfortunately we chose someone else.")
    press(app, "Store it")
    assert not app.slider
    assert "Is this right?" in everything_said(app)


def test_without_mood_every_page_opens_and_the_report_offers_nothing_private(ana, open_page, noon):
    ana.preferences.switch(Wish.NO_MOOD, noon, on=True)
    app = open_page(ana, "today/today.py")
    for page in (
        "learn/feedback.py",
        "progress/funnel.py",
        "progress/growth.py",
        "you/your_data.py",
    ):
        app.switch_page(page).run()
        assert not app.exception
        assert titles(app)
    app.switch_page("progress/report.py").run()
    assert not [one.label for one in app.checkbox if "private" in one.label]
