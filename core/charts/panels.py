"""How long answers take for each role or source: small panels with the same axes."""

from collections.abc import Sequence
from math import ceil
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from core.analysis.replies import From, ShareByDay
from core.analysis.reply_groups import ReplyGroup, ReplyGroups
from core.analysis.reply_sentences import BEGUN, group_words, groups_sentence
from core.charts.replies import LAST_DAY
from core.charts.style import Palette, empty_figure, figure, number_column, palette, plain_words

COLUMNS = 2
"""As many as a phone 390 px wide has room for."""
WIDTHS = ((0.0, 0.45), (0.55, 1.0))
HEAD, PLOT, FOOT = 62, 96, 26
"""px of a panel: its words, its lines, the labels of its days."""
NAME_CHARACTERS, NAME_LINES = 20, 2
BELOW = 30
KEY = "Bands are likely ranges; the dotted line is all of them together."


def panels_chart(found: ReplyGroups, noun: str, begun_with: From, *, dark: bool) -> go.Figure:
    """A panel for each group: the share with an answer by each day, with its range."""
    subtitle = groups_sentence(found, noun)
    if not found.can_compare:
        return empty_figure(subtitle, dark=dark)
    colours, groups = palette(dark), found.groups
    last = min(max(one.longest for one in groups), LAST_DAY)
    rows = ceil(len(groups) / COLUMNS)
    layout: dict[str, object] = {}
    traces, heads = [], [_caption(begun_with, colours)]
    for place, one in enumerate(groups):
        axes = {"xaxis": f"x{place + 1}", "yaxis": f"y{place + 1}"}
        traces += [trace.update(axes) for trace in _lines(one, found.together, last, colours)]
        heads.append(_head(one, place, rows, colours))
        layout[f"xaxis{place + 1}"] = _days_axis(place, last)
        layout[f"yaxis{place + 1}"] = _share_axis(place, rows)
    return figure(
        f"How long answers take, by {noun}",
        f"{subtitle} {KEY}",
        traces,
        dark=dark,
        plot_height=rows * (HEAD + PLOT + FOOT),
        below=BELOW,
        annotations=heads,
        **layout,
    )


def panels_alt(found: ReplyGroups, noun: str, begun_with: From) -> str:
    """Every panel in words."""
    rows = [f"{one.name}: {group_words(one, begun_with)}." for one in found.groups]
    return " ".join([groups_sentence(found, noun), *(rows if found.can_compare else [])])


def panels_table(found: ReplyGroups, noun: str) -> pd.DataFrame:
    """A row for each group and day on which its share or range changes; shares in %."""
    rows = [
        (group.name, group.waits, group.replies, one.day, *_percents(one))
        for group in found.groups
        for one in group.answered
    ]
    shares = ["Answered by then %", "Likely from %", "to %"]
    return pd.DataFrame(rows, columns=[noun.capitalize(), "Waits", "Answered", "Day", *shares])


def _lines(
    group: ReplyGroup, together: Sequence[ShareByDay], last: int, colours: Palette
) -> list[go.Scatter]:
    """The range, all groups as one behind it, and the group itself, up to its longest wait."""
    rows = _until(group.answered, min(group.longest, last))
    every = _until(together, last)
    edge = {"line": {"width": 0, "shape": "hv"}, "hoverinfo": "skip"}
    days, low, high = (
        number_column(column)
        for column in zip(*((one.day, 100 * one.low, 100 * one.high) for one in rows), strict=True)
    )
    dotted = {"color": colours.quiet, "width": 1.2, "dash": "dot", "shape": "hv"}
    own = {"color": colours.accent, "width": 2, "shape": "hv"}
    return [
        _end(rows[-1], colours),
        _line(days, high, **edge),
        _line(days, low, fill="tonexty", fillcolor=colours.band, **edge),
        _line(
            number_column(one.day for one in every),
            number_column(100 * one.share for one in every),
            line=dotted,
            hoverinfo="skip",
        ),
        _line(
            days,
            number_column(100 * one.share for one in rows),
            line=own,
            customdata=list(zip(low.tolist(), high.tolist(), strict=True)),
            hovertemplate="by day %{x}: %{y:.0f} %, likely %{customdata[0]:.0f} to "
            "%{customdata[1]:.0f} %<extra></extra>",
        ),
    ]


def _end(row: ShareByDay, colours: Palette) -> go.Scatter:
    """Where the line ends, with its range: the band of an answer on the last day has no width."""
    share, low, high = 100 * row.share, 100 * row.low, 100 * row.high
    return go.Scatter(
        x=[row.day],
        y=[share],
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [high - share],
            "arrayminus": [share - low],
            "color": colours.accent,
            "thickness": 1.5,
            "width": 3,
        },
        mode="markers",
        marker={"size": 6, "color": colours.accent},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _line(x: object, y: object, **look: object) -> go.Scatter:
    return go.Scatter(x=x, y=y, mode="lines", showlegend=False, **look)


def _until(shares: Sequence[ShareByDay], last: int) -> list[ShareByDay]:
    """The rows up to a day, and what holds on that day itself."""
    rows = [one for one in shares if one.day <= last]
    end = rows[-1]
    return rows if end.day == last else [*rows, ShareByDay(last, end.share, end.low, end.high)]


def _days_axis(place: int, last: int) -> dict[str, object]:
    step = next(days for days in (2, 5, 10, 20, 40) if last <= 3 * days)
    return {
        "domain": WIDTHS[place % COLUMNS],
        "anchor": f"y{place + 1}",
        "range": [-1, last + 1],
        "tick0": 0,
        "dtick": step,
    }


def _share_axis(place: int, rows: int) -> dict[str, object]:
    """The same for every panel; its labels stand on the left alone."""
    ticks = [0, 50, 100]
    row = place // COLUMNS
    panel = HEAD + PLOT + FOOT
    top, height = row * panel + HEAD, rows * panel
    return {
        "domain": (1 - (top + PLOT) / height, 1 - top / height),
        "anchor": f"x{place + 1}",
        "range": [-3, 103],
        "tickvals": ticks,
        "ticktext": [f"{tick} %" for tick in ticks],
        "showticklabels": place % COLUMNS == 0,
    }


def _head(group: ReplyGroup, place: int, rows: int, colours: Palette) -> dict[str, object]:
    """Name and count above a panel."""
    panel = HEAD + PLOT + FOOT
    lines = wrap(group.name, NAME_CHARACTERS, max_lines=NAME_LINES, placeholder="…")
    name = "<br>".join(f"<b>{plain_words(line)}</b>" for line in lines)
    return {
        "text": f"{name}<br>{group.replies} of {group.waits} answered",
        "x": WIDTHS[place % COLUMNS][0],
        "y": 1 - ((place // COLUMNS) * panel + HEAD - 4) / (rows * panel),
        **_on_paper("left", "bottom"),
        "font": {"size": 13, "color": colours.ink},
    }


def _caption(begun_with: From, colours: Palette) -> dict[str, object]:
    return {
        "text": f"days after {BEGUN[begun_with]}",
        "x": 0.5,
        "y": 0,
        **_on_paper("center", "top"),
        "font": {"size": 13, "color": colours.quiet},
    }


def _on_paper(across: str, upright: str) -> dict[str, object]:
    return {
        "xref": "paper",
        "yref": "paper",
        "xanchor": across,
        "yanchor": upright,
        "align": across,
        "showarrow": False,
    }


def _percents(one: ShareByDay) -> tuple[float, float, float]:
    return round(100 * one.share, 1), round(100 * one.low, 1), round(100 * one.high, 1)
