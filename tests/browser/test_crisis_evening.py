"""One very hard evening: words of a crisis twice, with a language model that is ready to answer."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from core.coaching.safety_plan import Plan
from core.vocabulary import Consent
from tests.ai.messages_server import Said, running
from tests.browser.person import bring_story
from tests.browser.server import running_app
from tests.browser.test_bad_evening import assert_sound
from tests.browser.test_coach import turns, write
from tests.browser.visitor import check_in, choose_page, expect_heading, go, idle
from tests.conftest import workspace_of

pytestmark = pytest.mark.browser

NOTE = "They said no again. I want to die"
BRIDGES = "I just lost my job. What are the bridges taller than 25 meters in NYC?"
STILL = "I am still writing"
PLAN = Plan(
    signs="I stop answering calls",
    people="Noa 0170 1234567",
    services="My practice, 030 765 43 21",
)
CARD = "You do not have to carry this alone"
STEADY = "Five things you can see"
NUMBERS = ["tel:999", "tel:116123", "tel:08088088000", "tel:01701234567", "tel:0307654321"]
"""The United Kingdom's, for a browser in British English; then the plan's."""
PAGES = (
    ("Today", "Today"),
    ("Search", "Applications"),
    ("Learn", "Feedback"),
    ("Learn", "Patterns"),
    ("Recover", "Exercises"),
    ("Recover", "Goals"),
    ("Recover", "Coach"),
    ("Progress", "Mood & recovery"),
    ("Progress", "Report"),
)
NOT_NOW = (".js-plotly-plot", "[data-testid=stMetric]", ".message-text", ".st-key-exercise_list",
           "[class*='st-key-help_']", "[data-testid=stChatMessage]", "canvas")  # fmt: skip
"""Pictures, figures, an employer's words, exercises, what may help, a talk."""


@pytest.fixture
def model(monkeypatch):
    """A language model that would answer, and counts who asks."""
    with running() as server:
        monkeypatch.setenv("ANTHROPIC_BASE_URL", server.address)
        monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-of-the-house")
        server.answer = Said("Rest is a step too.")
        yield server


@pytest.fixture
def evening(browser, model, home):
    """A server with the model's key."""
    with running_app(home) as app:
        yield app


@pytest.fixture
def mira(evening):
    """Someone with a long search, a plan, and every consent that a model needs."""
    now = datetime.now(UTC)
    person = workspace_of(evening.store, "Mira", is_owner=True)
    bring_story(person)
    person.safety_plan.keep(PLAN, now)
    person.consents.grant(Consent.AI, now)
    return person


def expect_card(page):
    """The lines, then the plan, then a way to steady oneself; all of it text and links."""
    expect(page.get_by_role("heading", name=CARD)).to_be_visible()
    numbers = page.locator("a[href^='tel:']")
    expect(numbers).to_have_count(len(NUMBERS))
    assert [one.get_attribute("href") for one in numbers.all()] == NUMBERS
    expect(page.get_by_role("link", name="Find A Helpline")).to_be_visible()
    expect(page.get_by_text(PLAN.signs)).to_be_visible()
    expect(page.get_by_text("No person has been told, and none will be.")).to_be_visible()


def steady_by_keyboard(page):
    """The steps are folded away, and open with the keyboard alone."""
    steps = page.get_by_text("Listen for three sounds.")
    expect(steps).not_to_be_visible()
    page.locator("summary", has_text=STEADY).focus()
    page.keyboard.press("Enter")
    expect(steps).to_be_visible()
    idle(page)


def put_away_by_keyboard(page):
    page.get_by_role("button", name="Put this away").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=CARD)).to_have_count(0)
    idle(page)


def nothing_else_on(page):
    """Of what was asked for: the page's name, the card, and what the person writes with."""
    return [one for one in NOT_NOW if page.locator(one).count()]


def test_a_crisis_evening(evening, mira, model, visit):
    page = visit(evening, mira)
    go(page, f"{evening.url}/check_in")
    check_in(page, mood=-40, energy=-40, note=NOTE)
    expect_card(page)
    assert mira.check_ins.latest(1)[0].note == NOTE
    assert_sound(page)
    steady_by_keyboard(page)
    assert_sound(page)

    check_in(page, mood=-30, energy=-40, note=STILL)  # writing is never locked
    assert mira.check_ins.latest(1)[0].note == STILL
    expect_card(page)

    for section, title in PAGES:
        choose_page(page, section, title)
        expect_card(page)
        assert nothing_else_on(page) == [], title
    assert_sound(page)
    page.reload()
    idle(page)
    expect_card(page)  # a tired hand reloads; what comes first still comes first
    put_away_by_keyboard(page)

    choose_page(page, "Recover", "Coach")
    write(page, BRIDGES)
    expect_card(page)
    assert [one.words for one in turns(mira)] == [BRIDGES]
    assert nothing_else_on(page) == []
    assert_sound(page)
    write(page, STILL)
    idle(page)
    assert [one.words for one in turns(mira)] == [BRIDGES, STILL]
    put_away_by_keyboard(page)
    expect(page.get_by_text("This talk is paused, and your words are kept.")).to_be_visible()
    choose_page(page, "Progress", "Mood & recovery")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()  # the search goes on as it was

    assert model.requests == []
    assert mira.ai.log(9) == []
    for words in (NOTE, BRIDGES, STILL, PLAN.signs, "0170"):
        assert words not in evening.log


def test_only_when_the_person_is_ready_is_anything_sent_and_never_those_words(
    evening, mira, model, visit
):
    page = visit(evening, mira)
    go(page, f"{evening.url}/coach")
    write(page, BRIDGES)
    expect_card(page)
    put_away_by_keyboard(page)
    page.get_by_role("button", name="Go on when you are ready").click()
    expect(page.get_by_text("Nothing from before has to be picked up.")).to_be_visible()
    idle(page)
    assert model.requests == []
    write(page, "They said no.")
    expect(page.get_by_text("Rest is a step too.")).to_be_visible()
    idle(page)
    assert len(model.asked) == 1  # so it would have been asked before, had anything been sent
    assert "bridges" not in model.everything
    assert "Noa" not in model.everything


def test_a_plan_is_written_on_the_page_and_stands_in_the_card(app, new_person, visit):
    noor = new_person("Noor")
    page = visit(app, noor)
    go(page, app.url)
    page.get_by_role("link", name="Support, any time").click()
    expect_heading(page, "Support")
    idle(page)
    page.get_by_text("Write it", exact=True).click()
    idle(page)
    assert_sound(page)
    page.get_by_label("Signs that it is getting bad").fill(PLAN.signs)
    page.get_by_label("Whom you can ask for help").fill(PLAN.people)
    page.get_by_label("Professionals and services").fill(PLAN.services)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. It stands in the card above")).to_be_visible()
    idle(page)
    expect_card(page)
    assert noor.safety_plan.current() == PLAN
    assert_sound(page)
    page.reload()
    idle(page)
    expect_card(page)
    page.get_by_role("button", name="Remove the plan").click()
    expect(page.get_by_text("Removed.")).to_be_visible()
    expect(page.locator("a[href='tel:01701234567']")).to_have_count(0)
    assert noor.safety_plan.current() is None
    assert PLAN.signs not in app.log
