"""Mood over the whole record, with every rejection in its place."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

import pandas as pd
import plotly.graph_objects as go

from core.analysis.mood import Grain, MoodLine, Segment, Smoothing
from core.analysis.sentences import counted, day_words, mood_line_sentence
from core.charts.marks import MANY, day_marks
from core.charts.style import Palette, day_column, empty_figure, figure, number_column, palette

TITLE = "Your mood over time"
SCALE = "0 is unpleasant, 100 is pleasant."
SHARE_OF_WIDTH_PER_LABEL = 0.06
"""Labels of two rejections nearer than this would overlap on a phone."""


def mood_timeline(
    line: MoodLine | None, rejections: Sequence[date] = (), *, dark: bool
) -> go.Figure:
    """Check-ins as dots, the line through them with its band, each rejection as a dotted mark."""
    if line is None:
        return empty_figure(mood_line_sentence(line), dark=dark)
    colours, marks = palette(dark), sorted(set(rejections))
    has_line = line.smoothing is not Smoothing.NONE
    return figure(
        TITLE,
        f"{SCALE} {mood_line_sentence(line)}",
        [
            *([_band(line.segments, colours)] if has_line else []),
            *([day_marks(marks, "rejection", 100, colours)] if marks else []),
            *_dots(line, colours),
            *([_line(line.segments, colours)] if has_line else []),
        ],
        dark=dark,
        annotations=_labels(marks, line, colours),
        xaxis={"type": "date", "tickformat": "%-d %b\n%Y", "tickangle": 0, "nticks": 5},
        yaxis={"range": [-3, 103], "tickvals": [0, 25, 50, 75, 100]},
    )


def mood_timeline_alt(line: MoodLine | None, rejections: Sequence[date] = ()) -> str:
    """The timeline in words."""
    if line is None:
        return mood_line_sentence(line)
    first, last = line.dots.days[0], line.dots.days[-1]
    said = f"Mood from {day_words(first)} to {day_words(last)}. {mood_line_sentence(line)}"
    if line.segments:
        latest = line.segments[-1]
        ends = (
            f"{latest.valence[-1]:.0f} of 100, band {latest.low[-1]:.0f} to {latest.high[-1]:.0f}"
        )
        said = f"{said} It ends at {ends}."
    marked = len(set(rejections))
    return f"{said} {counted(marked, 'rejection')} marked." if marked else said


def mood_table(line: MoodLine | None) -> pd.DataFrame:
    """The dots, and the line with its range on each of their days; oldest first."""
    if line is None:
        return pd.DataFrame()
    drawn = {
        day: tuple(round(value) for value in values)
        for one in line.segments
        for day, *values in zip(one.days, one.valence, one.low, one.high, strict=True)
    }
    rows = [
        (day, value, *drawn.get(day, (None, None, None)), "yes" if recalled else "")
        for day, value, recalled in zip(
            line.dots.days, line.dots.valence, line.dots.recalled, strict=True
        )
    ]
    columns = ["Day", "Mood", "Line", "Likely from", "to", "Filled in later"]
    return pd.DataFrame(rows, columns=columns)


def _band(segments: Sequence[Segment], colours: Palette) -> go.Scatter:
    """All pieces as one trace; None between two of them ends a polygon."""
    days = chain.from_iterable([*one.days, *one.days[::-1], None] for one in segments)
    edge = chain.from_iterable([*one.high, *one.low[::-1], None] for one in segments)
    return go.Scatter(
        x=day_column(days),
        y=number_column(edge),
        fill="toself",
        fillcolor=colours.band,
        line={"width": 0},
        mode="lines",
        hoverinfo="skip",
        name="likely range",
        legendrank=3,
    )


def _line(segments: Sequence[Segment], colours: Palette) -> go.Scatter:
    days = chain.from_iterable([*one.days, None] for one in segments)
    values = chain.from_iterable([*one.valence, None] for one in segments)
    return go.Scatter(
        x=day_column(days),
        y=number_column(values),
        mode="lines",
        line={"color": colours.accent, "width": 2.5},
        hoverinfo="skip",
        name="line",
        legendrank=2,
    )


def _dots(line: MoodLine, colours: Palette) -> Iterator[go.Scatter]:
    """Recalled check-ins are hollow, so that shape and not colour tells them apart."""
    when = "week of %{x|%-d %b %Y}" if line.dots.grain is Grain.WEEK else "%{x|%-d %b %Y}"
    for recalled, name in ((False, str(line.dots.grain)), (True, "filled in later")):
        days = [d for d, r in zip(line.dots.days, line.dots.recalled, strict=True) if r == recalled]
        values = [
            v for v, r in zip(line.dots.valence, line.dots.recalled, strict=True) if r == recalled
        ]
        if days:
            yield go.Scatter(
                x=day_column(days),
                y=number_column(values),
                mode="markers",
                marker={
                    "symbol": "circle-open" if recalled else "circle",
                    "size": 6,
                    "color": colours.quiet,
                    "opacity": 0.65,
                },
                hovertemplate=f"{when}: mood %{{y:.0f}}<extra></extra>",
                name=name,
                legendrank=5 if recalled else 1,
            )


def _labels(days: Sequence[date], line: MoodLine, colours: Palette) -> list[dict[str, object]]:
    """A quiet label on each mark that has room for one; the legend names the others."""
    if not days or len(days) > MANY:
        return []
    first, last = min(days[0], line.dots.days[0]), max(days[-1], line.dots.days[-1])
    room = SHARE_OF_WIDTH_PER_LABEL * (last - first).days
    labelled: list[date] = []
    for day in days:
        if not labelled or (day - labelled[-1]).days >= room:
            labelled.append(day)
    look = {"text": "rejection", "textangle": -90, "showarrow": False, "y": 100, "yanchor": "top"}
    font = {"size": 11, "color": colours.quiet}
    return [{**look, "x": day, "xanchor": "right", "font": font} for day in labelled]
