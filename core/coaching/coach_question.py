"""What a language model is asked when somebody talks to the coach.

It has no tools: the code looks the records up before the call and sends the few that fit, so a
language model can neither read anything else nor write anything at all.
"""

from collections.abc import Sequence

from pydantic import BaseModel

from core.ai.addressed import addressed, without
from core.ai.prompts import prompt
from core.ai.types import Known, Question, Screen
from core.coaching.embedded_coach import Turn
from core.coaching.embedded_words import LEVEL
from core.coaching.records import Kind, Record, short
from core.vocabulary import Purpose, Speaker

LAST_TURNS = 6
LONGEST_TURN = 1_500
"""Characters of an earlier turn that go along."""
WHO = {Speaker.PERSON: "person", Speaker.COACH: "you"}
NONE_FIT = "none"


class Told(BaseModel):
    """A narrative has no form; it is checked sentence by sentence."""


def coach_question(
    message: str, earlier: Sequence[Turn], records: Sequence[Record], known: Known
) -> Question[Told]:
    """A message, the end of the talk and the chosen records. `earlier`: oldest first.

    Sentences that speak to software are left out, wherever they stand.
    """
    remembered = [one for one in records if one.kind is Kind.PINNED]
    others = [one for one in records if one.kind is not Kind.PINNED]
    parts = {
        "records": _lines(others) or NONE_FIT,
        "remembered": _lines(remembered),
        "earlier": "\n".join(_turn(one) for one in earlier[-LAST_TURNS:]),
        "message": _for_a_person(message),
    }
    filled = {name: words for name, words in parts.items() if words}
    return Question(Purpose.COACHING, prompt("coach"), filled, Told, known)


def can_go_along(
    records: Sequence[Record], earlier: Sequence[Turn], screen: Screen
) -> tuple[tuple[Record, ...], tuple[Turn, ...]]:
    """The records and turns without those that sound like a crisis: they are never sent.

    What was written in a very hard hour is not a reason to stop a talk about something else.
    """
    kept = tuple(one for one in records if screen(" ".join((one.line, *one.quotes))) is None)
    return kept, tuple(one for one in earlier if screen(one.words) is None)


def _lines(records: Sequence[Record]) -> str:
    return "\n".join(_line(one) for one in records)


def _line(one: Record) -> str:
    """On one line, so that no record can look like two."""
    day = f", {one.day.isoformat()}" if one.day else ""
    rests_on = "an answer of yours" if one.kind is Kind.PINNED else LEVEL[one.evidence]
    return f"[{one.id}] ({rests_on}{day}) {_for_a_person(short(one.line))}"


def _turn(one: Turn) -> str:
    return f"{WHO[one.speaker]}: {_for_a_person(short(one.words, LONGEST_TURN))}"


def _for_a_person(text: str) -> str:
    return without(text, addressed(text))
