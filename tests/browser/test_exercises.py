"""A slow breath in a real browser: it moves or stands still, ends, is rated and kept."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.vocabulary import Emotion
from tests.browser.visitor import (
    PHONE,
    check_in,
    choose_page,
    expect_heading,
    go,
    idle,
    sideways_pixels,
    wcag_violations,
)

pytestmark = pytest.mark.browser
LATER = (
    "ms => { const real = performance.now.bind(performance); performance.now = () => real() + ms }"
)


def disc_width(page):
    return page.locator(".pace-disc").bounding_box()["width"]


def widths(page, times=8, pause_ms=300):
    found = []
    for _ in range(times):
        found.append(disc_width(page))
        page.wait_for_timeout(pause_ms)
    return found


def open_breathing(page, app):
    go(page, f"{app.url}/exercises?exercise=E10")
    expect(page.get_by_role("button", name="Start the timer")).to_be_visible()


def start(page):
    page.get_by_role("button", name="Start the timer").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Stop the timer")).to_be_visible()


def test_from_a_check_in_to_a_rated_breath(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, app.url)
    check_in(page, mood=-30, energy=30)
    expect(page.get_by_role("heading", name="What may help now")).to_be_visible()
    page.get_by_role("button", name="Start", exact=True).first.click()
    expect_heading(page, "Breathe slowly")
    idle(page)
    start(page)
    expect(page.locator(".pace-word")).to_have_text("In")
    grown = widths(page)
    assert max(grown) - min(grown) > 20
    expect(page.locator(".pace-word")).to_have_text("Out")
    page.get_by_text("How well was it tested?").click()
    assert page.get_by_role("button", name="Stop the timer").is_visible()
    page.evaluate(LATER, 150_000)
    expect(page.get_by_role("status").get_by_text("Half of it is done.")).to_be_visible()
    page.evaluate(LATER, 150_000)
    expect(page.locator(".pace-word")).to_have_text("Done")
    page.get_by_role("button", name="I have done it").click()
    idle(page)
    page.get_by_role("radio", name="8", exact=True).click()
    idle(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept: Breathe slowly, 8 of 10.")).to_be_visible()
    assert mira.exercises.uses()[["exercise", "helpful"]].to_numpy().tolist() == [["E10", 8]]


def test_with_less_movement_only_the_words_and_the_bar_go_on(app, new_person, visit):
    page = visit(app, new_person())
    page.emulate_media(reduced_motion="reduce")
    open_breathing(page, app)
    before = disc_width(page)
    start(page)
    assert set(widths(page, times=6)) == {before}
    expect(page.locator(".pace-word")).to_have_text("Out")
    assert page.locator(".pace-bar").evaluate("bar => bar.value") > 1
    page.emulate_media(reduced_motion="no-preference")


def test_the_timer_is_described_and_a_run_of_the_page_leaves_it_alone(app, new_person, visit):
    page = visit(app, new_person())
    open_breathing(page, app)
    timer = page.get_by_role("group", name="Timer")
    words = "Breathe in for 4 seconds, out for 6 seconds: 30 times, about 5 minutes."
    expect(timer.get_by_text(words)).to_be_visible()
    start(page)
    changes = page.evaluate(
        """() => new Promise(done => {
            let count = 0
            const seen = new MutationObserver(found => { count += found.length })
            seen.observe(document.querySelector(".pace-status"), {childList: true, subtree: true})
            setTimeout(() => done(count), 6000)
        })"""
    )
    assert changes == 0  # a screen reader is told of the start, the half and the end only
    page.get_by_role("radio", name="Box: 4 in, hold, out, hold").click()
    expect(timer.get_by_text("hold for 4 seconds: 19 times")).to_be_visible()
    start(page)
    page.get_by_role("button", name="Stop the timer").click()
    expect(page.locator(".pace-word")).to_have_text("Ready")


def test_words_are_written_kept_and_found_again(app, new_person, visit):
    mira = new_person()
    page = visit(app, mira)
    go(page, app.url)
    choose_page(page, "Recover", "Exercises")
    page.get_by_role("link", name="Three things that were good").click()
    expect_heading(page, "Three things that were good")
    idle(page)
    page.get_by_label("Room to write").fill("tea with Noor")
    for press in ("Next", "Next", "I have done it", "Skip"):
        page.get_by_role("button", name=press, exact=True).click()
        idle(page)
    expect_heading(page, "Exercises")
    today = datetime.now(UTC).date()
    assert [(day, words) for _, day, words in mira.exercises.words("E11", 5)] == [
        (today, "tea with Noor")
    ]
    page.reload()
    expect_heading(page, "Exercises")


def test_no_violation_in_light_in_dark_and_on_a_phone(app, new_person, visit):
    mira = new_person()
    now = datetime.now(UTC)
    mira.check_ins.add(
        valence=20, energy=20, emotions=[Emotion.EXHAUSTION], day=now.date(), now=now,
        today=now.date(),
    )  # fmt: skip
    page, found = visit(app, mira), []
    for address in ("", "exercises", "exercises?exercise=E10", "exercises?exercise=E6"):
        go(page, f"{app.url}/{address}")
        if "E10" in address:
            start(page)
        for scheme, size in (("light", None), ("dark", None), ("dark", PHONE), ("light", PHONE)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size or {"width": 1280, "height": 860})
            idle(page)
            found += [f"{address}, {scheme}: {line}" for line in wcag_violations(page)]
            assert sideways_pixels(page) == 0
    assert found == []
