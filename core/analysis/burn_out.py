"""Whether a search wears a person out: how much they do, beside how they feel, against themselves.

It can suggest a day off or a lighter week, and nothing else: more is never suggested, whatever the
numbers are. It is a hint and names no condition; a person is compared with their own usual weeks
and never with others or with a norm. All thresholds are our own rules, not validated. Where they
could be wrong they are wrong towards rest, as a day off that was not needed costs little.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

import numpy as np
import pandas as pd

from core.analysis.before_after import LIKELY, chance_higher
from core.analysis.mood import MIN_FOR_RECENT, RECENT_DAYS
from core.analysis.proportions import Proportion, wilson_proportion
from core.analysis.recovery import MAD_TO_SD, SMALLEST_DIP
from core.analysis.waits import conversations_held
from core.vocabulary import Emotion, Stage

USUAL_DAYS = 56
"""Eight weeks before the last two: long enough to hold good and bad weeks, short enough to be the
same search."""
MIN_USUAL = 10
"""Days with a check-in in them, twice what the last two weeks need: they set the measure."""
MIN_WEEKS = 4
"""Whole weeks with a ledger among them. Weeks before the first line are not known, not quiet."""
BUSY_QUANTILE = 0.75
"""The last two weeks are busier when they hold more, by the week, than three in four of the usual
ones. Counts only: nobody records hours."""
LIGHTER = 0.5
"""A lighter week holds at most half of the usual or of the last two, whichever is less."""


class Suggestion(StrEnum):
    """What may be suggested, the smaller step first. There is no member for doing more.

    Motivation loss and fatigue call for rest and for less, never for more applications.
    """

    DAY_OFF = "day_off"
    LIGHTER_WEEK = "lighter_week"


@dataclass(frozen=True)
class Pace:
    """Applications sent and interviews held, together."""

    recent: float
    """A week, over the last two weeks."""
    usual: float
    """Median of the weeks before."""
    weeks: int
    """How many of those weeks are known, 4 to 8."""
    is_busier: bool


@dataclass(frozen=True)
class Weariness:
    """Energy, and days that name exhaustion, in the last two weeks and in the eight before."""

    energy: float
    usual_energy: float
    """Medians over the days with a check-in, 0..100."""
    is_low: bool
    """Below the usual by as much as energy usually strays, or by more."""
    worn_out: Proportion
    usually_worn_out: Proportion
    """Days with a check-in that name exhaustion."""
    is_worn_out_more: bool
    """The share likely rose: the chance is above 95 %."""

    @property
    def signs(self) -> int:
        """How many of the two point to weariness."""
        return self.is_low + self.is_worn_out_more


@dataclass(frozen=True)
class SearchLoad:
    """The pace of a search beside weariness, as it stands today."""

    pace: Pace
    weariness: Weariness
    suggestion: Suggestion | None
    """None: nothing speaks for doing less. It never means that more should be done."""
    at_most: int | None
    """Applications and interviews that a lighter week would hold; None without one."""


def search_load(
    check_ins: pd.DataFrame, emotions: pd.DataFrame, ledger: pd.DataFrame, today: date
) -> SearchLoad | None:
    """Look at the 14 days up to `today` beside the eight weeks before.

    None where either is too little known: 5 days with a check-in in the first, 10 in the second,
    and 4 whole weeks since the ledger began. Recalled check-ins are left out, as tiredness is
    remembered otherwise than it was felt. What lies after `today` is not known yet.
    Columns: `check_ins` day (date), energy (0..100), recalled (bool); `emotions` day (date),
    emotion (str of Emotion); `ledger` as `conversations_held`.
    """
    pace, weariness = _pace(ledger, today), _weariness(check_ins, emotions, today)
    if pace is None or weariness is None:
        return None
    suggestion = _suggestion(pace, weariness)
    is_lighter = suggestion is Suggestion.LIGHTER_WEEK
    at_most = int(LIGHTER * min(pace.recent, pace.usual)) if is_lighter else None
    return SearchLoad(pace, weariness, suggestion, at_most)


def _suggestion(pace: Pace, weariness: Weariness) -> Suggestion | None:
    """Weariness decides; being busy alone is nothing to be talked out of.

    Without any step in two weeks there is nothing to take off, so nothing is said of the search.
    """
    if not weariness.signs or not pace.recent:
        return None
    if weariness.signs == 2 or pace.is_busier:
        return Suggestion.LIGHTER_WEEK
    return Suggestion.DAY_OFF


def _pace(ledger: pd.DataFrame, today: date) -> Pace | None:
    """None below four whole weeks between the first line of the ledger and the last two weeks."""
    known = ledger[ledger["day"].notna()]
    known = known[known["day"] <= today]
    if known.empty:
        return None
    weeks = min(USUAL_DAYS // 7, ((today - min(known["day"])).days + 1 - RECENT_DAYS) // 7)
    if weeks < MIN_WEEKS:
        return None
    sent = known.loc[known["stage"] == Stage.APPLIED, "day"]
    steps = [*sent, *conversations_held(known)["day"]]
    ago = [(today - day).days // 7 for day in steps]
    first = RECENT_DAYS // 7
    usual = [ago.count(week) for week in range(first, first + weeks)]
    recent = sum(week < first for week in ago) / first
    is_busier = recent > float(np.quantile(usual, BUSY_QUANTILE))
    return Pace(recent, float(median(usual)), weeks, is_busier)


def _weariness(check_ins: pd.DataFrame, emotions: pd.DataFrame, today: date) -> Weariness | None:
    """None below 5 days with a check-in in the last two weeks or 10 in the eight before."""
    energy = _daily_energy(check_ins)
    turn = today - timedelta(days=RECENT_DAYS)
    begin = turn - timedelta(days=USUAL_DAYS)
    recent = {day: value for day, value in energy.items() if turn < day <= today}
    usual = {day: value for day, value in energy.items() if begin < day <= turn}
    if len(recent) < MIN_FOR_RECENT or len(usual) < MIN_USUAL:
        return None
    named = set(emotions.loc[emotions["emotion"] == Emotion.EXHAUSTION, "day"])
    now, before = (_share(named, days) for days in (recent, usual))
    level, usual_level = (float(median(days.values())) for days in (recent, usual))
    higher = chance_higher((before.count, before.total), (now.count, now.total))
    is_low = level <= usual_level - _spread(list(usual.values()))
    return Weariness(level, usual_level, is_low, now, before, higher > LIKELY)


def _daily_energy(check_ins: pd.DataFrame) -> dict[date, float]:
    felt = check_ins[~check_ins["recalled"].astype(bool)]
    return dict(felt.groupby("day")["energy"].median().astype(float))


def _share(named: set[date], days: dict[date, float]) -> Proportion:
    share = wilson_proportion(len(named & days.keys()), len(days))
    if share is None:
        raise ValueError("a share needs a day")
    return share


def _spread(values: list[float]) -> float:
    """How far energy usually strays, in points; as for a dip of mood."""
    middle = median(values)
    return max(SMALLEST_DIP, MAD_TO_SD * median(abs(one - middle) for one in values))
