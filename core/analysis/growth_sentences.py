"""What practice and people add up to, in plain words: no cheering and no blame."""

from core.analysis.growth import NetworkGrowth, PracticeProgress
from core.analysis.sentences import counted
from core.analysis.trend import MIN_VALUES


def practice_sentence(found: PracticeProgress | None) -> str:
    """How often, how the scores lie, and whether they move."""
    if found is None:
        return "No practice noted yet. Each time you note one, its score is drawn here."
    ordered = sorted(found.scores)
    middle = ordered[len(ordered) // 2]
    said = (
        f"Practised {counted(found.sessions, 'time')} on {counted(len(found.days), 'day')}, "
        f"scores mostly around {middle:.0f} of 10."
    )
    if found.trend is None:
        missing = MIN_VALUES - len(found.days)
        return f"{said} A trend can be looked for after {counted(missing, 'more day')}."
    if not found.trend.is_clear:
        return f"{said} No clear trend over the days."
    # The score is what was tested; the slope is 0 where most pairs are equal.
    way = "rise" if found.trend.score > 0 else "fall"
    return f"{said} They {way} over the days, more than chance would."


def network_sentence(found: NetworkGrowth | None) -> str:
    """How many people, and with how many there was a word lately."""
    if found is None:
        return "Nobody noted yet. Add people you know, with as little about them as you need."
    return f"{_people(found.people)} noted, {found.in_touch} of them spoken to in the last 90 days."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
