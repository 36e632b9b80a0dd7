"""Tells what kind of message an employer sent."""

import re
from dataclasses import dataclass
from functools import cache

from core.content import content_toml
from core.reading.clauses import level, sentences
from core.reading.patterns import any_of, expand_words
from core.vocabulary import MailKind

MAIL_FILE = "reading/mail.toml"
LONGEST_READ = 20_000
"""Characters of a body that are looked at."""
LONGEST_SUBJECT = 300
SURE, FAIRLY_SURE, A_GUESS = 0.9, 0.75, 0.4
"""Scores: body and subject or two sentences agree; one sentence; nothing speaks for any kind."""


@dataclass(frozen=True)
class _KindRules:
    conditional: re.Pattern[str]
    kinds: tuple[tuple[MailKind, re.Pattern[str]], ...]
    """In the order in which they are asked."""


def mail_kind(subject: str, body: str) -> tuple[MailKind, float]:
    """The kind of a message and the engine's own confidence, 0..1.

    Asked in the order of the content file, rejections first: they, too, open with thanks. A
    sentence that only says what would happen ("if you are not selected ...") decides nothing.
    """
    rules = _kind_rules()
    lines = _sentences(subject[:LONGEST_SUBJECT]) + _sentences(body[:LONGEST_READ])
    said = [line for line in lines if not rules.conditional.search(line)]
    for kind, patterns in rules.kinds:
        agreeing = sum(patterns.search(line) is not None for line in said)
        if agreeing:
            return kind, SURE if agreeing > 1 else FAIRLY_SURE
    return MailKind.OTHER, A_GUESS


def _sentences(text: str) -> list[str]:
    plain = level(text)
    return [plain[span.start : span.end] for span in sentences(plain)]


@cache
def _kind_rules() -> _KindRules:
    content = content_toml(MAIL_FILE)
    try:
        words = expand_words(content["words"])
        kinds = tuple((MailKind(k["id"]), any_of(k["patterns"], words)) for k in content["kind"])
        return _KindRules(any_of(content["conditional"]["patterns"], words), kinds)
    except (KeyError, ValueError) as error:
        raise ValueError(f"{MAIL_FILE}: {error}") from error
