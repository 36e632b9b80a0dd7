"""What the answers to a questionnaire add up to. A missing answer gives None, never a guess."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

PHQ_4_ITEMS, PHQ_4_HIGH, PHQ_4_POSITIVE = 4, 3, 3
WHO_5_ITEMS, WHO_5_HIGH, WHO_5_PER_POINT = 5, 5, 4
WHO_5_LOW, WHO_5_VERY_LOW = 50, 28
BRCS_ITEMS, BRCS_LOWEST, BRCS_HIGHEST = 4, 1, 5
BRCS_MEDIUM, BRCS_HIGH = 14, 17
NOTICEABLE, BEYOND_NOISE = 10, 20
"""Points of WHO-5: Ware (1995) for the first; for the second 1.96 * SD * sqrt(2 * (1 - r)) with
SD 20 and r .85 to .90 gives 17.5 to 21.5."""
Answered = Sequence[int | None]


class Phq4Band(StrEnum):
    """What the manual calls a total of 0-2, 3-5, 6-8 and 9-12."""

    NONE = "none"
    MILD = "mild"
    MODERATE = "moderate"
    SEVERE = "severe"


@dataclass(frozen=True)
class Phq4:
    """PHQ-4. Source: Kroenke et al. (2009), Psychosomatics 50, 613-621."""

    anxiety: int
    """0 to 6: the first two items."""
    low_mood: int
    """0 to 6: the last two."""

    @property
    def total(self) -> int:
        """0 to 12."""
        return self.anxiety + self.low_mood

    @property
    def band(self) -> Phq4Band:
        """The manual's word for the total."""
        return list(Phq4Band)[min(self.total // 3, 3)]

    @property
    def worth_talking(self) -> bool:
        """Whether a part reaches 3, from which on a talk with someone is worth it."""
        return max(self.anxiety, self.low_mood) >= PHQ_4_POSITIVE


@dataclass(frozen=True)
class Who5:
    """WHO-5. Source: Topp et al. (2015), Psychotherapy and Psychosomatics 84, 167-176."""

    percent: int
    """0 to 100, in steps of 4."""

    @property
    def is_low(self) -> bool:
        """50 or less, which is a raw sum below 13."""
        return self.percent <= WHO_5_LOW

    @property
    def is_very_low(self) -> bool:
        """28 or less."""
        return self.percent <= WHO_5_VERY_LOW


class BrcsBand(StrEnum):
    """4-13, 14-16, 17-20."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True)
class Brcs:
    """BRCS. Source: Sinclair and Wallston (2004), Assessment 11, 94-101."""

    total: int
    """4 to 20."""

    @property
    def band(self) -> BrcsBand:
        """The authors' word for the total."""
        if self.total >= BRCS_HIGH:
            return BrcsBand.HIGH
        return BrcsBand.MEDIUM if self.total >= BRCS_MEDIUM else BrcsBand.LOW


class Move(StrEnum):
    """How much a change of WHO-5 says for one person."""

    SMALL = "small"
    NOTICEABLE = "noticeable"
    BEYOND_NOISE = "beyond_noise"


def phq_4(answers: Answered) -> Phq4 | None:
    """Four answers of 0 to 3; None when one is missing. Raises ValueError off the scale."""
    known = _known(answers, PHQ_4_ITEMS, 0, PHQ_4_HIGH)
    return Phq4(sum(known[:2]), sum(known[2:])) if known else None


def who_5(answers: Answered) -> Who5 | None:
    """Five answers of 0 to 5; None when one is missing. Raises ValueError off the scale."""
    known = _known(answers, WHO_5_ITEMS, 0, WHO_5_HIGH)
    return Who5(WHO_5_PER_POINT * sum(known)) if known else None


def brcs(answers: Answered) -> Brcs | None:
    """Four answers of 1 to 5; None when one is missing. Raises ValueError off the scale."""
    known = _known(answers, BRCS_ITEMS, BRCS_LOWEST, BRCS_HIGHEST)
    return Brcs(sum(known)) if known else None


def who_5_move(earlier: Who5, later: Who5) -> Move:
    """What a change is worth for one person, up or down."""
    points = abs(later.percent - earlier.percent)
    if points >= BEYOND_NOISE:
        return Move.BEYOND_NOISE
    return Move.NOTICEABLE if points >= NOTICEABLE else Move.SMALL


def _known(answers: Answered, items: int, low: int, high: int) -> list[int]:
    """The answers when all are there, else nothing. Raises ValueError for what cannot be."""
    known = [one for one in answers if one is not None]
    if any(not low <= one <= high for one in known):
        raise ValueError(f"answers run from {low} to {high}")
    return known if len(known) == len(answers) == items else []
