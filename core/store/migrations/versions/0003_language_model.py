"""The language model: what a person chose, what left and when, what a month used."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import core.store.keys

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "aimonth",
        sa.Column("month", sqlmodel.sql.sqltypes.AutoString(length=7), nullable=False),
        sa.Column("tokens", sa.Integer(), nullable=False),
        sa.Column("microdollars", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month"),
    )
    op.create_table(
        "aicall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("uid", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("recorded_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "mail",
                "note",
                "feedback",
                "coaching",
                "narrative",
                name="purpose",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("model", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("prompt", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("sent", "answered", "failed", name="callstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("input_tokens", sa.Integer(), nullable=False),
        sa.Column("output_tokens", sa.Integer(), nullable=False),
        sa.Column("microdollars", sa.Integer(), nullable=True),
        sa.Column("own_key", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "id", name="own_aicall"),
        sa.UniqueConstraint("user_id", "uid", name="uid_aicall"),
    )
    with op.batch_alter_table("aicall", schema=None) as batch_op:
        batch_op.create_index("aicall_newest", ["user_id", "recorded_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_aicall_user_id"), ["user_id"], unique=False)

    op.create_table(
        "aichoice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("uid", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("recorded_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("model", sqlmodel.sql.sqltypes.AutoString(length=200), nullable=False),
        sa.Column("monthly_tokens", sa.Integer(), nullable=False),
        sa.Column("monthly_cents", sa.Integer(), nullable=False),
        sa.Column("key", core.store.keys.EncryptedText(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "id", name="own_aichoice"),
        sa.UniqueConstraint("user_id", "uid", name="uid_aichoice"),
    )
    with op.batch_alter_table("aichoice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aichoice_user_id"), ["user_id"], unique=False)

    if op.get_bind().dialect.name != "postgresql":
        return
    for table in ("aicall", "aichoice"):
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_rows ON {table}"
            " USING (user_id = nullif(current_setting('rebound.user_id', true), '')::int)"
        )
