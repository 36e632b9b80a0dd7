"""Answers for each role or source, side by side, each share with its interval."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from core.analysis.compared import Group
from core.analysis.reply_sentences import compared_sentence, group_words
from core.charts.rows import (
    PERCENT_AXIS,
    SHARE_COLUMNS,
    interval_marks,
    row_words,
    share_cells,
)
from core.charts.style import WITHOUT_LEGEND, empty_figure, figure, palette, plain_words

ROW_HEIGHT = 56
LABEL_ABOVE = 0.3
"""Rows between a mark and the words above it."""


def compared_chart(groups: tuple[Group, ...], noun: str, *, dark: bool) -> go.Figure:
    """A row for each group: the share that heard back, with its interval; counts below 5."""
    subtitle = compared_sentence(groups, noun)
    if not groups:
        return empty_figure(subtitle, dark=dark)
    colours, rows = palette(dark), len(groups)
    words = [group_words(one) for one in groups]
    return figure(
        f"Answers by {noun}",
        f"{subtitle} Bars are likely ranges.",
        [
            interval_marks([one.heard_back.share for one in groups], words, colours),
            row_words([_count(one) for one in groups], LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * rows,
        below=WITHOUT_LEGEND,
        xaxis=PERCENT_AXIS,
        yaxis={"range": [rows - 0.5, -0.8], "visible": False},
    )


def compared_alt(groups: tuple[Group, ...], noun: str) -> str:
    """Every row in words."""
    rows = [f"{one.name}: {group_words(one)}." for one in groups]
    return " ".join([compared_sentence(groups, noun), *rows])


def compared_table(groups: Sequence[Group], noun: str) -> pd.DataFrame:
    """A row for each group; shares and ranges in %, empty below five."""
    rows = []
    for one in groups:
        share = one.heard_back.share
        counts = (share.count, share.total) if share else (0, 0)
        waiting = one.heard_back.pending
        rows.append((one.name, one.applications, *counts, waiting, *share_cells(share)))
    columns = [noun.capitalize(), "Applications", "Heard back", "Of", "Waiting", *SHARE_COLUMNS]
    return pd.DataFrame(rows, columns=columns)


def _count(group: Group) -> str:
    share = group.heard_back.share
    said = f"{share.count} of {share.total}" if share else f"{group.heard_back.pending} waiting"
    return f"<b>{plain_words(group.name)}</b>  {said}"
