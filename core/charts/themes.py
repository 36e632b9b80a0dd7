"""In how many rejections each theme was named, each share with its interval."""

from collections.abc import Sequence

import plotly.graph_objects as go

from core.analysis.proportions import Detail
from core.analysis.sentences import share_words
from core.analysis.theme_sentences import Labels, themes_sentence, themes_title
from core.analysis.themes import ThemeShare, ThemeShares
from core.charts.style import WITHOUT_LEGEND, Palette, empty_figure, figure, palette

MAX_ROWS = 10
ROW_HEIGHT = 50
"""px: a line of words and the bar under it."""
LABEL_ABOVE = 0.38
"""Rows between the middle of a bar and the middle of its words."""
LONGEST_LABEL = 44
"""Characters; with the count behind it a row fits a phone 390 px wide."""


def theme_chart(found: ThemeShares, labels: Labels, *, dark: bool) -> go.Figure:
    """A bar per theme that repeats, at most ten; a single mention has none.

    Below five rejections, and where nothing repeats, the figure is words.
    """
    # The space before a percent sign must not end a line.
    subtitle = themes_sentence(found, labels).replace(" %", "\u00a0%")
    rows = _drawn(found)
    if not rows:
        return empty_figure(subtitle, dark=dark)
    colours, ticks = palette(dark), [0, 25, 50, 75, 100]
    return figure(
        themes_title(found.author),
        f"{subtitle} Lines are likely ranges.",
        [_bars(rows, colours), _row_labels(rows, labels, colours)],
        dark=dark,
        plot_height=ROW_HEIGHT * len(rows),
        below=WITHOUT_LEGEND,
        xaxis={
            "range": [0, 104],
            "tickvals": ticks,
            "ticktext": [f"{tick} %" for tick in ticks],
            "showgrid": True,
        },
        yaxis={"range": [len(rows) - 0.5, -0.8], "visible": False},
    )


def theme_chart_alt(found: ThemeShares, labels: Labels) -> str:
    """Every row of the chart in words."""
    rows = [f"{labels[one.theme]}: {_count(one)}." for one in _drawn(found)]
    return " ".join([themes_sentence(found, labels), *rows])


def _drawn(found: ThemeShares) -> list[ThemeShare]:
    if found.detail is Detail.COUNTS:
        return []
    return [one for one in found.themes if one.repeats][:MAX_ROWS]


def _count(one: ThemeShare) -> str:
    return f"{one.share.count} of {one.share.total}"


def _bars(rows: Sequence[ThemeShare], colours: Palette) -> go.Bar:
    shares = [one.share for one in rows]
    return go.Bar(
        orientation="h",
        x=[100 * share.estimate for share in shares],
        y=list(range(len(rows))),
        width=0.3,
        marker={"color": colours.band, "line": {"color": colours.accent, "width": 1}},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [100 * (share.high - share.estimate) for share in shares],
            "arrayminus": [100 * (share.estimate - share.low) for share in shares],
            "color": colours.accent,
            "thickness": 2,
            "width": 5,
        },
        customdata=[[share_words(share)] for share in shares],
        hovertemplate="%{customdata[0]}<extra></extra>",
        showlegend=False,
    )


def _row_labels(rows: Sequence[ThemeShare], labels: Labels, colours: Palette) -> go.Scatter:
    """Above each bar instead of beside it, so that a phone has the whole width for the bars.

    As one trace: plotly copies annotations one by one on every draw.
    """
    return go.Scatter(
        x=[0] * len(rows),
        y=[row - LABEL_ABOVE for row in range(len(rows))],
        mode="text",
        text=[f"<b>{_plain(labels[one.theme])}</b>  {_count(one)}" for one in rows],
        textposition="middle right",
        textfont={"size": 13, "color": colours.ink},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _plain(label: str) -> str:
    """A label that plotly takes for no markup of its own, cut where a phone's row ends."""
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
