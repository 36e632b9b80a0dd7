"""What waits to be done: huey, with whole numbers in it and nothing else."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from huey import Huey, PostgresHuey, SqliteHuey  # type: ignore[import-untyped]
from huey.registry import Message  # type: ignore[import-untyped]
from huey.serializer import Serializer  # type: ignore[import-untyped]
from sqlalchemy import make_url

from core.settings import Settings
from core.workspace.reading_runs import RunView

RETRIES, RETRY_S = 3, 10
"""When the store does not answer for a moment."""
NAME = "rebound_tasks"

Step = Callable[[int, int, int], int | None]
"""Person, reading, turn; seconds until the next step, None when there is none."""


class IdsOnly(Serializer):  # type: ignore[misc] # huey has no types
    """Tasks as JSON: ids fit in, a person's words do not, and nothing is ever unpickled."""

    def _serialize(self, message: Message) -> bytes:
        if message.kwargs or not all(type(one) is int for one in message.args):
            msg = "A task takes ids only"
            raise TypeError(msg)
        eta = message.eta.isoformat() if message.eta else None
        kept = (message.id, message.name, eta, message.retries, message.retry_delay, message.args)
        return json.dumps(kept).encode()

    def _deserialize(self, content: bytes) -> Message:
        task_id, name, eta, retries, retry_delay, args = json.loads(bytes(content))
        due = datetime.fromisoformat(eta) if eta else None
        return Message(task_id, name, due, retries, retry_delay, None, tuple(args), {})


class ReadingQueue:
    """Readings that wait for the worker."""

    def __init__(self, huey: Huey, step: Step) -> None:
        self.huey = huey
        self._step = step
        self._task: Any = huey.task(name="read_messages", retries=RETRIES, retry_delay=RETRY_S)(
            self._run
        )

    def add(self, user_id: int, run: RunView) -> None:
        """Have the worker begin with it, or go on."""
        self._task(user_id, run.run_id, run.turn)

    def _run(self, user_id: int, run_id: int, turn: int) -> None:
        seconds = self._step(user_id, run_id, turn)
        if seconds is None:
            return
        if seconds:
            self._task.schedule(args=(user_id, run_id, turn), delay=seconds)
        else:
            self._task(user_id, run_id, turn)


def open_huey(where: Settings) -> Huey:
    """A file in REBOUND_HOME; tables of the store itself when that is PostgreSQL."""
    options: dict[str, Any] = {"results": False, "serializer": IdsOnly()}
    if is_postgres(where):
        url = make_url(where.database_url).set(drivername="postgresql")
        dsn = url.render_as_string(hide_password=False)
        return PostgresHuey(NAME, dsn=dsn, table_prefix=NAME, **options)
    where.home.mkdir(parents=True, exist_ok=True)
    return SqliteHuey(NAME, filename=str(where.home / "tasks.db"), **options)


def is_postgres(where: Settings) -> bool:
    """Whether a worker of its own is needed: several processes may serve pages then."""
    return make_url(where.database_url).get_backend_name() == "postgresql"
