"""Drafts a migration from what the tables declare: `make migration NAME="what changes"`."""

import sys
from pathlib import Path

from alembic import command

from core.store.engine import connect
from core.store.migrate import alembic_config, migrate

VERSIONS = Path(__file__).parent / "migrations" / "versions"

if __name__ == "__main__":
    number = f"{len(list(VERSIONS.glob('*.py'))) + 1:04d}"
    with connect("sqlite://").begin() as connection:
        migrate(connection)
        config = alembic_config(connection)
        command.revision(config, sys.argv[1], autogenerate=True, rev_id=number)
