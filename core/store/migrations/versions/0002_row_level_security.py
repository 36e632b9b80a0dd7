"""On PostgreSQL, the database itself refuses another person's rows."""

from alembic import op

revision = "0002"
down_revision = "0001"

OWNED_TABLES = (
    "application",
    "checkin",
    "consentevent",
    "correction",
    "finding",
    "message",
    "reading",
    "stageevent",
)


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in OWNED_TABLES:
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
        op.execute(
            f"CREATE POLICY own_rows ON {table}"
            " USING (user_id = nullif(current_setting('rebound.user_id', true), '')::int)"
        )
