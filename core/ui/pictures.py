"""Puts figures on a page, each with its words, its numbers, its method and its files."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from core.charts.files import as_page, as_svg, can_draw
from core.charts.style import titled
from core.content.methods import method
from core.ui.clock import today
from core.ui.memory import until_changed
from core.ui.words import as_typed


@dataclass(frozen=True)
class Picture:
    """A figure, and what stands behind it. The three are called only when rows or theme changed."""

    name: str
    """Of the figure on its page, and of its files."""
    draw: Callable[[bool], go.Figure]
    """Gets whether the theme is dark."""
    describe: Callable[[], str]
    """For people who cannot see it."""
    table: Callable[[], pd.DataFrame]
    """The numbers, with column names for people."""
    method: str
    """Its entry in data/content/methods.toml."""


def show(picture: Picture, *also: object) -> None:
    """Draw a figure; its numbers and its method are one click away.

    `also`: whatever else than the person's rows the figure follows from, such as a filter.
    """
    alt = until_changed(f"alt_{picture.name}", picture.describe, today(), *also)
    figure = show_figure(picture.name, picture.draw, alt, *also)
    if figure.data:  # else it only says what would fill it
        _behind(picture, alt, *also)


def show_later(label: str, picture: Picture, *also: object) -> None:
    """The same, drawn when somebody asks for it."""
    box = st.expander(label, on_change="rerun", key=f"{picture.name}_box")
    if box.open:
        with box:
            show(picture, *also)


def show_figure(name: str, draw: Callable[[bool], go.Figure], alt: str, *also: object) -> go.Figure:
    """Draw a figure with its title and subtitle as words of the page, which wrap where it ends."""
    dark = is_dark()
    shown = until_changed(f"figure_{name}", lambda: titled(draw(dark)), dark, today(), *also)
    if shown.title:
        st.markdown(f"**{as_typed(shown.title)}**  \n:small[{as_typed(shown.subtitle)}]")
    # Streamlit's own plotly theme would paint over core/charts/style.py.
    config = {"displayModeBar": False}
    st.plotly_chart(shown.figure, theme=None, alt=alt, key=name, config=config)
    return shown.figure


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def _behind(picture: Picture, alt: str, *also: object) -> None:
    box = st.expander("Numbers and method", on_change="rerun", key=f"behind_{picture.name}")
    if not box.open:
        return
    with box:
        found = method(picture.method)
        lines = [alt, found.how, found.formula, f":small[Source: {found.source}]"]
        st.markdown("\n\n".join(line for line in lines if line))
        table = until_changed(f"table_{picture.name}", picture.table, today(), *also)
        if not table.empty:
            st.dataframe(table, hide_index=True, alt=alt)
            _files(picture, table)


def _files(picture: Picture, table: pd.DataFrame) -> None:
    with st.container(horizontal=True):
        st.download_button(
            "Numbers (CSV)",
            lambda: table.to_csv(index=False),
            file_name=f"{picture.name}.csv",
            mime="text/csv",
            key=f"csv_{picture.name}",
            on_click="ignore",
        )
        drawing, page = ("svg", "image/svg+xml", as_svg), ("html", "text/html", as_page)
        kind, mime, make = drawing if can_draw() else page
        st.download_button(
            f"Picture ({kind.upper()})",
            lambda: make(picture.draw(False)),
            file_name=f"{picture.name}.{kind}",
            mime=mime,
            key=f"file_{picture.name}",
            on_click="ignore",
        )
