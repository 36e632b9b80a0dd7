"""What the person who runs Rebound can set, read from the environment once per call."""

import os
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
ANTHROPIC = "https://api.anthropic.com"
DEFAULT_MODEL = "claude-sonnet-5-5"
"""The newest Sonnet that the installed package names; a test compares the two."""


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


@dataclass(frozen=True)
class AiSettings:
    """The language model of this installation. Nothing of it is needed."""

    key: str | None = field(repr=False)
    """None: each person may bring their own."""
    base_url: str
    model: str
    effort: str
    """As the Messages API names it; empty for a server that does not know it."""
    monthly_tokens: int
    monthly_cents: int
    """What everyone together may use of the installation's key in a calendar month (UTC)."""


def ai_settings() -> AiSettings:
    """Read ANTHROPIC_API_KEY, ANTHROPIC_BASE_URL and REBOUND_AI_*.

    Raises ValueError naming the setting that is not a whole number.
    """
    return AiSettings(
        key=os.environ.get("ANTHROPIC_API_KEY") or None,
        base_url=os.environ.get("ANTHROPIC_BASE_URL") or ANTHROPIC,
        model=os.environ.get("REBOUND_AI_MODEL") or DEFAULT_MODEL,
        effort=os.environ.get("REBOUND_AI_EFFORT", "low"),
        monthly_tokens=_whole_number("REBOUND_AI_MONTHLY_TOKENS", 5_000_000),
        monthly_cents=_whole_number("REBOUND_AI_MONTHLY_CENTS", 2_000),
    )


def _whole_number(name: str, default: int) -> int:
    value = os.environ.get(name) or str(default)
    if not (value.isascii() and value.isdigit()):
        msg = f"{name} must be a whole number"
        raise ValueError(msg)
    return int(value)
