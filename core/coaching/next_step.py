"""The one small step that Today offers."""

from enum import StrEnum


class Step(StrEnum):
    """What would be the next small thing, by order of what waits longest without harm."""

    CONFIRM_MESSAGE = "confirm_message"
    CHECK_IN = "check_in"
    LOOK_AT_QUIET_ONES = "look_at_quiet_ones"
    START = "start"
    REST = "rest"


def next_step(*, waiting: int, checked_in_today: bool, quiet: int, applications: int) -> Step:
    """One step, never two; when nothing is due it is rest.

    `waiting`: messages not confirmed yet. `quiet`: applications silent for longer than usual.
    """
    if waiting:
        return Step.CONFIRM_MESSAGE
    if not checked_in_today:
        return Step.CHECK_IN
    if quiet:
        return Step.LOOK_AT_QUIET_ONES
    return Step.REST if applications else Step.START
