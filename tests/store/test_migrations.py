"""The schema: what the migrations make is what the tables declare, and data stays."""

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from sqlmodel import SQLModel

from core.errors import StoreUnavailable
from core.store.engine import connect, open_store
from core.store.migrate import alembic_config, migrate
from tests.conftest import settings_in


def difference(engine):
    with engine.connect() as connection:
        return compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)


def test_migrated_schema_is_the_declared_schema_on_sqlite(store):
    assert difference(store) == []


def test_a_failed_migration_leaves_the_database_as_it_was(tmp_path, monkeypatch):
    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        migrate(connection)
        raise ZeroDivisionError
    assert inspect(engine).get_table_names() == []


def test_a_store_of_a_newer_version_is_refused_in_a_sentence(home):
    engine = connect(settings_in(home).database_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    engine.dispose()
    with pytest.raises(StoreUnavailable, match="newer version"):
        open_store(settings_in(home))


def test_two_processes_that_start_together_migrate_once(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'x.db'}")
    errors = []

    def start():
        try:
            with engine.begin() as connection:
                migrate(connection)
        except Exception as error:  # noqa: BLE001 - whatever a thread meets fails the test
            errors.append(error)

    threads = [threading.Thread(target=start) for _ in range(4)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert errors == []
    assert difference(engine) == []


def test_migrating_again_keeps_what_is_there(ana, store, noon, today):
    ana.check_ins.add(valence=7, energy=1, day=today, now=noon, today=today)
    with store.begin() as connection:
        migrate(connection)
    assert list(ana.check_ins.frame()["valence"]) == [7]


def test_every_migration_has_its_place_in_one_line(store):
    with store.connect() as connection:
        script = ScriptDirectory.from_config(alembic_config(connection))
    assert len(script.get_heads()) == 1
