"""The words of the codebook, of emotions and of consents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from core.content.files import content_toml
from core.vocabulary import Consent, Emotion, Theme

HANDS = ("yours, next time", "yours, over time", "shared", "not yours")


@dataclass(frozen=True)
class Area:
    """One of the five areas that themes are gathered in."""

    id: str
    label: str
    themes: tuple[Theme, ...]


@dataclass(frozen=True)
class ThemeText:
    """How a theme is shown."""

    theme: Theme
    label: str
    definition: str
    area: str | None
    """Id of its area; None for a theme that says nothing about the person."""
    in_whose_hands: str | None
    """One of HANDS; None where nothing can be said."""


@dataclass(frozen=True)
class EmotionText:
    """How an emotion is shown."""

    emotion: Emotion
    chip: str
    """The word on a check-in button."""
    noun: str
    """The word in a sentence or a legend."""
    hard: bool


@dataclass(frozen=True)
class ConsentText:
    """What a person is asked to agree to."""

    title: str
    body: str
    given: str
    """Said to whoever agreed."""
    declined: str
    """Said to whoever does not want it now."""
    take_back: str
    """On the button that takes it back."""
    about: str
    """What stands with `given`; "" for nothing."""


@cache
def consent_text(consent: Consent) -> ConsentText:
    """The words of one consent. Raises ValueError when they are missing."""
    try:
        words = content_toml("consents.toml")[consent]
        return ConsentText(
            words["title"],
            words["body"],
            words["given"],
            words["declined"],
            words["take_back"],
            words.get("about", ""),
        )
    except KeyError as fault:
        raise ValueError(f"consents.toml: {consent} lacks {fault}") from fault


@cache
def themes() -> Mapping[Theme, ThemeText]:
    """Every theme in the order of the codebook. Raises ValueError when the file is at fault."""
    rows = content_toml("themes.toml")["theme"]
    known = {row["id"] for row in content_toml("themes.toml")["area"]}
    texts = [_theme_text(row) for row in rows]
    _check_ids("themes.toml", (row["id"] for row in rows), Theme)
    for text in texts:
        if text.area not in known | {None} or text.in_whose_hands not in {*HANDS, None}:
            raise ValueError(f"themes.toml: {text.theme} has an unknown area or hands")
    return MappingProxyType({text.theme: text for text in texts})


@cache
def areas() -> tuple[Area, ...]:
    """The five areas, each with its themes."""
    return tuple(
        Area(
            row["id"],
            row["label"],
            tuple(t for t, text in themes().items() if text.area == row["id"]),
        )
        for row in content_toml("themes.toml")["area"]
    )


@cache
def emotions() -> Mapping[Emotion, EmotionText]:
    """Every emotion in page order. Raises ValueError when the file is at fault."""
    rows = content_toml("emotions.toml")["emotion"]
    _check_ids("emotions.toml", (row["id"] for row in rows), Emotion)
    texts = (EmotionText(Emotion(r["id"]), r["chip"], r["noun"], r["hard"]) for r in rows)
    return MappingProxyType({text.emotion: text for text in texts})


def _theme_text(row: Mapping[str, Any]) -> ThemeText:
    try:
        return ThemeText(
            Theme(row["id"]), row["label"], row["definition"], row.get("area"), row.get("hands")
        )
    except KeyError as error:
        raise ValueError(f"themes.toml: a theme lacks {error}") from error


def _check_ids(name: str, found: Iterable[str], expected: type[StrEnum]) -> None:
    ids = list(found)
    if sorted(ids) != sorted(member.value for member in expected):
        raise ValueError(f"{name}: ids must be exactly those of {expected.__name__}, got {ids}")
