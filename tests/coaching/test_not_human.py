"""That the coach is no human is said at the start, and again every three hours."""

from datetime import timedelta

import pytest

from core.coaching.not_human import notice, notice_is_due


@pytest.mark.parametrize(
    ("hours", "minutes", "due"), [(0, 0, False), (2, 59, False), (3, 0, True), (30, 0, True)]
)
def test_it_is_due_after_three_hours_and_not_before(noon, hours, minutes, due):
    assert notice_is_due(noon, noon + timedelta(hours=hours, minutes=minutes)) is due


@pytest.mark.parametrize("language_model", [True, False])
def test_it_says_that_it_is_a_machine_no_therapist_and_no_help_in_an_emergency(language_model):
    said = notice(language_model=language_model)
    for words in ("not to a human", "no therapist", "emergency", "support"):
        assert words in said
    assert ("is not a language model" in said) is not language_model
