"""Made-up people from archetypes: one by seed, or a whole course of 24."""

from dataclasses import dataclass, fields
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from data.examples.diary import Diary, Temper
from data.examples.marketing import DAYS_PER_WEEK
from data.examples.rows import Rows, Takeout
from data.examples.search import Pace, Search
from data.examples.texts import Letterbox, Notes, examples_toml, slug

Part = TypeVar("Part", Pace, Temper)

WEEKS = 16
VARIATION = 0.12
"""How far, as a share, two people of one archetype differ."""


@dataclass(frozen=True)
class Profile:
    """Who somebody is; trades and archetypes are in cohort.toml."""

    name: str
    trade: str
    archetype: str


@dataclass(frozen=True)
class Example:
    """A made-up person, ready for an account."""

    name: str
    email: str
    takeout: Takeout


def profiles() -> tuple[Profile, ...]:
    """The 24 people of the course."""
    return tuple(Profile(**person) for person in examples_toml("cohort.toml")["person"])


def cohort(seed: int, last_day: date, weeks: int = WEEKS) -> tuple[Example, ...]:
    """The whole course up to `last_day`; same seed and day, same data."""
    return tuple(
        Example(who.name, f"{slug(who.name)}@example.org", person(seed, last_day, who, weeks))
        for who in profiles()
    )


def person(
    seed: int, last_day: date, profile: Profile | None = None, weeks: int = WEEKS
) -> Takeout:
    """One person's weeks up to `last_day`, as a takeout; the seed picks one when none is given.

    Some archetypes began later and have fewer weeks.
    """
    who = profile or profiles()[seed % len(profiles())]
    archetype = examples_toml("cohort.toml")["archetype"][who.archetype]
    days = min(weeks, archetype.get("weeks", weeks)) * DAYS_PER_WEEK
    first_day = last_day - timedelta(days=days - 1)
    label = f"{who.name}/{seed}"
    rng = Random(label)  # noqa: S311 - made-up people need no secret
    rows = Rows(label, last_day)
    search = Search(rows, first_day, days, _varied(Pace, archetype, rng), rng)
    search.write(who.trade, Letterbox(rng, who.trade, who.name))
    temper = _varied(Temper, archetype, rng)
    Diary(first_day, days, temper, search.turns, rng, Notes(rng)).write(rows)
    return rows.takeout()


def _varied(part: type[Part], archetype: dict[str, Any], rng: Random) -> Part:
    """An archetype's numbers, each a little off; a share stays a share."""
    names = [field.name for field in fields(part) if field.name in archetype]
    numbers: dict[str, Any] = {name: _near(float(archetype[name]), rng) for name in names}
    return part(**numbers)


def _near(value: float, rng: Random) -> float:
    near = value * rng.uniform(1 - VARIATION, 1 + VARIATION)
    return value if value == 1 else min(near, 0.97) if value < 1 else near
