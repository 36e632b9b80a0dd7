"""The last half year as squares: the shade is the mood, the feelings are named when pointed at."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from core.analysis.calendar import WEEKS, CalendarDay
from core.analysis.days import monday_of
from core.analysis.mood_sentences import calendar_sentence
from core.charts.style import WITHOUT_LEGEND, Palette, day_column, empty_figure, figure, palette
from core.content.words import emotions
from core.vocabulary import Emotion

TITLE = "Your days and their feelings"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def calendar_chart(
    days: Sequence[CalendarDay], counts: Sequence[tuple[Emotion, int]], today: date, *, dark: bool
) -> go.Figure:
    """A column for each week, a row for each weekday; a day without a check-in is empty."""
    subtitle = _said(days, counts)
    if not days:
        return empty_figure(subtitle, dark=dark)
    return figure(
        TITLE,
        f"{subtitle} Warm is unpleasant, green is pleasant.",
        [_squares(days, _mondays(today), palette(dark))],
        dark=dark,
        plot_height=190,
        below=WITHOUT_LEGEND,
        xaxis={"type": "date", "tickformat": "%b", "tickangle": 0, "nticks": 7},
        yaxis={"autorange": "reversed", "showgrid": False},
    )


def _squares(days: Sequence[CalendarDay], mondays: Sequence[date], colours: Palette) -> go.Heatmap:
    shades = np.full((7, len(mondays)), np.nan, dtype=np.float32)
    words = np.full(shades.shape, "", dtype=object)
    for one in days:
        place = one.day.weekday(), (one.day - mondays[0]).days // 7
        shades[place] = one.valence
        words[place] = f"{one.day.day} {one.day:%b}: mood {one.valence:.0f}{_named(one)}"
    return go.Heatmap(
        x=day_column(mondays),
        y=list(WEEKDAYS),
        z=shades,
        text=words,
        hovertemplate="%{text}<extra></extra>",
        hoverongaps=False,
        zmin=0,
        zmax=100,
        colorscale=[[0, colours.warm], [0.5, colours.grid], [1, colours.accent]],
        xgap=2,
        ygap=2,
        showscale=False,
    )


def calendar_alt(days: Sequence[CalendarDay], counts: Sequence[tuple[Emotion, int]]) -> str:
    """The calendar in words: how many days, and every feeling with its count."""
    named = ", ".join(f"{emotions()[one].noun} {count}" for one, count in counts)
    said = _said(days, counts)
    return f"{said} All feelings: {named}." if named else said


def calendar_table(days: Sequence[CalendarDay]) -> pd.DataFrame:
    """A row for each day with a check-in."""
    rows = [(one.day, round(one.valence), _named(one).removeprefix(", ")) for one in days]
    return pd.DataFrame(rows, columns=["Day", "Mood", "Feelings"])


def _mondays(today: date) -> list[date]:
    last = monday_of(today)
    return [last - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]


def _named(one: CalendarDay) -> str:
    return "".join(f", {emotions()[emotion].noun}" for emotion in one.emotions)


def _said(days: Sequence[CalendarDay], counts: Sequence[tuple[Emotion, int]]) -> str:
    return calendar_sentence(days, [(emotions()[one].noun, count) for one, count in counts])
