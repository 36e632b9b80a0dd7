"""A person's rows as frames, read once for each change: what several results are computed from."""

import pandas as pd

from core.ui.gate import open_workspace
from core.ui.memory import until_changed


def every_application() -> pd.DataFrame:
    """All applications and where they stand."""
    return until_changed("applications", open_workspace().applications.frame)


def every_line() -> pd.DataFrame:
    """All lines of their ledgers."""
    return until_changed("ledger", open_workspace().applications.ledger)


def every_check_in() -> pd.DataFrame:
    """All check-ins, without their words."""
    return until_changed("check_ins", open_workspace().check_ins.frame)


def every_feeling() -> pd.DataFrame:
    """All feelings that were named in them."""
    return until_changed("feelings_named", open_workspace().check_ins.emotions)
