"""One row for each day: what was noted on it, for finding out what moves together."""

from collections import Counter
from datetime import date, timedelta

import pandas as pd

from core.analysis.waits import by_application, conversations_held
from core.vocabulary import Emotion, Stage

APPLICATIONS, INTERVIEWS = "applications", "interviews"


def daily_measures(
    check_ins: pd.DataFrame, emotions: pd.DataFrame, ledger: pd.DataFrame, today: date
) -> pd.DataFrame:
    """Mood, energy, each feeling, applications and interviews by day; NaN where not known.

    A feeling is 0 only on a day with a check-in. Nothing sent is 0 only between the first and the
    last day of the ledger. Recalled check-ins are left out, as is what lies after `today`.
    Columns: as `search_load`, and valence (0..100) in `check_ins`.
    """
    felt = check_ins[~check_ins["recalled"].astype(bool) & (check_ins["day"] <= today)]
    days = felt.groupby("day")[["valence", "energy"]].median().astype(float)
    for emotion in Emotion:
        named = set(emotions.loc[emotions["emotion"] == str(emotion), "day"])
        days[str(emotion)] = [float(day in named) for day in days.index]
    counts = _counts(ledger, today)
    both = days.join(counts, how="outer")
    return both.rename_axis("day").reset_index()


def _counts(ledger: pd.DataFrame, today: date) -> pd.DataFrame:
    """Applications sent and conversations held on each day of the ledger's span."""
    dated = [
        (line.day, line.stage)
        for _, lines in by_application(ledger, today)
        for line in lines
        if line.day is not None
    ]
    if not dated:
        return pd.DataFrame(columns=[APPLICATIONS, INTERVIEWS], dtype=float)
    first, last = min(day for day, _ in dated), max(day for day, _ in dated)
    span = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    sent = Counter(day for day, stage in dated if stage == Stage.APPLIED)
    known = ledger[ledger["day"].notna()]
    held = Counter(conversations_held(known[known["day"] <= today])["day"])
    columns = {APPLICATIONS: [sent[day] for day in span], INTERVIEWS: [held[day] for day in span]}
    return pd.DataFrame(columns, index=pd.Index(span), dtype=float)
