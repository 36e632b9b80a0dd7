"""The page that makes a report: what goes in, the files to take away, and a preview."""

from datetime import date
from functools import cached_property

import streamlit as st

from core.analysis.selection import Selection
from core.analysis.sentences import day_words
from core.charts.printing import as_pdf, chrome, drawings
from core.charts.report import (
    CHOSEN,
    YOU,
    Line,
    Report,
    ReportFigure,
    Section,
    cell_words,
    report_page,
)
from core.ui.clock import today
from core.ui.every_row import every_application, every_check_in
from core.ui.filters import choose_period
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.pictures import show_figure
from core.ui.report_parts import OPEN, PRIVATE, Choice, Part
from core.ui.report_sections import sections_of
from core.ui.wishes import wants_mood
from core.ui.words import as_typed

TITLE = "Report on a job search"


class Files:
    """The files of one report, made when they are asked for: in a thread, so without Streamlit."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def page(self) -> str:
        """As HTML; takes seconds where a Chrome draws."""
        figures = [one.on_paper.figure for one in self.report.figures]
        return report_page(self.report, drawings(figures))

    def pdf(self) -> bytes:
        """As PDF. Raises AppError when it cannot be printed."""
        return as_pdf(self.page)


def has_something_to_report() -> bool:
    """Whether the person has noted anything that a report could hold."""
    return until_changed("has_something_to_report", _has_something)


def choose_report() -> Choice:
    """The period in the address, and what goes in; what is private only when it is asked for."""
    selection = choose_period()
    left, right = st.columns(2)
    with left:
        st.caption("What goes in")
        chosen = [part for part in OPEN if st.checkbox(part, value=True, key=_key(part))]
    with right:
        private = PRIVATE if wants_mood() else ()
        if private:
            st.caption("Private, only if you choose it")
        chosen += [part for part in private if st.checkbox(f"{part} (private)", key=_key(part))]
    with_names = st.checkbox("Name the companies", key="report_names")
    if Part.NOTES in chosen and not with_names:
        st.caption(
            "In your notes, the companies of your applications are left out. Other names stay as "
            "you wrote them, so please read the notes below before you hand them on."
        )
    return Choice(selection, tuple(chosen), with_names)


def files_of(choice: Choice) -> Files:
    """The report as it is chosen."""
    day = today()
    return until_changed(
        "report",
        lambda: Files(Report(TITLE, _period(choice.selection, day), day, sections_of(choice))),
        day,
        choice,
    )


def take_away(files: Files) -> None:
    """The files; the PDF where a Chrome can print, else how to make one."""
    name = f"rebound-report-{files.report.made_on}"
    with st.container(horizontal=True):
        st.download_button(
            "Report (HTML)",
            lambda: files.page,
            f"{name}.html",
            "text/html",
            on_click="ignore",
            key="report_html",
        )
        if chrome():
            st.download_button(
                "Report (PDF)",
                files.pdf,
                f"{name}.pdf",
                "application/pdf",
                on_click="ignore",
                key="report_pdf",
            )
    st.caption(_about_files())


def preview(report: Report, choice: Choice) -> None:
    """The report as its files show it."""
    box = st.expander("Preview", on_change="rerun", key="report_preview")
    if not box.open:
        return
    with box:
        made = f"{report.period}. Made on {day_words(report.made_on)} with Rebound. {YOU}"
        st.markdown(f"**{as_typed(report.title)}**  \n:small[{as_typed(made)}]")
        for place, section in enumerate(report.sections):
            _section(section, place, choice)


def _has_something() -> bool:
    workspace = open_workspace()
    kept = (every_application(), every_check_in(), workspace.feedback.frame())
    return any(not frame.empty for frame in kept)


def _key(part: Part) -> str:
    return f"report_{part.name.lower()}"


def _period(selection: Selection, day: date) -> str:
    if selection.since is None:
        return f"Everything up to {day_words(day)}"
    return f"{day_words(selection.since)} to {day_words(day)}"


def _about_files() -> str:
    if chrome():
        return (
            "Each file is made when you ask for it, which takes some seconds. If the PDF does not "
            "come, open the HTML file in a browser, choose Print, then Save as PDF."
        )
    return (
        "No Chrome is installed on this server, so words and numbers stand in place of the "
        "pictures. For a PDF, open the file in a browser, choose Print, then Save as PDF."
    )


def _section(section: Section, place: int, choice: Choice) -> None:
    said = [f"### {as_typed(section.heading)}"]
    said += [f":small[{CHOSEN}]"] if section.is_private else []
    said += [as_typed(words) for words in section.paragraphs]
    st.markdown("\n\n".join(said))
    for number, figure in enumerate(section.figures):
        _figure(figure, f"report_{place}_{number}", choice)
    after = [as_typed(section.closing), "\n".join(map(_line, section.lines))]
    if any(after):
        st.markdown("\n\n".join(filter(None, after)))


def _line(line: Line) -> str:
    lead = f"**{as_typed(line.lead)}:** " if line.lead else ""
    return f"- {lead}{as_typed(line.words)}"


def _figure(figure: ReportFigure, key: str, choice: Choice) -> None:
    show_figure(key, figure.draw, figure.alt, choice)
    numbers = figure.numbers
    if not numbers.table.empty:
        st.markdown(f":small[{numbers.caption}]")
        shown_rows = numbers.table.astype(object).map(cell_words)
        st.dataframe(shown_rows, hide_index=True, height="content", alt=numbers.caption)
