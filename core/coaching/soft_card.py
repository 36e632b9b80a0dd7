"""When to say, softly and at most once a week, that talking to someone is an option."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from core.analysis.questionnaires import Phq4, Who5

LOW_VALENCE, LOW_DAYS = 20, 14
TWICE = 2
AT_MOST_EVERY = timedelta(days=7)


class Reason(StrEnum):
    """What the card rests on."""

    PHQ_4 = "phq_4"
    WHO_5_TWICE = "who_5_twice"
    LOW_FOR_DAYS = "low_for_days"


def soft_card(
    *,
    phq_4: Phq4 | None,
    who_5: Sequence[Who5 | None],
    check_ins: pd.DataFrame,
    shown_on: date | None,
    today: date,
) -> Reason | None:
    """Why the card is due today; None when it is not, or was shown within a week.

    `phq_4`: the newest; `who_5`: oldest first; `check_ins`: columns day, valence.
    """
    if shown_on is not None and today - shown_on < AT_MOST_EVERY:
        return None
    if phq_4 is not None and phq_4.worth_talking:
        return Reason.PHQ_4
    if len(who_5) >= TWICE and all(one is not None and one.is_low for one in who_5[-TWICE:]):
        return Reason.WHO_5_TWICE
    return Reason.LOW_FOR_DAYS if _low_for_days(check_ins, today) else None


def _low_for_days(check_ins: pd.DataFrame, today: date) -> bool:
    """Whether each of the last 14 days has check-ins and none of them lies above 20."""
    since = today - timedelta(days=LOW_DAYS - 1)
    recent = check_ins[(check_ins["day"] >= since) & (check_ins["day"] <= today)]
    return recent["day"].nunique() == LOW_DAYS and bool((recent["valence"] <= LOW_VALENCE).all())
