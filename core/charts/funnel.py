"""How far applications came, each share with its interval."""

import pandas as pd
import plotly.graph_objects as go

from core.analysis.conversion import Funnel, StageStep
from core.analysis.proportions import Detail
from core.analysis.sentences import heard_back_sentence, share_words
from core.charts.rows import (
    PERCENT_AXIS,
    SHARE_COLUMNS,
    interval_marks,
    row_words,
    share_cells,
)
from core.charts.style import WITHOUT_LEGEND, empty_figure, figure, palette
from core.vocabulary import Stage

TITLE = "How far your applications came"
ROW_HEIGHT = 64
LABEL_ABOVE = 0.32
"""Rows between a mark and the middle of the words above it."""
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
    shares = [step.share for step in found.steps]
    words = [share_words(share) if share else "" for share in shares]
    labels = [f"<b>{_step_name(step)}</b>  {_step_words(step)}" for step in found.steps]
    return figure(
        TITLE,
        f"{subtitle} Bars are likely ranges.",
        [
            interval_marks(shares, words, colours),
            row_words(labels, LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * rows,
        below=WITHOUT_LEGEND,
        xaxis=PERCENT_AXIS,
        yaxis={"range": [rows - 0.5, -0.6], "visible": False},
    )


def funnel_chart_alt(found: Funnel) -> str:
    """Every row of the chart in words."""
    rows = [f"{_step_name(step)}: {_step_words(step)}." for step in found.steps]
    return " ".join([heard_back_sentence(found), *(rows if found.applications else [])])


def funnel_table(found: Funnel) -> pd.DataFrame:
    """A row for each step; shares and their ranges in %, empty below five."""
    rows = []
    for step in found.steps:
        counts = (step.share.count, step.share.total) if step.share else (0, 0)
        rows.append((_step_name(step), *counts, step.pending, *share_cells(step.share)))
    return pd.DataFrame(rows, columns=["Step", "Went on", "Of", "Waiting", *SHARE_COLUMNS])


def _step_name(step: StageStep) -> str:
    return f"{NAMES[step.start]} to {NAMES[step.end].lower()}"


def _step_words(step: StageStep) -> str:
    waiting = f", {step.pending} waiting" if step.pending else ""
    if step.share is None:
        return f"nothing to count yet{waiting}"
    said = f"{step.share.count} of {step.share.total}{waiting}"
    return f"{said}, too few for a share" if step.share.detail is Detail.COUNTS else said
