"""Two more parts of a safety plan: services, and what makes the surroundings safer."""

import sqlalchemy as sa
from alembic import op

from core.store.keys import EncryptedText

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    # Nothing has written a plan before, so no row takes the default; SQLite only asks for one.
    for name in ("services", "safer"):
        op.add_column(
            "safetyplan", sa.Column(name, EncryptedText(), nullable=False, server_default="")
        )
