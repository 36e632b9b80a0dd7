"""Patterns, as a person opens the page."""

from datetime import timedelta

import pytest

from core.reading.types import Finding, MailReading
from core.vocabulary import Author, MailKind, Origin, QuoteCheck, Stage, Theme
from core.workspace.messages import Confirmed
from tests.pages.conftest import everything_said, unfold

PAGE = "learn/patterns.py"
TEXT = "Number {n}: your SQL was thin."


def reading_of(text, *themes):
    quote = "your SQL was thin"
    start = text.find(quote)
    at = (start, start + len(quote)) if start >= 0 else (None, None)
    found = tuple(
        Finding(theme, quote, *at, 0.8, Origin.RULE, QuoteCheck.VERIFIED) for theme in themes
    )
    return MailReading(MailKind.REJECTION, 1.0, None, None, found, "en", "test-1")


def reject(person, number, noon, today, *themes, stage=Stage.INTERVIEW):
    text = TEXT.format(n=number)
    message = person.messages.keep(text, today, noon)
    person.messages.store_reading(message, reading_of(text, *themes), noon)
    said = Confirmed(MailKind.REJECTION, today, f"Firm {number}", "Analyst", stage)
    person.messages.confirm(message, said, noon, today)
    return message


@pytest.fixture
def six(ana, noon, today):
    """Six rejections; four name a skill, one of them communication too."""
    themes = [(Theme.SKILLS,)] * 3 + [(Theme.SKILLS, Theme.COMMUNICATION)] + [()] * 2
    stages = [Stage.PHONE_SCREEN] * 2 + [Stage.INTERVIEW] * 4
    return [
        reject(ana, number, noon, today - timedelta(days=9 - number), *named, stage=stage)
        for number, (named, stage) in enumerate(zip(themes, stages, strict=True))
    ]


def alt(app):
    return app.get("plotly_chart")[0].proto.alt


def test_without_any_feedback_the_page_says_what_would_fill_it_and_offers_the_log(ana, open_page):
    app = open_page(ana, PAGE)

    assert "No rejection with words in it yet." in alt(app)
    assert "Log a rejection" in everything_said(app)


def test_the_picture_counts_rejections_with_their_interval(ana, open_page, six):
    app = open_page(ana, PAGE)

    assert "“A skill was missing or not deep enough” was named most, in 4 of 6" in alt(app)
    assert "likely 30 to 90 %" in alt(app)
    assert r"Single mention\: Communication" in everything_said(app)


def test_below_five_rejections_there_is_no_picture_and_no_share(ana, open_page, noon, today):
    for number in range(3):
        reject(ana, number, noon, today, Theme.SKILLS)
    app = open_page(ana, PAGE)

    assert not app.get("plotly_chart")
    assert "in 3 of 3 rejections" in everything_said(app)
    assert "%" not in everything_said(app)


def test_the_words_behind_a_theme_lead_to_their_messages(ana, open_page, six):
    app = open_page(ana, PAGE)
    links = [one.proto for one in app.get("page_link") if "SQL was thin" in one.proto.label]

    assert [one.query_string for one in links] == [f"message={number}" for number in six[3:0:-1]]
    app.button_group[0].set_value("communication").run()
    links = [one.proto for one in app.get("page_link") if "SQL was thin" in one.proto.label]
    assert [one.query_string for one in links] == [f"message={six[3]}"]


def test_a_part_of_the_rejections_can_be_looked_at(ana, open_page, six):
    app = open_page(ana, PAGE)
    app.selectbox[0].set_value(("stage", "phone_screen")).run()

    assert "in 2 of 2 rejections" in everything_said(app)


def test_what_is_in_whose_hands_and_one_thing_to_try_are_said_with_their_counts(
    ana, open_page, six
):
    said = everything_said(open_page(ana, PAGE))

    assert "**Yours, over time:** named in 4 of 6" in said
    assert "One thing to try" in said
    assert "was named 4 times" in said


def test_with_few_rejections_on_a_side_it_is_too_early_to_say_what_changed(
    ana, open_page, six, today
):
    app = unfold(open_page(ana, PAGE), "theme_changes")
    app.date_input[0].set_value(today - timedelta(days=5)).run()

    assert "Too early to say: 4 rejections before" in everything_said(app)


def test_a_persons_recollection_is_shown_apart(ana, open_page, six):
    for number in six[:2]:
        ana.feedback.say_author(number, Author.CANDIDATE)
    app = open_page(ana, PAGE)

    assert "in 2 of 4 rejections" in everything_said(app)
    app.button_group[0].set_value(Author.CANDIDATE).run()
    assert "in 2 of 2 recollections" in everything_said(app)


def test_a_correction_changes_the_counts_at_once(ana, open_page, six, noon):
    app = open_page(ana, PAGE)
    ana.feedback.correct(six[0], Theme.SKILLS, noon, applies=False)
    app.run()

    assert "in 3 of 6 rejections" in alt(app)


def test_another_persons_rejections_are_not_counted(ana, ben, open_page, six):
    app = open_page(ben, PAGE)

    assert "No rejection with words in it yet." in alt(app)
    assert "Firm" not in everything_said(app)
