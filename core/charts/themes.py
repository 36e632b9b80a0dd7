"""In how many rejections each theme was named, each share with its interval."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from core.analysis.proportions import Detail
from core.analysis.sentences import share_words
from core.analysis.theme_sentences import Labels, themes_sentence, themes_title
from core.analysis.themes import ThemeShare, ThemeShares
from core.charts.rows import PERCENT_AXIS, SHARE_COLUMNS, intervals, row_words, share_cells
from core.charts.style import WITHOUT_LEGEND, Palette, empty_figure, figure, palette, plain_words

MAX_ROWS = 10
ROW_HEIGHT = 50
"""px: a line of words and the bar under it."""
LABEL_ABOVE = 0.38
"""Rows between the middle of a bar and the middle of its words."""


def theme_chart(found: ThemeShares, labels: Labels, *, dark: bool) -> go.Figure:
    """A bar per theme that repeats, at most ten; a single mention has none.

    Below five rejections, and where nothing repeats, the figure is words.
    """
    # The space before a percent sign must not end a line.
    subtitle = themes_sentence(found, labels).replace(" %", "\u00a0%")
    rows = _drawn(found)
    if not rows:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    return figure(
        themes_title(found.author),
        f"{subtitle} Lines are likely ranges.",
        [
            _bars(rows, colours),
            row_words([_row(one, labels) for one in rows], LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * len(rows),
        below=WITHOUT_LEGEND,
        xaxis=PERCENT_AXIS | {"range": [0, 104]},
        yaxis={"range": [len(rows) - 0.5, -0.8], "visible": False},
    )


def theme_chart_alt(found: ThemeShares, labels: Labels) -> str:
    """Every row of the chart in words."""
    rows = [f"{labels[one.theme]}: {_count(one)}." for one in _drawn(found)]
    return " ".join([themes_sentence(found, labels), *rows])


def theme_table(found: ThemeShares, labels: Labels) -> pd.DataFrame:
    """Every theme, also those that were named once; shares and their ranges in %."""
    rows = [
        (
            labels[one.theme],
            one.share.count,
            one.share.total,
            *share_cells(one.share),
        )
        for one in found.themes
    ]
    columns = ["Theme", "Named in", "Of rejections", *SHARE_COLUMNS]
    return pd.DataFrame(rows, columns=columns)


def _drawn(found: ThemeShares) -> list[ThemeShare]:
    if found.detail is Detail.COUNTS:
        return []
    return [one for one in found.themes if one.repeats][:MAX_ROWS]


def _row(one: ThemeShare, labels: Labels) -> str:
    return f"<b>{plain_words(labels[one.theme])}</b>  {_count(one)}"


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
        error_x=intervals(shares, colours),
        customdata=[[share_words(share)] for share in shares],
        hovertemplate="%{customdata[0]}<extra></extra>",
        showlegend=False,
    )
