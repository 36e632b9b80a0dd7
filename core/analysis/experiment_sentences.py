"""What may be said of a change before and since: counts always, a word only when it is earned."""

from core.analysis.before_after import MIN_FOR_WORDS, MIN_TO_SHOW, Comparison, Verdict
from core.analysis.experiment import ExperimentResult, Side
from core.analysis.proportions import Detail, wilson_proportion
from core.analysis.sentences import counted, day_words, in_words, share_words

CAVEATS = (
    "What else it could be: after a bad stretch the next one is often closer to the usual, "
    "whatever one does. The season and the market move. And other things about your applications "
    "may have changed on the same day. Applications that are still open are not counted, and "
    "quick good news counts sooner than slow silence."
)


def sides_sentence(found: ExperimentResult, went_on: str) -> str:
    """Both sides in counts: "Before 3 Nov 2026, 1 of 12 went on. Since then, 2 of 10 did."

    `went_on`: what a success is, as a verb: "went further than the interview".
    """
    before, after = (_side_words(side) for side in (found.before, found.after))
    return f"Before {day_words(found.starts_on)}, {before} {went_on}. Since then, {after}."


def missing_sentence(found: ExperimentResult) -> str | None:
    """What it takes before anything is compared; None when there is enough."""
    lacking = [
        f"{in_words(side.missing)} more {name}"
        for side, name in ((found.before, "before it"), (found.after, "since"))
        if side.missing
    ]
    if not lacking:
        return None
    said = f"It takes {MIN_TO_SHOW} on each side before they are compared: {' and '.join(lacking)}."
    if not found.before.missing:
        return said
    return f"{said} The side before it hardly grows any more, so this may stay a matter of counts."


def difference_sentence(found: Comparison) -> str:
    """The difference with its interval, and the word for it where one is due."""
    points = 100 * (found.after.estimate - found.before.estimate)
    said = (
        f"That is {_signed(points)} points, and anything from {_signed(100 * found.low)} to "
        f"{_signed(100 * found.high)} fits these numbers."
    )
    return f"{said} {verdict_sentence(found)}"


def verdict_sentence(found: Comparison) -> str:
    """The word by the rule; below 20 on a side that there is none yet."""
    if min(found.before.total, found.after.total) < MIN_FOR_WORDS:
        return f"A word on it needs {MIN_FOR_WORDS} on each side."
    if found.verdict is Verdict.TOO_EARLY:
        return "It is too early to say whether anything changed."
    where = "higher" if found.is_higher else "lower"
    surer = max(found.chance_higher, 1 - found.chance_higher)
    chance = f"{100 * min(surer, 0.99):.0f} % by these numbers alone"
    if found.verdict is Verdict.LEANING:
        return f"It is leaning towards {where} since then ({chance})."
    return f"It is likely {where} since then ({chance})."


def left_out_sentence(found: ExperimentResult) -> str | None:
    """Applications that reached the stage and are not counted; None when there are none."""
    parts = [
        (found.still_open, "still open"),
        (found.withdrawn, "withdrawn by you"),
        (found.undated, "without a known day"),
    ]
    said = [f"{number} {why}" for number, why in parts if number]
    return f"Not counted: {', '.join(said)}." if said else None


def _side_words(side: Side) -> str:
    """A side of the change: "2 of 12 applications (17 %, likely 5 to 45 %)"."""
    share = wilson_proportion(side.successes, side.trials)
    if share is None:
        return "no application"
    said = f"{share.count} of {counted(share.total, 'application')}"
    return said if share.detail is Detail.COUNTS else f"{said} ({share_words(share)})"


def _signed(points: float) -> str:
    rounded = round(points)
    return f"{'-' if rounded < 0 else '+' if rounded > 0 else ''}{abs(rounded)}"
