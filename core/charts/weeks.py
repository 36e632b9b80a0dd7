"""What was sent and what came back, as bars by week or month."""

import pandas as pd
import plotly.graph_objects as go

from core.analysis.reply_sentences import activity_sentence
from core.analysis.weeks import ActivityByWeek, Span
from core.charts.style import day_column, empty_figure, figure, palette

TITLE = "Applications and answers"
SHOWN = {"sent": "sent", "onward": "led on", "declined": "said no"}


def activity_chart(found: ActivityByWeek | None, *, dark: bool) -> go.Figure:
    """Sent upwards, answers downwards, so that neither hides the other."""
    subtitle = activity_sentence(found)
    if found is None:
        return empty_figure(subtitle, dark=dark)
    colours = palette(dark)
    looks = {"sent": colours.grid, "onward": colours.accent, "declined": colours.quiet}
    most = max((max(bar.sent, bar.onward + bar.declined) for bar in found.bars), default=1)
    return figure(
        TITLE,
        f"{subtitle} Sent above the line, answers below it.",
        [_bars(found, column, looks[column], colours.quiet) for column in SHOWN],
        dark=dark,
        plot_height=220,
        barmode="relative",
        bargap=0.15,
        xaxis={"type": "date", "tickformat": "%-d %b\n%Y", "tickangle": 0, "nticks": 5},
        yaxis={
            "range": [-most - 0.5, most + 0.5],
            "tickvals": [-most, 0, most],
            "ticktext": [most, 0, most],
        },
    )


def activity_alt(found: ActivityByWeek | None) -> str:
    """The bars in words: the whole, and the fullest week."""
    said = activity_sentence(found)
    if found is None or not found.sent:
        return said
    fullest = max(found.bars, key=lambda bar: bar.sent)
    begun = f"{fullest.start.day} {fullest.start:%b %Y}"
    return f"{said} Most in one {found.span}: {fullest.sent}, in the {found.span} of {begun}."


def activity_table(found: ActivityByWeek | None) -> pd.DataFrame:
    """A row for each week or month."""
    if found is None:
        return pd.DataFrame()
    rows = [(bar.start, bar.sent, bar.onward, bar.declined) for bar in found.bars]
    first = "Week of" if found.span is Span.WEEK else "Month of"
    return pd.DataFrame(rows, columns=[first, "Sent", "Led on", "Said no"])


def _bars(found: ActivityByWeek, column: str, colour: str, outline: str) -> go.Bar:
    sign = 1 if column == "sent" else -1
    counts = [getattr(bar, column) for bar in found.bars]
    begun = f"{found.span} of %{{x|%-d %b %Y}}"
    return go.Bar(
        x=day_column(bar.start for bar in found.bars),
        y=[sign * count for count in counts],
        customdata=counts,
        marker={"color": colour, "line": {"width": 0.5, "color": outline}},
        hovertemplate=f"{begun}: %{{customdata}} {SHOWN[column]}<extra></extra>",
        name=SHOWN[column],
    )
