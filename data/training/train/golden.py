"""Writes what torch makes of a few texts, so that a test can hold the numpy encoder to it."""

import json
from collections.abc import Mapping
from pathlib import Path

import torch

from core.reading.clauses import clauses
from core.reading.wordpiece import WordPiece
from core.vocabulary import Theme
from data.training.train.base import Array
from data.training.train.predict import say
from data.training.train.texts import Example, Part, present

TEXTS = (
    "We really liked you, but the panel missed concrete numbers in your answers.",
    "ugh. third no this week \U0001f62d and I can't even be bothered to open the laptop",
    "Dear Zo\u00eb,\n\nAfter careful consideration we will not be moving forward.\n\nPeople Team",
    "Can you do Tuesday at 10? It'd be 45 minutes with Priya \u2013 bring your portfolio.",
    "na\u00efve caf\u00e9 \u201cquotes\u201d 12,5 \u20ac/h; #3 @home unverschl\u00fcsselt",
    "ok",
)


def write_golden(path: Path, learned: Mapping[str, Array], words: WordPiece) -> None:
    """One row for each text: its spans and, for all of it and for each span, the logits.

    `learned`: the weights as they come back from the file.
    """
    weights = {name: torch.tensor(values) for name, values in learned.items()}
    unknown = present(list(Theme), [])
    examples = [
        Example(text, "", {}, [Part(span, unknown) for span in clauses(text)]) for text in TEXTS
    ]
    said = say(weights, words, examples)
    rows = [
        {
            "text": example.text,
            "spans": [(part.span.start, part.span.end) for part in example.parts],
            **{head: _short(logits[number]) for head, logits in said.by_head.items()},
            "span_themes": [_short(row) for row in said.parts[number]],
        }
        for number, example in enumerate(examples)
    ]
    lines = ",\n".join(json.dumps(row) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", "utf-8")


def _short(logits: Array) -> list[float]:
    return [round(float(logit), 4) for logit in logits]
