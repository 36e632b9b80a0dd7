"""What a published rate and one's own numbers say together: no promise, no countdown, no mean."""

from core.analysis.prior_steps import PriorStep, TriesAhead
from core.analysis.priors import BetaShare
from core.analysis.proportions import MIN_FOR_INTERVAL, Detail, Proportion
from core.analysis.sentences import counted, share_words
from core.vocabulary import Stage

NOUNS = {
    Stage.APPLIED: "application",
    Stage.PHONE_SCREEN: "phone screen",
    Stage.INTERVIEW: "interview",
    Stage.FINAL_ROUND: "final round",
    Stage.OFFER: "offer",
}
"""An application that came to an interview counts as one interview, however many rounds it had."""
JEFFREYS = (
    "half a success and half a failure are added (Jeffreys' prior), so that none does not read "
    "as never"
)


def prior_sentence(step: PriorStep) -> str:
    """What is mixed into the person's own numbers, and how much it counts."""
    if step.published is None:
        return f"No published rate is mixed in. Only your own numbers count; {JEFFREYS}."
    noun = NOUNS[step.start]
    said = f"Published: {_percent(step.published)} of {noun}s led to {_a(step.end)}."
    if not step.weight:
        return f"{said} It does not count here. Only your own numbers do; {JEFFREYS}."
    tries = f"{round(step.weight, 1):g} {noun}{'' if step.weight == 1 else 's'}"
    return f"{said} It is about others, and counts like {tries} of your own."


def blend_sentence(step: PriorStep) -> str:
    """The person's own share, then the same together with the published rate."""
    own = f"{_own(step)}{_waiting(step.pending)}"
    if step.blend is None or not step.weight:
        return own
    return f"{own} With the published rate: {_likely(step.blend.blend)}."


def ahead_sentence(step: PriorStep) -> str:
    """How many more tries the next success may take, as half and 8 in 10 of the people."""
    if step.ahead is None:
        return _open(step)
    need = f"would need at most {counted(step.ahead.half, f'more {NOUNS[step.start]}')} for"
    goal, reach = _a(step.end), _range(step.ahead)
    if step.data is None:
        said = f"By the published rate alone, half of all people {need} {goal}; {reach}."
        return f"{said} Nothing of your own is in this yet."
    if step.data.count:
        goal = f"the next {NOUNS[step.end]}"
    return (
        f"If things go on as before, half of all people with these numbers {need} {goal}; {reach}."
    )


def _own(step: PriorStep) -> str:
    noun, goal = NOUNS[step.start], _a(step.end)
    if step.data is None:
        return f"Yours: no {noun} to count yet."
    said = f"Yours: {step.data.count} of {counted(step.data.total, noun)} led to {goal}"
    if step.data.detail is Detail.COUNTS:
        return f"{said}. Below {MIN_FOR_INTERVAL} a share would say little."
    return f"{said} ({share_words(step.data, _decimals(step.data.estimate))})."


def _open(step: PriorStep) -> str:
    noun, goal = NOUNS[step.start], _a(step.end)
    said = f"How many more {noun}s it may take for {goal} is open"
    if step.weight or _is_enough(step.data):
        return f"{said}: the numbers say too little."
    return (
        f"{said}. Your own numbers alone can say something after {MIN_FOR_INTERVAL} {noun}s, "
        f"when one of them led to {goal}."
    )


def _is_enough(share: Proportion | None) -> bool:
    return share is not None and share.total >= MIN_FOR_INTERVAL and share.count > 0


def _range(ahead: TriesAhead) -> str:
    if ahead.high is None:
        return f"9 in 10 at least {ahead.low}, with no upper end to give"
    if ahead.low == ahead.high:
        return f"8 in 10 need {ahead.low}"
    return f"8 in 10 between {ahead.low} and {ahead.high}"


def _waiting(pending: int) -> str:
    if not pending:
        return ""
    return f" {pending} more {'is' if pending == 1 else 'are'} still waiting."


def _a(stage: Stage) -> str:
    noun = NOUNS[stage]
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _likely(share: BetaShare) -> str:
    decimals = _decimals(share.mean)
    mean, low, high = (_number(value, decimals) for value in (share.mean, share.low, share.high))
    return f"{mean} %, likely {low} to {high} %"


def _percent(share: float) -> str:
    return f"{_number(share, _decimals(share))} %"


def _decimals(share: float) -> int:
    """One below 10 %, where a whole number would hide the difference."""
    return 1 if share < 0.1 else 0


def _number(share: float, decimals: int) -> str:
    return f"{100 * share:.{decimals}f}".removesuffix(".0")
