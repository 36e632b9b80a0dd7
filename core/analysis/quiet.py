"""Applications without a word for longer than usual."""

from datetime import date

import pandas as pd

from core.analysis.conversion import DAYS_FOR_A_FIRST_ANSWER, DAYS_FOR_A_LATER_ANSWER
from core.vocabulary import Stage

COLUMNS = ["application_id", "company", "role", "days_quiet"]


def quiet_applications(applications: pd.DataFrame, today: date) -> pd.DataFrame:
    """Open applications that waited longer than the rule of thumb, quietest first.

    In: furthest_stage, disposition (None = open), last_event_on (None = not known), and the names.
    Out: application_id, company, role, days_quiet (whole days). One without a known day is left
    out: nobody can say how long it has been quiet.
    """
    is_open = applications[applications["disposition"].isna()]
    days = (pd.Timestamp(today) - pd.to_datetime(is_open["last_event_on"])).dt.days
    applied = is_open["furthest_stage"] == Stage.APPLIED
    patience = applied.map({True: DAYS_FOR_A_FIRST_ANSWER, False: DAYS_FOR_A_LATER_ANSWER})
    waited = days[days > patience]
    quiet = is_open.loc[waited.index].assign(days_quiet=waited)
    return quiet[COLUMNS].sort_values("days_quiet", ascending=False, kind="stable")
