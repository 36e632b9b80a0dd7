"""Many at once: nothing is lost, and a store that does not answer says so."""

import sqlite3
import threading
import traceback

import pytest
from sqlalchemy import event
from sqlmodel import Session, func, select

from core.accounts.people import People
from core.errors import StoreUnavailable
from core.store.engine import connect, open_store, store_answers
from core.store.tables import CheckIn, User
from core.workspace.workspace import Workspace
from tests.conftest import settings_in


@pytest.mark.soak
def test_fifty_threads_with_two_hundred_writes_each_lose_nothing(ana, store, noon, today):
    def write():
        for _ in range(200):
            ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)

    threads = [threading.Thread(target=write) for _ in range(50)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    with Session(store) as session:
        assert session.exec(select(func.count()).select_from(CheckIn)).one() == 10_000
        assert session.exec(select(User.revision)).one() == 10_001  # and the consent


def test_two_people_writing_at_once_keep_to_their_own_rows(ana, ben, noon, today):
    def write(workspace, valence):
        for _ in range(50):
            workspace.check_ins.add(valence=valence, energy=1, day=today, now=noon, today=today)

    threads = [threading.Thread(target=write, args=pair) for pair in ((ana, 10), (ben, 90))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert set(ana.check_ins.frame()["valence"]) == {10}
    assert set(ben.check_ins.frame()["valence"]) == {90}


def test_a_locked_database_is_a_sentence_and_nothing_is_stored(ana, store, home, noon, today):
    @event.listens_for(store, "connect")
    def hurry(connection, _record):
        connection.execute("PRAGMA busy_timeout=50")

    store.dispose()
    lock = sqlite3.connect(home / "rebound.db", isolation_level=None)
    lock.execute("BEGIN IMMEDIATE")
    try:
        assert not store_answers(store)
        with pytest.raises(StoreUnavailable, match="Nothing was saved"):
            ana.check_ins.add(valence=1, energy=1, day=today, now=noon, today=today)
    finally:
        lock.execute("ROLLBACK")
        lock.close()
    assert store_answers(store)
    assert ana.check_ins.frame().empty


def test_a_full_disk_is_a_sentence_and_nothing_is_half_stored(ana, store, noon, today):
    @event.listens_for(store, "connect")
    def fill(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    store.dispose()
    with pytest.raises(StoreUnavailable, match="Nothing was saved"):
        ana.messages.keep("long " * 30_000, today, noon)
    assert ana.messages.count() == 0


def test_a_store_that_is_a_folder_or_garbage_does_not_open(tmp_path):
    (tmp_path / "rebound.db").write_bytes(b"this is not a database" * 100)
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store.__wrapped__(settings_in(tmp_path))
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store.__wrapped__(settings_in(tmp_path, f"sqlite:///{tmp_path}"))


@pytest.mark.parametrize(
    "url",
    [
        "postgres://ana:hush@host/rebound",
        "postgresql+nothing://ana:hush@host/rebound",
        "mysql+aiomysql://ana:hush@host/rebound",
        "postgresql://ana:at@sign:hush@host/rebound",
        "hush",
    ],
)
def test_a_wrong_address_of_the_database_is_a_sentence_without_its_password(tmp_path, url):
    with pytest.raises(StoreUnavailable, match="DATABASE_URL") as caught:
        open_store.__wrapped__(settings_in(tmp_path, url))
    assert "hush" not in "".join(traceback.format_exception(caught.value))


def test_a_database_that_nobody_serves_is_a_sentence_without_its_password(tmp_path):
    url = "postgresql://ana:hush@127.0.0.1:1/rebound"
    with pytest.raises(StoreUnavailable, match="cannot be opened") as caught:
        open_store.__wrapped__(settings_in(tmp_path, url))
    assert "hush" not in "".join(traceback.format_exception(caught.value))


def test_a_home_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in its place")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreUnavailable, match="REBOUND_HOME"):
            open_store.__wrapped__(settings_in(home))


def test_the_settings_that_lose_no_write_are_on(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    with engine.connect() as connection:
        values = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert values == ["wal", 1, 1, 30_000]


def test_deleting_an_account_leaves_no_word_of_it_in_the_files(ana, ben, store, home, noon, today):
    canary = "Canary Holdings"
    one = ana.applications.add(canary, "Analyst", applied_on=today, now=noon, today=today)
    ben.check_ins.add(valence=50, energy=1, day=today, now=noon, today=today)
    assert one
    People(store).delete(ana.user_id)
    left = b"".join(path.read_bytes() for path in home.glob("rebound.db*"))
    assert canary.encode() not in left
    assert b"ana@example.org" not in left
    assert len(Workspace(store, ben.user_id).check_ins.frame()) == 1
