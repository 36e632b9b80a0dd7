"""What the waits say, in plain words: how long answers take, and when silence is an answer."""

from core.analysis.compared import Group, can_compare
from core.analysis.proportions import Detail
from core.analysis.replies import MIN_REPLIES, MIN_WAITS, From, ReplyTimes, StillPossible
from core.analysis.sentences import counted, share_words
from core.analysis.weeks import ActivityByWeek

BEGUN = {From.APPLYING: "applying", From.CONVERSATION: "a conversation"}


def reply_times_sentence(found: ReplyTimes | None, begun_with: From) -> str:
    """How many waits had an answer, and after how long half of them did."""
    begun = BEGUN[begun_with]
    if found is None:
        return f"No wait after {begun} is known yet. It needs the day on which it began."
    said = f"{found.replies} of {counted(found.waits, 'wait')} after {begun} ended in an answer."
    if found.median_days is not None:
        return f"{said} Half had one by {_day(found.median_days)}."
    return f"{said} Fewer than half have one so far."


def quiet_sentence(found: ReplyTimes) -> str:
    """From when on silence most likely means no; and what that rests on."""
    day = _day(found.quiet_after)
    if found.from_own_waits:
        return (
            f"After {day} of silence, fewer than 1 in 10 of your own waits still brought an "
            "answer. Such an application is probably closed, and can reopen."
        )
    return (
        f"After {day} of silence an application is probably closed, and can reopen. This is a rule "
        f"of thumb: your own numbers can say it from {MIN_WAITS} waits with {MIN_REPLIES} answers."
    )


def still_possible_sentence(days: int, found: StillPossible | None, quiet_after: int) -> str:
    """One open application: how long it waits, and whether an answer may still come."""
    said = f"{counted(days, 'day')} without an answer"
    if days >= quiet_after:
        said = f"{said}, probably closed"
    if found is None:
        return said
    chance, low, high = (f"{100 * value:.0f}" for value in (found.chance, found.low, found.high))
    return f"{said}. Of waits as long, {chance} % still brought one (likely {low} to {high} %)"


def activity_sentence(found: ActivityByWeek | None) -> str:
    """What was sent and what came back, over the whole time shown."""
    if found is None:
        return "No dated applications yet. Each day you note is counted here."
    bars = counted(len(found.bars), str(found.span))
    return (
        f"{counted(found.sent, 'application')} sent and {counted(found.answers, 'answer')} in "
        f"{bars}."
    )


def compared_sentence(groups: tuple[Group, ...], noun: str) -> str:
    """Whether the ranges of the groups lie apart; () is answered with what is missing."""
    if not can_compare(groups):
        return f"Two {noun}s with five counted applications each can be compared here."
    shown = [one.heard_back.share for one in groups if one.heard_back.share is not None]
    shares = [share for share in shown if share.detail is not Detail.COUNTS]
    if max(share.low for share in shares) > min(share.high for share in shares):
        return "At least two of the ranges lie apart, which is more than chance often does."
    return f"All ranges overlap, so the {noun}s may not differ at all."


def group_words(group: Group) -> str:
    """A group's count, or what is missing: "6 of 31, 19 %, likely 9 to 36 %"."""
    share = group.heard_back.share
    waiting = f", {group.heard_back.pending} waiting" if group.heard_back.pending else ""
    if share is None:
        return f"nothing to count yet{waiting}"
    said = f"{share.count} of {share.total}"
    if share.detail is Detail.COUNTS:
        return f"{said}{waiting}, too few for a share"
    return f"{said}, {share_words(share)}{waiting}"


def _day(days: int) -> str:
    return "the same day" if days == 0 else counted(days, "day")
