"""Both sides of one change, each share with its interval."""

import pandas as pd
import plotly.graph_objects as go

from core.analysis.before_after import Comparison
from core.analysis.experiment import ExperimentResult
from core.analysis.experiment_sentences import (
    difference_sentence,
    missing_sentence,
    sides_sentence,
    verdict_sentence,
)
from core.analysis.proportions import Proportion
from core.analysis.sentences import day_words, share_words
from core.charts.rows import (
    PERCENT_AXIS,
    SHARE_COLUMNS,
    interval_marks,
    row_words,
    share_cells,
)
from core.charts.style import WITHOUT_LEGEND, empty_figure, figure, palette

ROW_HEIGHT, LABEL_ABOVE = 56, 0.32


def experiment_chart(found: ExperimentResult, went_on: str, *, dark: bool) -> go.Figure:
    """Two rows; without enough on each side, what is missing.

    `went_on`: what a success is, as a verb: "went further than the interview".
    """
    if found.comparison is None:
        return empty_figure(missing_sentence(found) or "", dark=dark)
    colours, sides = palette(dark), _sides(found, found.comparison)
    shares = [share for _, share in sides]
    words = [f"<b>{name}</b>  {share.count} of {share.total}" for name, share in sides]
    return figure(
        f"Applications that {went_on}",
        f"{verdict_sentence(found.comparison)} Bars are likely ranges.",
        [
            interval_marks(shares, [share_words(share) for share in shares], colours),
            row_words(words, LABEL_ABOVE, colours),
        ],
        dark=dark,
        plot_height=ROW_HEIGHT * len(sides),
        below=WITHOUT_LEGEND,
        xaxis=PERCENT_AXIS,
        yaxis={"range": [len(sides) - 0.5, -0.8], "visible": False},
    )


def experiment_alt(found: ExperimentResult, went_on: str) -> str:
    """Both sides and their difference in words."""
    told = difference_sentence(found.comparison) if found.comparison else missing_sentence(found)
    return f"{sides_sentence(found, went_on)} {told}"


def experiment_table(found: ExperimentResult) -> pd.DataFrame:
    """A row for each side; shares and ranges in %."""
    sides = _sides(found, found.comparison) if found.comparison else []
    rows = [(name, share.count, share.total, *share_cells(share)) for name, share in sides]
    return pd.DataFrame(rows, columns=["Side", "Went on", "Of", *SHARE_COLUMNS])


def _sides(found: ExperimentResult, compared: Comparison) -> list[tuple[str, Proportion]]:
    day = day_words(found.starts_on)
    return [(f"Before {day}", compared.before), (f"Since {day}", compared.after)]
