"""Days on which something happened, drawn behind what was measured."""

from collections.abc import Sequence
from datetime import date
from itertools import chain

import plotly.graph_objects as go

from core.charts.style import Palette, day_column, number_column

MANY = 40
"""With more days than these, lines from top to bottom would hide what is drawn with them."""


def day_marks(days: Sequence[date], word: str, top: float, colours: Palette) -> go.Scatter:
    """A dotted line up to `top` for each day; short strokes along the foot when there are many."""
    look = {"hovertemplate": f"{word}, %{{x|%-d %b %Y}}<extra></extra>", "name": word}
    if len(days) > MANY:
        stroke = {"symbol": "line-ns", "size": 8, "line": {"width": 1, "color": colours.ink}}
        foot = number_column([0] * len(days))
        return go.Scatter(
            x=day_column(days), y=foot, mode="markers", marker=stroke, legendrank=4, **look
        )
    return go.Scatter(
        x=day_column(chain.from_iterable([day, day, None] for day in days)),
        y=number_column([0, top, None] * len(days)),
        mode="lines",
        line={"color": colours.quiet, "width": 1.2, "dash": "dot"},
        legendrank=4,
        **look,
    )
