"""Has the app's own process do the long work, without keeping its first visitor waiting."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from core.settings import Settings


@contextmanager
def worker_in_app(where: Settings, house_key: Callable[[], str | None]) -> Iterator[None]:
    """Work as long as the app runs, and end after the slice that is being read.

    The worker starts beside the app: what it imports takes a second.
    """
    with ThreadPoolExecutor(1) as starting:
        consumer = starting.submit(_started, where, house_key)
        try:
            yield
        finally:
            if (started := consumer.result()) is not None:
                started.stop(graceful=True)


def _started(where: Settings, house_key: Callable[[], str | None]) -> Any:
    """The worker; None when another process works, or when it cannot start."""
    from core.tasks.worker import started_in_app  # noqa: PLC0415 - see above

    try:
        return started_in_app(where, house_key)
    except Exception:
        logging.getLogger("rebound").exception("The worker did not start; readings will wait")
        return None
