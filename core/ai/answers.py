"""Finds the answer in what a server said that does not know structured outputs."""

import json
import re
from itertools import islice

from pydantic import ValidationError

from core.ai.types import Answer

LONGEST_ANSWER = 200_000
"""Characters; no answer that was asked for comes near."""
TRIES = 50
_OPENING = re.compile(r"\{")


def answer_in(text: str, shape: type[Answer]) -> Answer | None:
    """The first JSON object in the text that has the shape; None when there is none.

    Plain JSON, JSON in a fence and JSON after a friendly sentence are all found.
    """
    text = text[:LONGEST_ANSWER]
    decoder = json.JSONDecoder()
    for opening in islice(_OPENING.finditer(text), TRIES):
        try:
            found, _ = decoder.raw_decode(text, opening.start())
            return shape.model_validate_json(json.dumps(found))
        except (ValueError, ValidationError, RecursionError):
            continue
    return None
