"""When it has to be said that the coach is not a human: at the start, and again every 3 hours.

Source: the not-human notice that New York's law on AI companions asks for (2025); said everywhere.
"""

from datetime import datetime, timedelta

EVERY = timedelta(hours=3)
NOTICE = "notice"
"""Stands as the engine of a turn that says nothing else."""
_START = "You are talking to a machine, not to a human. "
_END = (
    " It is no therapist and knows only what you write here. "
    "In an emergency it is no help: support, at the end of every page, is."
)
EMBEDDED = (
    f"{_START}It follows fixed rules on this server and is not a language model; "
    f"nothing you say leaves.{_END}"
)
LANGUAGE_MODEL = (
    f"{_START}It is a language model: what it says can be wrong, and every answer is checked "
    f"against your records.{_END}"
)


def notice_is_due(noticed_at: datetime, now: datetime) -> bool:
    """Whether it was last said three hours ago or more."""
    return now - noticed_at >= EVERY


def notice(*, language_model: bool) -> str:
    """What is said, for either engine."""
    return LANGUAGE_MODEL if language_model else EMBEDDED
