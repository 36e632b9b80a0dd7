"""Figures as files to take away: a drawing where a Chrome is present, else a page of its own."""

import shutil
from functools import cache

import plotly.graph_objects as go

from core.charts.style import LIGHT

WIDTH = 900
"""px of a drawing; its height is the figure's own."""
CHROMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


@cache
def can_draw() -> bool:
    """Whether a Chrome is on the path, which draws SVG files without a network."""
    return any(shutil.which(name) for name in CHROMES)


def as_svg(figure: go.Figure) -> bytes:
    """The figure on the light paper. Takes seconds; raises OSError or RuntimeError on failure."""
    from kaleido import PageGenerator, calc_fig_sync  # noqa: PLC0415 - slow to import

    page = PageGenerator(mathjax=False)  # else it would be fetched from a network
    options = {"format": "svg", "width": WIDTH, "height": figure.layout.height}
    drawn: bytes = calc_fig_sync(
        on_paper(figure).to_dict(), opts=options, kopts={"page_generator": page}
    )
    return drawn


def as_page(figure: go.Figure) -> bytes:
    """The figure as one HTML file that needs nothing else: it can be pointed at and zoomed."""
    page: str = on_paper(figure).to_html(include_plotlyjs=True, full_html=True)
    return page.encode("utf-8")


def on_paper(figure: go.Figure) -> go.Figure:
    """A copy with a ground of its own; on a page the page's shows through."""
    return go.Figure(figure).update_layout(paper_bgcolor=LIGHT.paper)
