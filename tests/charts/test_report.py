"""A report as a file: what a screen reader, a printer and a hostile company name make of it."""

import base64
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest
from bs4 import BeautifulSoup

from core.charts.report import (
    CHOSEN,
    NOT_DRAWN,
    Line,
    Report,
    ReportFigure,
    Section,
    cell_words,
    first_rows,
    last_rows,
    report_page,
    some_rows,
)
from core.charts.style import figure, titled

HOSTILE = "<script>alert('x')</script> & \"Sons\" <img src=x onerror=alert(1)>"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>Mood</text></svg>'


def a_figure(alt="A rising line.", table=None):
    numbers = first_rows(pd.DataFrame({"Day": [date(2026, 1, 2)], "Mood": [61.0]}))
    return ReportFigure(
        draw=lambda dark: figure("Mood", "12 check-ins", [go.Scatter(x=[1], y=[1])], dark=dark),
        alt=alt,
        numbers=numbers if table is None else first_rows(table),
    )


def a_report(*sections, title="Report on a job search"):
    return Report(title, "3 Nov 2026 to 2 Dec 2026", date(2026, 12, 2), sections)


TWO = a_report(
    Section("Answers", ("Half had one.",), (a_figure(), a_figure())),
    Section("Mood", ("Calm.",), (a_figure(),), "After each:", (Line("Acme", "no dip."),), True),
)


def parsed(report, drawings=()):
    return BeautifulSoup(report_page(report, drawings), "html.parser")


def test_the_file_says_its_language_and_its_title():
    page = parsed(TWO)
    assert page.html["lang"] == "en"
    assert page.title.text == "Report on a job search, 3 Nov 2026 to 2 Dec 2026"


def test_headings_follow_each_other_without_a_step_left_out():
    levels = [int(one.name[1]) for one in parsed(TWO).find_all(["h1", "h2", "h3", "h4"])]
    assert levels == [1, 2, 3, 3, 2, 3]


def test_every_section_is_named_by_its_heading():
    page = parsed(TWO)
    names = [page.find(id=one["aria-labelledby"]).text for one in page.find_all("section")]
    assert names == ["Answers", "Mood"]


def test_every_figure_has_its_picture_with_an_alt_text_and_its_own_drawing():
    drawings = [DRAWING.replace("Mood", str(place)) for place in range(3)]
    figures = parsed(TWO, drawings).find_all("figure")
    assert [one.img["alt"] for one in figures] == ["A rising line."] * 3
    kind, data = zip(*(one.img["src"].split(",") for one in figures), strict=True)
    assert set(kind) == {"data:image/svg+xml;base64"}
    assert [base64.b64decode(one).decode() for one in data] == drawings


def test_where_nothing_can_draw_the_words_and_the_numbers_stand_and_it_says_so():
    page = parsed(TWO)
    assert page.find("img") is None
    assert page.header.find_all("p")[-1].text == NOT_DRAWN
    for one in page.find_all("figure"):
        assert "A rising line." in one.text
        assert one.table is not None


def test_a_report_without_figures_misses_none():
    assert NOT_DRAWN not in parsed(a_report(Section("Notes", ("None.",)))).text


def test_tables_have_captions_and_scopes():
    table = parsed(TWO).table
    assert table.caption.text == "In numbers"
    assert [one["scope"] for one in table.thead.find_all("th")] == ["col", "col"]
    assert [one["scope"] for one in table.tbody.find_all("th")] == ["row"]
    assert [one.text for one in table.tbody.find_all(["th", "td"])] == ["2 Jan 2026", "61"]


def test_whatever_somebody_wrote_is_only_words():
    rows = pd.DataFrame({HOSTILE: [HOSTILE], "n": [1]})
    hostile = Section(
        HOSTILE, (HOSTILE,), (a_figure(HOSTILE, rows),), HOSTILE, (Line(HOSTILE, HOSTILE),)
    )
    page = parsed(a_report(hostile, title=HOSTILE), [DRAWING])
    assert page.find("script") is None
    assert len(page.find_all("img")) == 1
    assert page.img["alt"] == HOSTILE
    assert not [one for one in page.find_all(True) if any(a.startswith("on") for a in one.attrs)]
    assert page.h1.text == page.h2.text == page.li.span.text == page.td.parent.th.text == HOSTILE


def test_the_file_asks_nobody_for_anything():
    text = report_page(TWO, [DRAWING] * 3)
    page = BeautifulSoup(text, "html.parser")
    assert "default-src 'none'" in page.find("meta", {"http-equiv": True})["content"]
    assert page.find(["script", "link", "iframe", "object", "base", "form"]) is None
    assert "http:" not in text
    assert "https:" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_it_is_made_for_paper_too():
    style = parsed(TWO).style.text
    assert "size: A4" in style
    assert "break-inside: avoid" in style


def test_a_private_section_says_why_it_is_there():
    sections = parsed(TWO).find_all("section")
    assert [CHOSEN in one.text for one in sections] == [False, True]


def test_a_section_reads_words_figures_closing_list():
    section = parsed(TWO).find_all("section")[1]
    names = [one.name for one in section.find_all(recursive=False)]
    assert names == ["h2", "p", "p", "figure", "p", "ul"]
    assert section.li.text == "Acme: no dip."


def test_the_same_report_makes_the_same_file():
    assert report_page(TWO, [DRAWING] * 3) == report_page(TWO, [DRAWING] * 3)


def test_the_words_of_a_figure_stand_beside_it_and_make_room():
    drawn = a_figure().draw(False)
    before = drawn.layout.height
    shown = titled(drawn)
    assert (shown.title, shown.subtitle) == ("Mood", "12 check-ins")
    assert shown.figure.layout.title.text is None
    assert shown.figure.layout.height < before


@pytest.mark.parametrize(
    ("cut", "caption", "kept"),
    [
        (first_rows, "In numbers: the first 12 of 30 rows", list(range(12))),
        (last_rows, "In numbers: the last 12 of 30 rows", list(range(18, 30))),
        (some_rows, "In numbers: 10 of 30 rows", list(range(2, 30, 3))),
    ],
)
def test_a_long_table_is_cut_and_says_so(cut, caption, kept):
    numbers = cut(pd.DataFrame({"n": range(30)}))
    assert numbers.caption == caption
    assert list(numbers.table["n"]) == kept
    short = cut(pd.DataFrame({"n": range(12)}))
    assert (short.caption, len(short.table)) == ("In numbers", 12)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (date(2026, 11, 3), "3 Nov 2026"),
        (pd.Timestamp(2026, 11, 3), "3 Nov 2026"),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (pd.NaT, ""),
        (61.0, "61"),
        (61.5, "61.5"),
        (7, "7"),
        ("tense", "tense"),
    ],
)
def test_a_cell_reads_as_people_write_it(value, words):
    assert cell_words(value) == words
