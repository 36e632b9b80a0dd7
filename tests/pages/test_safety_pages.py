"""What holds on every page: the way to support, nothing beside the card, no key needed."""

import re
import socket
from datetime import UTC, datetime, timedelta

import pytest

from core.content.support import countries
from core.reading.types import MailReading
from core.vocabulary import Consent, MailKind, Wish
from tests.pages.conftest import PAGES, buttons, everything_said, press, titles
from tests.store.test_scope import fill

NOT_OF_THE_SEARCH = {"support.py", "you/your_data.py", "you/settings.py"}
"""Nothing is analysed there, and the card's own page is one of them."""
ASKS_ABOUT_MOOD = {"today/today.py", "today/check_in.py"}
EMOJI = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
CRISIS = "I want to die"


@pytest.fixture
def full(ana, noon, today):
    """Someone with a row of everything."""
    fill(ana, noon, today)
    return ana


def visit_all(app, pages=PAGES):
    """Every page, one after the other."""
    for page in pages:
        app.switch_page(page).run()
        assert not app.exception, page
        yield page


def links(app):
    return [one.proto.label for one in app.get("page_link")]


def test_the_way_to_support_is_on_every_page(full, open_page):
    app = open_page(full, "today/today.py")
    for page in visit_all(app):
        assert "Support, any time" in links(app), page


def test_the_way_to_support_is_there_for_whoever_is_signed_out(ana, visitor):
    visitor.run()
    for page in visit_all(visitor):
        assert "Support, any time" in links(visitor), page


@pytest.mark.parametrize("place", countries(), ids=lambda place: place.code)
def test_every_place_has_an_emergency_number_a_line_and_the_way_to_more(ana, visitor, place):
    visitor.run()
    visitor.switch_page("support.py").run()
    visitor.selectbox[0].set_value(place.name).run()
    said = everything_said(visitor)
    emergency = place.emergency or "112"  # where none is known, every number that is
    assert f"(tel:{emergency})" in said
    for line in place.lines:
        assert (f"(tel:{line.dial})" if line.dial else line.link) in said
    assert "https://findahelpline.com" in said


def test_beside_the_card_there_is_no_picture_no_score_no_exercise_and_no_emoji(full, open_page):
    app = open_page(full, "today/today.py")
    app.session_state["support_is_open"] = True
    for page in visit_all(app):
        said = everything_said(app)
        assert not app.get("plotly_chart"), page
        assert not app.metric, page
        assert not EMOJI.search(said), page
        assert "What may help now" not in said, page
        assert "Start" not in buttons(app), page
        assert "No." not in said.splitlines(), page  # the employer's words
        assert ("Put this away" in buttons(app)) != (page in NOT_OF_THE_SEARCH), page
        assert len(app.slider) == (2 if page in ASKS_ABOUT_MOOD else 0), page


def test_on_one_application_no_way_leads_on_while_the_card_is_open(ana, open_page, noon, today):
    one = ana.applications.add("Acme", "Analyst", applied_on=today, now=noon, today=today)
    ana.applications.close(one, "rejected", today, noon, today)
    app = open_page(ana, "search/applications.py", application=str(one))
    assert "From here to one change" in links(app)
    app.session_state["support_is_open"] = True
    app = app.run()
    assert "From here to one change" not in links(app)
    assert "Put this away" in buttons(app)
    assert "Ask them for feedback" not in [one.label for one in app.expander]


def check_in(app, note):
    app.slider[0].set_value(20).run()
    app.slider[1].set_value(20).run()
    app.text_area[0].set_value(note)
    press(app, "Save check-in")


def test_writing_is_never_locked(ana, open_page):
    app = open_page(ana, "today/check_in.py")
    for note in (CRISIS, "still here"):
        check_in(app, note)
        assert "Put this away" in buttons(app)
        assert "Saved." in everything_said(app)
    assert {one.note for one in ana.check_ins.latest(9)} == {CRISIS, "still here"}


def test_on_today_too_the_page_says_that_such_words_are_kept(ana, open_page):
    app = open_page(ana, "today/today.py")
    check_in(app, CRISIS)
    assert "Put this away" in buttons(app)
    assert "You checked in today" in everything_said(app)


@pytest.mark.parametrize(("minutes", "stands"), [(1, True), (59, True), (61, False)])
def test_a_page_loaded_anew_within_the_hour_begins_with_the_card(ana, open_page, minutes, stands):
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    ana.exercises.finish("E1", CRISIS, at.date(), at, "a")
    app = open_page(ana, "today/today.py")
    assert ("Put this away" in buttons(app)) == stands
    if stands:
        press(app, "Put this away")
        assert "Put this away" not in buttons(app.run())


def test_with_mood_switched_off_the_check_in_page_shows_the_card_too(ana, open_page):
    now = datetime.now(UTC)
    ana.preferences.switch(Wish.NO_MOOD, now, on=True)
    ana.exercises.finish("E1", CRISIS, now.date(), now, "a")
    assert "Put this away" in buttons(open_page(ana, "today/check_in.py"))


def test_without_mood_every_page_opens_and_none_asks_or_tells_of_it(full, open_page, noon):
    full.preferences.switch(Wish.NO_MOOD, noon, on=True)
    app = open_page(full, "today/today.py")
    for page in visit_all(app):
        assert len(titles(app)) == 1, page
        assert not app.error, page
        assert "Mood, from unpleasant to pleasant" not in [one.label for one in app.slider], page
        assert "Save check-in" not in buttons(app), page


def test_every_page_opens_without_a_key_and_without_a_network(full, open_page, monkeypatch):
    for name in ("ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    asked = []

    def refuse(_self, address):
        asked.append(address)
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    app = open_page(full, "today/today.py")
    for page in visit_all(app):
        assert not app.error, page
        assert len(titles(app)) == 1, page
    assert asked == []


def test_whoever_is_under_18_is_told_before_anything_is_stored(ana, open_page, noon):
    ana.consents.withdraw(Consent.STORAGE, noon)
    app = open_page(ana, "today/today.py")
    said = everything_said(app)
    assert "made for adults; if you are under 18" in said
    assert buttons(app) == ["I agree", "Not now"]


def test_what_a_language_model_read_says_so(ana, open_page, noon, today):
    message = ana.messages.keep("Unfortunately not.", today, noon)
    read = MailReading(MailKind.REJECTION, 1.0, None, None, (), "en", "claude-sonnet-5-5")
    ana.messages.store_reading(message, read, datetime.now(UTC))
    app = open_page(ana, "learn/feedback.py", message=str(message))
    assert "A language model wrote this reading" in everything_said(app)


def test_beside_the_card_what_was_kept_stays_reachable(full, open_page):
    app = open_page(full, "you/your_data.py")
    app.session_state["support_is_open"] = True
    app = app.run()
    assert "Take everything home" in everything_said(app)
    assert "Stop storing" in buttons(app)


def test_no_page_shows_a_course(full, open_page, noon):
    full.consents.grant(Consent.COHORT, noon)
    app = open_page(full, "today/today.py")
    for page in visit_all(app, [one for one in PAGES if one != "you/privacy.py"]):
        assert not re.search(r"\b(?:course|cohort|class)\b", everything_said(app)), page
