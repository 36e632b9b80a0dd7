"""Recovering and trying: exercises, debriefs, goals, experiments, the coach."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from core.store.keys import EncryptedText

revision = "0007"
down_revision = "0006"

EMOTIONS = (
    "disappointment", "frustration", "self_doubt", "anger", "anxiety",
    "exhaustion", "hope", "calm", "pride", "determination",
)  # fmt: skip
STAGES = ("applied", "phone_screen", "interview", "final_round", "offer")
QUESTIONNAIRES = ("weekly", "phq_4", "brcs", "who_5")
MARKS = ("ready", "practised", "applied", "kept", "dropped", "parked", "resumed")


def upgrade() -> None:
    _recovering()
    _looking_back()
    _trying()
    _talking()


def _recovering() -> None:
    _own_table("preference", _text("name", 64), _text("value", 200))
    _own_table(
        "answers",
        _word("questionnaire", "questionnaire", QUESTIONNAIRES),
        _day("day"),
        sa.Column("answers", sa.JSON(), nullable=False),
    )
    _own_table(
        "exerciseuse",
        _text("exercise", 32),
        _day("day"),
        _secret("words"),
        _maybe_number("helpful"),
    )
    _own_table("dismissal", _text("what", 64), refers=(("application", True),))
    _own_table(
        "thoughtrecord",
        _day("day"),
        _word("emotion", "emotion", EMOTIONS),
        sa.Column("before", sa.Integer(), nullable=False),
        *map(_secret, ("trigger", "thought", "evidence_for", "evidence_against", "balanced")),
        _maybe_number("after"),
        _maybe_number("later"),
    )
    _own_table("safetyplan", *map(_secret, ("signs", "helps", "people", "places")))


def _looking_back() -> None:
    _own_table(
        "debrief",
        _day("day"),
        *map(_secret, ("expected", "happened", "keep", "change", "experiment")),
        refers=(("application", False),),
    )
    _own_table(
        "cause",
        _secret("words"),
        _word("evidence", "evidence", ("quoted", "reported", "guess")),
        _text("theme", 32, nullable=True),
        _secret("quote"),
        refers=(("message", True), ("debrief", False)),
    )
    _own_table(
        "feedbackrequest",
        _day("day"),
        _secret("draft"),
        _day("sent_on", nullable=True),
        _day("replied_on", nullable=True),
        refers=(("application", False), ("message", True)),
    )


def _trying() -> None:
    _own_table(
        "goal",
        *map(_secret, ("words", "if_words", "then_words")),
        _day("due"),
        _day("done_on", nullable=True),
        _day("dropped_on", nullable=True),
    )
    _own_table(
        "experiment",
        *map(_secret, ("change", "if_words", "then_words")),
        _text("theme", 32, nullable=True),
        _day("starts_on"),
        _word("stage", "stage", STAGES),
        refers=(("application", True),),
    )
    _own_table(
        "experimentmark",
        _day("day"),
        _word("mark", "mark", MARKS),
        refers=(("application", True), ("experiment", True)),
    )
    _own_table(
        "appointment",
        sa.Column("starts_at", UTCDateTime(), nullable=False),
        _word("stage", "stage", STAGES),
        refers=(("application", False),),
    )


def _talking() -> None:
    _own_table(
        "conversation",
        _day("day"),
        sa.Column("noticed_at", UTCDateTime(), nullable=False),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
    )
    _own_table(
        "coachturn",
        _word("speaker", "speaker", ("person", "coach")),
        _secret("words"),
        _text("engine", 120),
        sa.Column("sources", sa.JSON(), nullable=False),
        sa.Column("is_pinned", sa.Boolean(), nullable=False),
        sa.Column("was_stopped", sa.Boolean(), nullable=False),
        refers=(("conversation", False),),
    )


def _text(name: str, length: int, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, AutoString(length=length), nullable=nullable)


def _secret(name: str) -> sa.Column[Any]:
    return sa.Column(name, EncryptedText(), nullable=False)


def _day(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _maybe_number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=True)


def _word(name: str, of: str, words: tuple[str, ...]) -> sa.Column[Any]:
    kind = sa.Enum(*words, name=of, native_enum=False, length=32)
    return sa.Column(name, kind, nullable=False)


def _own_table(
    name: str, *columns: sa.Column[Any], refers: tuple[tuple[str, bool], ...] = ()
) -> None:
    """`refers`: tables whose rows of the same person it refers to, and whether it may be empty."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("uid", AutoString(length=32), nullable=False),
        sa.Column("recorded_at", UTCDateTime(), nullable=False),
        *columns,
        *(sa.Column(f"{to}_id", sa.Integer(), nullable=maybe) for to, maybe in refers),
        sa.ForeignKeyConstraint(["user_id"], ["account.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("user_id", "id", name=f"own_{name}"),
        sa.UniqueConstraint("user_id", "uid", name=f"uid_{name}"),
        *(_reference(name, to) for to, _ in refers),
    )
    for column in ("user_id", *(f"{to}_id" for to, _ in refers)):
        op.create_index(f"ix_{name}_{column}", name, [column])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {name} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {name} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_rows ON {name}"
            " USING (user_id = nullif(current_setting('rebound.user_id', true), '')::int)"
        )


def _reference(name: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["user_id", f"{to}_id"],
        [f"{to}.user_id", f"{to}.id"],
        name=f"own_{name}_{to}",
        ondelete="CASCADE",
    )
