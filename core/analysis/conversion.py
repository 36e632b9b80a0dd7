"""How far applications came: shares of those that had their time to come further.

An application is counted once it passed on, or ended, or waited longer than its stage usually
takes. The rest is pending: counting it would make every share too low, so it is shown apart.
A withdrawn application has ended like any other.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pandas as pd

from core.analysis.proportions import Proportion, wilson_proportion
from core.vocabulary import Disposition, Stage

DAYS_FOR_A_FIRST_ANSWER = 21
DAYS_FOR_A_LATER_ANSWER = 14
"""Rules of thumb, not validated: a longer silence after applying, or after a conversation."""
RANKS = {str(stage): stage.rank for stage in Stage}


@dataclass(frozen=True)
class Conversion:
    """A share of the applications that had their time, and how many still wait."""

    share: Proportion | None
    """None while no application can be counted."""
    pending: int


@dataclass(frozen=True)
class StageStep(Conversion):
    """The conversion from one stage to the next."""

    start: Stage
    end: Stage


@dataclass(frozen=True)
class Funnel:
    """How far one person's applications came."""

    applications: int
    steps: tuple[StageStep, ...]
    """From applied to phone screen, and so on to the offer."""
    heard_back: Conversion
    """Applications that got any answer by a person, be it a rejection."""
    offers: Conversion
    """Offers among the applications that ended or brought one, decided on or not; a long silence
    does not count as an end here."""


def funnel(applications: pd.DataFrame, today: date) -> Funnel:
    """Share of applications that went from each stage to the next.

    A later stage implies the earlier ones, and an accepted application had an offer. An open
    application whose days are not known stays pending; one dated after `today` is left out.

    Columns: furthest_stage (str of Stage), disposition (str of Disposition, None = open),
    applied_on and last_event_on (date, None = not known). Raises ValueError for other stages.
    """
    known = applications[~(_days_since(applications["applied_on"], today) < 0)]
    rank = furthest_rank(known)
    accepted = known["disposition"] == Disposition.ACCEPTED
    ended = known["disposition"].notna()
    settled = ended | _is_mature(known, rank, today)
    answered = (rank > 0) | accepted | (known["disposition"] == Disposition.REJECTED)
    return Funnel(
        applications=len(known),
        steps=tuple(_step(start, end, rank, settled) for start, end in pairwise(Stage)),
        heard_back=_conversion(answered, settled),
        offers=_conversion(rank == Stage.OFFER.rank, ended),
    )


def furthest_rank(applications: pd.DataFrame) -> pd.Series:
    """How far each came, 0 for applied to 4; an accepted application had an offer.

    Columns: furthest_stage, disposition (str). Raises ValueError for other stages.
    """
    rank = applications["furthest_stage"].map(RANKS).astype(int)
    return rank.mask(applications["disposition"] == Disposition.ACCEPTED, Stage.OFFER.rank)


def _days_since(days: pd.Series, today: date) -> pd.Series:
    """Whole days; NaN where the day is not known."""
    return (pd.Timestamp(today) - pd.to_datetime(days)).dt.days


def _is_mature(applications: pd.DataFrame, rank: pd.Series, today: date) -> pd.Series:
    first = _days_since(applications["applied_on"], today) > DAYS_FOR_A_FIRST_ANSWER
    later = _days_since(applications["last_event_on"], today) > DAYS_FOR_A_LATER_ANSWER
    return first.where(rank == Stage.APPLIED.rank, later)


def _step(start: Stage, end: Stage, rank: pd.Series, settled: pd.Series) -> StageStep:
    reached = rank >= start.rank
    found = _conversion((rank >= end.rank)[reached], settled[reached])
    return StageStep(found.share, found.pending, start, end)


def _conversion(passed: pd.Series, settled: pd.Series) -> Conversion:
    counted = int((passed | settled).sum())
    return Conversion(wilson_proportion(int(passed.sum()), counted), len(passed) - counted)
