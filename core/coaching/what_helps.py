"""What may help now: at most three exercises, by fixed rules, each with the facts behind it.

Source of the rules: the recommender that the evidence base sets out, row by row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType

from core.analysis.sentences import counted
from core.coaching.state_now import FIRST_DAY_H, StateNow
from core.content.exercises import Gate, exercises
from core.content.words import emotions
from core.vocabulary import Emotion

MOST = 3
DEBRIEF, BREATHING = "E17", "E10"
FIRST_DAY = ("E4", BREATHING)
"""All that is offered on the first day after a rejection, until the person says they are ready."""
AFTER_A_DAY = (DEBRIEF, "E1")
"""What is offered after a day has passed and no sooner, whatever the person says."""
FOR: Mapping[Emotion, tuple[str, ...]] = MappingProxyType(
    {
        Emotion.DISAPPOINTMENT: ("E4", "E3", "E1"),
        Emotion.FRUSTRATION: ("E3", "E8", "E4"),
        Emotion.SELF_DOUBT: ("E9", "E12", "E14", "E5"),
        Emotion.ANGER: (BREATHING, "E15", "E3"),
        Emotion.ANXIETY: (BREATHING, "E18", "E2"),
        Emotion.EXHAUSTION: ("E7", "E6", "E8"),
        Emotion.HOPE: ("E6", "E11"),
        Emotion.CALM: ("E13", "E11"),
        Emotion.PRIDE: ("E12", "E11"),
        Emotion.DETERMINATION: ("E6", "E18"),
    }
)
"""What fits each feeling, best first; a gate may take one out."""
AFTER_A_LOSS = ("E1", "E3", "E4")
"""For disappointment, once a day has passed since the rejection."""
AGITATED = (BREATHING, "E15", "E3")
DRAINED = ("E7", "E6", "E8")
BEFORE_AN_INTERVIEW = (BREATHING, "E18", "E2")
REST = (
    "Rest is part of it: plan one evening without the search, or a lighter week. "
    "Nothing is lost by it."
)


@dataclass(frozen=True)
class Suggestion:
    """One exercise, and why it is offered."""

    exercise: str
    reason: str
    """A sentence made of facts only."""
    application_id: int | None = None
    """The rejection that it is offered for; None when it is for none."""


def suggestions(state: StateNow) -> tuple[Suggestion, ...]:
    """At most three, best first; none while support comes first."""
    if state.in_crisis:
        return ()
    ranked = _ranked(state)
    open_ones = [one for one in dict.fromkeys(ranked) if is_open(one, state)]
    wanted = [one for one in open_ones if not _is_put_away(one, state)]
    return tuple(_suggestion(one, state) for one in wanted[:MOST])


def rest_words(state: StateNow) -> str | None:
    """A word for planned rest, for whoever is worn out or drained; None for everybody else."""
    worn_out = Emotion.EXHAUSTION in state.emotions or state.is_drained
    return REST if worn_out and not state.in_crisis else None


def is_open(exercise: str, state: StateNow) -> bool:
    """Whether nothing speaks against offering an exercise now."""
    if state.in_crisis:
        return False
    gate = exercises()[exercise].gate
    if gate.once_a_day and exercise in state.used_lately:
        return False
    return _fits_loss(gate, state) and _fits_person(gate, state)


def may_choose(exercise: str, state: StateNow) -> bool:
    """Whether it stands in the list of everything: there, whoever asks for a thing may have it.

    Only what could do harm stays away: what the crisis, confidence and mood rules hold back, and
    looking back on the first day.
    """
    gate = exercises()[exercise].gate
    too_soon = gate.not_before_hours is not None and _is_first_day(state)
    return not state.in_crisis and not too_soon and _fits_person(gate, state)


def _fits_loss(gate: Gate, state: StateNow) -> bool:
    hours = state.rejection_hours
    if gate.not_before_hours is not None and (hours is None or hours < gate.not_before_hours):
        return False
    if gate.until_hours is not None and (hours is None or hours > gate.until_hours):
        return False
    return gate.not_within_hours is None or hours is None or hours >= gate.not_within_hours


def _fits_person(gate: Gate, state: StateNow) -> bool:
    needs_low, needs_mood = gate.confidence_at_most, gate.mood_at_least
    if needs_low is not None and (state.confidence is None or state.confidence > needs_low):
        return False
    if needs_mood is not None and state.valence is not None and state.valence < needs_mood:
        return False
    crisis = gate.not_after_crisis_hours
    return crisis is None or state.crisis_hours is None or state.crisis_hours >= crisis


def _ranked(state: StateNow) -> list[str]:
    """Everything that fits, best first, before any gate."""
    if _is_settling(state):
        calm_first = _for_feelings(state)[:1] == [BREATHING]
        return list(reversed(FIRST_DAY) if calm_first else FIRST_DAY)
    fitting = _for_feelings(state)
    used = [one for one in fitting if one in state.used_lately and one != BREATHING]
    fitting = [one for one in fitting if one not in used] + used
    if _is_first_day(state):
        return [one for one in fitting if one not in AFTER_A_DAY] or list(FIRST_DAY)
    if not state.is_debriefed:
        place = 1 if fitting[:1] == [BREATHING] else 0  # calm before looking back
        fitting.insert(place, DEBRIEF)
    return fitting


def _is_first_day(state: StateNow) -> bool:
    return state.rejection_hours is not None and state.rejection_hours < FIRST_DAY_H


def _is_settling(state: StateNow) -> bool:
    """Within a day of a rejection, and the person has not said that they are ready."""
    return _is_first_day(state) and not state.is_ready


def _for_feelings(state: StateNow) -> list[str]:
    """Hard feelings come before kind ones, and words before the two scales."""
    hard = [one for one in state.emotions if emotions()[one].hard]
    rows = [_row(one, state) for one in sorted(hard, key=list(Emotion).index)]
    if not rows and state.is_agitated:
        rows = [BEFORE_AN_INTERVIEW if state.interview_near else AGITATED]
    elif not rows and state.is_drained:
        rows = [DRAINED]
    elif not rows:
        rows = [FOR[one] for one in sorted(state.emotions, key=list(Emotion).index)]
    found = list(dict.fromkeys(_taking_turns(rows)))
    if state.is_agitated or BREATHING in [row[0] for row in rows]:
        found = [BREATHING, *(one for one in found if one != BREATHING)]
    return found


def _row(emotion: Emotion, state: StateNow) -> Sequence[str]:
    is_loss = emotion is Emotion.DISAPPOINTMENT and state.rejection_hours is not None
    return AFTER_A_LOSS if is_loss else FOR[emotion]


def _taking_turns(rows: Iterable[Sequence[str]]) -> list[str]:
    """The first of each row, then the second of each, and so on."""
    return [one for turn in zip_longest(*rows) for one in turn if one is not None]


def _is_put_away(exercise: str, state: StateNow) -> bool:
    about = state.application_id if exercise == DEBRIEF else None
    return (exercise, about) in state.put_away


def _suggestion(exercise: str, state: StateNow) -> Suggestion:
    if exercise == DEBRIEF:
        reason = f"Because a rejection {_since_when(state)}, and a first day has passed."
        return Suggestion(exercise, reason, state.application_id)
    return Suggestion(exercise, f"Because {'; '.join(_facts(exercise, state))}.")


def _facts(exercise: str, state: StateNow) -> list[str]:
    """What speaks for an exercise, from what is known."""
    said = []
    marked = _marked(exercise, state)
    if marked:
        said.append(f"you marked: {', '.join(marked)}, {_ago(state.check_in_hours)}")
    if _is_first_day(state):
        ready = ", and you said that you are ready" if state.is_ready else ""
        said.append(f"a rejection {_since_when(state)}{ready}")
    if exercises()[exercise].gate.confidence_at_most is not None:
        said.append(f"you put your confidence in interviews at {state.confidence} of 10")
    if state.interview_near and "interview" in exercises()[exercise].targets:
        said.append("an interview is coming up")
    return said


def _marked(exercise: str, state: StateNow) -> list[str]:
    """The words and ends of the scales that lead to an exercise."""
    chips = [
        emotions()[one].chip
        for one in state.emotions
        if exercise in _row(one, state) or (_is_settling(state) and emotions()[one].hard)
    ]
    scale = []
    if state.is_agitated and (exercise == BREATHING or not chips):
        scale = ["high energy"] if chips else ["unpleasant mood", "high energy"]
    elif state.is_drained and not chips:
        scale = ["unpleasant mood", "low energy"]
    return chips + scale


def _since_when(state: StateNow) -> str:
    """Where it was logged late, only its day is known, and its hours count from that day's end."""
    if not state.came_earlier:
        return f"was logged {_ago(state.rejection_hours)}"
    return f"came {counted(int((state.rejection_hours or 0) // 24) + 1, 'day')} ago"


def _ago(hours: float | None) -> str:
    whole = int(hours or 0)
    if whole < 1:
        return "less than an hour ago"
    return f"{counted(whole, 'hour')} ago"
