"""One figure as a file to take away: a drawing where a Chrome is present, else a page."""

import plotly.graph_objects as go

from core.charts.printing import chrome, drawings
from core.charts.style import LIGHT
from core.errors import AppError

NOT_DRAWN = "The drawing did not work this time. The numbers are there as CSV."


def can_draw() -> bool:
    """Whether a Chrome is on the path, which draws SVG files without a network."""
    return chrome() is not None


def as_svg(figure: go.Figure) -> bytes:
    """The figure on the light paper. Takes seconds; raises AppError when it cannot be drawn."""
    drawn = drawings([on_paper(figure)])
    if not drawn:
        raise AppError(NOT_DRAWN)
    return drawn[0].encode("utf-8")


def as_page(figure: go.Figure) -> bytes:
    """The figure as one HTML file that needs nothing else: it can be pointed at and zoomed."""
    page: str = on_paper(figure).to_html(include_plotlyjs=True, full_html=True)
    return page.encode("utf-8")


def on_paper(figure: go.Figure) -> go.Figure:
    """A copy with a ground of its own; on a page the page's shows through."""
    return go.Figure(figure).update_layout(paper_bgcolor=LIGHT.paper)
