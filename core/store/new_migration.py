"""Drafts a migration from what the tables declare: `make migration NAME="what changes"`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from core.store.engine import connect
from core.store.migrate import alembic_config, migrate

VERSIONS = Path(__file__).parent / "migrations" / "versions"


def draft(message: str) -> None:
    """Write a numbered migration from the newest schema to the declared one."""
    number = f"{len(list(VERSIONS.glob('*.py'))) + 1:04d}"
    with TemporaryDirectory() as folder:
        engine = connect(f"sqlite:///{folder}/empty.db")
        with engine.begin() as connection:
            migrate(connection)
            config = alembic_config(connection)
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    draft(sys.argv[1])
