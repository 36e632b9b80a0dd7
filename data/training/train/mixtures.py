"""One round's texts: some as they are, some joined to longer ones, some with slips of the pen."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.reading.clauses import Span
from core.vocabulary import Theme
from data.training.train.texts import Answer, Example, Part

ALONE = 0.4
"""Share of the clauses and notes that are read by themselves."""
LONGEST = {"themes": 6, "emotions": 3}
"""Most texts joined to one."""
SLIPS = 0.2
"""Share of the texts that get one."""
LETTERS = 600
"""Longer texts are not joined to others."""
BETWEEN = (". ", ". ", "\n", "\n\n", ", ", " ", ", and ", ", but ", "; ", " - ", "! ", "... ")
_NO_REASON = list(Theme).index(Theme.NO_REASON)


@dataclass(frozen=True)
class Mixture:
    """The texts of every round: our own, mixed anew, and some of the public ones."""

    own: Sequence[Example]
    public: Sequence[Example]
    public_share: int
    """How many of the public texts each round takes."""

    def __call__(self, chance: random.Random) -> list[Example]:
        """A round's examples."""
        public = chance.sample(self.public, min(self.public_share, len(self.public)))
        return [*mixed(self.own, chance), *map(_as_labelled, public)]


def _as_labelled(public: Example) -> Example:
    """Without what was only inferred: our own notes say better what our emotions are."""
    answers = {head: known for head, known in public.answers.items() if head != "emotions"}
    return replace(public, answers=answers)


def mixed(own: Sequence[Example], chance: random.Random) -> Iterator[Example]:
    """Every text at least once, alone or joined to others of its kind."""
    left = []
    for example in own:
        if "kind" in example.answers or chance.random() < ALONE:
            yield slipped(example, chance)
        else:
            left.append(example)
    for head, most in LONGEST.items():
        some = [example for example in left if head in example.answers]
        left = [example for example in left if head not in example.answers]
        yield from _groups(some, most, chance)


def joined(examples: Sequence[Example], chance: random.Random) -> Example:
    """One text of several; its answers are those of its parts together."""
    text, parts = "", []
    for example in examples:
        text += chance.choice(BETWEEN) if text else ""
        parts += [_moved(part, len(text)) for part in example.parts]
        text += example.text.rstrip(" .,;") if chance.random() < 0.7 else example.text
        parts = [replace(p, span=Span(p.span.start, min(p.span.end, len(text)))) for p in parts]
    heads = set.intersection(*(set(example.answers) for example in examples))
    answers = {head: _together(head, [e.answers[head] for e in examples]) for head in heads}
    return Example(text, examples[0].author, answers, parts)


def slipped(example: Example, chance: random.Random) -> Example:
    """Sometimes the example with a letter lost, doubled or swapped; its length stays the same only
    where clauses must keep their places.
    """
    words = [place for place, letter in enumerate(example.text[:-1]) if letter.isalpha()]
    if chance.random() > SLIPS or not words:
        return example
    at = chance.choice(words)
    text, pair = example.text, example.text[at : at + 2]
    if len(example.parts) > 1 or chance.random() < 0.5:
        return replace(example, text=text[:at] + pair[::-1] + text[at + 2 :])
    spoilt = text[:at] + chance.choice(("", text[at] * 2)) + text[at + 1 :]
    whole = [replace(part, span=Span(0, len(spoilt))) for part in example.parts]
    return replace(example, text=spoilt, parts=whole)


def _groups(some: list[Example], most: int, chance: random.Random) -> Iterator[Example]:
    chance.shuffle(some)
    while some:
        size = chance.randint(2, most)
        group, some = some[:size], some[size:]
        short = [slipped(example, chance) for example in group if len(example.text) < LETTERS]
        yield from (example for example in group if len(example.text) >= LETTERS)
        if short:
            yield joined(short, chance)


def _moved(part: Part, by: int) -> Part:
    return replace(part, span=Span(part.span.start + by, part.span.end + by))


def _together(head: str, answers: Sequence[Answer]) -> Answer:
    """A label that one of them has, the whole has; no reason is given only where none is."""
    union: Answer = np.max(answers, axis=0)
    if head == "themes" and np.delete(union, _NO_REASON).any():
        union[_NO_REASON] = 0
    return union
