"""What the results say, in plain words: no cheering, no blame, no countdown."""

from datetime import date

from core.analysis.conversion import Conversion, Funnel
from core.analysis.mood import MIN_FOR_RECENT, RECENT_DAYS, Grain, MoodLine, RecentMood, Smoothing
from core.analysis.proportions import MIN_FOR_INTERVAL, Detail, Proportion
from core.analysis.recovery import Baseline, Censoring, MoodResponse
from core.analysis.recovery_time import MIN_EVENTS, MIN_FOR_RANGE, RecoveryTime
from core.analysis.smoothing import MIN_EWMA

_SMALL_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 application", "2 applications"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_words(number: int) -> str:
    """A small number as a word, a large one in digits: "two", "14"."""
    return _SMALL_NUMBERS[number] if 0 <= number < len(_SMALL_NUMBERS) else str(number)


def day_words(day: date) -> str:
    """A day as people write it: 3 Nov 2026."""
    return f"{day.day} {day:%b %Y}"


def share_words(share: Proportion, decimals: int = 0) -> str:
    """The share with its interval: "19 %, likely 9 to 36 %"."""
    estimate, low, high = (
        _percent(value, decimals) for value in (share.estimate, share.low, share.high)
    )
    return f"{estimate} %, likely {low} to {high} %"


def heard_back_sentence(found: Funnel) -> str:
    """How many applications were answered; what is missing when there are few."""
    if not found.applications:
        return "No applications yet. Add the first one, and its answers are counted here."
    share = found.heard_back.share
    if share is None:
        return f"{counted(found.applications, 'application')}, too recent to count answers."
    said = f"You heard back from {share.count} of {counted(share.total, 'application')}"
    return f"{said}{_bracket(share)}{_waiting(found.heard_back)}"


def offer_sentence(found: Funnel) -> str:
    """How many of the applications that ended, or brought an offer, brought one."""
    share = found.offers.share
    if share is None:
        return "None of your applications has ended yet, so there is nothing to count."
    return (
        f"Of the applications that have ended or brought an offer, {share.count} of {share.total} "
        f"brought one{_bracket(share, decimals=1)}"
    )


def recent_mood_sentence(recent: RecentMood | None) -> str:
    """Where mood lay in the last 14 days."""
    if recent is None:
        return f"No check-in in the last {RECENT_DAYS} days. One is enough to pick up again."
    said = f"You checked in on {recent.days} of the last {RECENT_DAYS} days."
    if recent.median is None or recent.low is None or recent.high is None:
        return f"{said} {_after(MIN_FOR_RECENT - recent.days)}, it says where your mood lies."
    middle = f"around {recent.median:.0f} of 100"
    return f"{said} Your mood was {middle}, mostly between {recent.low:.0f} and {recent.high:.0f}."


def mood_line_sentence(line: MoodLine | None) -> str:
    """What the dots and the line of a mood timeline are."""
    if line is None:
        return "No check-ins yet. The first one takes twenty seconds."
    number = counted(line.check_ins, "check-in")
    said = f"{number} on {counted(line.days, 'day')}."
    if line.dots.grain is not Grain.CHECK_IN:
        said = f"{number}, one dot per {line.dots.grain}."
    if line.smoothing is Smoothing.NONE:
        return f"{said} {_after(MIN_EWMA - line.days)}, there is a line."
    if line.smoothing is Smoothing.EWMA:
        return f"{said} The line is a running mean; it likely lies in the band."
    return f"{said} The line is the level behind them; it likely lies in the band."


def recovery_sentence(response: MoodResponse) -> str:
    """When mood was back after one rejection, or why that is not known."""
    day = day_words(response.rejected_on)
    if not response.has_dip:
        said = f"{day}: no measurable dip."
    elif response.days_to_baseline is not None:
        said = (
            f"{day}: back near your usual level after {counted(response.days_to_baseline, 'day')}."
        )
    else:
        said = f"{day}: not back near your usual level {_view_end(response)}."
    if response.usual_from is Baseline.SIXTY_DAYS:
        return f"{said} The usual level is from 60 days, as the two weeks before hold too little."
    return said


def too_few_check_ins_sentence(rejected_on: date) -> str:
    """What it takes to see how mood moved around a rejection."""
    return f"{day_words(rejected_on)}: too few check-ins to see how your mood moved."


def typical_recovery_sentence(typical: RecoveryTime | None) -> str:
    """How long mood usually takes, with its interval."""
    if typical is None:
        return f"With fewer than {in_words(MIN_EVENTS)} dips there is no typical time to show."
    seen = f"seen back after {typical.back} of {typical.events} dips"
    if typical.median_days is None:
        return f"Your mood was {seen}, too few for a typical time."
    said = f"Your mood usually takes {counted(typical.median_days, 'day')} to be back"
    if typical.events < MIN_FOR_RANGE:
        return f"{said} ({seen}, too few for a likely range)."
    low = typical.median_days if typical.low_days is None else typical.low_days
    reach = "or more" if typical.high_days is None else f"to {typical.high_days}"
    return f"{said} (likely {low} {reach}; {seen})."


def points_lost_sentence(typical: RecoveryTime) -> str | None:
    """Mood points lost in 14 days, then our index; None where neither is known."""
    if typical.points_lost is None or typical.index is None:
        return None
    return (
        f"In the two weeks after, a dip takes about {typical.points_lost:.0f} mood points (points "
        f"times days). Our own index of this, not a clinical score, is {typical.index:.0f} of 100, "
        "where 100 is no dip at all."
    )


def _percent(value: float, decimals: int) -> str:
    words = f"{100 * value:.{decimals}f}"
    return words.removesuffix(".0")


def _bracket(share: Proportion, decimals: int = 0) -> str:
    if share.detail is Detail.COUNTS:
        return f". Below {MIN_FOR_INTERVAL} a share would say little."
    return f" ({share_words(share, decimals)})."


def _waiting(conversion: Conversion) -> str:
    if not conversion.pending:
        return ""
    verb = "is" if conversion.pending == 1 else "are"
    return f" {conversion.pending} more {verb} still waiting."


def _after(missing: int) -> str:
    return f"After {in_words(missing)} more {'day' if missing == 1 else 'days'} with a check-in"


def _view_end(response: MoodResponse) -> str:
    if response.censored_by is Censoring.NEXT_REJECTION:
        waited = counted(response.censored_on_day or 0, "day")
        return f"when the next rejection came, {waited} later"
    if response.censored_by is Censoring.FOLLOW_UP:
        return "within 28 days"
    return f"by the last check-in, on day {response.censored_on_day}"
