"""How a made-up person's mood moves, and when and how they check in.

The rules are invented, not fitted to anyone: a usual level, a fall after each rejection that fades
day by day, a lift after good news, and ordinary days around that.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import exp
from random import Random

from core.vocabulary import Emotion
from data.examples.rows import Rows, at, day_after
from data.examples.texts import Notes

LOW, GOOD = 45, 64
"""Below and above: another choice of words and notes."""
FRESH_DAYS = 2
CLOSE_DAYS = 4
"""After news people check in more often than on other days."""
RECALLED = 0.06
SECOND, THIRD = 0.16, 0.03
"""Shares of days with that many check-ins."""
FRESH_WORDS = {
    Emotion.DISAPPOINTMENT: 8,
    Emotion.FRUSTRATION: 4,
    Emotion.SELF_DOUBT: 4,
    Emotion.ANGER: 3,
    Emotion.EXHAUSTION: 2,
    Emotion.DETERMINATION: 1,
}
LOW_WORDS = {
    Emotion.EXHAUSTION: 6,
    Emotion.SELF_DOUBT: 4,
    Emotion.ANXIETY: 4,
    Emotion.FRUSTRATION: 3,
    Emotion.DISAPPOINTMENT: 2,
    Emotion.HOPE: 1,
}
EVEN_WORDS = {
    Emotion.CALM: 5,
    Emotion.ANXIETY: 4,
    Emotion.HOPE: 4,
    Emotion.DETERMINATION: 3,
    Emotion.EXHAUSTION: 3,
    Emotion.FRUSTRATION: 2,
}
GOOD_WORDS = {
    Emotion.CALM: 6,
    Emotion.HOPE: 5,
    Emotion.DETERMINATION: 4,
    Emotion.PRIDE: 3,
    Emotion.ANXIETY: 1,
}


@dataclass(frozen=True)
class Turn:
    """Something that moves mood."""

    day: int
    """Days since the first day."""
    change: float
    """Points on the day itself; negative for a fall."""
    fades: float
    """Days until 37 % of it is left."""


@dataclass(frozen=True)
class Temper:
    """How a person feels and checks in when nothing happens."""

    usual: float
    """Valence, 0..100."""
    spread: float
    """Standard deviation of ordinary days, in points."""
    check_in: float
    """Share of days with a check-in."""
    note: float
    """Share of check-ins with a note."""
    gaps: tuple[range, ...] = ()
    """Days since the first day without any check-in."""


@dataclass
class Diary:
    """Writes one person's check-ins."""

    first_day: date
    days: int
    temper: Temper
    turns: Sequence[Turn]
    rng: Random
    notes: Notes
    said: dict[int, str] = field(default_factory=dict)
    """Notes written by hand, by days since the first day; each makes sure of a check-in."""

    def write(self, rows: Rows) -> None:
        """Add the check-ins of every day."""
        for day in range(self.days):
            mood = self._mood(day)
            for hour in self._hours(day):
                self._check_in(rows, day, hour, mood + self.rng.gauss(0, 2))

    def _mood(self, day: int) -> float:
        moved = sum(t.change * exp((t.day - day) / t.fades) for t in self.turns if t.day <= day)
        return self.temper.usual + moved + self.rng.gauss(0, self.temper.spread)

    def _hours(self, day: int) -> list[int]:
        """When somebody checks in on a day; often not at all."""
        if day not in self.said and not self._happens(day):
            return []
        chance = self.rng.random()
        times = 1 + (chance < SECOND) + (chance < THIRD)
        return sorted(self.rng.sample((7, 8, 12, 13, 17, 20, 21, 22), times))

    def _happens(self, day: int) -> bool:
        if any(day in gap for gap in self.temper.gaps):
            return False
        close = any(0 <= day - turn.day <= CLOSE_DAYS for turn in self.turns)
        usual = self.temper.check_in
        return self.rng.random() < (usual + (1 - usual) / 2 if close else usual)

    def _check_in(self, rows: Rows, day: int, hour: int, mood: float) -> None:
        valence = scale(mood)
        fresh = self._is_fresh(day) and valence < self.temper.usual - 6
        note = self.said.pop(day, "")
        late = 0 if note or self.rng.random() > RECALLED else self.rng.choice((1, 1, 2))
        late = min(late, self.days - 1 - day)
        if not note and self.rng.random() < self.temper.note:
            note = self.notes.next(section(valence, fresh=fresh))
        moment = at(day_after(self.first_day, day + late), hour, self.rng.randrange(60))
        rows.check_in(
            day_after(self.first_day, day),
            moment,
            valence=valence,
            energy=scale(0.6 * mood + 18 + self.rng.gauss(0, 9)),
            emotions=feelings(valence, self.rng, fresh=fresh),
            note=note,
        )

    def _is_fresh(self, day: int) -> bool:
        return any(t.change < 0 and 0 <= day - t.day <= FRESH_DAYS for t in self.turns)


def section(valence: int, *, fresh: bool) -> str:
    """Which kind of note fits."""
    if fresh:
        return "fresh"
    if valence < LOW:
        return "low"
    return "good" if valence >= GOOD else "even"


def feelings(valence: int, rng: Random, *, fresh: bool) -> tuple[Emotion, ...]:
    """None to three words that fit; `fresh` is within two days of bad news."""
    weights = {"fresh": FRESH_WORDS, "low": LOW_WORDS, "even": EVEN_WORDS, "good": GOOD_WORDS}
    number = rng.choices((0, 1, 2, 3), (2, 5, 4, 1))[0]
    return tuple(_distinct(weights[section(valence, fresh=fresh)], number, rng))


def scale(value: float) -> int:
    """A slider's value, 0..100. People seldom touch the very ends."""
    return round(min(97.0, max(4.0, value)))


def _distinct(weights: dict[Emotion, int], number: int, rng: Random) -> Iterator[Emotion]:
    left: Collection[Emotion] = list(weights)
    for _ in range(number):
        words = list(left)
        word = rng.choices(words, [weights[one] for one in words])[0]
        left = [one for one in words if one is not word]
        yield word
