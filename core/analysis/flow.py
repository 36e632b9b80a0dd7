"""Where each application went: every one of them once, from the first stage to where it stands."""

from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from core.analysis.conversion import furthest_rank
from core.vocabulary import Disposition, Stage

OPEN = "open"
"""The ending of an application that has none yet."""


@dataclass(frozen=True)
class Flow:
    """So many applications went from one place to another."""

    start: Stage
    end: Stage | Disposition | None
    """The next stage, or how they ended there; None: still open there."""
    count: int


def flows(applications: pd.DataFrame) -> tuple[Flow, ...]:
    """From stage to stage and to an ending; what flows into a stage flows out of it again.

    A later stage implies the earlier ones, and who accepted had an offer.
    Columns: furthest_stage (str of Stage), disposition (str of Disposition, None = open).
    """
    ranks = furthest_rank(applications)
    onward = [Flow(a, b, int((ranks >= b.rank).sum())) for a, b in pairwise(Stage)]
    ended = applications["disposition"].where(applications["disposition"].notna(), OPEN)
    endings = [
        Flow(stage, Disposition(str(word)) if word != OPEN else None, int(count))
        for stage in Stage
        for word, count in ended[ranks == stage.rank].value_counts().sort_index().items()
    ]
    return tuple(flow for flow in (*onward, *endings) if flow.count)
