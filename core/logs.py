"""Structured logs, one JSON object a line, without a person's words."""

import logging
import sys
import traceback
from typing import Any

from pythonjsonlogger.json import JsonFormatter

QUIET = ("uvicorn.access", "alembic")
"""Addresses can hold an invitation; migrations report themselves to nobody."""


class QuietFormatter(JsonFormatter):
    """Says where an error happened and of which type, never what its message was.

    Messages of exceptions quote values, and values are what people typed.
    """

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name logging calls
        kind, _, trace = ei
        frames = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]
        return " < ".join([kind.__name__, *reversed(frames)])


def set_up_logs(level: str) -> None:
    """Send every log of this process through one formatter, Streamlit's and the server's too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        QuietFormatter("%(levelname)s %(name)s %(message)s", timestamp=True)
    )
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".")[0] in {"streamlit", "uvicorn", "alembic", "starlette"}:
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
