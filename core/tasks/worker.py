"""Who does the long work: a thread of the app, or `python -m core.tasks` beside PostgreSQL."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, lru_cache, partial
from typing import Any

from huey.consumer import Consumer  # type: ignore[import-untyped]

from core.reading.local import LocalReader
from core.settings import Settings, ai_settings
from core.store.engine import open_store
from core.tasks.deeper import read_deeper
from core.tasks.queue import ReadingQueue, is_postgres, open_huey
from core.tasks.reading import Work, read_slice

QUICKEST_LOOK, SLOWEST_LOOK = 0.1, 1.0
"""Seconds between two looks into an empty queue."""
LAST_SLICE_S = 5
"""How long an ending app waits for the slice that is being read."""

HouseKey = Callable[[], str | None]


class InProcess(Consumer):  # type: ignore[misc] # huey has no types
    """Works in threads of the app, and leaves the signals of the process to the app."""

    def _set_signal_handlers(self) -> None:
        pass


def step(work: Work, user_id: int, run_id: int, turn: int) -> int | None:
    """Do a little of a reading; seconds until the next step, None when the turn is over."""
    workspace = work.workspace(user_id)
    mine = workspace.reading_runs.turn(run_id, turn)
    return read_deeper(work, workspace, mine) if mine.is_deeper() else read_slice(work, mine)


@lru_cache(maxsize=8)
def reading_queue(where: Settings) -> ReadingQueue:
    """The queue beside this store. In a process that only shows pages, nobody works on it."""
    return queue_with(where, lambda: ai_settings().key)


def queue_with(where: Settings, house_key: HouseKey) -> ReadingQueue:
    """A queue whose tasks read with the embedded reader, or with this key."""
    work = Work(partial(open_store, where), _embedded_reader, _now, house_key)
    return ReadingQueue(open_huey(where), partial(step, work))


def started_in_app(where: Settings, house_key: HouseKey) -> InProcess | None:
    """Begin to work in this process; None beside PostgreSQL: a process of its own does that."""
    if is_postgres(where):
        return None
    consumer: InProcess = _consumer(InProcess, queue_with(where, house_key))
    consumer.start()
    return consumer


def work_alone(where: Settings) -> None:
    """Work until the process is told to stop."""
    open_store(where)
    _consumer(Consumer, reading_queue(where)).run()


def _consumer(kind: type[Consumer], queue: ReadingQueue) -> Any:
    logging.getLogger("huey").setLevel(logging.WARNING)
    return kind(
        queue.huey,
        periodic=False,
        initial_delay=QUICKEST_LOOK,
        max_delay=SLOWEST_LOOK,
        check_worker_health=kind is Consumer,
        shutdown_timeout=LAST_SLICE_S,
        graceful_signal="TERM",
    )


@cache
def _embedded_reader() -> LocalReader:
    return LocalReader()


def _now() -> datetime:
    return datetime.now(UTC)
