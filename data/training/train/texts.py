"""What is learned from: our own texts, GoEmotions and journals, with what is known of each.

Source of the public texts: Demszky et al. (2020), GoEmotions, arXiv:2005.00547.
"""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from core.reading.clauses import Span, clauses
from core.reading.safety import heard_by_rule
from core.vocabulary import Emotion, MailKind, Theme

OWN = Path(__file__).parent.parent
PUBLIC, JOURNALS = "public", "journals"
GOEMOTIONS = 28
KNOWN_AS = {
    Emotion.DISAPPOINTMENT: {9},
    Emotion.FRUSTRATION: {3},
    Emotion.ANGER: {2},
    Emotion.ANXIETY: {14, 19},
    Emotion.HOPE: {20},
    Emotion.CALM: {23},
    Emotion.PRIDE: {21},
}
"""Our emotions as GoEmotions numbers them: disappointment, annoyance, anger, fear and nervousness,
optimism, relief, pride. It has no word for the other three."""
NEUTRAL = 27
LEAST_SHARED = 0.5
"""Share of a clause, or of a quote, that the other must cover to have its theme."""
Answer = npt.NDArray[np.float32]
"""1 and 0 for each label; NaN where it is not known."""


@dataclass(frozen=True)
class Part:
    """A clause of a text and its themes."""

    span: Span
    themes: Answer


@dataclass(frozen=True)
class Example:
    """A text and what is known of it."""

    text: str
    author: str
    answers: Mapping[str, Answer] = field(default_factory=dict)
    """By the names of the model's heads; what is not known of the text at all is not there."""
    parts: Sequence[Part] = ()


def own_texts(folder: Path = OWN) -> list[Example]:
    """Every row of our own texts; a file's name begins with its author's letters."""
    examples = []
    for path in sorted(folder.glob("*.jsonl")):
        author, kind = path.stem.split("_")
        rows = map(json.loads, path.read_text("utf-8").splitlines())
        examples += [READERS[kind](row, author) for row in rows]
    return examples


def goemotions(path: Path) -> list[Example]:
    """Rows of a GoEmotions file: text, numbers of its labels, id."""
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [
        _public(text, {int(number) for number in labels.split(",")}) for text, labels, _ in rows
    ]


def journals(path: Path) -> list[Example]:
    """Lemotif's journals: of ordinary days, so that they are not heard as danger.

    Source: Li and Parikh (2019), Lemotif, arXiv:1903.07766; MIT licence.
    """
    with path.open(encoding="utf-8", errors="replace") as file:
        return [Example(row["Answer"], JOURNALS, _harmless()) for row in csv.DictReader(file)]


def present(labels: Sequence[Any], which: Sequence[Any]) -> Answer:
    """1 for the labels that are there, 0 for the others."""
    return np.array([label in which for label in labels], dtype=np.float32)


def _public(text: str, numbers: set[int]) -> Example:
    answers = {"goemotions": present(range(GOEMOTIONS), list(numbers))}
    if heard_by_rule(text) is None:
        answers["danger"] = np.zeros(1, dtype=np.float32)
    ours = np.full(len(Emotion), np.nan, dtype=np.float32)
    for place, emotion in enumerate(Emotion):
        if numbers & KNOWN_AS.get(emotion, set()):
            ours[place] = 1
        elif numbers == {NEUTRAL} and emotion in KNOWN_AS:
            ours[place] = 0
    return Example(text, PUBLIC, answers | {"emotions": ours})


def _clause(row: dict[str, Any], author: str) -> Example:
    themes = present(list(Theme), row["themes"])
    whole = Part(Span(0, len(row["text"])), themes)
    return Example(row["text"], author, {"themes": themes} | _harmless(), (whole,))


def _note(row: dict[str, Any], author: str) -> Example:
    return Example(
        row["text"], author, {"emotions": present(list(Emotion), row["emotions"])} | _harmless()
    )


def _danger(row: dict[str, Any], author: str) -> Example:
    return Example(row["text"], author, {"danger": np.array([row["danger"]], dtype=np.float32)})


def _mail(row: dict[str, Any], author: str) -> Example:
    text = f"{row['subject']}\n{row['body']}"
    return Example(text, author, {"kind": present(list(MailKind), [row["kind"]])} | _harmless())


def _message(row: dict[str, Any], author: str) -> Example:
    themes = [finding["theme"] for finding in row["findings"]]
    rejects = row["kind"] == MailKind.REJECTION
    answers = {"kind": present(list(MailKind), [row["kind"]])} | _harmless()
    answers["themes"] = present(list(Theme), themes)
    return Example(row["text"], author, answers, list(_parts(row, unsure=rejects)))


def _parts(row: dict[str, Any], *, unsure: bool) -> Iterator[Part]:
    """A message's clauses; in a rejection, whether an unquoted one gives no reason is not known."""
    text = row["text"]
    quotes = [(f["theme"], text.find(f["quote"]), len(f["quote"])) for f in row["findings"]]
    for span in clauses(text):
        said = [t for t, start, length in quotes if _shares(span, Span(start, start + length))]
        themes = present(list(Theme), said)
        if unsure and Theme.NO_REASON not in said:
            themes[list(Theme).index(Theme.NO_REASON)] = np.nan
        yield Part(span, themes)


def _shares(clause: Span, quote: Span) -> bool:
    shared = min(clause.end, quote.end) - max(clause.start, quote.start)
    shorter = min(clause.end - clause.start, quote.end - quote.start)
    return shared >= LEAST_SHARED * shorter


def _harmless() -> dict[str, Answer]:
    return {"danger": np.zeros(1, dtype=np.float32)}


READERS = {
    "clauses": _clause,
    "messages": _message,
    "notes": _note,
    "danger": _danger,
    "mail": _mail,
}
