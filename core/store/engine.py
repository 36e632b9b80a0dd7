"""Opens the store: one engine per process, its connection settings, its key, its schema."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlmodel import create_engine

from core.errors import StoreUnavailable
from core.settings import Settings
from core.store.keys import Keyring, load_keys
from core.store.migrate import migrate
from core.store.tables import Setting

KEY_CHECK = "key_check"
"""A known word, encrypted when the store is made: it tells a wrong key before any harm is done."""

SQLITE_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=NORMAL",
    "foreign_keys=ON",
    "busy_timeout=30000",
    "secure_delete=ON",  # what a person deletes is overwritten, not only unlinked
)


@lru_cache(maxsize=8)
def open_store(settings: Settings) -> Engine:
    """Open, migrate and check the store; the same engine for the same settings.

    Raises StoreUnavailable with a sentence when the database or the key is not usable.
    """
    _make_home(settings.home)
    engine = connect(settings.database_url)
    try:
        with engine.begin() as connection:
            migrate(connection)
            prepare_key(connection, settings)
    except SQLAlchemyError as error:
        msg = "The database cannot be opened. Check that it is there, writable and not locked."
        raise StoreUnavailable(msg) from error
    return engine


def connect(url: str) -> Engine:
    """An engine with the settings that lose no write; see the measurements in CONTRIBUTING.md.

    Raises StoreUnavailable for an address that names no database that Rebound can use.
    """
    try:
        # Parameters can hold a person's words; a log line or an error must not.
        engine = create_engine(make_url(url), hide_parameters=True, pool_size=5, max_overflow=10)
    except (ArgumentError, ImportError, ValueError):
        msg = "DATABASE_URL cannot be used. Write it like postgresql://user@host/rebound."
        raise StoreUnavailable(msg) from None  # the cause may quote the password
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_immediate)
    return engine


def prepare_key(connection: Connection, settings: Settings) -> None:
    """Hang the keyring on the dialect, and make sure that it opens what the store holds."""
    check = connection.execute(select(Setting.value).where(Setting.name == KEY_CHECK)).scalar()
    keyring = Keyring(load_keys(settings, may_create=check is None))
    connection.engine.dialect.rebound_keyring = keyring
    if check is None:
        row = {"name": KEY_CHECK, "value": keyring.encrypt(KEY_CHECK)}
        connection.execute(Setting.__table__.insert(), row)
    else:
        keyring.decrypt(check)


def store_answers(engine: Engine) -> bool:
    """Whether the store takes a write right now."""
    try:
        with engine.begin() as connection:
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA user_version = 1")
            else:
                connection.execute(select(Setting.name).limit(1))
    except SQLAlchemyError:
        return False
    return True


def is_store_failure(error: BaseException) -> bool:
    """Whether an error means that the database itself is locked, full or gone."""
    return isinstance(error, OperationalError)


def _make_home(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The folder {folder} cannot be made. Name another one in REBOUND_HOME."
        raise StoreUnavailable(msg) from error


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we emit BEGIN ourselves, so that migrations are atomic
    for pragma in SQLITE_PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
