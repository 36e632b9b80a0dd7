"""What a newer reading of a message found that the one before did not, and the other way round."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.analysis.corrections import Mention
from core.vocabulary import QuoteCheck


@dataclass(frozen=True)
class ReadingChanges:
    """The difference between two readings of one message; themes in the order of the readings."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    other_words: tuple[str, ...]
    """In both, resting on other words."""

    def __bool__(self) -> bool:
        """Say whether anything is different."""
        return bool(self.new or self.gone or self.other_words)


def reading_changes(before: Sequence[Mention], after: Sequence[Mention]) -> ReadingChanges:
    """Compare two readings by theme and words; what was set aside counts as not found."""
    old, new = _words_by_theme(before), _words_by_theme(after)
    return ReadingChanges(
        tuple(theme for theme in new if theme not in old),
        tuple(theme for theme in old if theme not in new),
        tuple(theme for theme in new if theme in old and new[theme] != old[theme]),
    )


def _words_by_theme(mentions: Sequence[Mention]) -> dict[str, set[str]]:
    words: dict[str, set[str]] = {}
    for one in mentions:
        if one.check is not QuoteCheck.SET_ASIDE:
            words.setdefault(one.theme, set()).add(one.quote)
    return words
