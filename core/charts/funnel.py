"""How far applications came, each share with its interval."""

import plotly.graph_objects as go

from core.analysis.conversion import Funnel, StageStep
from core.analysis.proportions import Detail
from core.analysis.sentences import heard_back_sentence, share_words
from core.charts.style import WITHOUT_LEGEND, Palette, empty_figure, figure, palette
from core.vocabulary import Stage

TITLE = "How far your applications came"
ROW_HEIGHT = 64
NAMES = {
    Stage.APPLIED: "Applied",
    Stage.PHONE_SCREEN: "Phone screen",
    Stage.INTERVIEW: "Interview",
    Stage.FINAL_ROUND: "Final round",
    Stage.OFFER: "Offer",
}


def funnel_chart(found: Funnel, *, dark: bool) -> go.Figure:
    """A row per step: the share that went on, with its interval; counts only below 5."""
    subtitle = heard_back_sentence(found)
    if not found.applications:
        return empty_figure(subtitle, dark=dark)
    colours, rows = palette(dark), len(found.steps)
    ticks = [0, 25, 50, 75, 100]
    names = [f"{tick} %" for tick in ticks]
    return figure(
        TITLE,
        f"{subtitle} Bars are likely ranges.",
        [_shares(found, colours)],
        dark=dark,
        plot_height=ROW_HEIGHT * rows,
        below=WITHOUT_LEGEND,
        annotations=_row_labels(found, colours),
        xaxis={"range": [-3, 106], "tickvals": ticks, "ticktext": names, "showgrid": True},
        yaxis={"range": [rows - 0.5, -0.6], "visible": False},
    )


def funnel_chart_alt(found: Funnel) -> str:
    """Every row of the chart in words."""
    rows = [f"{_step_name(step)}: {_step_words(step)}." for step in found.steps]
    return " ".join([heard_back_sentence(found), *(rows if found.applications else [])])


def _shares(found: Funnel, colours: Palette) -> go.Scatter:
    shares = [
        (row, step.share)
        for row, step in enumerate(found.steps)
        if step.share is not None and step.share.detail is not Detail.COUNTS
    ]
    return go.Scatter(
        x=[100 * share.estimate for _, share in shares],
        y=[row for row, _ in shares],
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [100 * (share.high - share.estimate) for _, share in shares],
            "arrayminus": [100 * (share.estimate - share.low) for _, share in shares],
            "color": colours.accent,
            "thickness": 2,
            "width": 5,
        },
        mode="markers",
        marker={"size": 11, "color": colours.accent},
        customdata=[[share_words(share)] for _, share in shares],
        hovertemplate="%{customdata[0]}<extra></extra>",
        showlegend=False,
    )


def _row_labels(found: Funnel, colours: Palette) -> list[dict[str, object]]:
    """Above each row instead of beside it, so that a phone has the whole width for the bars."""
    look = {"x": 0, "xref": "paper", "xanchor": "left", "yanchor": "bottom", "showarrow": False}
    font = {"size": 13, "color": colours.ink}
    return [
        {
            **look,
            "y": row - 0.2,
            "text": f"<b>{_step_name(step)}</b>  {_step_words(step)}",
            "font": font,
        }
        for row, step in enumerate(found.steps)
    ]


def _step_name(step: StageStep) -> str:
    return f"{NAMES[step.start]} to {NAMES[step.end].lower()}"


def _step_words(step: StageStep) -> str:
    waiting = f", {step.pending} waiting" if step.pending else ""
    if step.share is None:
        return f"nothing to count yet{waiting}"
    said = f"{step.share.count} of {step.share.total}{waiting}"
    return f"{said}, too few for a share" if step.share.detail is Detail.COUNTS else said
