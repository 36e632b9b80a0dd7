"""How often applications were answered, side by side for each role or each source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from core.analysis.conversion import Conversion, funnel
from core.analysis.proportions import Detail

MOST_GROUPS = 6
MIN_GROUPS = 2
UNNAMED = "not noted"


@dataclass(frozen=True)
class Group:
    """The applications for one role, or from one source."""

    name: str
    applications: int
    heard_back: Conversion


def compared(applications: pd.DataFrame, by: str, today: date) -> tuple[Group, ...]:
    """The largest groups of the column `by`, largest first; () when there are fewer than two.

    Words that differ in case or spaces are one group. Columns: as `conversion.funnel`, and `by`.
    """
    names = applications[by].fillna(UNNAMED).map(lambda word: " ".join(str(word).split()))
    groups = [
        _group(rows, names[rows.index], today)
        for _, rows in applications.groupby(names.str.casefold())
    ]
    largest = sorted(groups, key=lambda one: (-one.applications, one.name))[:MOST_GROUPS]
    return tuple(largest) if len(groups) >= MIN_GROUPS else ()


def can_compare(groups: Sequence[Group]) -> bool:
    """Whether two groups or more have a share and not only counts."""
    shares = [one.heard_back.share for one in groups]
    return sum(share is not None and share.detail is not Detail.COUNTS for share in shares) > 1


def _group(rows: pd.DataFrame, names: pd.Series, today: date) -> Group:
    found = funnel(rows, today)
    return Group(str(names.iloc[0]), found.applications, found.heard_back)
