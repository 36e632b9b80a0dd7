"""The inbox: messages that came with a mailbox, and the long readings of many messages."""

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from core.store.keys import EncryptedText

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    # Not as a batch: with such a default that would rebuild the table, and dropping the old one
    # would take along everything that refers to a message.
    op.add_column("message", sa.Column("mail_id", EncryptedText(), nullable=True))
    for name in ("imported", "set_aside"):
        no = sa.false()
        op.add_column("message", sa.Column(name, sa.Boolean, nullable=False, server_default=no))
    states = ("waiting", "reading", "sent", "done", "stopped")
    state = sa.Enum(*states, name="runstate", native_enum=False, length=32)
    op.create_table(
        "readingrun",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("uid", AutoString(length=32), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        sa.Column("state", state, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("read", sa.Integer(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("support_first", sa.Integer(), nullable=False),
        sa.Column("support_offered", sa.Boolean(), nullable=False),
        sa.Column("deeper", sa.Boolean(), nullable=False),
        sa.Column("read_here", sa.Integer(), nullable=False),
        sa.Column("note", AutoString(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("token_version", sa.Integer(), nullable=False),
        sa.Column("after_id", sa.Integer(), nullable=False),
        sa.Column("batch_id", AutoString(), nullable=False),
        sa.Column("sent", sa.JSON(), nullable=False),
        sa.Column("known", EncryptedText(), nullable=True),
        sa.Column("polls", sa.Integer(), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "id", name="own_readingrun"),
        sa.UniqueConstraint("user_id", "uid", name="uid_readingrun"),
    )
    op.create_index("ix_readingrun_user_id", "readingrun", ["user_id"])

    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute("ALTER TABLE readingrun ENABLE ROW LEVEL SECURITY")
    op.execute("ALTER TABLE readingrun FORCE ROW LEVEL SECURITY")
    op.execute(
        "CREATE POLICY own_rows ON readingrun"
        " USING (user_id = nullif(current_setting('rebound.user_id', true), '')::int)"
    )
