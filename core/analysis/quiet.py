"""Applications without a word for longer than usual."""

from collections.abc import Collection
from datetime import date

import pandas as pd

from core.analysis.conversion import DAYS_FOR_A_FIRST_ANSWER, DAYS_FOR_A_LATER_ANSWER
from core.vocabulary import Stage

COLUMNS = ["application_id", "company", "role", "days_quiet"]


def quiet_applications(
    applications: pd.DataFrame, today: date, coming_up: Collection[int] = ()
) -> pd.DataFrame:
    """Open applications that waited longer than the rule of thumb, quietest first.

    In: furthest_stage, disposition (None = open), last_event_on (None = not known), and the names.
    `coming_up`: the ids of those with an interview ahead. Out: application_id, company, role,
    days_quiet (whole days). One without a known day is left out: nobody can say how long it has
    been quiet. So is one with an offer, where the employer waits, and one with an interview ahead.
    """
    waits = applications["disposition"].isna() & (applications["furthest_stage"] != Stage.OFFER)
    is_open = applications[waits & ~applications["application_id"].isin(list(coming_up))]
    days = (pd.Timestamp(today) - pd.to_datetime(is_open["last_event_on"])).dt.days
    applied = is_open["furthest_stage"] == Stage.APPLIED
    patience = applied.map({True: DAYS_FOR_A_FIRST_ANSWER, False: DAYS_FOR_A_LATER_ANSWER})
    waited = days[days > patience]
    quiet = is_open.loc[waited.index].assign(days_quiet=waited)
    return quiet[COLUMNS].sort_values("days_quiet", ascending=False, kind="stable")
