"""Puts figures on a page."""

import plotly.graph_objects as go
import streamlit as st


def is_dark() -> bool:
    """Whether the browser shows the dark theme."""
    return st.context.theme.type == "dark"


def show(figure: go.Figure, alt: str, key: str) -> None:
    """Draw a figure with its description for people who cannot see it."""
    # Streamlit's own plotly theme would paint over core/charts/style.py.
    st.plotly_chart(figure, theme=None, alt=alt, key=key, config={"displayModeBar": False})
