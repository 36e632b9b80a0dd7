"""Weekly answers beside interviews, a course that may count somebody in, a second word."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from core.vocabulary import Consent, Questionnaire, Stage
from tests.browser.visitor import go, idle, sideways_pixels, wcag_violations
from tests.workspace.test_debriefs import rejected

pytestmark = pytest.mark.browser

PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 860}
NOW = datetime.now(UTC)
TODAY = NOW.date()


def answer_weeks(person, values):
    """An answer a week up to today, and an interview on the day of every third."""
    for number, value in enumerate(values):
        day = TODAY - timedelta(weeks=len(values) - 1 - number)
        answers = [2, 3, 1, value, 4, 5, 6]
        person.questionnaires.add(Questionnaire.WEEKLY, answers, day, NOW, uid=f"week{number}")
        if number % 3 == 0:
            name = f"Acme {number}"
            one = person.applications.add(name, "Analyst", applied_on=None, now=NOW, today=TODAY)
            person.applications.reach(one, Stage.INTERVIEW, day, NOW, TODAY)


def is_whole(page):
    """No violation and nothing to the side, in light, in dark and on a phone."""
    for scheme, size in (("light", DESKTOP), ("dark", DESKTOP), ("light", PHONE)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(size)
        idle(page)
        assert wcag_violations(page) == []
        assert sideways_pixels(page) == 0


def test_weeks_open_beside_the_interviews(app, new_person, visit):
    mira = new_person()
    answer_weeks(mira, [8, 5, 3, 9, 4, 2, 7])
    page = visit(app, mira)
    go(page, f"{app.url}/mood")
    page.get_by_text("Your weeks and your interviews").click()
    idle(page)
    expect(page.get_by_text("Anxiety about interviews, week by week").first).to_be_visible()
    expect(page.get_by_text("in 7 weeks. 3 interview days marked.").first).to_be_visible()
    is_whole(page)


def test_a_course_is_agreed_to_and_taken_back(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, f"{app.url}/privacy")
    page.get_by_role("button", name="I agree").last.click()
    expect(page.get_by_text("You agreed to be counted in a course")).to_be_visible()
    assert mira.consents.granted(Consent.COHORT)
    assert not mira.consents.granted(Consent.AI)
    is_whole(page)
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text("You agreed to be counted in a course")).to_have_count(0)
    assert not mira.consents.granted(Consent.COHORT)


def test_a_second_word_is_suggested_once_on_today_and_put_away(app, new_person, visit):
    mira, before = new_person(), timedelta(days=40)
    one, _ = rejected(mira, NOW - before, TODAY - before, "Acme")
    request = mira.feedback_requests.keep(one, "Could you tell me why?", NOW, TODAY)
    mira.feedback_requests.sent(request, TODAY - timedelta(days=30), TODAY)
    page = visit(app, mira)
    go(page, app.url)
    line = page.get_by_text("A request for feedback without an answer")
    expect(line).to_be_visible()
    is_whole(page)
    page.locator(".st-key-follow_up_line").get_by_role("button", name="Not now").click()
    expect(line).to_have_count(0)
