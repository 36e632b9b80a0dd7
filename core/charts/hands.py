"""What was in the person's hands and what was not, each share with its interval."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from core.analysis.sentences import counted, share_words
from core.analysis.theme_sentences import Labels, hands_sentence
from core.analysis.themes import HandsShare
from core.charts.rows import (
    PERCENT_AXIS,
    SHARE_COLUMNS,
    interval_marks,
    row_words,
    share_cells,
)
from core.charts.style import WITHOUT_LEGEND, empty_figure, figure, palette

TITLE = "In whose hands it was"
EMPTY = "No reason was named yet that is in anybody's hands."
ROW_HEIGHT, LABEL_ABOVE = 56, 0.32


def hands_chart(found: Sequence[HandsShare], *, dark: bool) -> go.Figure:
    """A row for each: in how many rejections something of it was named."""
    if not found:
        return empty_figure(EMPTY, dark=dark)
    colours, shares = palette(dark), [one.share for one in found]
    words = [f"<b>{one.hands.capitalize()}</b>  {_count(one)}" for one in found]
    return figure(
        TITLE,
        _subtitle(found),
        [
            interval_marks(shares, [share_words(share) for share in shares], colours),
            row_words(words, LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * len(found),
        below=WITHOUT_LEGEND,
        xaxis=PERCENT_AXIS,
        yaxis={"range": [len(found) - 0.5, -0.8], "visible": False},
    )


def hands_alt(found: Sequence[HandsShare], labels: Labels) -> str:
    """Every row in words, with the themes in it."""
    if not found:
        return EMPTY
    rows = [f"{one.hands.capitalize()}: {hands_sentence(one, labels)}" for one in found]
    return " ".join([_subtitle(found), *rows])


def hands_table(found: Sequence[HandsShare]) -> pd.DataFrame:
    """A row for each; shares and ranges in %."""
    rows = [
        (one.hands.capitalize(), one.share.count, one.share.total, *share_cells(one.share))
        for one in found
    ]
    return pd.DataFrame(rows, columns=["In whose hands", "Named in", "Of", *SHARE_COLUMNS])


def _subtitle(found: Sequence[HandsShare]) -> str:
    rejections = counted(found[0].share.total, "rejection")
    return f"Of {rejections}. One may name several. Bars are likely ranges."


def _count(one: HandsShare) -> str:
    return f"{one.share.count} of {one.share.total}"
