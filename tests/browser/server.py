"""Starts the real application as its own process, the way `make run` does."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from core.accounts.sessions import Sessions
from core.store.engine import open_store
from tests.conftest import settings_in

PROJECT = Path(__file__).parents[2]
PATIENCE = 30.0


@dataclass(frozen=True)
class RunningApp:
    """One server with its own home folder."""

    url: str
    home: Path
    pid: int
    seconds_to_ready: float

    @property
    def store(self) -> Engine:
        """The server's own store, opened a second time from here."""
        return open_store(settings_in(self.home))

    @property
    def log(self) -> str:
        """Everything that the server has written so far."""
        return _log_file(self.home).read_text()

    def cookie_of(self, user_id: int) -> str:
        """The cookie of a fresh sign-in of this person."""
        now = datetime.now(UTC)
        sessions = Sessions(self.store)
        token = sessions.redeem(sessions.open(user_id, now).ticket, now)
        assert token is not None
        return token


@contextmanager
def running_app(home: Path, script: str | Path = PROJECT / "app.py") -> Iterator[RunningApp]:
    """Start `streamlit run`, wait until it answers, stop it at the end."""
    home.mkdir(parents=True, exist_ok=True)
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    started = time.perf_counter()
    with _log_file(home).open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--server.port={port}"],
            cwd=PROJECT,
            env={**_plain_environment(), "REBOUND_HOME": str(home)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_until_it_answers(process, port, home)
        seconds = time.perf_counter() - started
        yield RunningApp(f"http://localhost:{port}", home, process.pid, seconds)
    finally:
        process.terminate()
        process.wait(10)


def _plain_environment() -> dict[str, str]:
    """Without the settings of whoever runs the tests."""
    ours = ("REBOUND_", "STREAMLIT_", "DATABASE_URL")
    return {key: value for key, value in os.environ.items() if not key.startswith(ours)}


def _log_file(home: Path) -> Path:
    return home / "server.log"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int, home: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if _status(port, "/_stcore/health") == 200:
            return
        time.sleep(0.02)
    raise RuntimeError(f"The server did not start:\n{_log_file(home).read_text()[-4000:]}")


def _status(port: int, path: str) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()
