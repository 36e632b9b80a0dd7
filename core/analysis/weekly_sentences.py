"""What the weekly answers say beside the interviews, in plain words: counts, and no why."""

from core.analysis.sentences import counted
from core.analysis.weekly import MIN_TO_SUM_UP, InterviewAnxiety, Spread

NOTHING_YET = (
    'No weekly answers about interviews yet. "Your week", on the check-in page, asks once a week.'
)


def interview_anxiety_sentence(found: InterviewAnxiety | None) -> str:
    """Both sides where each has five answers, else all of them, else how many there are."""
    if found is None:
        return NOTHING_YET
    if found.near and found.apart:
        return (
            f"Near an interview the middle answer was {_words(found.near)}; in the "
            f"{found.apart.answers} other weeks it was {_middle(found.apart)}, "
            f"from {found.apart.low} to {found.apart.high}. This does not say why."
        )
    if found.every:
        return f"The middle answer was {_words(found.every)}. {_marked(found)}"
    so_far = f"{counted(len(found.answers), 'answer')} so far, the last one {_last(found)} of 10"
    return f"{so_far}. From {MIN_TO_SUM_UP} on they are summed up. {_marked(found)}"


def _words(one: Spread) -> str:
    return f"{_middle(one)} of 10, from {one.low} to {one.high} in {one.answers} weeks"


def _middle(one: Spread) -> str:
    return f"{one.middle:g}"


def _last(found: InterviewAnxiety) -> int:
    return found.answers[-1].value


def _marked(found: InterviewAnxiety) -> str:
    if not found.interviews:
        return "No interview is logged in this time."
    return f"{counted(len(found.interviews), 'interview day')} marked."
