"""What grows: practice, the people a person knows, and when they were in touch."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from core.store.keys import EncryptedText

revision = "0006"
down_revision = "0005"

PRACTICES = ("mock_interview", "questions", "exercise", "presentation")
TIES = ("worked_together", "friend", "same_field", "recruiter", "other")


def upgrade() -> None:
    kind = sa.Enum(*PRACTICES, name="practicekind", native_enum=False, length=32)
    _own_table(
        "practice",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", kind, nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
    )
    tie = sa.Enum(*TIES, name="tie", native_enum=False, length=32)
    _own_table(
        "contact",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("name", EncryptedText(), nullable=False),
        sa.Column("tie", tie, nullable=False),
    )
    _own_table(
        "talk",
        sa.Column("contact_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id", "contact_id"],
            ["contact.user_id", "contact.id"],
            name="own_talk_contact",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_talk_contact_id", "talk", ["contact_id"])


def _own_table(name: str, *columns: sa.Column[Any] | sa.Constraint) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("uid", AutoString(length=32), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "id", name=f"own_{name}"),
        sa.UniqueConstraint("user_id", "uid", name=f"uid_{name}"),
    )
    op.create_index(f"ix_{name}_user_id", name, ["user_id"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_rows ON {name}"
            " USING (user_id = nullif(current_setting('rebound.user_id', true), '')::int)"
        )
