"""Figures as files."""

import plotly.graph_objects as go
import pytest

from core.charts.files import as_page, as_svg, can_draw
from core.charts.style import LIGHT

FIGURE = go.Figure(
    go.Scatter(x=[1, 2], y=[1, 3]),
    layout={"height": 300, "margin": {"l": 36}, "title": {"text": "Mood"}},
)


def test_a_page_needs_nothing_from_anywhere_and_has_a_ground():
    page = as_page(FIGURE).decode()
    assert "<script src" not in page
    assert "https://cdn" not in page.split("<script")[0]
    assert LIGHT.paper in page
    assert FIGURE.layout.paper_bgcolor is None


@pytest.mark.skipif(not can_draw(), reason="no Chrome on the path")
def test_a_drawing_has_the_title_and_the_height_of_the_figure():
    drawn = as_svg(FIGURE).decode()
    assert drawn.startswith("<svg")
    assert "Mood" in drawn
    assert 'height="300"' in drawn
    assert LIGHT.paper.lower() in drawn.lower() or "rgb(251, 249, 245)" in drawn
