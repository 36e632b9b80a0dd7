"""The one small step that Today offers."""

import pytest

from core.coaching.next_step import Step, next_step


@pytest.mark.parametrize(
    ("waiting", "checked_in_today", "quiet", "applications", "step"),
    [
        (1, False, 3, 9, Step.CONFIRM_MESSAGE),
        (0, False, 3, 9, Step.CHECK_IN),
        (0, True, 3, 9, Step.LOOK_AT_QUIET_ONES),
        (0, True, 0, 0, Step.START),
        (0, True, 0, 9, Step.REST),
    ],
)
def test_one_step_is_offered_and_rest_is_one_of_them(
    waiting, checked_in_today, quiet, applications, step
):
    found = next_step(
        waiting=waiting, checked_in_today=checked_in_today, quiet=quiet, applications=applications
    )
    assert found is step
