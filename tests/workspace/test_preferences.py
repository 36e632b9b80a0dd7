"""What a person switches for themselves."""

from datetime import timedelta

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
