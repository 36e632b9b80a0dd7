"""Mood around each rejection, measured from the person's own usual level."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from core.analysis.mood import GAP_DAYS
from core.analysis.recovery import PATH_AFTER, PATH_BEFORE, MoodResponse
from core.analysis.sentences import counted, recovery_sentence
from core.charts.style import Palette, day_column, empty_figure, figure, number_column, palette

TITLE = "Your mood around each rejection"
EARLIER = "earlier ones"
DRAWN = 24
"""The latest ones; with more, single paths are not told apart any longer."""
NOTHING_YET = "No rejection with enough check-ins around it yet. It takes a few before and after."


def recovery_paths(found: Sequence[MoodResponse], *, dark: bool) -> go.Figure:
    """One line per rejection from day -7 to day 14; the latest is thick, a ring means "back"."""
    if not found:
        return empty_figure(NOTHING_YET, dark=dark)
    colours, drawn = palette(dark), found[-DRAWN:]
    *earlier, latest = drawn
    thin, thick = {"color": colours.quiet, "width": 1}, {"color": colours.accent, "width": 2.5}
    return figure(
        TITLE,
        f"Points above or below your usual level, around {_numbers(found)}",
        [
            *([_paths(earlier, thin, EARLIER)] if earlier else []),
            _paths([latest], thick, "latest rejection"),
            _usual_level(colours),
            _rings(drawn, colours),
        ],
        dark=dark,
        shapes=[_mark(colours)],
        annotations=[_mark_label(colours)],
        xaxis={
            "range": [-PATH_BEFORE - 0.5, PATH_AFTER + 0.5],
            "tickvals": [-7, 0, 7, 14],
            "title": {"text": "days from the rejection"},
        },
    )


def recovery_paths_alt(found: Sequence[MoodResponse]) -> str:
    """The picture in words: how many, and the latest one."""
    if not found:
        return NOTHING_YET
    return (
        f"Mood from 7 days before to 14 days after {_numbers(found)} {recovery_sentence(found[-1])}"
    )


def recovery_table(found: Sequence[MoodResponse]) -> pd.DataFrame:
    """One row for each rejection with enough check-ins around it, oldest first."""
    rows = [
        (one.rejected_on, round(one.usual), round(one.drop), one.days_to_half, one.days_to_baseline)
        for one in found
    ]
    columns = ["Rejection", "Usual level", "Drop", "Days to half way back", "Days to usual"]
    return pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[3:], "Int64"))


def _numbers(found: Sequence[MoodResponse]) -> str:
    dips = sum(response.has_dip for response in found)
    back = sum(response.days_to_baseline is not None for response in found)
    return (
        f"{counted(len(found), 'rejection')}. {counted(dips, 'measurable dip')}, "
        f"{back} seen back near the usual level."
        f"{f' The last {DRAWN} are drawn.' if len(found) > DRAWN else ''}"
    )


def _paths(found: Sequence[MoodResponse], look: dict[str, object], name: str) -> go.Scatter:
    """Several paths as one trace with one legend entry; None ends each."""
    points = [(r, *point) for r in found for point in (*_with_gaps(r), (None, None))]
    return go.Scatter(
        x=number_column(day for _, day, _ in points),
        y=number_column(value for _, _, value in points),
        customdata=day_column(response.rejected_on for response, _, _ in points),
        mode="lines",
        line=look,
        opacity=0.6 if name == EARLIER else 1,
        hovertemplate="%{customdata|%-d %b %Y}, day %{x}<br>%{y:+.0f} points<extra></extra>",
        name=name,
    )


def _usual_level(colours: Palette) -> go.Scatter:
    return go.Scatter(
        x=[-PATH_BEFORE, PATH_AFTER],
        y=[0, 0],
        mode="lines",
        line={"color": colours.ink, "width": 1.8},
        hoverinfo="skip",
        name="usual level",
    )


def _with_gaps(response: MoodResponse) -> Iterator[tuple[int | None, float | None]]:
    """Points from the usual level; a pair of None where the line must break."""
    for (day, value), (following, _) in pairwise(response.path):
        yield day, value - response.usual
        if following - day > GAP_DAYS:
            yield None, None
    for day, value in response.path[-1:]:
        yield day, value - response.usual


def _mark(colours: Palette) -> dict[str, object]:
    """The day of the rejection."""
    line = {"color": colours.quiet, "width": 1.2, "dash": "dot"}
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _mark_label(colours: Palette) -> dict[str, object]:
    font = {"size": 11, "color": colours.quiet}
    place = {"x": 0, "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "top"}
    return {"text": "rejection", "showarrow": False, "font": font, **place}


def _rings(found: Sequence[MoodResponse], colours: Palette) -> go.Scatter:
    back = [
        (day, value - response.usual)
        for response in found
        for day, value in response.path
        if day == response.days_to_baseline
    ]
    return go.Scatter(
        x=[day for day, _ in back],
        y=[value for _, value in back],
        mode="markers",
        marker={"symbol": "circle-open", "size": 10, "color": colours.ink, "line": {"width": 2}},
        hovertemplate="back near the usual level on day %{x}<extra></extra>",
        name="back near usual",
        showlegend=bool(back),
    )
