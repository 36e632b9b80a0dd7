"""Puts figures on a page."""

from collections.abc import Callable

import plotly.graph_objects as go
import streamlit as st

from core.ui.clock import today
from core.ui.memory import until_changed


def show(name: str, draw: Callable[[bool], go.Figure], describe: Callable[[], str]) -> None:
    """Draw a figure with its description for people who cannot see it.

    `draw` gets whether the theme is dark. Both are called again only when the person's rows, the
    day or the theme changed.
    """
    dark = is_dark()
    figure = until_changed(f"figure_{name}", lambda: draw(dark), dark, today())
    alt = until_changed(f"alt_{name}", describe, today())
    # Streamlit's own plotly theme would paint over core/charts/style.py.
    st.plotly_chart(figure, theme=None, alt=alt, key=name, config={"displayModeBar": False})


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"
