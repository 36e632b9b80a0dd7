"""Creating an account, checking a password, the lock, leaving."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from core.accounts import passwords
from core.accounts.invitations import Invitations
from core.accounts.people import LOCK, MAX_FAILURES, People, Registration
from core.errors import InvalidInput, NotAllowed
from core.store.tables import User
from tests.conftest import PASSWORD, add_person


@pytest.fixture
def people(store):
    return People(store)


@pytest.fixture
def ana_id(store):
    return add_person(store, "Ana", is_owner=True)


def test_the_first_account_owns_the_installation_and_the_second_does_not(people, store, noon):
    people.register("Ana", "Ana@Example.org ", PASSWORD, noon)
    people.set_registration(1, Registration.OPEN)
    people.register("Ben", "ben@example.org", PASSWORD, noon)
    with Session(store) as session:
        rows = session.exec(select(User.email, User.is_owner).order_by(User.id)).all()
    assert rows == [("ana@example.org", True), ("ben@example.org", False)]


def test_of_two_first_visitors_at_the_same_moment_one_becomes_the_owner(people, store, noon):
    def register(name):
        with suppress(NotAllowed):
            people.register(name, f"{name}@example.org", PASSWORD, noon)

    threads = [threading.Thread(target=register, args=(name,)) for name in ("ana", "ben")]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    with Session(store) as session:
        assert session.exec(select(User.is_owner)).all() == [True]


def test_without_an_invitation_nobody_joins_by_default(people, ana_id, noon):
    with pytest.raises(NotAllowed, match="invitation"):
        people.register("Ben", "ben@example.org", PASSWORD, noon)


def test_an_invitation_admits_exactly_one_person(people, store, ana_id, noon):
    token = Invitations(store).create(ana_id, noon)
    people.register("Ben", "ben@example.org", PASSWORD, noon, token)
    with pytest.raises(NotAllowed, match="used already"):
        people.register("Cem", "cem@example.org", PASSWORD, noon, token)


def test_an_invitation_expires_after_two_weeks(people, store, ana_id, noon):
    token = Invitations(store).create(ana_id, noon)
    late = noon + timedelta(days=15)
    assert not Invitations(store).is_valid(token, late)
    with pytest.raises(NotAllowed):
        people.register("Ben", "ben@example.org", PASSWORD, late, token)


def test_a_failed_registration_leaves_the_invitation_usable(people, store, ana_id, noon):
    token = Invitations(store).create(ana_id, noon)
    with pytest.raises(InvalidInput):
        people.register("Ana", "ana@example.org", PASSWORD, noon, token)
    people.register("Ben", "ben@example.org", PASSWORD, noon, token)


def test_an_invitation_does_not_open_a_closed_installation(people, store, ana_id, noon):
    token = Invitations(store).create(ana_id, noon)
    people.set_registration(ana_id, Registration.CLOSED)
    with pytest.raises(NotAllowed):
        people.register("Ben", "ben@example.org", PASSWORD, noon, token)


def test_only_the_owner_changes_who_may_join_or_invites(people, store, ana_id, noon):
    ben = add_person(store, "Ben")
    with pytest.raises(NotAllowed):
        people.set_registration(ben, Registration.OPEN)
    with pytest.raises(NotAllowed):
        Invitations(store).create(ben, noon)


@pytest.mark.parametrize(
    ("name", "email", "password"),
    [
        ("", "a@example.org", PASSWORD),
        ("A" * 201, "a@example.org", PASSWORD),
        ("Ana", "no address", PASSWORD),
        ("Ana", "a@b", PASSWORD),
        ("Ana", "a@example.org", "elevenbytes"),
        ("Ana", "a@example.org", "x" * 73),
        ("Ana", "a@example.org", "é" * 37),
        ("Ana", "a@example.org", "🙂🙂🙂"),
        ("Ana", "a@example.org", "пароль"),
        ("Ana", "a@example.org", f" {PASSWORD}"),
    ],
)
def test_an_account_that_is_not_acceptable_is_refused_with_a_sentence(
    people, name, email, password, noon
):
    with pytest.raises(InvalidInput, match=r"\.$"):
        people.register(name, email, password, noon)
    assert people.is_empty()


@pytest.mark.parametrize("password", ["x" * 12, "x" * 72, "пароль пароль", "é" * 36, "🙂" * 18])
def test_twelve_characters_of_any_script_are_enough_and_72_bytes_fit(people, password, noon):
    people.register("Ana", "ana@example.org", password, noon)
    assert people.check_password("ana@example.org", password, noon) is not None


def test_the_right_password_signs_in_and_a_wrong_one_does_not(people, ana_id, noon):
    assert people.check_password(" ANA@example.org", PASSWORD, noon) == ana_id
    assert people.check_password("ana@example.org", PASSWORD + "x", noon) is None
    assert people.check_password("nobody@example.org", PASSWORD, noon) is None


def test_unknown_names_cost_a_hash_too(people, noon, monkeypatch):
    checked = []
    monkeypatch.setattr(
        passwords.bcrypt, "checkpw", lambda given, kept: checked.append(kept) or False
    )
    people.check_password("nobody@example.org", "x" * 100, noon)
    assert len(checked) == 1
    assert checked[0].startswith(b"$2b$12$")


def test_five_failures_lock_for_fifteen_minutes_even_for_the_right_password(people, ana_id, noon):
    for _ in range(MAX_FAILURES):
        people.check_password("ana@example.org", "wrong wrong wrong", noon)
    assert people.check_password("ana@example.org", PASSWORD, noon) is None
    assert people.check_password("ana@example.org", PASSWORD, noon + LOCK) == ana_id


def test_four_failures_and_a_success_start_the_count_anew(people, ana_id, noon):
    for _ in range(3):
        for _ in range(MAX_FAILURES - 1):
            people.check_password("ana@example.org", "wrong wrong wrong", noon)
        assert people.check_password("ana@example.org", PASSWORD, noon) == ana_id


def test_failures_in_many_threads_are_all_counted(people, ana_id, noon, store):
    def fail():
        people.check_password("ana@example.org", "wrong wrong wrong", noon)

    threads = [threading.Thread(target=fail) for _ in range(MAX_FAILURES)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert people.check_password("ana@example.org", PASSWORD, noon) is None


def test_a_changed_password_replaces_the_old_one(people, ana_id, noon):
    people.change_password(ana_id, PASSWORD, "a completely new one", noon)
    assert people.check_password("ana@example.org", PASSWORD, noon) is None
    assert people.check_password("ana@example.org", "a completely new one", noon) == ana_id


def test_the_current_password_is_needed_for_a_new_one(people, ana_id, noon):
    with pytest.raises(InvalidInput, match="current password"):
        people.change_password(ana_id, "not my password", "a completely new one", noon)


def test_when_the_last_owner_leaves_the_oldest_account_becomes_the_owner(people, store, ana_id):
    add_person(store, "Ben")
    add_person(store, "Cem")
    people.delete(ana_id)
    with Session(store) as session:
        rows = session.exec(select(User.name, User.is_owner).order_by(User.id)).all()
    assert rows == [("Ben", True), ("Cem", False)]


def test_no_password_stands_in_the_database(people, store, noon, home):
    people.register("Ana", "ana@example.org", PASSWORD, noon)
    store.dispose()
    assert PASSWORD.encode() not in (home / "rebound.db").read_bytes()
