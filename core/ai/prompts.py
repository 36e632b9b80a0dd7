"""Reads the instructions for the language model from data/content/prompts."""

import re
from functools import cache

from core.ai.types import Prompt
from core.content.files import CONTENT

_HEAD = re.compile(r"\Aversion: (\d{1,4})\n+")


@cache
def prompt(name: str, *also: str) -> Prompt:
    """The instructions in `name`.md, followed by shared texts such as the codebook.

    The first line of each file names its version; the prompt's own joins them, such as 1.2.
    Raises ValueError naming the file that is missing or has no version.
    """
    parts = [_part(one) for one in (name, *also)]
    version = ".".join(version for version, _ in parts)
    return Prompt(name, version, tuple(text for _, text in parts))


def _part(name: str) -> tuple[str, str]:
    try:
        text = (CONTENT / "prompts" / f"{name}.md").read_text("utf-8")
    except OSError as error:
        raise ValueError(f"prompts/{name}.md cannot be read") from error
    head = _HEAD.match(text)
    if head is None:
        raise ValueError(f'prompts/{name}.md must begin with a line such as "version: 1"')
    return head[1], text[head.end() :].strip()
