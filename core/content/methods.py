"""How each figure is computed, in data/content/methods.toml: the words behind every chart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from core.content.files import content_toml

METHODS_FILE = "methods.toml"


@dataclass(frozen=True)
class Method:
    """How one figure comes about."""

    how: str
    """What is counted and what is left out, in plain words."""
    formula: str
    """In Markdown, "" where the words say it all."""
    source: str
    """Who worked the method out, or that it is our own rule."""


def method(figure: str) -> Method:
    """The method of a figure. Raises KeyError for a figure that nobody has described."""
    return methods()[figure]


@cache
def methods() -> Mapping[str, Method]:
    """Every method by its figure. Raises ValueError naming the file when an entry is at fault."""
    entries = content_toml(METHODS_FILE)
    try:
        return {
            name: Method(" ".join(one["how"].split()), one.get("formula", ""), one["source"])
            for name, one in entries.items()
        }
    except (KeyError, AttributeError) as error:
        raise ValueError(f"{METHODS_FILE}: an entry lacks {error}") from error
