"""How long answers take, and where the open applications stand in it."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from core.analysis.proportions import MIN_FOR_INTERVAL
from core.analysis.replies import From, ReplyTimes, ShareByDay, Wait
from core.analysis.reply_sentences import BEGUN, quiet_sentence, reply_times_sentence
from core.analysis.sentences import counted, in_words
from core.charts.style import Palette, empty_figure, figure, number_column, palette

TITLE = "How long answers take"
LAST_DAY = 120
"""Days shown at most; answers after that are rare and would press the rest together."""
MISSING = f"A curve is drawn from {in_words(MIN_FOR_INTERVAL)} waits on."
BELOW = -4
"""Where the open applications stand, in % under the axis."""


class _Look(NamedTuple):
    name: str
    line: str
    fill: str


def reply_chart(
    found: ReplyTimes | None, waits: Sequence[Wait], begun_with: From, *, dark: bool
) -> go.Figure:
    """The share with an answer by each day: led on, and on top of it a no; the rest waits."""
    subtitle = reply_times_sentence(found, begun_with)
    if found is None or not found.replies:
        return empty_figure(subtitle, dark=dark)
    if found.waits < MIN_FOR_INTERVAL:
        return empty_figure(f"{subtitle} {MISSING}", dark=dark)
    colours, last = palette(dark), min(found.longest, LAST_DAY)
    is_shown = found.quiet_after <= last
    ticks = [0, 25, 50, 75, 100]
    return figure(
        TITLE,
        subtitle,
        [*_areas(found, colours, last), _open_ones(waits, colours, last)],
        dark=dark,
        shapes=[_quiet_line(found, colours)] if is_shown else [],
        annotations=[_quiet_label(found, colours)] if is_shown else [],
        xaxis={"range": [-1, last + 1], "title": {"text": f"days after {BEGUN[begun_with]}"}},
        yaxis={"range": [-9, 103], "tickvals": ticks, "ticktext": [f"{tick} %" for tick in ticks]},
    )


def reply_chart_alt(found: ReplyTimes | None, waits: Sequence[Wait], begun_with: From) -> str:
    """The picture in words."""
    said = reply_times_sentence(found, begun_with)
    if found is None:
        return said
    still = sum(wait.is_open for wait in waits)
    return f"{said} {quiet_sentence(found)} {still} still waiting today."


def reply_table(found: ReplyTimes | None) -> pd.DataFrame:
    """A row for each day on which an answer came; shares and their ranges in %."""
    if found is None:
        return pd.DataFrame()
    led_on, said_no = _by_day(found.positive), _by_day(found.negative)
    rows = [
        (day, *_percents(led_on.get(day)), *_percents(said_no.get(day)))
        for day in sorted({*led_on, *said_no})
    ]
    columns = ["Day", "Led on %", "likely from %", "to %", "Said no %", "from %", "up to %"]
    return pd.DataFrame(rows, columns=columns)


def _areas(found: ReplyTimes, colours: Palette, last: int) -> list[go.Scatter]:
    days = sorted({0, last, *(one.day for one in (*found.positive, *found.negative))})
    days = [day for day in days if day <= last]
    led_on, said_no = _filled(found.positive, days), _filled(found.negative, days)
    both = [a + b for a, b in zip(led_on, said_no, strict=True)]
    return [
        _area(days, both, both, _Look("said no", colours.quiet, colours.grid)),
        _area(days, led_on, led_on, _Look("led on", colours.accent, colours.band)),
    ]


def _area(
    days: Sequence[int], top: Sequence[float], told: Sequence[float], look: _Look
) -> go.Scatter:
    return go.Scatter(
        x=number_column(days),
        y=number_column(100 * value for value in top),
        mode="lines",
        line={"shape": "hv", "color": look.line, "width": 2},
        fill="tozeroy",
        fillcolor=look.fill,
        customdata=number_column(100 * value for value in told),
        hovertemplate=f"by day %{{x}}: %{{customdata:.0f}} %<extra>{look.name}</extra>",
        name=look.name,
    )


def _open_ones(waits: Sequence[Wait], colours: Palette, last: int) -> go.Scatter:
    """A stroke for each day that an open application has waited, under the axis.

    Those that wait longer than it reaches share the stroke at its end, and it says so.
    """
    still = [wait.days for wait in waits if wait.is_open]
    counts = Counter(min(waited, last) for waited in still)
    days, longest = sorted(counts), max(still, default=0)
    beyond = {last: " or more"} if longest > last else {}
    return go.Scatter(
        x=number_column(days),
        y=number_column([BELOW] * len(days)),
        mode="markers",
        marker={"symbol": "line-ns", "size": 10, "line": {"width": 2, "color": colours.ink}},
        customdata=[
            f"{counts[day]} open after {counted(day, 'day')}{beyond.get(day, '')}" for day in days
        ],
        hovertemplate="%{customdata}<extra></extra>",
        name="open today",
        showlegend=bool(days),
    )


def _filled(shares: Sequence[ShareByDay], days: Sequence[int]) -> list[float]:
    """The share on each day: what it was on the last day before that has one."""
    known, filled, at = list(shares), [], 0.0
    for day in days:
        while known and known[0].day <= day:
            at = known.pop(0).share
        filled.append(at)
    return filled


def _quiet_line(found: ReplyTimes, colours: Palette) -> dict[str, object]:
    x = found.quiet_after
    line = {"color": colours.quiet, "width": 1.2, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _quiet_label(found: ReplyTimes, colours: Palette) -> dict[str, object]:
    font = {"size": 11, "color": colours.quiet}
    place = {"x": found.quiet_after, "y": 1, "yref": "paper", "yanchor": "top"}
    return {"text": "probably closed", "xanchor": "left", "showarrow": False, "font": font, **place}


def _by_day(shares: Sequence[ShareByDay]) -> dict[int, ShareByDay]:
    return {one.day: one for one in shares}


def _percents(one: ShareByDay | None) -> tuple[float | None, float | None, float | None]:
    if one is None:
        return None, None, None
    return round(100 * one.share, 1), round(100 * one.low, 1), round(100 * one.high, 1)
