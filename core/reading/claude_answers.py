"""The answers that a language model may give, and what of them the text bears out."""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel

from core.ai.addressed import Place, touches
from core.reading.quotes import check_quote
from core.reading.types import Felt, Finding
from core.vocabulary import Emotion, MailKind, Origin, QuoteCheck, Theme

Confidence = Literal["low", "medium", "high"]
SCORE: dict[Confidence, float] = {"low": 0.5, "medium": 0.7, "high": 0.9}
LONGEST_QUOTE = 400
"""Characters. Who quotes everything has pointed to nothing."""
MOST_FINDINGS = 40


class FindingAnswer(BaseModel):
    """One theme."""

    theme: Theme
    quote: str
    confidence: Confidence


class FeltAnswer(BaseModel):
    """One emotion."""

    emotion: Emotion
    quote: str
    confidence: Confidence


class MailAnswer(BaseModel):
    """About an employer's message."""

    kind: MailKind
    company: str | None
    role: str | None
    findings: list[FindingAnswer]


class FeedbackAnswer(BaseModel):
    """About a piece of feedback."""

    findings: list[FindingAnswer]


class NoteAnswer(BaseModel):
    """About a person's own note."""

    felt: list[FeltAnswer]


def checked_findings(
    text: str, answers: Iterable[FindingAnswer], places: tuple[Place, ...]
) -> tuple[Finding, ...]:
    """Each finding with its quote compared, once; none may rest on words meant for software."""
    found: dict[tuple[Theme, int | None, str], Finding] = {}
    for answer in list(answers)[:MOST_FINDINGS]:
        check, start, end = _placed(text, answer.quote, places)
        quote = answer.quote[:LONGEST_QUOTE] if start is None else text[start:end]
        finding = Finding(
            theme=answer.theme,
            quote=quote,
            start=start,
            end=end,
            score=SCORE[answer.confidence],
            origin=Origin.MODEL,
            check=check,
        )
        found.setdefault((answer.theme, start, "" if start is not None else quote), finding)
    return tuple(found.values())


def checked_felt(
    text: str, answers: Iterable[FeltAnswer], places: tuple[Place, ...]
) -> tuple[Felt, ...]:
    """Each emotion whose words stand in the note, once, the surest first named."""
    found: dict[Emotion, Felt] = {}
    for answer in answers:
        _, start, end = _placed(text, answer.quote, places)
        if start is None or end is None or answer.emotion in found:
            continue
        score = SCORE[answer.confidence]
        words = text[start:end]
        found[answer.emotion] = Felt(answer.emotion, words, start, end, score, Origin.MODEL)
    return tuple(found.values())


def stands_in(text: str, name: str | None) -> str | None:
    """The name as the text writes it; None when it does not stand there."""
    _, start, end = check_quote(text, name) if name and len(name) <= 80 else (None, None, None)
    return text[start:end] if start is not None else None


def _placed(
    text: str, quote: str, places: tuple[Place, ...]
) -> tuple[QuoteCheck, int | None, int | None]:
    if len(quote) > LONGEST_QUOTE:
        return QuoteCheck.SET_ASIDE, None, None
    check, start, end = check_quote(text, quote)
    if start is not None and end is not None and touches(places, start, end):
        return QuoteCheck.SET_ASIDE, None, None
    return check, start, end
