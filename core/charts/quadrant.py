"""Energy beside valence: where the check-ins lie."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from core.analysis.mood_dynamics import Quadrant, QuadrantShare
from core.analysis.mood_sentences import ABOUT_QUADRANT, QUADRANT, quadrant_sentence
from core.charts.rows import SHARE_COLUMNS, share_cells
from core.charts.style import (
    CLEAR,
    WITHOUT_LEGEND,
    Palette,
    empty_figure,
    figure,
    number_column,
    palette,
)

TITLE = "Mood and energy together"
MOST_DOTS = 800
"""With more, squares show how many lie in each of them."""
SQUARES = 20
CORNERS = {
    Quadrant.AGITATED: (0, 100, "left", "top"),
    Quadrant.ENERGISED: (100, 100, "right", "top"),
    Quadrant.DRAINED: (0, 0, "left", "bottom"),
    Quadrant.CALM: (100, 0, "right", "bottom"),
}


def quadrant_chart(
    check_ins: pd.DataFrame, shares: Sequence[QuadrantShare], *, dark: bool
) -> go.Figure:
    """Every check-in as a dot, or as a shade of its square. Columns: valence, energy."""
    subtitle = quadrant_sentence(shares)
    if not shares:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    drawn = (
        _dots(check_ins, colours) if len(check_ins) <= MOST_DOTS else _squares(check_ins, colours)
    )
    axis = {"range": [-3, 103], "tickvals": [0, 50, 100], "showgrid": False}
    return figure(
        TITLE,
        subtitle,
        [drawn],
        dark=dark,
        plot_height=320,
        below=WITHOUT_LEGEND + 20,
        shapes=_cross(colours),
        annotations=[_corner(one, colours) for one in shares],
        xaxis={**axis, "title": {"text": "mood: unpleasant to pleasant"}},
        yaxis={**axis, "title": {"text": "energy"}},
    )


def quadrant_alt(shares: Sequence[QuadrantShare]) -> str:
    """Every quarter in words."""
    rows = [
        f"{QUADRANT[one.quadrant].capitalize()}, {ABOUT_QUADRANT[one.quadrant]}: {one.share.count}."
        for one in shares
    ]
    return " ".join([quadrant_sentence(shares), *rows])


def quadrant_table(shares: Sequence[QuadrantShare]) -> pd.DataFrame:
    """A row for each quarter."""
    rows = [
        (
            QUADRANT[one.quadrant],
            ABOUT_QUADRANT[one.quadrant],
            one.share.count,
            *share_cells(one.share),
        )
        for one in shares
    ]
    return pd.DataFrame(rows, columns=["Quarter", "What it means", "Check-ins", *SHARE_COLUMNS])


def _dots(check_ins: pd.DataFrame, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=number_column(check_ins["valence"]),
        y=number_column(check_ins["energy"]),
        mode="markers",
        marker={"size": 8, "color": colours.accent, "opacity": 0.45},
        hovertemplate="mood %{x}, energy %{y}<extra></extra>",
        showlegend=False,
    )


def _squares(check_ins: pd.DataFrame, colours: Palette) -> go.Heatmap:
    counts = _counts(check_ins)
    middles = (np.arange(SQUARES) + 0.5) * 100 / SQUARES
    return go.Heatmap(
        x=middles,
        y=middles,
        z=np.where(counts > 0, counts, np.nan).T,
        colorscale=[[0, CLEAR], [1, colours.accent]],
        showscale=False,
        hovertemplate="about mood %{x:.0f}, energy %{y:.0f}: %{z} check-ins<extra></extra>",
    )


def _counts(check_ins: pd.DataFrame) -> npt.NDArray[np.float64]:
    edges = np.linspace(0, 100, SQUARES + 1)
    both = (check_ins["valence"].to_numpy(float), check_ins["energy"].to_numpy(float))
    counts: npt.NDArray[np.float64] = np.histogram2d(*both, bins=[edges, edges])[0]
    return counts


def _cross(colours: Palette) -> list[dict[str, object]]:
    look = {"type": "line", "line": {"color": colours.grid, "width": 1}, "layer": "below"}
    return [
        {**look, "x0": 50, "x1": 50, "y0": 0, "y1": 100},
        {**look, "x0": 0, "x1": 100, "y0": 50, "y1": 50},
    ]


def _corner(one: QuadrantShare, colours: Palette) -> dict[str, object]:
    x, y, xanchor, yanchor = CORNERS[one.quadrant]
    return {
        "x": x,
        "y": y,
        "xanchor": xanchor,
        "yanchor": yanchor,
        "text": f"<b>{QUADRANT[one.quadrant]}</b> {one.share.count}",
        "font": {"size": 13, "color": colours.ink},
        "bgcolor": colours.paper,
        "showarrow": False,
    }
