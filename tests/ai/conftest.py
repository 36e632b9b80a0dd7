"""A door to a server on the loopback interface; the client is the real one."""

from dataclasses import replace

import pytest

from core.ai.door import Door
from core.ai.types import Connection, Leaving, Limits, Usage
from core.errors import NoAnswer
from core.reading.safety import screen
from core.vocabulary import CallState
from tests.ai.messages_server import running

KEY = "sk-secret-key-0123456789"
QUICK = Limits(timeout_s=3, retries=0, wait_s=3)


class LedgerInMemory:
    """Follows the Ledger protocol; `full` refuses everything."""

    def __init__(self) -> None:
        self.lines: list[tuple[Leaving, CallState, Usage | None, int | None]] = []
        self.full = False

    def open(self, leaving: Leaving) -> int:
        if self.full:
            raise NoAnswer("The month is full.")
        self.lines.append((leaving, CallState.SENT, None, None))
        return len(self.lines) - 1

    def settle(self, entry, state, usage, microdollars) -> None:
        self.lines[entry] = (self.lines[entry][0], state, usage, microdollars)


@pytest.fixture
def server():
    with running() as server:
        yield server


@pytest.fixture
def ledger():
    return LedgerInMemory()


def door_to(server, ledger, *, permitted=True, limits=QUICK, **more) -> Door:
    connection = Connection(KEY, server.address, "claude-sonnet-5-5", "low")
    return Door(
        replace(connection, **more),
        permit=lambda: permitted,
        screen=screen,
        ledger=ledger,
        limits=limits,
    )


@pytest.fixture
def door(server, ledger):
    return door_to(server, ledger)
