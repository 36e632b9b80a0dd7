"""What a person switches for themselves."""

from datetime import date, timedelta

from core.vocabulary import Wish


def test_everything_is_off_until_it_is_switched_on(ana):
    assert ana.preferences.all_on() == frozenset()


def test_a_switch_can_be_turned_back_and_is_one_persons_own(ana, ben, noon):
    ana.preferences.switch(Wish.SHIELD, noon, on=True)
    assert ana.preferences.all_on() == {Wish.SHIELD}
    assert ben.preferences.all_on() == frozenset()
    ana.preferences.switch(Wish.SHIELD, noon + timedelta(minutes=1), on=False)
    assert ana.preferences.all_on() == frozenset()


def test_a_value_is_kept_under_its_name(ana, noon):
    assert ana.preferences.value("shield_until") is None
    ana.preferences.keep("shield_until", "2026-11-03", noon)
    ana.preferences.keep("shield_until", "2026-11-04", noon)
    assert ana.preferences.value("shield_until") == "2026-11-04"


def test_a_kept_value_that_is_no_day_is_none(ana, noon):
    """As a takeout that was edited by hand may bring it back."""
    assert ana.preferences.day("put_away_on") is None
    for value, day in (("2026-11-03", date(2026, 11, 3)), ("yesterday", None), ("", None)):
        ana.preferences.keep("put_away_on", value, noon)
        assert ana.preferences.day("put_away_on") == day
