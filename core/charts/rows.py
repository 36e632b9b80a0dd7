"""What pictures of shares in rows have in common: marks with intervals, and words above them.

The words stand above each mark instead of beside it, so that a phone has the whole width.
"""

from collections.abc import Sequence

import plotly.graph_objects as go

from core.analysis.proportions import Detail, Proportion
from core.charts.style import Palette

TICKS = (0, 25, 50, 75, 100)
PERCENT_AXIS = {
    "range": [-3, 106],
    "tickvals": list(TICKS),
    "ticktext": [f"{tick} %" for tick in TICKS],
    "showgrid": True,
}
SHARE_COLUMNS = ["Share %", "Likely from %", "to %"]


def interval_marks(
    shares: Sequence[Proportion | None], words: Sequence[str], colours: Palette
) -> go.Scatter:
    """A mark with its interval in the row of each share; nothing where only counts are known.

    `words` are shown when a mark is pointed at.
    """
    known = [(row, share) for row, share in enumerate(shares) if share and is_share(share)]
    return go.Scatter(
        x=[100 * share.estimate for _, share in known],
        y=[row for row, _ in known],
        error_x=intervals([share for _, share in known], colours),
        mode="markers",
        marker={"size": 11, "color": colours.accent},
        customdata=[[words[row]] for row, _ in known],
        hovertemplate="%{customdata[0]}<extra></extra>",
        showlegend=False,
    )


def intervals(shares: Sequence[Proportion], colours: Palette) -> dict[str, object]:
    """Error bars that reach from the lower to the upper end of each share's interval."""
    return {
        "type": "data",
        "symmetric": False,
        "array": [100 * (share.high - share.estimate) for share in shares],
        "arrayminus": [100 * (share.estimate - share.low) for share in shares],
        "color": colours.accent,
        "thickness": 2,
        "width": 5,
    }


def row_words(words: Sequence[str], above: float, colours: Palette) -> go.Scatter:
    """The words of each row, `above` its mark in rows; they may hold plotly's own markup.

    As one trace: plotly copies annotations one by one on every draw.
    """
    return go.Scatter(
        x=[0] * len(words),
        y=[row - above for row in range(len(words))],
        mode="text",
        text=list(words),
        textposition="middle right",
        textfont={"size": 13, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def share_cells(share: Proportion | None) -> tuple[float | None, float | None, float | None]:
    """Share and interval in %, for a table; None where only counts are known."""
    if share is None or not is_share(share):
        return None, None, None
    estimate, low, high = (round(100 * v, 1) for v in (share.estimate, share.low, share.high))
    return estimate, low, high


def is_share(share: Proportion) -> bool:
    """Whether the numbers are enough for a share and its interval."""
    return share.detail is not Detail.COUNTS
