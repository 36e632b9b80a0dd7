"""What is behind the shield."""

from datetime import timedelta

import pytest

from core.coaching.shield import Incoming, Shield, shield
from core.vocabulary import MailKind

INCOMING = [
    Incoming(1, "a", MailKind.REJECTION),
    Incoming(2, "b", MailKind.OFFER),
    Incoming(3, "c", None),
    Incoming(4, "d", MailKind.REJECTION),
]


def test_rejections_wait_and_what_nobody_read_may_be_one():
    found = shield(INCOMING, (), is_on=True, until=None)
    assert (found.behind, found.unread) == ((1, 4), (3,))
    assert [one for one in range(1, 5) if found.asks_first(one)] == [1, 3, 4]


def test_what_was_opened_waits_no_more():
    found = shield(INCOMING, {"a", "c"}, is_on=True, until=None)
    assert (found.behind, found.unread) == ((4,), ())


def test_while_it_is_off_nothing_waits():
    assert shield(INCOMING, (), is_on=False, until=None) == Shield()


@pytest.mark.parametrize(("days", "is_quiet"), [(None, False), (-1, False), (0, False), (1, True)])
def test_nothing_is_said_before_the_chosen_day_and_the_answers_stay_behind(today, days, is_quiet):
    until = None if days is None else today + timedelta(days=days)
    found = shield(INCOMING, (), is_on=True, until=until)
    assert found.is_quiet(today) is is_quiet
    assert found.behind == (1, 4)


def test_an_empty_shield_says_nothing(today):
    assert shield(INCOMING, {"a", "d"}, is_on=True, until=None).is_quiet(today)
