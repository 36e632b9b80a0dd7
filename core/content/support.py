"""The support card and the places to talk to someone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from core.content.files import CONTENT, content_toml

ELSEWHERE = "elsewhere"
STALE_AFTER = timedelta(days=180)
TOO_OLD_AFTER = timedelta(days=730)
"""Long enough for a copy that nobody updates; after it a number may be somebody else's."""


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

    def is_too_old(self, today: date) -> bool:
        """Say whether it is a number that was last verified more than 730 days ago."""
        if self.number is None or self.verified_on is None:
            return False
        return today - self.verified_on > TOO_OLD_AFTER


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
    steady: str
    """What to call the steps after it."""
    steady_steps: str
    """A list in Markdown, to read and to do alone."""


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


def lines_to_show(country: str | None, today: date) -> tuple[Helpline, ...]:
    """The lines of a country and the ones for elsewhere, without numbers that are too old."""
    return tuple(line for line in helplines_for(country) if not line.is_too_old(today))


@cache
def support_card() -> SupportCard:
    """The card's words. Raises ValueError when a part is missing or one too many."""
    head, *sections = (CONTENT / "support_card.md").read_text("utf-8").split("\n## ")
    parts = dict(section.split("\n", 1) for section in sections)
    words = {name: body.strip() for name, body in parts.items()}
    expected = set(SupportCard.__dataclass_fields__) - {"title"}
    if set(words) != expected or not all(words.values()):
        raise ValueError(f"support_card.md: it needs exactly the parts {sorted(expected)}")
    return SupportCard(title=head.removeprefix("#").strip(), **words)


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
