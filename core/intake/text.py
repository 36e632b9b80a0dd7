"""Cleaning of what people type: nothing a database or a page cannot hold, every word kept."""

import re

from core.errors import InvalidInput

MAX_LINE = 200
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def clean_text(text: str) -> str:
    """The text with \\n line ends and without control characters; letters stay as they are."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    return CONTROL.sub("", text)


def clean_line(text: str, what: str) -> str:
    """One line without spare white space. Raises InvalidInput when it is empty or too long."""
    line = " ".join(clean_text(text).split())
    if not line:
        msg = f"{what} is missing. A short word is enough."
        raise InvalidInput(msg)
    if len(line) > MAX_LINE:
        msg = f"{what} has room for {MAX_LINE} characters; this one has {len(line)}."
        raise InvalidInput(msg)
    return line
