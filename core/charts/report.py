"""A report as one HTML file that needs nothing else: words, figures and their numbers."""

from base64 import b64encode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go

from core.analysis.sentences import day_words
from core.charts.style import LIGHT, Titled, titled

STYLE = Path(__file__).with_name("report.css")
MOST_ROWS = 12
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"
"""Whatever somebody wrote, the file asks nobody for anything and runs nothing."""
YOU = "“You” is the person whom this report is about."
CHOSEN = "Private: it is in here because you chose it."
NOT_DRAWN = "The pictures could not be drawn here. Their words and numbers stand in their place."


@dataclass(frozen=True)
class Numbers:
    """The small table under a figure."""

    caption: str
    table: pd.DataFrame


@dataclass(frozen=True)
class ReportFigure:
    """A figure with its words and numbers."""

    draw: Callable[[bool], go.Figure]
    """Gets whether the theme is dark."""
    alt: str
    numbers: Numbers

    @cached_property
    def on_paper(self) -> Titled:
        """As it stands in a file: on light ground, its words apart."""
        return titled(self.draw(False))


@dataclass(frozen=True)
class Line:
    """One line of a list."""

    lead: str
    """What it is about, "" for nothing."""
    words: str


@dataclass(frozen=True)
class Section:
    """One part of a report. All words are plain text, whatever signs they hold."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[ReportFigure, ...] = ()
    closing: str = ""
    """A sentence between the figures and the list."""
    lines: tuple[Line, ...] = ()
    is_private: bool = False


@dataclass(frozen=True)
class Report:
    """What a person hands on."""

    title: str
    period: str
    """In words."""
    made_on: date
    sections: tuple[Section, ...]

    @property
    def figures(self) -> tuple[ReportFigure, ...]:
        """All of them, in the order of reading."""
        return tuple(figure for section in self.sections for figure in section.figures)


def first_rows(table: pd.DataFrame) -> Numbers:
    """For a table whose first rows say most."""
    return _cut(table, table.head(MOST_ROWS), "The first")


def last_rows(table: pd.DataFrame) -> Numbers:
    """For a table in the order of days."""
    return _cut(table, table.tail(MOST_ROWS), "The last")


def some_rows(table: pd.DataFrame) -> Numbers:
    """For a curve, each of whose points holds by itself: evenly spaced, the last one among them."""
    step = max(1, -(-len(table) // MOST_ROWS))
    return _cut(table, table.iloc[::-1].iloc[::step].iloc[::-1], "")


def report_page(report: Report, drawings: Sequence[str]) -> str:
    """The whole file. `drawings`: an SVG for each figure in order; none where nothing can draw."""
    left = iter(drawings)
    sections = [_section(one, place, left) for place, one in enumerate(report.sections, 1)]
    about = f"{report.period}. Made on {day_words(report.made_on)} with Rebound. {YOU}"
    missing = "" if drawings or not report.figures else _paragraph(NOT_DRAWN, "quiet")
    body = f"<header><h1>{escape(report.title)}</h1>{_paragraph(about, 'quiet')}{missing}</header>"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(report.title)}, {escape(report.period)}</title>\n"
        f"<style>\n{_colours()}\n{STYLE.read_text('utf-8')}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n{''.join(sections)}</main>\n</body>\n</html>\n"
    )


def cell_words(value: object) -> str:
    """A value of a table as people read it; what is not known is empty."""
    if value is None or bool(pd.isna(value)):  # type: ignore[call-overload]
        return ""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _cut(table: pd.DataFrame, kept: pd.DataFrame, which: str) -> Numbers:
    if len(kept) == len(table):
        return Numbers("In numbers", table)
    said = f"{which} {len(kept)} of {len(table)} rows".strip()
    return Numbers(f"In numbers: {said[0].lower()}{said[1:]}", kept)


def _colours() -> str:
    names = ("paper", "ink", "quiet", "grid")
    return f":root {{ {' '.join(f'--{name}: {getattr(LIGHT, name)};' for name in names)} }}"


def _section(section: Section, place: int, drawings: Iterable[str]) -> str:
    parts = [f'<h2 id="part-{place}">{escape(section.heading)}</h2>']
    if section.is_private:
        parts.append(_paragraph(CHOSEN, "private"))
    parts += [_paragraph(words) for words in section.paragraphs]
    left = iter(drawings)
    parts += [_figure(one, next(left, "")) for one in section.figures]
    parts += [_paragraph(section.closing)] if section.closing else []
    parts += [_list(section.lines)] if section.lines else []
    inside = "\n".join(parts)
    return f'<section aria-labelledby="part-{place}">\n{inside}\n</section>\n'


def _paragraph(words: str, kind: str = "") -> str:
    marked = f' class="{kind}"' if kind else ""
    return f"<p{marked}>{escape(words)}</p>"


def _list(lines: Iterable[Line]) -> str:
    leads = [f"<strong>{escape(one.lead)}:</strong> " if one.lead else "" for one in lines]
    words = [f"<span>{escape(one.words)}</span>" for one in lines]
    items = "\n".join(f"<li>{a}{b}</li>" for a, b in zip(leads, words, strict=True))
    return f"<ul>\n{items}\n</ul>"


def _figure(figure: ReportFigure, drawing: str) -> str:
    words = figure.on_paper
    caption = f"<h3>{escape(words.title)}</h3>{_paragraph(words.subtitle)}"
    shown = _picture(drawing, figure.alt) if drawing else _paragraph(figure.alt)
    numbers = "" if figure.numbers.table.empty else _table(figure.numbers)
    return f"<figure>\n<figcaption>{caption}</figcaption>\n{shown}\n{numbers}</figure>"


def _picture(drawing: str, alt: str) -> str:
    """As an image and not inline: its ids meet no other's, and nothing in it can run."""
    data = b64encode(drawing.encode()).decode()
    return f'<img alt="{escape(alt)}" src="data:image/svg+xml;base64,{data}">'


def _table(numbers: Numbers) -> str:
    heads = "".join(f'<th scope="col">{escape(str(one))}</th>' for one in numbers.table.columns)
    rows = []
    for first, *others in numbers.table.astype(object).itertuples(index=False, name=None):
        cells = "".join(f"<td>{escape(cell_words(one))}</td>" for one in others)
        rows.append(f'<tr><th scope="row">{escape(cell_words(first))}</th>{cells}</tr>')
    body = "\n".join(rows)
    return (
        f'<div class="wide"><table>\n<caption>{escape(numbers.caption)}</caption>\n'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table></div>\n"
    )
