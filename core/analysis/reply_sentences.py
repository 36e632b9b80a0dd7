"""What the waits say, in plain words: how long answers take, and when silence is an answer."""

from core.analysis.proportions import MIN_FOR_INTERVAL
from core.analysis.replies import (
    MIN_REPLIES,
    MIN_WAITS,
    RULE_OF_THUMB,
    From,
    ReplyTimes,
    StillPossible,
)
from core.analysis.reply_groups import ReplyGroup, ReplyGroups
from core.analysis.sentences import counted, in_words
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
            f"After {day} of silence, at most 1 in 10 of your own waits still brought an "
            "answer. Such an application is probably closed, and can reopen."
        )
    return (
        f"After {day} of silence an application is probably closed, and can reopen. This is a rule "
        f"of thumb: your own numbers can say it from {MIN_WAITS} waits with {MIN_REPLIES} answers, "
        "once one has lasted as long."
    )


def still_possible_sentence(days: int, found: StillPossible | None, quiet_after: int) -> str:
    """One open application: how long it waits, and whether an answer may still come."""
    said = f"{counted(days, 'day')} without an answer"
    if days >= quiet_after:
        said = f"{said}, probably closed"
    if found is None:
        return said
    chance, low, high = (f"{100 * value:.0f}" for value in (found.chance, found.low, found.high))
    return (
        f"{said}. The chance of one by day {found.within} is about {chance} %, estimated from "
        f"{counted(found.waits, 'longer wait')} (likely {low} to {high} %)"
    )


def activity_sentence(found: ActivityByWeek | None) -> str:
    """What was sent and what came back, over the whole time shown."""
    if found is None:
        return "No dated applications yet. Each day you note is counted here."
    bars = counted(len(found.bars), str(found.span))
    return (
        f"{counted(found.sent, 'application')} sent and {counted(found.answers, 'answer')} in "
        f"{bars}."
    )


def groups_sentence(found: ReplyGroups, noun: str) -> str:
    """Whether the groups differ, and which are not drawn; else what is missing to compare them."""
    if not found.can_compare:
        few = in_words(MIN_FOR_INTERVAL)
        return f"Two {noun}s with {few} waits each can be laid side by side here."
    waits = sum(one.waits for one in found.groups)
    said = f"{waits} waits for {len(found.groups)} {noun}s. {_difference(found)}"
    return f"{said} {_rest(found, noun)}" if found.left_out else said


def group_words(group: ReplyGroup, begun_with: From) -> str:
    """How many were answered, and the share by the day of the rule of thumb, with its interval."""
    day = min(RULE_OF_THUMB[begun_with], group.longest)
    row = [one for one in group.answered if one.day <= day][-1]
    share, low, high = (f"{100 * value:.0f}" for value in (row.share, row.low, row.high))
    return (
        f"{group.replies} of {group.waits} answered; by day {day} {share} %, "
        f"likely {low} to {high} %"
    )


def _difference(found: ReplyGroups) -> str:
    if found.p_value is None:
        return "None of them has brought an answer yet."
    if found.differ:
        return "They differ more than chance alone often makes groups differ."
    return "They differ no more than chance alone often makes groups differ."


def _rest(found: ReplyGroups, noun: str) -> str:
    most, few = found.most_left_out, in_words(MIN_FOR_INTERVAL)
    limit = f"fewer than {few} waits" if most < MIN_FOR_INTERVAL else f"at most {most} waits"
    each = " each" if found.left_out > 1 else ""
    return f"And {counted(found.left_out, f'more {noun}')} with {limit}{each}, not drawn."


def _day(days: int) -> str:
    return "the same day" if days == 0 else counted(days, "day")
