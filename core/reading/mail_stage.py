"""Tells how far an application had come before a message, from what the message looks back on."""

import re
from functools import cache

from core.content.files import content_toml
from core.reading.clauses import level, sentences
from core.reading.mail_kind import LONGEST_READ, LONGEST_SUBJECT, MAIL_FILE
from core.reading.patterns import any_of
from core.vocabulary import Stage

_AHEAD = re.compile(
    r"\b(?:invit\w+|schedul\w+|would like to (?:meet|speak|talk|arrange)|next step)\b"
    r"|(?:\bnot|n't|\bunable)\b.{0,60}\b(?:interview|round|stage)"
    r"|\b(?:in|on|from) (?:your|the) (?:application|cv|resume|(?:cover )?letter|form|profile)\b"
)
"""Such a sentence speaks of a stage that did not come, or not yet, or of what was handed in."""


def stage_before(subject: str, body: str) -> Stage | None:
    """The furthest stage that the message thanks for or looks back on; None when it names none."""
    plain = level(f"{subject[:LONGEST_SUBJECT]}\n{body[:LONGEST_READ]}")
    lines = [plain[span.start : span.end] for span in sentences(plain)]
    past = [line for line in lines if not _AHEAD.search(line)]
    for stage, patterns in _stage_rules():
        if any(patterns.search(line) for line in past):
            return stage
    return None


@cache
def _stage_rules() -> tuple[tuple[Stage, re.Pattern[str]], ...]:
    """In the order in which they are asked: the furthest stage first."""
    content = content_toml(MAIL_FILE)
    try:
        return tuple((Stage(one["id"]), any_of(one["patterns"], {})) for one in content["stage"])
    except (KeyError, ValueError) as error:
        raise ValueError(f"{MAIL_FILE}: {error}") from error
