"""Debrief: a day later, in parts, with reasons and what they rest on."""

from datetime import UTC, datetime, timedelta

import pytest

from core.coaching.debrief import Part, Reason
from core.reading.local import LocalReader
from core.reading.types import Finding, MailParts, MailReading
from core.vocabulary import (
    Disposition,
    Evidence,
    MailKind,
    Mark,
    Origin,
    QuoteCheck,
    Stage,
    Theme,
)
from tests.pages.conftest import everything_said, press, unfold
from tests.pages.test_writes import rows
from tests.workspace.test_debriefs import MAIL, TOLD, rejected

CRISIS = "I want to die"
PAGE = "recover/debrief.py"
NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=2)


@pytest.fixture
def acme(ana):
    """Rejected two days ago, by message."""
    return rejected(ana, LONG_AGO, LONG_AGO.date())


def about(app_of, person, application):
    return app_of(person, PAGE, application=str(application))


def area(app, part):
    return next(one for one in app.text_area if one.key.endswith(f"_{part}"))


def field(app, ending):
    everything = [*app.text_input, *app.selectbox, *app.button_group]
    return next(one for one in everything if (one.key or "").endswith(ending))


def rest_on(app, evidence):
    field(app, "_evidence").set_value(evidence).run()
    return app


def test_on_the_first_day_it_can_wait_and_being_ready_is_one_click(ana, open_page, noon):
    hours = NOW - timedelta(hours=23)
    one, _ = rejected(ana, hours, hours.date())
    app = about(open_page, ana, one)
    assert "The first day is for settling" in everything_said(app)
    assert app.text_area == []
    press(app, "I am ready now")
    app.run()
    assert len(app.text_area) == 5
    assert [row["mark"] for row in rows(ana, "experimentmark", noon)] == [Mark.READY]


def test_a_day_later_it_is_open(ana, open_page, acme):
    assert len(about(open_page, ana, acme[0]).text_area) == 5


def test_what_lies_behind_can_be_chosen_and_what_lies_ahead_not(ana, open_page, acme):
    ana.applications.add("Open Ltd", "Clerk", applied_on=None, now=NOW, today=NOW.date())
    said = everything_said(open_page(ana, PAGE))
    assert "Acme, Analyst" in said
    assert "Open Ltd" not in said


def test_one_part_is_saved_once_and_without_the_others(ana, open_page, acme, noon):
    app = about(open_page, ana, acme[0])
    area(app, Part.HAPPENED).set_value("They asked about SQL.")
    press(app, "Save")
    app.run()
    (stored,) = rows(ana, "debrief", noon)
    assert (stored["happened"], stored["expected"], stored["keep"]) == (
        "They asked about SQL.", "", "",
    )  # fmt: skip


def place_of_tabs(app):
    """Where the tabs stand among what is beside them."""
    around = [app.main, *app.main.children.values()]
    return [
        number
        for block in around
        for number, one in getattr(block, "children", {}).items()
        if one.type == "tab_container"
    ]


def test_the_tabs_keep_their_place_when_a_message_comes(ana, open_page, acme):
    """Tabs that move are drawn anew, and then now and then begin at the first one."""
    app = about(open_page, ana, acme[0])
    before = place_of_tabs(app)
    area(app, Part.HAPPENED).set_value("They asked about SQL.")
    press(app, "Save")
    assert "The other parts can wait" in everything_said(app)
    assert len(before) == 1
    assert place_of_tabs(app) == before


def test_an_empty_part_is_a_sentence_and_nothing_is_stored(ana, open_page, acme, noon):
    app = press(about(open_page, ana, acme[0]), "Save")
    assert "A few words in one of the fields are enough" in everything_said(app)
    assert rows(ana, "debrief", noon) == []


@pytest.mark.parametrize("part", list(Part))
def test_crisis_words_in_any_part_are_stored_and_bring_the_card(ana, open_page, acme, noon, part):
    app = about(open_page, ana, acme[0])
    area(app, part).set_value(CRISIS)
    save = [one for one in app.button if one.label == "Save"]
    save[part not in {Part.EXPECTED, Part.HAPPENED}].click().run()
    assert rows(ana, "debrief", noon)[0][part] == CRISIS
    assert "tel:" in everything_said(app)
    assert app.text_area == []


def test_crisis_words_in_a_reason_are_stored_and_bring_the_card(ana, open_page, acme, noon):
    app = about(open_page, ana, acme[0])
    field(app, "_words").set_value(CRISIS)
    press(app, "Add this reason")
    assert rows(ana, "cause", noon)[0]["words"] == CRISIS
    assert "tel:" in everything_said(app)


def test_without_message_and_reason_the_cause_is_unknown(ana, open_page):
    day = LONG_AGO.date()
    one = ana.applications.log_ending(
        "Acme", "Analyst", Disposition.REJECTED, stage=Stage.INTERVIEW, day=day, applied_on=None,
        now=LONG_AGO, today=day,
    )  # fmt: skip
    app = about(open_page, ana, one)
    assert "**Unknown.**" in everything_said(app)
    assert "quote" not in str(field(app, "_evidence").options).lower()


def test_a_quoted_reason_holds_the_messages_words(ana, open_page, acme, noon):
    app = rest_on(about(open_page, ana, acme[0]), Evidence.QUOTED)
    field(app, "_quote").set_value("more experience in SQL")
    press(app, "Add this reason")
    app.run()
    (stored,) = rows(ana, "cause", noon)
    assert (stored["evidence"], stored["quote"]) == ("quoted", "more experience in SQL")
    assert "In their own words" in everything_said(app)
    assert "Unknown." not in everything_said(app)


def test_words_that_are_no_quote_can_be_kept_as_something_reported(ana, open_page, acme, noon):
    app = rest_on(about(open_page, ana, acme[0]), Evidence.QUOTED)
    field(app, "_quote").set_value("we took your friend")
    press(app, "Add this reason")
    assert "do not stand in that message" in everything_said(app)
    assert rows(ana, "cause", noon) == []
    press(app, "Keep it as something I was told")
    (stored,) = rows(ana, "cause", noon)
    assert (stored["evidence"], stored["words"], stored["quote"]) == (
        "reported", "we took your friend", "",
    )  # fmt: skip


def test_what_the_message_names_is_taken_over_as_a_quote(ana, open_page, acme, noon):
    text = ana.messages.one(acme[1]).text
    ana.messages.store_reading(acme[1], LocalReader().read_mail(MailParts(text)), NOW)
    app = unfold(about(open_page, ana, acme[0]), "reason_found")
    label = next(one.label for one in app.button if one.label.startswith("Add it as a reason"))
    press(app, label)
    (stored,) = rows(ana, "cause", noon)
    assert stored["evidence"] == "quoted"
    assert stored["quote"] in MAIL
    assert stored["theme"]


def test_a_common_reason_is_one_click_and_stays_a_guess(ana, open_page, acme, noon):
    app = about(open_page, ana, acme[0])
    field(app, "_common").set_value("The role was frozen or changed").run()
    press(app, "Add this reason")
    (stored,) = rows(ana, "cause", noon)
    assert (stored["words"], stored["evidence"], stored["theme"]) == (
        "The role was frozen or changed", "guess", Theme.ROLE_CHANGED,
    )  # fmt: skip


def test_facts_and_guesses_stand_under_their_own_words(ana, open_page, acme):
    ana.debriefs.add_reason(acme[0], TOLD, NOW, NOW.date(), "a")
    ana.debriefs.add_reason(acme[0], Reason("A cousin", Evidence.GUESS), NOW, NOW.date(), "b")
    said = everything_said(about(open_page, ana, acme[0]))
    told, guesses = said.index("**What you were told or saw**"), said.index("**Guesses**")
    assert told < guesses


def test_the_experiment_goes_on_where_experiments_are(ana, open_page, acme):
    ana.debriefs.write(acme[0], {Part.EXPERIMENT: "Begin with the result"}, NOW, NOW.date())
    app = press(about(open_page, ana, acme[0]), "Make it an experiment")
    assert str(acme[0]) in app.query_params["application"]
    assert [one.value for one in app.title] == ["Experiments"]


@pytest.mark.parametrize(
    ("page", "name", "at"),
    [("search/applications.py", "application", 0), ("learn/feedback.py", "message", 1)],
)
def test_the_way_to_it_stands_on_the_application_and_on_its_message(
    ana, open_page, acme, page, name, at
):
    text = ana.messages.one(acme[1]).text
    ana.messages.store_reading(acme[1], LocalReader().read_mail(MailParts(text)), NOW)
    said = everything_said(open_page(ana, page, **{name: str(acme[at])}))
    assert "Look back at" in said


def test_what_was_reported_stands_in_patterns_as_ones_own_words(ana, open_page, acme):
    ana.debriefs.add_reason(acme[0], TOLD, NOW, NOW.date(), "a")
    app = open_page(ana, "learn/patterns.py")
    said = everything_said(app)
    assert "1 recollection" in said
    assert "The recruiter said SQL" in said.replace("\\", "")
    assert "Acme, Analyst" in said.replace("\\", "")


def test_another_persons_application_reads_like_an_unknown_one(ana, ben, open_page):
    one, _ = rejected(ben, LONG_AGO, LONG_AGO.date())
    app = about(open_page, ana, one)
    assert "That application is not in your list." in everything_said(app)
    assert "Acme" not in everything_said(app)


def test_the_second_half_of_a_double_click_adds_no_other_reason(ana, open_page, acme):
    text = ana.messages.one(acme[1]).text
    quotes = "someone with more experience", "experience in SQL"
    found = tuple(
        Finding(Theme.SKILLS, one, text.find(one), text.find(one) + len(one), 0.8, Origin.RULE,
                QuoteCheck.VERIFIED)
        for one in quotes
    )  # fmt: skip
    read = MailReading(MailKind.REJECTION, 1.0, None, None, found, "en", "test-1")
    ana.messages.store_reading(acme[1], read, NOW)
    app = unfold(about(open_page, ana, acme[0]), "reason_found")
    first, second = (one for one in app.button if one.label.startswith("Add it as a reason"))
    app = first.click().run()
    (left,) = (one for one in app.button if one.label.startswith("Add it as a reason"))
    assert left.key == second.key != first.key
    assert [one.quote for one in ana.debriefs.about(acme[0]).reasons] == [quotes[0]]
