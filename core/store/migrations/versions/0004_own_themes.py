"""A person's own view of themes, and whose words a message holds."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString

import core.store.keys

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    author = sa.Enum("employer", "candidate", name="author", native_enum=False, length=32)
    with op.batch_alter_table("message") as message:
        message.add_column(sa.Column("author", author, nullable=False, server_default="employer"))
    with op.batch_alter_table("correction") as correction:
        correction.alter_column("message_id", existing_type=sa.Integer(), nullable=True)
        correction.alter_column("theme", existing_type=sa.String(32), nullable=True)
        correction.add_column(sa.Column("into_theme", AutoString(length=32), nullable=True))
        correction.add_column(sa.Column("label", core.store.keys.EncryptedText(), nullable=True))
        correction.add_column(sa.Column("step", AutoString(length=32), nullable=True))
        correction.add_column(sa.Column("retracts", AutoString(length=32), nullable=True))
