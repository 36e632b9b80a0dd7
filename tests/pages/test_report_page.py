"""Report, as a person opens the page: what goes in, and above all what does not."""

from datetime import UTC, datetime, timedelta

import pytest

from core.charts.report import CHOSEN, report_page
from core.ui import report as report_ui
from core.ui.support import OPEN
from core.vocabulary import Emotion, Theme
from tests.pages.conftest import everything_said
from tests.pages.test_patterns_page import reject

PAGE = "progress/report.py"
OPEN_PARTS = ["Applications", "Answers", "Themes in employers' words", "In whose hands"]
PRIVATE_PARTS = ["Mood and recovery", "Feelings", "Check-in notes"]
NAMES = ("Northwind", "Firm 1", "Acme")
NOTE = "Northwind said no, and I slept badly."


@pytest.fixture
def searching(ana):
    """Nine days of check-ins around six rejections, and one open application."""
    now = datetime.now(UTC)
    today = now.date()
    for number in range(6):
        reject(ana, number, now, today - timedelta(days=number), Theme.SKILLS)
    ana.applications.add("Northwind GmbH", "Analyst", applied_on=today, now=now, today=today)
    for back in range(9):
        ana.check_ins.add(
            valence=40 + back,
            energy=50,
            day=today - timedelta(days=back),
            now=now,
            today=today,
            emotions=[Emotion.CALM] if back else [],
            note=NOTE if back == 0 else "",
        )
    return ana


def choices(app):
    return {one.label: one.value for one in app.checkbox}


def with_preview(app):
    """The page with its preview open."""
    app.session_state["report_preview"] = True
    return app.run()


def tick(app, *labels):
    for label in labels:
        next(one for one in app.checkbox if one.label == label).check()
    return app.run()


def report_of(app):
    """The report that the downloads would make."""
    return app.session_state["memory"]["report"][1].report


def file_of(app):
    return report_page(report_of(app), [])


def everything_drawn(app):
    return "".join(one.proto.spec for one in app.get("plotly_chart"))


def headings(app):
    return [one.heading for one in report_of(app).sections]


def test_an_empty_workspace_gets_one_calm_sentence_and_nothing_to_press(ana, open_page):
    app = open_page(ana, PAGE)
    assert "There is nothing to report yet." in everything_said(app)
    assert not app.checkbox
    assert not app.get("download_button")


def test_what_is_private_is_off_and_marked_and_companies_are_not_named(searching, open_page):
    app = with_preview(open_page(searching, PAGE))
    assert choices(app) == {
        **dict.fromkeys(OPEN_PARTS, True),
        **dict.fromkeys([f"{part} (private)" for part in PRIVATE_PARTS], False),
        "Name the companies": False,
    }
    assert headings(app) == OPEN_PARTS


def test_nothing_private_is_in_the_file_or_on_the_page_unless_it_is_chosen(searching, open_page):
    app = with_preview(open_page(searching, PAGE))
    for words in (file_of(app), everything_said(app), everything_drawn(app)):
        assert "slept badly" not in words
        assert "check-in" not in words.lower().replace("check-in notes \\(private\\)", "")
        assert CHOSEN not in words


def test_every_private_part_that_is_chosen_is_in_and_says_so(searching, open_page):
    app = tick(
        with_preview(open_page(searching, PAGE)), *(f"{part} (private)" for part in PRIVATE_PARTS)
    )
    assert headings(app) == OPEN_PARTS + PRIVATE_PARTS
    assert [one.is_private for one in report_of(app).sections] == [False] * 4 + [True] * 3
    assert "[a company] said no, and I slept badly." in file_of(app)
    assert "calm 8" in file_of(app)


def test_no_company_is_named_unless_that_is_chosen(searching, open_page):
    private = [f"{part} (private)" for part in PRIVATE_PARTS]
    app = tick(with_preview(open_page(searching, PAGE)), *private)
    for words in (file_of(app), everything_said(app), everything_drawn(app)):
        assert not [name for name in NAMES if name.lower() in words.lower()]
    tick(app, "Name the companies")
    assert "<strong>Northwind GmbH:</strong>" in file_of(app)
    assert "<strong>Firm 1:</strong>" in file_of(app)
    assert NOTE in file_of(app)


def test_a_theme_of_ones_own_that_is_called_like_a_company_is_not_named(searching, open_page):
    own = searching.themes.add("The Acme way", datetime.now(UTC))
    today = datetime.now(UTC).date()
    searching.applications.add(
        "Acme", "Analyst", applied_on=today, now=datetime.now(UTC), today=today
    )
    for view in searching.messages.page(10, 0):
        searching.feedback.correct(view.message_id, own, datetime.now(UTC), applies=True)
    app = with_preview(open_page(searching, PAGE))
    assert "The [a company] way" in file_of(app)
    assert "Acme" not in file_of(app) + everything_said(app) + everything_drawn(app)


def test_the_page_shows_what_the_file_says(searching, open_page):
    app = tick(with_preview(open_page(searching, PAGE)), "Mood and recovery (private)")
    said = everything_said(app).replace("\\", "")
    for section in report_of(app).sections:
        assert section.heading in said
        for words in (*section.paragraphs, section.closing, *(one.words for one in section.lines)):
            assert words in said
    assert [one.proto.alt for one in app.get("plotly_chart")] == [
        one.alt for one in report_of(app).figures
    ]


def test_the_period_stands_in_the_address_and_in_the_report(searching, open_page):
    now = datetime.now(UTC)
    old = now.date() - timedelta(days=60)
    searching.check_ins.add(
        valence=1, energy=1, day=old, now=now, today=now.date(), note="Long ago."
    )
    app = tick(
        with_preview(open_page(searching, PAGE, period="last 30 days")), "Check-in notes (private)"
    )
    assert "Long ago." not in file_of(app)
    assert report_of(app).period.endswith(f"{now.year}")
    assert " to " in report_of(app).period
    app.selectbox[0].set_value("all time").run()
    assert "Long ago." in file_of(app)
    assert report_of(app).period.startswith("Everything up to ")


def test_with_nothing_chosen_there_is_nothing_to_take_away(searching, open_page):
    app = with_preview(open_page(searching, PAGE))
    for one in app.checkbox:
        one.uncheck()
    app.run()
    assert "Choose what goes in, and it is shown here." in everything_said(app)
    assert not app.get("download_button")


def test_a_part_without_rows_says_so(ana, open_page, noon, today):
    ana.check_ins.add(valence=50, energy=50, day=today, now=noon, today=today)
    app = tick(with_preview(open_page(ana, PAGE)), "Check-in notes (private)")
    assert file_of(app).count("Nothing in this period.") == 5


def test_without_a_chrome_only_the_page_is_offered_with_a_way_to_a_pdf(
    searching, open_page, monkeypatch
):
    monkeypatch.setattr(report_ui, "chrome", lambda: None)
    app = with_preview(open_page(searching, PAGE))
    assert [one.proto.label for one in app.get("download_button")] == ["Report (HTML)"]
    assert "Save as PDF" in everything_said(app)


def test_with_a_chrome_both_files_are_offered_and_none_is_made_yet(
    searching, open_page, monkeypatch
):
    monkeypatch.setattr(report_ui, "chrome", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(report_ui, "drawings", lambda _: pytest.fail("was drawn"))
    app = with_preview(open_page(searching, PAGE))
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["Report (HTML)", "Report (PDF)"]


def test_the_support_card_comes_before_any_report(searching, open_page):
    app = with_preview(open_page(searching, PAGE))
    app.session_state[OPEN] = True
    app.run()
    assert not app.checkbox
    assert not app.get("plotly_chart")
    assert not app.get("download_button")
