"""Structured logs, one JSON object a line, without a person's words."""

import logging
import sys
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

QUIET = ("uvicorn.access", "alembic")
"""Addresses can hold an invitation; migrations report themselves to nobody."""


class QuietRecord(logging.LogRecord):
    """Says where an error happened and of which type, never what its message was.

    Messages of exceptions quote values, and values are what people typed. As the process's record
    factory it holds for every logger, Streamlit's and the server's too.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.exc_info and self.exc_info[0] is not None:
            kind, _, trace = self.exc_info
            frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
            self.exc_text = " < ".join([kind.__name__, *reversed(frames)])
            self.exc_info = None


def set_up_logs(level: str) -> None:
    """Send the logs of this process through one formatter; a level of no such name is INFO."""
    logging.setLogRecordFactory(QuietRecord)
    known = level.upper() in logging.getLevelNamesMapping()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter("%(levelname)s %(name)s %(message)s", timestamp=True))
    logging.basicConfig(level=level.upper() if known else "INFO", handlers=[handler], force=True)
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".")[0] in {"streamlit", "uvicorn", "alembic", "starlette"}:
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    if not known:
        logging.getLogger("rebound").warning("REBOUND_LOG_LEVEL names no level; INFO is used")
