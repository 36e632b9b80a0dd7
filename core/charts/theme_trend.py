"""How often each theme was named early and later, side by side."""

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from core.analysis.proportions import Proportion
from core.analysis.theme_change import Verdict
from core.analysis.theme_sentences import Labels
from core.analysis.theme_trend import ThemeTrend, ThemeTrends
from core.analysis.theme_trend_sentences import trend_sentence, trends_sentence
from core.charts.rows import PERCENT_AXIS, intervals, row_words, share_cells
from core.charts.style import Palette, empty_figure, figure, palette, plain_words
from core.vocabulary import Author

TITLE = "Themes, earlier and later"
MAX_ROWS = 8
ROW_HEIGHT, LABEL_ABOVE = 62, 0.38
APART = 0.12
"""Rows between the two marks of a theme."""


class _Half(NamedTuple):
    by: float
    """Rows from the middle of a theme's row."""
    symbol: str


FIRST, LATER = _Half(-APART, "circle-open"), _Half(APART, "circle")
DIRECTIONS = {Verdict.LESS_OFTEN: "less often", Verdict.MORE_OFTEN: "more often"}


def theme_trend_chart(
    found: ThemeTrends | None, author: Author, labels: Labels, *, dark: bool
) -> go.Figure:
    """Two marks for each theme: its share in the first half of the rejections and in the later."""
    subtitle = trends_sentence(found, author)
    if found is None or not found.trends:
        return empty_figure(subtitle, dark=dark)
    colours, shown = palette(dark), found.trends[:MAX_ROWS]
    return figure(
        TITLE,
        f"{subtitle} Bars are likely ranges.",
        [
            _marks("first half", [one.first for one in shown], FIRST, colours),
            _marks("later half", [one.later for one in shown], LATER, colours),
            row_words([_label(one, labels) for one in shown], LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * len(shown),
        below=70,
        xaxis=PERCENT_AXIS,
        yaxis={"range": [len(shown) - 0.5, -0.8], "visible": False},
    )


def theme_trend_alt(found: ThemeTrends | None, author: Author, labels: Labels) -> str:
    """Every theme in words."""
    rows = [trend_sentence(one, labels) for one in found.trends[:MAX_ROWS]] if found else []
    return " ".join([trends_sentence(found, author), *rows])


def theme_trend_table(found: ThemeTrends | None, labels: Labels) -> pd.DataFrame:
    """A row for each theme; shares in %."""
    rows = [
        (
            labels[one.theme],
            one.first.count,
            one.first.total,
            share_cells(one.first)[0],
            one.later.count,
            one.later.total,
            share_cells(one.later)[0],
            None if one.adjusted_p is None else round(one.adjusted_p, 3),
        )
        for one in (found.trends if found else ())
    ]
    columns = ["Theme", "First half", "Of", "%", "Later half", "of", "% later", "Adjusted p"]
    return pd.DataFrame(rows, columns=columns)


def _marks(name: str, shares: Sequence[Proportion], half: _Half, colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=[100 * share.estimate for share in shares],
        y=[row + half.by for row in range(len(shares))],
        error_x=intervals(shares, colours),
        mode="markers",
        marker={"size": 10, "symbol": half.symbol, "color": colours.accent},
        hovertemplate=f"{name}: %{{x:.0f}} %<extra></extra>",
        name=name,
    )


def _label(one: ThemeTrend, labels: Labels) -> str:
    moved = f"  {DIRECTIONS[one.direction]}" if one.direction else ""
    return f"<b>{plain_words(labels[one.theme])}</b>{moved}"
