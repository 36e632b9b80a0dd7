"""Reads and checks data/content: the words that can be edited without knowing Python."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.vocabulary import Consent, Emotion, Theme

CONTENT = Path(__file__).parents[1] / "data" / "content"
ELSEWHERE = "elsewhere"
STALE_AFTER = timedelta(days=180)
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
class Helpline:
    """One place to talk to someone."""

    country: str
    """ISO 3166-1 code, or "elsewhere"."""
    country_name: str
    name: str
    number: str | None
    """As people read it; None for a website."""
    dial: str | None
    """Digits for a tel: link; None for a website."""
    link: str | None
    channel: str
    hours: str | None
    """None when the source does not say."""
    language: str | None
    source: str
    verified_on: date | None
    """None while nobody has compared the number with its source."""

    def needs_check(self, today: date) -> bool:
        """Say whether the entry was last verified more than 180 days ago, or never."""
        return self.verified_on is None or today - self.verified_on > STALE_AFTER


@dataclass(frozen=True)
class Country:
    """A place, its emergency number and its lines."""

    code: str
    name: str
    emergency: str | None
    """None when no source for it has been read."""
    emergency_source: str | None
    lines: tuple[Helpline, ...]


@dataclass(frozen=True)
class SupportCard:
    """The static words of the support card; people wrote them, and no engine changes them."""

    title: str
    noticed: str
    private: str
    emergency: str
    talk: str
    elsewhere: str


@dataclass(frozen=True)
class ConsentText:
    """What a person is asked to agree to."""

    title: str
    body: str


@cache
def consent_text(consent: Consent) -> ConsentText:
    """The words of one consent. Raises ValueError when they are missing."""
    try:
        words = content_toml("consents.toml")[consent]
        return ConsentText(words["title"], words["body"])
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


@cache
def countries() -> tuple[Country, ...]:
    """Every place with its lines; the last is "elsewhere". Raises ValueError on a fault."""
    places = tuple(_country(row) for row in content_toml("helplines.toml")["country"])
    if not places or places[-1].code != ELSEWHERE:
        raise ValueError(f'helplines.toml: the last country must be "{ELSEWHERE}"')
    if len({place.code for place in places}) != len(places):
        raise ValueError("helplines.toml: two countries share a code")
    return places


def helplines() -> tuple[Helpline, ...]:
    """Every line of every country."""
    return tuple(line for place in countries() for line in place.lines)


def helplines_for(country: str | None) -> tuple[Helpline, ...]:
    """Lines of a country, then the ones for elsewhere; only those when it is unknown or None."""
    code = (country or "").upper()
    return tuple(line for line in helplines() if line.country in {code, ELSEWHERE})


@cache
def support_card() -> SupportCard:
    """The card's words. Raises ValueError when a part is missing or one too many."""
    head, *sections = (CONTENT / "support_card.md").read_text("utf-8").split("\n## ")
    parts = dict(section.split("\n", 1) for section in sections)
    words = {name: " ".join(body.split()) for name, body in parts.items()}
    expected = set(SupportCard.__dataclass_fields__) - {"title"}
    if set(words) != expected or not all(words.values()):
        raise ValueError(f"support_card.md: it needs exactly the parts {sorted(expected)}")
    return SupportCard(title=head.removeprefix("#").strip(), **words)


def content_toml(name: str) -> Mapping[str, Any]:
    """Parse one TOML file of data/content. Raises ValueError naming the file and the fault."""
    try:
        return tomllib.loads((CONTENT / name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{name}: {error}") from error


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


def _country(row: Mapping[str, Any]) -> Country:
    lines = tuple(_helpline(row, line) for line in row.get("line", ()))
    emergency, source = row.get("emergency"), row.get("emergency_source")
    if not lines or (emergency is None) != (source is None):
        raise ValueError(f"helplines.toml: {row['code']} needs a line and a source for each number")
    return Country(row["code"], row["name"], emergency, source, lines)


def _helpline(place: Mapping[str, Any], row: Mapping[str, Any]) -> Helpline:
    number, link = row.get("number"), row.get("link")
    if (number is None) == (link is None) or not row.get("source"):
        raise ValueError(f"helplines.toml: {place['code']} needs a number or a link, and a source")
    return Helpline(
        country=place["code"],
        country_name=place["name"],
        name=row["name"],
        number=number,
        dial="".join(filter(str.isdigit, number)) if number else None,
        link=link,
        channel=row["channel"],
        hours=row.get("hours"),
        language=row.get("language"),
        source=row["source"],
        verified_on=row.get("verified_on"),
    )
