"""Questionnaires that can be answered from time to time, in data/content/questionnaires."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from core.content.files import CONTENT, content_toml
from core.vocabulary import Questionnaire

FOLDER = "questionnaires"


@dataclass(frozen=True)
class QuestionnaireText:
    """The words of one questionnaire and what its answers may be."""

    questionnaire: Questionnaire
    title: str
    about: str
    instruction: str
    items: tuple[str, ...]
    short: tuple[str, ...]
    """The items in a word or two; the items themselves where the file has none."""
    low: int
    high: int
    options: tuple[str, ...]
    """A word for each answer from low to high; empty when answers are plain numbers."""
    window_days: int
    """How far back it asks; it is offered no more often than that."""
    source: str
    licence: str


@cache
def questionnaires() -> Mapping[Questionnaire, QuestionnaireText]:
    """Every questionnaire whose file is there. Raises ValueError when a file is at fault."""
    there = [one for one in Questionnaire if (CONTENT / FOLDER / f"{one}.toml").exists()]
    return MappingProxyType(
        {one: _text(one, content_toml(f"{FOLDER}/{one}.toml")) for one in there}
    )


def _text(one: Questionnaire, row: Mapping[str, Any]) -> QuestionnaireText:
    try:
        text = QuestionnaireText(
            questionnaire=one,
            title=row["title"],
            about=row["about"],
            instruction=row["instruction"],
            items=tuple(row["items"]),
            short=tuple(row.get("short", row["items"])),
            low=row["low"],
            high=row["high"],
            options=tuple(row.get("options", ())),
            window_days=row["window_days"],
            source=row["source"],
            licence=row["licence"],
        )
    except KeyError as fault:
        raise ValueError(f"{one}.toml lacks {fault}") from fault
    steps = text.high - text.low + 1
    if len(text.short) != len(text.items) or len(text.options) not in {0, steps}:
        raise ValueError(f"{one}.toml: one short word for each item, one option for each answer")
    return text
