"""What every table of a person's rows has: an owner, a name of its own, and references that stay
among the owner's rows.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from sqlalchemy import Enum, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import declared_attr
from sqlmodel import Field, SQLModel

REFERRED = ("application", "message", "reading", "contact", "debrief", "experiment", "conversation")
"""Tables that others refer to, by a column such as message_id."""


def word(choices: type[StrEnum]) -> Any:
    """A column of one of these words, kept as plain text so that a new word needs no migration."""
    return Enum(
        choices, native_enum=False, length=32, values_callable=lambda enum: [str(m) for m in enum]
    )


class Owned(SQLModel):
    """Base of every table that holds a person's rows; the session filters and stamps them."""

    id: int | None = Field(default=None, primary_key=True)
    user_id: int | None = Field(
        default=None, foreign_key="account.id", index=True, ondelete="CASCADE", nullable=False
    )
    uid: str = Field(default_factory=lambda: uuid4().hex, max_length=32)
    """The row's name in an export; the same in every copy, so importing twice is harmless."""
    recorded_at: datetime

    @declared_attr.directive
    @classmethod
    def __table_args__(cls) -> tuple[Any, ...]:
        """Names are unique per person, and a reference can only point at the person's own rows."""
        table = str(cls.__tablename__)
        references = [
            ForeignKeyConstraint(
                ["user_id", f"{target}_id"],
                [f"{target}.user_id", f"{target}.id"],
                name=f"own_{table}_{target}",
                ondelete="CASCADE",
            )
            for target in REFERRED
            if f"{target}_id" in cls.model_fields
        ]
        return (
            UniqueConstraint("user_id", "uid", name=f"uid_{table}"),
            UniqueConstraint("user_id", "id", name=f"own_{table}"),
            *references,
        )
