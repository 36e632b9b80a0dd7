"""The look that every figure shares."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from textwrap import wrap

import numpy as np
import numpy.typing as npt
import plotly.graph_objects as go

FONT = '"Source Sans", "Source Sans 3", "Source Sans Pro", system-ui, sans-serif'
"""The font of the pages; its figures are tabular."""
TITLE_CHARACTERS, SUBTITLE_CHARACTERS = 40, 54
"""A line of either fits a phone 390 px wide; plotly itself does not wrap."""
TITLE_LINE, SUBTITLE_LINE = 22, 18
WITH_LEGEND, WITHOUT_LEGEND = 104, 36
"""px under a plot: the tick labels and, on a phone, three lines of legend."""
LONGEST_LABEL = 44
"""Characters; with a count behind it a row fits a phone 390 px wide."""
TOP = 10
"""px above a figure whose title stands outside of it."""
CLEAR = "rgba(0,0,0,0)"


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; text on paper has a contrast of at least 4.5."""

    paper: str
    ink: str
    quiet: str
    accent: str
    band: str
    """The accent, thin enough to see dots and lines through it."""
    grid: str
    warm: str
    """The other end of a scale whose good end is the accent."""


LIGHT = Palette(
    "#FBF9F5", "#1F2A30", "#5B6770", "#2B6B66", "rgba(43,107,102,0.16)", "#E7E1D6", "#B5613C"
)
DARK = Palette(
    "#15191C", "#E9E6E0", "#9AA5AC", "#7CC4BD", "rgba(124,196,189,0.20)", "#2A3238", "#D98B66"
)


def palette(dark: bool) -> Palette:
    """The colours of the theme."""
    return DARK if dark else LIGHT


def day_column(days: Iterable[date | None]) -> npt.NDArray[np.float64]:
    """Days for a trace on a date axis, as milliseconds since 1970; None breaks a line.

    As numbers: plotly copies texts one by one on every draw.
    """
    known = np.array(["NaT" if day is None else day for day in days], dtype="datetime64[ms]")
    return np.where(np.isnat(known), np.nan, known.astype(np.float64))


def number_column(values: Iterable[float | None]) -> npt.NDArray[np.float32]:
    """Numbers for a trace, in four bytes each; None breaks a line."""
    return np.array(list(values), dtype=np.float32)


def plain_words(label: str) -> str:
    """Somebody's words that plotly takes for no markup of its own, cut where a phone's row ends."""
    short = label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1].rstrip()}…"
    return short.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def figure(
    title: str,
    subtitle: str,
    traces: Sequence[go.Scatter],
    *,
    dark: bool,
    plot_height: int = 260,
    below: int = WITH_LEGEND,
    **layout: object,
) -> go.Figure:
    """A figure with our fonts and colours; heights in px, of the plot and under it.

    Everything is handed over at once, because each later update costs plotly milliseconds.
    """
    titles = wrap(title, TITLE_CHARACTERS)
    subtitles = wrap(subtitle, SUBTITLE_CHARACTERS)
    top = 16 + TITLE_LINE * len(titles) + SUBTITLE_LINE * len(subtitles)
    words = {"text": "<br>".join(titles), "subtitle": {"text": "<br>".join(subtitles)}}
    return go.Figure(
        data=list(traces),
        layout={
            "template": _template(dark),
            "height": top + plot_height + below,
            "margin": {"l": 36, "r": 12, "t": top, "b": below},
            "title": words,
            **layout,
        },
    )


def empty_figure(words: str, *, dark: bool) -> go.Figure:
    """A figure that says what would fill it."""
    note = {
        "text": "<br>".join(wrap(words, TITLE_CHARACTERS)),
        "font": {"size": 14, "color": palette(dark).quiet},
        "showarrow": False,
        **dict.fromkeys(("x", "y"), 0.5),
        **dict.fromkeys(("xref", "yref"), "paper"),
    }
    hidden = {"visible": False}
    return figure(
        "",
        "",
        [],
        dark=dark,
        plot_height=88,
        below=16,
        annotations=[note],
        xaxis=hidden,
        yaxis=hidden,
    )


@dataclass(frozen=True)
class Titled:
    """A figure, and its title and subtitle beside it."""

    title: str
    subtitle: str
    figure: go.Figure


def titled(figure: go.Figure) -> Titled:
    """Take the words off a figure, so that they are read and wrap as words do."""
    title, subtitle = figure.layout.title.text or "", figure.layout.title.subtitle.text or ""
    if title:
        saved = figure.layout.margin.t - TOP
        figure.layout.title = None
        figure.layout.margin.t, figure.layout.height = TOP, figure.layout.height - saved
    return Titled(title.replace("<br>", " "), subtitle.replace("<br>", " "), figure)


@cache
def _template(dark: bool) -> go.layout.Template:
    """What all figures of a theme have in common; plotly copies it into each of them."""
    colours = palette(dark)
    axis = {
        "gridcolor": colours.grid,
        "linecolor": colours.grid,
        "zeroline": False,
        "fixedrange": True,
        "title": {"font": {"size": 13}, "standoff": 6},
    }
    return go.layout.Template(
        layout={
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "font": {"family": FONT, "size": 13, "color": colours.quiet},
            "title": {
                "font": {"size": 17, "color": colours.ink, "weight": 600},
                "subtitle": {"font": {"size": 14, "color": colours.quiet}},
                "x": 0,
                "xref": "container",
                "y": 1,
                "yref": "container",
                "yanchor": "top",
                "pad": {"l": 4, "t": 4},
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": 0,
                "yref": "container",
                "yanchor": "bottom",
            },
            "hoverlabel": {
                "bgcolor": colours.paper,
                "bordercolor": colours.grid,
                "font": {"family": FONT, "color": colours.ink},
            },
            "dragmode": False,
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
        }
    )
