"""Which of a person's applications and days a page counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from core.vocabulary import Stage


class Period(StrEnum):
    """How far back a page looks."""

    ALL = "all time"
    YEAR = "last 12 months"
    QUARTER = "last 90 days"
    MONTH = "last 30 days"

    def since(self, today: date) -> date | None:
        """Its first day, `today` being its last; None for all time."""
        days = {Period.YEAR: 365, Period.QUARTER: 90, Period.MONTH: 30}.get(self)
        return None if days is None else today - timedelta(days=days - 1)


@dataclass(frozen=True)
class Selection:
    """What a page counts; None stands for everything."""

    since: date | None = None
    role: str | None = None
    source: str | None = None
    reached: Stage | None = None
    """Applications that came at least so far."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out."""
        return self == Selection()

    def applications(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Those that count; in a period, those of which something is known since it began.

        Columns: role, source, furthest_stage (str), last_event_on (date, None = not known).
        """
        kept = pd.Series(data=True, index=frame.index)
        if self.since is not None:
            kept &= pd.to_datetime(frame["last_event_on"]) >= pd.Timestamp(self.since)
        if self.role is not None:
            kept &= frame["role"] == self.role
        if self.source is not None:
            kept &= frame["source"] == self.source
        if self.reached is not None:
            kept &= frame["furthest_stage"].isin(_from(self.reached))
        return frame[kept]

    def days(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of the period; rows without a day only in all time. Column: day (date)."""
        if self.since is None:
            return frame
        return frame[pd.to_datetime(frame["day"]) >= pd.Timestamp(self.since)]


def ledger_of(ledger: pd.DataFrame, applications: pd.DataFrame) -> pd.DataFrame:
    """The lines of these applications. Column of both: application_id."""
    return ledger[ledger["application_id"].isin(applications["application_id"])]


def commonest(words: Iterable[str | None], most: int) -> list[str]:
    """The words that occur, the commonest first, ties in the order of the alphabet."""
    counts = pd.Series([word for word in words if word], dtype=object).value_counts()
    return sorted(counts.index, key=lambda word: (-counts[word], word))[:most]


def _from(stage: Stage) -> list[str]:
    return [str(one) for one in Stage if one.rank >= stage.rank]
