"""What Alembic runs: the migrations, on the connection it was handed."""

from alembic import context
from sqlmodel import SQLModel

import core.store.tables  # noqa: F401 - declares the schema that `make migration` compares with

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite changes a table by copying it
    transaction_per_migration=False,
)
context.run_migrations()
