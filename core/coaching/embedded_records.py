"""Answers of the embedded coach that come from the person's own records, with k of n and quotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.coaching import embedded_words as say
from core.coaching.records import (
    Kind,
    Record,
    applications_named,
    newest_first,
    repeating,
)
from core.vocabulary import Evidence

SHOWN = 3
"""Records listed in one answer."""
_HAS_LEVEL = {Kind.CAUSE, Kind.FEEDBACK}


@dataclass(frozen=True)
class Answer:
    """What the embedded coach says."""

    words: str
    """Ids of records stand in square brackets."""
    sources: tuple[str, ...] = ()
    """Ids of the records it rests on."""
    ways: tuple[str, ...] = ()
    """Where one can go from here: exercise:E10, look_back:3 (an application)."""


@dataclass(frozen=True)
class _Ask:
    """One kind of question about records."""

    pattern: str
    kinds: tuple[Kind, ...]
    opening: str
    empty: str


_ASKS = (
    _Ask(
        r"how many|heard? back|hear(?:d|ing)? from|answer rate|response rate|repl(?:y|ies)",
        (Kind.COUNT,),
        "As your applications stand:",
        "There are no applications here yet, so there is nothing to count.",
    ),
    _Ask(
        r"experiments?|(?:have i|did i|i) (?:tried|try)",
        (Kind.EXPERIMENT,),
        "What you tried, newest first:",
        "No experiment is kept here yet.",
    ),
    _Ask(
        r"what helped|helped (?:me|most)|exercises? (?:did|have|helped)|which exercises?",
        (Kind.EXERCISE_USE,),
        "Exercises that you did, newest first:",
        "No exercise is kept here yet.",
    ),
    _Ask(
        r"goals?",
        (Kind.GOAL,),
        "Your goals, newest first:",
        "No goal is kept here yet.",
    ),
    _Ask(
        r"(?:my|did i|have i).{0,20}practi[cs]\w*|mock interviews?",
        (Kind.PRACTICE,),
        "What you practised, newest first:",
        "No practice is kept here yet.",
    ),
    _Ask(
        r"(?:my|was my|is my|how).{0,12}(?:mood|energy|check-?ins?)",
        (Kind.CHECK_IN,),
        "Your last check-ins, in your own numbers:",
        "There is no check-in here to look at.",
    ),
    _Ask(
        r"remember\w*",
        (Kind.PINNED,),
        "What you wanted remembered:",
        "Nothing is marked to be remembered yet.",
    ),
)
_THEMES = re.compile(
    r"\b(?:themes?|patterns?|repeat\w*|again and again|in common)\b", re.IGNORECASE
)
_SAID = re.compile(
    r"\bwhat\b.{0,60}\b(?:say|said|write|wrote|tell|told|feedback|mail)\b"
    r"|\bfeedback (?:from|of|by)\b",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\?\s*$")
_BEGINS = re.compile(
    r"^\W*(?:which|show|list|tell|did|do|have|can you"
    r"|(?:what|how|when)(?!\s+(?:i|we|you|they|he|she|it)\b))\b",
    re.IGNORECASE,
)
"""“What they told me was …” and “When they asked me …” are no questions."""


def record_answer(
    message: str, records: Sequence[Record], *, is_asked: bool = False
) -> Answer | None:
    """The answer to a question about the person's own records; None for anything else.

    `is_asked`: the person was asked to tell something. Then only what begins like a question and
    ends with its mark is one: everything else is what they tell.
    """
    marks = bool(_MARKED.search(message)), bool(_BEGINS.search(message))
    if not (all(marks) if is_asked else any(marks)):
        return None
    if _THEMES.search(message):
        return themes_answer(records)
    if _SAID.search(message):
        return _what_they_said(message, records)
    for one in _ASKS:
        if re.search(rf"\b(?:{one.pattern})\b", message, re.IGNORECASE):
            return _listed(one, records)
    return None


def themes_answer(records: Sequence[Record]) -> Answer:
    """Which themes repeat, each as k of n with the newest words behind it."""
    found = repeating(records)[:SHOWN]
    if not found:
        return Answer(say.NO_REPEAT)
    lines, sources = ["What was named more than once:"], []
    for theme in found:
        lines.append(f"- {theme.line} [{theme.id}]")
        sources.append(theme.id)
        quoted = next((one for one in _feedback(records) if theme.theme in one.theme.split()), None)
        if quoted is not None and quoted.quotes:
            lines.append(f"  In their words: “{quoted.quotes[0]}” [{quoted.id}]")
            sources.append(quoted.id)
    return Answer("\n".join(lines), tuple(dict.fromkeys(sources)))


def causes(records: Sequence[Record], application_id: int | None) -> tuple[Record, ...]:
    """What is on record about why one application ended: their words first, then the person's.

    It depends on the records alone, never on how somebody asks. Empty: it is not known.
    """
    about = [one for one in records if one.application_id == application_id]
    known = [] if application_id is None else newest_first(about, Kind.FEEDBACK, Kind.CAUSE)
    order = list(Evidence)
    return tuple(sorted(known, key=lambda one: order.index(one.evidence)))


def causes_answer(records: Sequence[Record], application_id: int | None) -> Answer:
    """The causes on record, each with what it rests on."""
    found = causes(records, application_id)
    about = the_application(records, application_id)
    lines = [f"It is about {about.company}, {about.role} [{about.id}]."] if about else []
    lines.append(say.KNOWN_SO_FAR)
    lines += [f"- {one.line} ({say.LEVEL[one.evidence]}) [{one.id}]" for one in found]
    lines += [] if found else [f"- {say.NO_CAUSE}"]
    lines += [say.NOT_SEEN, say.LOOK_AT_ONE]
    used = ([about] if about else []) + list(found)
    return Answer("\n".join(lines), tuple(one.id for one in used))


def the_application(records: Sequence[Record], application_id: int | None) -> Record | None:
    """The record of one application; None where there is none."""
    applications = (one for one in records if one.kind is Kind.APPLICATION)
    return next((one for one in applications if one.application_id == application_id), None)


def application_meant(texts: Sequence[str], records: Sequence[Record]) -> int | None:
    """The application that the newest of these texts names, else the one that ended last.

    None where nothing has ended.
    """
    for text in reversed(texts):
        named = applications_named(text, records)
        if named:
            return max(named)
    ended = [one for one in newest_first(records, Kind.APPLICATION) if one.has_ended]
    return ended[0].application_id if ended else None


def _what_they_said(message: str, records: Sequence[Record]) -> Answer | None:
    named = applications_named(message, records)
    everything = _feedback(records)
    said = [one for one in everything if one.application_id in named]
    if not named:
        found = re.search(r"\b(?:did|from|by|of)\s+([^\W\d_a-z][\w&'-]+)", message)
        if found is not None:
            return Answer(f"{say.NOT_FOUND} {say.CAN_DO}")
        said = everything
    if not said:
        return Answer(say.NO_WORDS, tuple(f"application:{one}" for one in sorted(named)))
    shown = said[:SHOWN]
    several = f"{len(shown)} of {len(said)} messages, newest first:"
    lines = [
        several if len(said) > 1 else "One message:",
        *(f"- {one.line} ({say.LEVEL[one.evidence]}) [{one.id}]" for one in shown),
    ]
    return Answer("\n".join(lines), tuple(one.id for one in shown))


def _listed(asked: _Ask, records: Sequence[Record]) -> Answer:
    found = newest_first(records, *asked.kinds)
    if not found:
        return Answer(asked.empty)
    shown = found[:SHOWN]
    lines = [asked.opening, *(f"- {one.line} [{one.id}]" for one in shown)]
    if len(found) > len(shown):
        lines.append(f"These are {len(shown)} of {len(found)}.")
    return Answer("\n".join(lines), tuple(one.id for one in shown))


def _feedback(records: Sequence[Record]) -> list[Record]:
    return newest_first(records, Kind.FEEDBACK)
