"""Consents: each off until given, apart from the others, for these words only, off at once."""

from datetime import timedelta

import pytest

from core.errors import NotAllowed
from core.vocabulary import CURRENT_VERSION, Consent
from core.workspace.consents import ConsentLine

LATER = timedelta(minutes=1)


@pytest.fixture
def new_words(monkeypatch):
    """Raise the version of one consent, as whoever changes its words does."""

    def change(consent):
        monkeypatch.setitem(CURRENT_VERSION, consent, CURRENT_VERSION[consent] + 1)

    return change


@pytest.mark.parametrize("consent", [Consent.AI, Consent.COHORT])
def test_it_is_off_until_it_is_given(ana, consent):
    found = ana.consents.view(consent)
    assert (found.log, found.is_granted, found.is_asked_anew) == ((), False, False)
    assert not ana.consents.granted(consent)


def test_one_consent_says_nothing_of_another(ana, noon):
    ana.consents.grant(Consent.COHORT, noon)
    assert ana.consents.granted(Consent.COHORT)
    assert not ana.consents.granted(Consent.AI)
    ana.consents.withdraw(Consent.STORAGE, noon)
    assert ana.consents.granted(Consent.COHORT)


def test_another_persons_consent_does_not_count(ana, ben, noon):
    ben.consents.grant(Consent.COHORT, noon)
    assert not ana.consents.granted(Consent.COHORT)
    assert ana.consents.view(Consent.COHORT).log == ()
    ana.consents.withdraw(Consent.COHORT, noon + LATER)
    assert ben.consents.granted(Consent.COHORT)


@pytest.mark.parametrize("consent", list(Consent))
def test_an_answer_counts_when_an_earlier_one_bears_a_later_time(ana, noon, consent):
    """A clock was ahead when it was given, or a takeout that was edited brought it."""
    ana.consents.grant(consent, noon + timedelta(days=400))
    ana.consents.withdraw(consent, noon)
    assert not ana.consents.granted(consent)
    ana.consents.grant(consent, noon)
    assert ana.consents.granted(consent)


def test_taking_it_back_holds_at_once_and_every_time_is_in_the_log(ana, noon):
    ana.consents.grant(Consent.COHORT, noon)
    ana.consents.withdraw(Consent.COHORT, noon + LATER)
    assert not ana.consents.granted(Consent.COHORT)
    assert ana.consents.view(Consent.COHORT).log == (
        ConsentLine(noon + LATER, 1, granted=False),
        ConsentLine(noon, 1, granted=True),
    )


def test_of_two_answers_of_one_moment_the_later_counts(ana, noon):
    ana.consents.grant(Consent.COHORT, noon)
    ana.consents.withdraw(Consent.COHORT, noon)
    assert not ana.consents.granted(Consent.COHORT)


def test_new_words_are_asked_anew_and_the_old_answer_no_longer_counts(ana, noon, new_words):
    ana.consents.grant(Consent.COHORT, noon)
    new_words(Consent.COHORT)
    found = ana.consents.view(Consent.COHORT)
    assert (found.is_granted, found.is_asked_anew) == (False, True)
    assert not ana.consents.granted(Consent.COHORT)
    ana.consents.grant(Consent.COHORT, noon + LATER)
    assert ana.consents.granted(Consent.COHORT)
    assert [line.version for line in ana.consents.view(Consent.COHORT).log] == [2, 1]


def test_what_was_taken_back_is_not_asked_anew_as_if_it_held(ana, noon, new_words):
    ana.consents.grant(Consent.COHORT, noon)
    ana.consents.withdraw(Consent.COHORT, noon + LATER)
    new_words(Consent.COHORT)
    assert not ana.consents.view(Consent.COHORT).is_asked_anew


def test_nothing_is_stored_on_an_agreement_to_older_words(ana, noon, today, new_words):
    new_words(Consent.STORAGE)
    with pytest.raises(NotAllowed, match="needs your consent first"):
        ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)
    ana.consents.grant(Consent.STORAGE, noon + LATER)
    ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)
