"""What the person who runs Rebound can set, read from the environment once per call."""

import os
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where things are kept. Every field has a default that needs no set-up."""

    home: Path
    """Folder for the database and the key; git-ignored."""
    database_url: str
    secret_key: str | None
    """Keys in the environment instead of a key file, newest first, separated by commas."""
    log_level: str

    @property
    def key_file(self) -> Path:
        return self.home / "secret.key"


def settings() -> Settings:
    """Read REBOUND_HOME, DATABASE_URL, REBOUND_SECRET_KEY and REBOUND_LOG_LEVEL."""
    home = Path(os.environ.get("REBOUND_HOME", PROJECT / "data" / "local")).resolve()
    return Settings(
        home=home,
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{home / 'rebound.db'}"),
        secret_key=os.environ.get("REBOUND_SECRET_KEY") or None,
        log_level=os.environ.get("REBOUND_LOG_LEVEL", "INFO"),
    )
