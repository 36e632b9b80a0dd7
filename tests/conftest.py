"""Two real people on a real store; what every level of tests stands on."""

import os

# One process for each core already: more threads would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import bcrypt
import pytest
from sqlalchemy import Engine
from sqlmodel import Session

from core.settings import Settings
from core.store.engine import open_store
from core.store.tables import User
from core.vocabulary import Consent
from core.workspace.workspace import Workspace

NOON = datetime(2026, 11, 2, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
PASSWORD = "quiet harbour at dawn"


@pytest.fixture
def noon() -> datetime:
    return NOON


@pytest.fixture
def today() -> date:
    return TODAY


def settings_in(home: Path, url: str | None = None) -> Settings:
    return Settings(
        home=home,
        database_url=url or f"sqlite:///{home / 'rebound.db'}",
        secret_key=None,
        log_level="INFO",
    )


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated store without people, copied for each test."""
    home = tmp_path_factory.mktemp("empty") / "home"
    open_store(settings_in(home)).dispose()
    return home


@pytest.fixture
def home(empty_home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(empty_home, tmp_path / "home"))


@pytest.fixture
def store(home: Path) -> Engine:
    return open_store(settings_in(home))


def add_person(store: Engine, name: str, *, is_owner: bool = False) -> int:
    """An account with a cheap hash of PASSWORD; returns its id."""
    hashed = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()
    user = User(
        name=name,
        email=f"{name.lower()}@example.org",
        password_hash=hashed,
        is_owner=is_owner,
        created_at=NOON,
    )
    with Session(store) as session:
        session.add(user)
        session.commit()
        return user.id


def workspace_of(store: Engine, name: str, *, is_owner: bool = False) -> Workspace:
    workspace = Workspace(store, add_person(store, name, is_owner=is_owner))
    workspace.consents.grant(Consent.STORAGE, NOON)
    return workspace


@pytest.fixture
def ana(store: Engine) -> Workspace:
    return workspace_of(store, "Ana", is_owner=True)


@pytest.fixture
def ben(store: Engine) -> Workspace:
    return workspace_of(store, "Ben")
