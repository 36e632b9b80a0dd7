"""Brings the schema up to date with Alembic, inside the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from core.errors import StoreUnavailable

ADVISORY_LOCK = 730_011
"""Any number will do, as long as every process of Rebound asks for the same one."""


def migrate(connection: Connection) -> None:
    """Run the missing migrations, all or none of them, one process at a time.

    SQLite's BEGIN IMMEDIATE is the lock there; PostgreSQL is asked for one. Raises
    StoreUnavailable for a database of a newer version.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    try:
        command.upgrade(alembic_config(connection), "head")
    except CommandError as error:  # it knows no such version: there is no way back from a newer one
        msg = "The database was made by a newer version of Rebound. Please install that version."
        raise StoreUnavailable(msg) from error


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
