"""The average course of mood around a rejection, beside what ordinary days do by chance."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from core.analysis.mood_sentences import average_sentence
from core.analysis.recovery_curve import (
    FIRST_DAY,
    LAST_DAY,
    CurvePoint,
    PlaceboPoint,
    RecoveryCurve,
)
from core.charts.style import Palette, empty_figure, figure, number_column, palette

TITLE = "The average way back"


def average_chart(found: RecoveryCurve | None, events: int, *, dark: bool) -> go.Figure:
    """The mean of all rejections from day -3 to 7, its range, and the range of other days."""
    subtitle = average_sentence(found, events)
    if found is None or not found.points:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    return figure(
        TITLE,
        f"Points above or below your usual level. {subtitle}",
        [
            *([_band(found.placebo, "ordinary days", colours.grid)] if found.placebo else []),
            _band(found.points, "likely range", colours.band),
            _line(found.points, colours),
        ],
        dark=dark,
        xaxis={
            "range": [FIRST_DAY - 0.5, LAST_DAY + 0.5],
            "tickvals": [-3, 0, 3, 7],
            "title": {"text": "days from the rejection"},
        },
        yaxis={"zeroline": True, "zerolinecolor": colours.quiet},
    )


def average_alt(found: RecoveryCurve | None, events: int) -> str:
    """The curve in words."""
    return f"Average mood around a rejection. {average_sentence(found, events)}"


def average_table(found: RecoveryCurve | None) -> pd.DataFrame:
    """A row for each day; points from the usual level."""
    if found is None:
        return pd.DataFrame()
    chance = {point.day: point for point in found.placebo}
    rows = [
        (
            p.day,
            p.events,
            round(p.mean, 1),
            round(p.low, 1),
            round(p.high, 1),
            *_chance(chance.get(p.day)),
        )
        for p in found.points
    ]
    columns = ["Day", "Rejections", "Mean", "Likely from", "to", "Ordinary days from", "up to"]
    return pd.DataFrame(rows, columns=columns)


def _chance(point: PlaceboPoint | None) -> tuple[float | None, float | None]:
    return (None, None) if point is None else (round(point.low, 1), round(point.high, 1))


def _band(points: Sequence[CurvePoint | PlaceboPoint], name: str, colour: str) -> go.Scatter:
    days = [point.day for point in points]
    return go.Scatter(
        x=number_column([*days, *days[::-1]]),
        y=number_column([*(p.high for p in points), *(p.low for p in reversed(points))]),
        fill="toself",
        fillcolor=colour,
        line={"width": 0},
        mode="lines",
        hoverinfo="skip",
        name=name,
    )


def _line(points: Sequence[CurvePoint], colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=number_column(point.day for point in points),
        y=number_column(point.mean for point in points),
        customdata=[point.events for point in points],
        mode="lines+markers",
        line={"color": colours.accent, "width": 2.5},
        marker={"size": 7, "color": colours.accent},
        hovertemplate="day %{x}: %{y:+.0f} points, %{customdata} rejections<extra></extra>",
        name="average",
    )
