"""What moves together, in plain words: never a cause, and the days it rests on."""

from collections.abc import Mapping

from core.analysis.moves_together import MIN_PAIRS, MovesTogether, Relation
from core.analysis.sentences import counted

Labels = Mapping[str, str]
"""What to call each measure after "more" or "less": "energy", "applications sent"."""


def moves_together_sentence(found: MovesTogether | None) -> str:
    """How many pairs moved together, or what it takes to tell."""
    if found is None:
        return "Nothing is noted yet that could move together. Check-ins fill this."
    if found.missing:
        return (
            f"Too early to say: it takes {MIN_PAIRS} days on which two things are both noted, and "
            f"there {'is' if found.days == 1 else 'are'} {found.days} so far."
        )
    if not found.compared:
        return "What is noted so far is too rare, or too much the same each day, to compare."
    pairs = f"{counted(found.compared, 'pair')} on up to {found.days} days"
    if not found.relations:
        return f"Compared: {pairs}. None moved together more than chance would."
    number = len(found.relations)
    said = f"Compared: {pairs}. {number} moved together more than chance would."
    return f"{said} That does not say which comes first, or why."


def relation_sentence(one: Relation, labels: Labels) -> str:
    """One pair with the days and the interval it rests on; it names no cause."""
    also = "also noted more" if one.is_same_way else "noted less"
    first, second = labels[one.first], labels[one.second]
    return (
        f"On days with more {first} you {also} {second} ({one.days} days, correlation "
        f"{one.correlation:.2f}, likely {one.low:.2f} to {one.high:.2f})."
    )
