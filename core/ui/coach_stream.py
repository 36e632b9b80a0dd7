"""Reads an answer that arrives piece by piece, so that it can be stopped while nothing comes."""

from collections.abc import Iterator
from contextlib import closing
from queue import Empty, Queue
from threading import Event, Thread

from core.errors import NoAnswer

PATIENCE_S = 0.2
"""How long nothing is drawn at most: a click is noticed only when something is."""


class Arriving:
    """A narrative that is read by a thread of its own, which knows no page and no person."""

    def __init__(self, pieces: Iterator[str]) -> None:
        self._heard: Queue[str | Exception | None] = Queue()
        self._stopped = Event()
        Thread(target=self._read, args=(pieces,), daemon=True).start()

    def pieces(self) -> Iterator[str]:
        """Each piece as it comes, and "" while none does. Raises what the reading raised."""
        while True:
            try:
                piece = self._heard.get(timeout=PATIENCE_S)
            except Empty:
                yield ""
                continue
            if piece is None:
                return
            if isinstance(piece, Exception):
                raise piece
            yield piece

    def stop(self) -> None:
        """Read no further; what has not come by then is not waited for."""
        self._stopped.set()

    def _read(self, pieces: Iterator[str]) -> None:
        try:
            with closing(pieces):  # type: ignore[type-var]
                for piece in pieces:
                    if self._stopped.is_set():
                        return
                    self._heard.put(piece)
            self._heard.put(None)
        except NoAnswer as none:
            self._heard.put(none)
        except Exception as fault:  # noqa: BLE001 - it is raised again where the page can say so
            self._heard.put(fault)
