"""Sign-ins: one ticket, one cookie, gone at once when they should be."""

from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.accounts.people import People
from core.accounts.sessions import LIFETIME, Sessions
from core.store.tables import AuthSession
from tests.conftest import PASSWORD, add_person


@pytest.fixture
def sessions(store):
    return Sessions(store)


@pytest.fixture
def ana_id(store):
    return add_person(store, "Ana")


def test_a_ticket_buys_one_token_once(sessions, ana_id, noon):
    opened = sessions.open(ana_id, noon)
    token = sessions.redeem(opened.ticket, noon)
    assert sessions.find_by_token(token, noon).user_id == ana_id
    assert sessions.redeem(opened.ticket, noon) is None


def test_a_ticket_is_worth_nothing_after_half_a_minute(sessions, ana_id, noon):
    opened = sessions.open(ana_id, noon)
    assert sessions.redeem(opened.ticket, noon + timedelta(seconds=31)) is None


def test_a_made_up_ticket_or_token_is_nobody(sessions, ana_id, noon):
    sessions.open(ana_id, noon)
    assert sessions.redeem("made up", noon) is None
    assert sessions.find_by_token("made up", noon) is None
    assert sessions.find_by_token("", noon) is None


def test_the_store_holds_no_token_and_no_ticket(sessions, store, ana_id, noon):
    opened = sessions.open(ana_id, noon)
    first = sessions.open(ana_id, noon)
    token = sessions.redeem(first.ticket, noon)
    with Session(store) as session:
        kept = str([row.model_dump() for row in session.exec(select(AuthSession)).all()])
    assert opened.ticket not in kept
    assert token not in kept


def test_signing_out_ends_this_browser_and_leaves_the_other(sessions, ana_id, noon):
    one, two = sessions.open(ana_id, noon), sessions.open(ana_id, noon)
    token = sessions.redeem(one.ticket, noon)
    sessions.end(one.session_id)
    assert sessions.find(one.session_id, noon) is None
    assert sessions.find_by_token(token, noon) is None
    assert sessions.find(two.session_id, noon) is not None


def test_signing_out_everywhere_ends_every_browser_of_this_person_only(
    sessions, store, ana_id, noon
):
    ben = sessions.open(add_person(store, "Ben"), noon)
    mine = [sessions.open(ana_id, noon) for _ in range(3)]
    tokens = [sessions.redeem(one.ticket, noon) for one in mine]
    sessions.end_all(ana_id)
    assert [sessions.find_by_token(token, noon) for token in tokens] == [None] * 3
    assert [sessions.find(one.session_id, noon) for one in mine] == [None] * 3
    assert sessions.find(ben.session_id, noon) is not None


def test_a_new_password_ends_every_sign_in(sessions, store, ana_id, noon):
    opened = sessions.open(ana_id, noon)
    token = sessions.redeem(opened.ticket, noon)
    People(store).change_password(ana_id, PASSWORD, "a completely new one", noon)
    assert sessions.find(opened.session_id, noon) is None
    assert sessions.find_by_token(token, noon) is None


def test_a_sign_in_expires_after_a_week(sessions, ana_id, noon):
    opened = sessions.open(ana_id, noon)
    assert sessions.find(opened.session_id, noon + LIFETIME) is None


def test_an_expired_sign_in_is_cleared_away_by_the_next_one(sessions, store, ana_id, noon):
    sessions.open(ana_id, noon)
    sessions.open(ana_id, noon + 2 * LIFETIME)
    with Session(store) as session:
        assert len(session.exec(select(AuthSession)).all()) == 1


def test_a_tab_that_outlived_its_sign_in_does_not_find_the_next_person(
    sessions, store, ana_id, noon
):
    ended = sessions.open(ana_id, noon)
    sessions.end(ended.session_id)
    sessions.open(add_person(store, "Ben"), noon)
    assert sessions.find(ended.session_id, noon) is None


def test_the_id_of_a_deleted_account_is_never_given_again(store, ana_id):
    People(store).delete(ana_id)
    assert add_person(store, "Ben") != ana_id
