"""The exercises in data/content/exercises: one Markdown file each, with a TOML head."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import ceil
from pathlib import Path
from types import MappingProxyType
from typing import Any

from core.content.files import CONTENT
from core.vocabulary import Emotion

FOLDER = CONTENT / "exercises"
GRADES: Mapping[str, str] = MappingProxyType(
    {
        "A": "tested with job seekers",
        "B": "tested with other groups",
        "C": "few or mixed tests",
        "D": "commonly used, little studied",
    }
)
"""What the grade of the evidence means, for people."""
MIXED = "the tests disagree"
STATES = ("agitated", "drained", "interview", "rejection")
"""What an exercise can be for besides a feeling: an interview that is near, a no that just came."""
TARGETS = (*Emotion, *STATES)

_HEAD = re.compile(r"\+\+\+\n(?P<head>.*?)\n\+\+\+\n(?P<steps>.*)", re.DOTALL)
_STEP = re.compile(r"(\d+)\. (.+)")
_YEAR_OR_DOI = re.compile(r"\b(19|20)\d\d\b|\bdoi 10\.\d{4,}/\S+")


@dataclass(frozen=True)
class Gate:
    """When an exercise is not offered; None everywhere where nothing stands in the way."""

    not_before_hours: float | None = None
    until_hours: float | None = None
    """Offered between these two only, hours since a rejection was logged."""
    not_within_hours: float | None = None
    """Not this soon after a rejection."""
    confidence_at_most: int | None = None
    """Only when confidence in the next interview, 0 to 10, is known and not above this."""
    mood_at_least: int | None = None
    """Only when the mood, 0 to 100, is known and not below this."""
    not_after_crisis_hours: float | None = None
    once_a_day: bool = False


@dataclass(frozen=True)
class Pace:
    """A rhythm to follow: breathing, or tensing and letting go. A part that is 0 s is left out."""

    name: str
    minutes: float
    in_s: float = 0
    hold_s: float = 0
    out_s: float = 0
    rest_s: float = 0
    """Holding with empty lungs."""
    tense_s: float = 0
    release_s: float = 0
    parts: tuple[str, ...] = ()
    """What a cycle is about, one after the other, each for the same number of cycles."""

    @property
    def phases(self) -> tuple[tuple[str, float], ...]:
        """The parts of one cycle in their order: what to do, and for how many seconds."""
        every = (
            ("In", self.in_s),
            ("Hold", self.hold_s),
            ("Out", self.out_s),
            ("Hold", self.rest_s),
            ("Tense", self.tense_s),
            ("Let go", self.release_s),
        )
        return tuple((word, seconds) for word, seconds in every if seconds)

    @property
    def cycle_s(self) -> float:
        """Seconds of one cycle."""
        return sum(seconds for _, seconds in self.phases)

    @property
    def cycles(self) -> int:
        """How often it goes round: as many whole cycles as the minutes need."""
        return ceil(self.minutes * 60 / self.cycle_s)


@dataclass(frozen=True)
class Exercise:
    """A text that guides."""

    id: str
    title: str
    takes: str
    """How long it takes, in words."""
    minutes: int
    targets: tuple[str, ...]
    """What it is for; members of TARGETS."""
    grade: str
    """A key of GRADES."""
    mixed: bool
    """Whether its tests disagree."""
    citation: str
    caution: str
    gate: Gate
    pace: tuple[Pace, ...]
    """The rhythms to choose from, the usual one first; empty for most."""
    steps: tuple[str, ...]
    writes: bool
    """Whether there is something to write, for oneself."""

    @property
    def evidence(self) -> str:
        """In honest words, how well it was tested."""
        return f"{GRADES[self.grade]}; {MIXED}" if self.mixed else GRADES[self.grade]


@cache
def exercises() -> Mapping[str, Exercise]:
    """Every exercise by its id, in the order of the ids: E1, E2 ... E18.

    Raises ValueError naming the file and the fault.
    """
    read = [_read_file(path) for path in sorted(FOLDER.glob("*.md"))]
    found = {one.id: one for one in sorted(read, key=lambda one: int(one.id[1:]))}
    if len(found) != len(read):
        raise ValueError("exercises: two files share an id")
    return MappingProxyType(found)


def _read_file(path: Path) -> Exercise:
    """Raises ValueError naming the file and the fault."""
    try:
        exercise = read_exercise(path.read_text("utf-8"))
    except (ValueError, TypeError) as fault:
        raise ValueError(f"exercises/{path.name}: {fault}") from fault
    if not path.name.startswith(f"E{int(exercise.id[1:]):02}_"):
        raise ValueError(f"exercises/{path.name}: the id {exercise.id} belongs in another file")
    return exercise


def read_exercise(text: str) -> Exercise:
    """One exercise from its file's text. Raises ValueError or TypeError with the fault."""
    parts = _HEAD.fullmatch(text.replace("\r\n", "\n"))
    if parts is None:
        raise ValueError("it needs a head between two lines of +++, and steps below")
    head = tomllib.loads(parts["head"])
    missing = {"id", "title", "takes", "minutes", "targets", "grade", "citation", "caution"} - set(
        head
    )
    if missing:
        raise ValueError(f"the head lacks {min(missing)}")
    head["targets"] = tuple(head["targets"])
    head["gate"] = _gate(head.get("gate", {}))
    head["pace"] = tuple(_pace(one) for one in head.get("pace", ()))
    options = {"writes": False, "mixed": False}
    exercise = Exercise(**options | head, steps=_steps(parts["steps"]))
    broken = [rule for rule, holds in _rules(exercise).items() if not holds]
    if broken:
        raise ValueError(broken[0])
    return exercise


def _steps(text: str) -> tuple[str, ...]:
    lines = [line for line in text.splitlines() if line.strip()]
    found = [_STEP.fullmatch(line) for line in lines]
    steps = [(int(one[1]), one[2].strip()) for one in found if one]
    if len(steps) != len(lines) or [one for one, _ in steps] != list(range(1, len(steps) + 1)):
        raise ValueError("the steps must be lines that begin with 1., 2., 3. and so on")
    return tuple(words for _, words in steps)


def _gate(row: Mapping[str, Any]) -> Gate:
    if not all(isinstance(value, int | float) for value in row.values()):
        raise ValueError("a gate needs numbers")
    return Gate(**row)


def _pace(row: Mapping[str, Any]) -> Pace:
    pace = Pace(**{**row, "parts": tuple(row.get("parts", ()))})
    if pace.minutes <= 0 or len(pace.phases) < 2 or any(s <= 0 for _, s in pace.phases):
        raise ValueError("a pace needs minutes and two parts or more, in seconds above 0")
    if pace.parts and pace.cycles % len(pace.parts):
        raise ValueError(f"{pace.cycles} cycles cannot be shared by {len(pace.parts)} parts")
    return pace


def _rules(one: Exercise) -> Mapping[str, bool]:
    """What must hold of an exercise, and whether it does."""
    words = (one.title, one.takes, one.citation, one.caution)
    return {
        "the id must be E and a number": re.fullmatch(r"E[1-9]\d?", str(one.id)) is not None,
        "title, takes, citation and caution must be words": all(
            isinstance(text, str) and text.strip() for text in words
        ),
        "minutes must be a whole number above 0": type(one.minutes) is int and one.minutes > 0,
        f"targets must be some of {', '.join(TARGETS)}": bool(one.targets)
        and set(one.targets) <= set(TARGETS),
        f"the grade must be one of {', '.join(GRADES)}": one.grade in GRADES,
        "a citation needs a year or a doi, except for grade D": one.grade == "D"
        or _YEAR_OR_DOI.search(one.citation) is not None,
        "there must be two steps or more": len(one.steps) >= 2,
    }
