"""Money, tokens and purposes in words."""

from core.ai.types import Leaving
from core.vocabulary import CallState, Purpose

PURPOSE = {
    Purpose.MAIL: "a message",
    Purpose.NOTE: "a note",
    Purpose.FEEDBACK: "a piece of feedback",
    Purpose.COACHING: "the coach",
    Purpose.NARRATIVE: "a summary",
}

STATE = {
    CallState.SENT: "no answer recorded",
    CallState.ANSWERED: "answered",
    CallState.FAILED: "no answer",
}


def price(microdollars: int | None) -> str:
    """Millionths of a dollar in words, rounded up to a cent; None is a price nobody knows."""
    if microdollars is None:
        return "price not known"
    if microdollars == 0:
        return "nothing"
    cents = -(-microdollars // 10_000)
    if cents == 1:
        return "1 cent or less"
    return f"{cents} cents" if cents < 100 else f"${cents / 100:,.2f}"


def at_most(microdollars: int | None) -> str:
    """What a call costs, as far as it is known before."""
    if microdollars is None:
        return "what the server asks; its price is not known here"
    return f"at most {price(microdollars).removesuffix(' or less')}"


def leaving_words(leaving: Leaving) -> str:
    """What goes with the words of one call, and what it takes."""
    return (
        f"Instructions of Rebound's go with it ({leaving.prompt}). At most "
        f"{leaving.input_tokens:,} tokens (pieces of words) there and {leaving.output_tokens:,} "
        f"back; that costs {at_most(leaving.microdollars)}."
    )
