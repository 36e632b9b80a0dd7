"""Where the words and numbers lie that can be edited without knowing Python."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parents[2] / "data" / "content"


def content_toml(name: str) -> Mapping[str, Any]:
    """Parse one TOML file of data/content. Raises ValueError naming the file and the fault."""
    try:
        return tomllib.loads((CONTENT / name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{name}: {error}") from error
