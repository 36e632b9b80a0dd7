"""What the person who runs Rebound can set, read from the environment once per call."""

import os
from dataclasses import dataclass
from functools import lru_cache
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
    names = ("REBOUND_HOME", "DATABASE_URL", "REBOUND_SECRET_KEY", "REBOUND_LOG_LEVEL")
    return _settings(*map(os.environ.get, names))


@lru_cache(maxsize=8)
def _settings(
    home: str | None, database_url: str | None, secret_key: str | None, log_level: str | None
) -> Settings:
    """Kept, because finding the folder asks the file system, and every run of a page asks."""
    folder = Path(home or PROJECT / "data" / "local").resolve()
    return Settings(
        home=folder,
        database_url=database_url or f"sqlite:///{folder / 'rebound.db'}",
        secret_key=secret_key or None,
        log_level=log_level or "INFO",
    )
