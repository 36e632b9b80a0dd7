"""How far a person and a reader agree on a theme."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

import krippendorff
import numpy as np

from core.analysis.corrections import Act, Line, Mention, looked_through, replay, valid_lines
from core.vocabulary import Theme

MIN_MESSAGES, MIN_NAMED = 10, 3
"""Messages looked through, and messages in which either of the two names the theme. Our own."""
RELIABLE, TENTATIVE = 0.800, 0.667
"""Krippendorff's own customary limits; below the second the number says too little to show."""


class Trust(StrEnum):
    """How far the reader may be relied on for one theme."""

    TOO_FEW = "too_few"
    DIFFER = "differ"
    TENTATIVE = "tentative"
    RELIABLE = "reliable"


@dataclass(frozen=True)
class Agreement:
    """Person and reader on one theme, over the messages that the person looked through."""

    messages: int
    both: int
    """Messages in which both name the theme."""
    only_reader: int
    only_person: int
    alpha: float | None
    """Krippendorff's alpha, at most 1; None with too few messages or where nothing varies."""

    @property
    def never_differ(self) -> bool:
        """Whether the two said the same of every message."""
        return not self.only_reader and not self.only_person

    @property
    def trust(self) -> Trust:
        """What alpha means."""
        if self.alpha is None:
            return Trust.TOO_FEW
        if self.alpha < TENTATIVE:
            return Trust.DIFFER
        return Trust.TENTATIVE if self.alpha < RELIABLE else Trust.RELIABLE


def nominal_alpha(ratings: Sequence[Sequence[float | None]]) -> float | None:
    """Krippendorff's alpha for categories: a row per coder, a column per unit, None = not coded.

    None where all ratings are the same, or no unit has two: there is nothing to agree about.

    Source: Krippendorff (2011), Computing Krippendorff's alpha-reliability.
    """
    table = np.array(ratings, dtype=float)
    pairable = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    if len(np.unique(pairable[~np.isnan(pairable)])) < 2:
        return None
    return float(krippendorff.alpha(reliability_data=table, level_of_measurement="nominal"))


def theme_agreement(
    theme: str, read: Collection[Mention], lines: Sequence[Line]
) -> Agreement | None:
    """Compare what was read with what the person made of it, for one theme of the codebook.

    The reader gets the person's merges, and a finding put under a theme of one's own is no
    disagreement: no reader could know of it. None for one's own themes, for the same reason.
    """
    if theme not in set(Theme):
        return None
    seen = sorted(looked_through(lines))
    known = [line for line in valid_lines(lines) if _a_reader_could_know(line)]
    by_reader = _named_in(theme, read, known)
    by_person = _named_in(theme, read, lines) | (by_reader & _put_under_own(theme, lines))
    ratings = [[float(m in named) for m in seen] for named in (by_reader, by_person)]
    in_view = set(seen)
    only_reader, only_person = (by_reader - by_person) & in_view, (by_person - by_reader) & in_view
    both = by_reader & by_person & in_view
    named = len(both) + len(only_reader) + len(only_person)
    enough = len(seen) >= MIN_MESSAGES and named >= MIN_NAMED
    return Agreement(
        len(seen),
        len(both),
        len(only_reader),
        len(only_person),
        nominal_alpha(ratings) if enough else None,
    )


def _named_in(theme: str, read: Collection[Mention], lines: Sequence[Line]) -> set[int]:
    return {one.message_id for one in replay(read, lines).mentions if one.theme == theme}


def _a_reader_could_know(line: Line) -> bool:
    return line.act is Act.MERGE


def _put_under_own(theme: str, lines: Sequence[Line]) -> set[int]:
    return {
        line.message_id
        for line in valid_lines(lines)
        if line.act is Act.MOVE and line.theme == theme and line.into not in set(Theme)
        if line.message_id is not None
    }
