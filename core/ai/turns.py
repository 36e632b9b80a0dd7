"""How many calls of this process may be on their way at the same time."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from core.ai import faults
from core.errors import NoAnswer


@contextmanager
def turn(at_once: int, wait_s: float) -> Iterator[None]:
    """Wait for a place and give it back. Raises NoAnswer when none is free in time."""
    places = _places(at_once)
    if not places.acquire(timeout=wait_s):
        raise NoAnswer(faults.BUSY)
    try:
        yield
    finally:
        places.release()


@cache
def _places(at_once: int) -> BoundedSemaphore:
    """One for the whole process: it is the server and the wallet that are shared."""
    return BoundedSemaphore(at_once)
