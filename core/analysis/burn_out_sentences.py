"""What is said about the weight of a search: less may do good, more is never said."""

from core.analysis.burn_out import (
    MIN_USUAL,
    MIN_WEEKS,
    Pace,
    SearchLoad,
    Suggestion,
    Weariness,
)
from core.analysis.mood import MIN_FOR_RECENT, RECENT_DAYS
from core.analysis.sentences import in_words


def search_load_sentence(found: SearchLoad | None) -> str:
    """What is suggested, or that there is nothing to say, and on what it rests."""
    if found is None:
        weeks = in_words(MIN_WEEKS + RECENT_DAYS // 7)
        return (
            "Too little is noted to see whether your search wears you out: it takes "
            f"{in_words(MIN_FOR_RECENT)} days with a check-in in two weeks, {MIN_USUAL} in the "
            f"eight weeks before, and applications noted for {weeks} weeks."
        )
    if found.suggestion is None and found.weariness.signs:
        return f"{_weariness_words(found.weariness)} Your search rests already, and that is fine."
    if found.suggestion is None:
        return f"Nothing here asks you to slow down. {_pace_words(found.pace)}"
    seen = f"{_weariness_words(found.weariness)} {_pace_words(found.pace)}"
    return f"{seen} {_suggestion_words(found)}"


def _suggestion_words(found: SearchLoad) -> str:
    if found.suggestion is Suggestion.DAY_OFF:
        return "A day without the search may do you good. Nothing is lost by it."
    if not found.at_most:
        return "A week without the search may do you good. Nothing is lost by it."
    noun = "application or interview" if found.at_most == 1 else "applications or interviews"
    return (
        f"A lighter week may do you good: {in_words(found.at_most)} {noun} at most. "
        "The rest can wait."
    )


def _weariness_words(seen: Weariness) -> str:
    said = []
    if seen.is_low:
        said.append(
            f"Your energy lay around {seen.energy:.0f} of 100 in the last two weeks, usually "
            f"around {seen.usual_energy:.0f}."
        )
    if seen.is_worn_out_more:
        now, before = seen.worn_out, seen.usually_worn_out
        said.append(
            f"You were worn out on {now.count} of {now.total} days with a check-in, before that "
            f"on {before.count} of {before.total}."
        )
    return " ".join(said)


def _pace_words(pace: Pace) -> str:
    return (
        f"Applications and interviews in the last {RECENT_DAYS} days: about {pace.recent:g} a "
        f"week, usually {pace.usual:g}."
    )
