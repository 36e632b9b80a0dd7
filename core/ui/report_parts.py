"""What a report may hold, and what a person chose of it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from core.analysis.selection import Selection
from core.charts.report import Numbers, ReportFigure
from core.ui.pictures import Picture

NOTHING = "Nothing in this period."
MOST_LINES = 10
"""Applications or rejections listed, the newest first."""


class Part(StrEnum):
    """A section that may be chosen; the value is its heading."""

    FUNNEL = "Applications"
    ANSWERS = "Answers"
    THEMES = "Themes in employers' words"
    HANDS = "In whose hands"
    MOOD = "Mood and recovery"
    FEELINGS = "Feelings"
    NOTES = "Check-in notes"


PRIVATE = (Part.MOOD, Part.FEELINGS, Part.NOTES)
OPEN = tuple(part for part in Part if part not in PRIVATE)


@dataclass(frozen=True)
class Choice:
    """What a person wants to hand on."""

    selection: Selection
    parts: tuple[Part, ...]
    with_names: bool
    """Whether companies are named."""


def of_picture(picture: Picture, cut: Callable[[pd.DataFrame], Numbers]) -> ReportFigure:
    """A page's picture as a figure of a report, its table cut to what fits."""
    return ReportFigure(picture.draw, picture.describe(), cut(picture.table()))
