"""Practice scores, and the people one knows."""

import pandas as pd
import plotly.graph_objects as go

from core.analysis.growth import NetworkGrowth, PracticeProgress
from core.analysis.growth_sentences import network_sentence, practice_sentence
from core.analysis.sentences import counted
from core.charts.style import day_column, empty_figure, figure, number_column, palette

PRACTICE_TITLE = "How practice went"
NETWORK_TITLE = "People you know, and talks"


def practice_chart(found: PracticeProgress | None, *, dark: bool) -> go.Figure:
    """A dot for each day with practice, 0 to 10."""
    subtitle = practice_sentence(found)
    if found is None:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    dots = go.Scatter(
        x=day_column(found.days),
        y=number_column(found.scores),
        mode="markers",
        marker={"size": 9, "color": colours.accent, "opacity": 0.8},
        hovertemplate="%{x|%-d %b %Y}: %{y:.1f} of 10<extra></extra>",
        showlegend=False,
    )
    return figure(
        PRACTICE_TITLE,
        subtitle,
        [dots],
        dark=dark,
        plot_height=220,
        below=60,
        xaxis={"type": "date", "tickformat": "%-d %b\n%Y", "tickangle": 0, "nticks": 5},
        yaxis={"range": [-0.4, 10.4], "tickvals": [0, 5, 10]},
    )


def practice_alt(found: PracticeProgress | None) -> str:
    """The picture in words."""
    return practice_sentence(found)


def practice_table(found: PracticeProgress | None) -> pd.DataFrame:
    """A row for each day with practice."""
    if found is None:
        return pd.DataFrame()
    return pd.DataFrame({"Day": found.days, "Score": [round(s, 1) for s in found.scores]})


def network_chart(found: NetworkGrowth | None, *, dark: bool) -> go.Figure:
    """How many people are known, as a line; talks of each month as bars under it."""
    subtitle = network_sentence(found)
    if found is None:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    starts = day_column(month.start for month in found.months)
    talks = go.Bar(
        x=starts,
        y=[month.talks for month in found.months],
        marker={"color": colours.band, "line": {"width": 1, "color": colours.accent}},
        hovertemplate="%{x|%b %Y}: %{y} talks<extra></extra>",
        name="talks",
    )
    known = go.Scatter(
        x=starts,
        y=number_column(month.known for month in found.months),
        mode="lines+markers",
        line={"color": colours.ink, "width": 2, "shape": "hv"},
        marker={"size": 6},
        hovertemplate="%{x|%b %Y}: %{y} people<extra></extra>",
        name="people",
    )
    return figure(
        NETWORK_TITLE,
        subtitle,
        [talks, known],
        dark=dark,
        plot_height=220,
        xaxis={"type": "date", "tickformat": "%b\n%Y", "tickangle": 0, "nticks": 6},
        yaxis={"rangemode": "tozero", "nticks": 5},
    )


def network_alt(found: NetworkGrowth | None) -> str:
    """The picture in words."""
    said = network_sentence(found)
    if found is None:
        return said
    talks = sum(month.talks for month in found.months)
    return f"{said} {counted(talks, 'talk')} in {counted(len(found.months), 'month')}."


def network_table(found: NetworkGrowth | None) -> pd.DataFrame:
    """A row for each month."""
    if found is None:
        return pd.DataFrame()
    rows = [(month.start, month.known, month.added, month.talks) for month in found.months]
    return pd.DataFrame(rows, columns=["Month", "People", "New", "Talks"])
