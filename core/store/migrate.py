"""Brings the schema up to date with Alembic, inside the caller's transaction."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

ADVISORY_LOCK = 730_011
"""Any number will do, as long as every process of Rebound asks for the same one."""


def migrate(connection: Connection) -> None:
    """Run the missing migrations, all or none of them, one process at a time.

    SQLite's BEGIN IMMEDIATE is the lock there; PostgreSQL is asked for one.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({ADVISORY_LOCK})")
    command.upgrade(alembic_config(connection), "head")


def alembic_config(connection: Connection) -> Config:
    """Alembic's settings without an ini file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
