"""What employers and people write, read from the TOML files next door."""

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from core.vocabulary import MailKind, Stage

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Letter:
    """One employer's message with gaps for the names."""

    id: str
    kind: MailKind
    stages: frozenset[Stage]
    """How far an application has come when such a message is sent."""
    trades: frozenset[str]
    """Trades it speaks of; empty when it fits every one."""
    subject: str
    sender: str
    body: str


@dataclass(frozen=True)
class Mail:
    """A message as it arrives."""

    kind: MailKind
    subject: str
    sender: str
    text: str


class Notes:
    """A person's own short notes; each is used once."""

    def __init__(self, rng: Random) -> None:
        texts = examples_toml("notes.toml")
        self._left = {name: rng.sample(lines, len(lines)) for name, lines in texts.items()}

    def next(self, section: str) -> str:
        """A note that fits; empty when all of them are used up."""
        left = self._left[section]
        return left.pop() if left else ""


class Letterbox:
    """Chooses employers' messages for one person, as varied as there are."""

    def __init__(self, rng: Random, trade: str, name: str) -> None:
        self._rng = rng
        self._trade = trade
        self._name = name
        self._used: set[str] = set()

    def mail(self, kinds: Collection[MailKind], stage: Stage, company: str, role: str) -> Mail:
        """A message of one of these kinds, sent when the application had come to `stage`."""
        fitting = [
            letter
            for letter in letters()
            if letter.kind in kinds
            and stage in letter.stages
            and (not letter.trades or self._trade in letter.trades)
        ]
        fresh = [letter for letter in fitting if letter.id not in self._used]
        letter = self._rng.choice(fresh or fitting)
        self._used.add(letter.id)
        return filled(letter, company, role, self._name)


def filled(letter: Letter, company: str, role: str, name: str) -> Mail:
    """A letter with the names put in."""
    host = f"{slug(company)}.example"
    names = {"company": company, "role": role, "name": name, "host": host}
    return Mail(
        kind=letter.kind,
        subject=letter.subject.format_map(names),
        sender=letter.sender.format_map(names),
        text=letter.body.strip().format_map(names),
    )


def slug(company: str) -> str:
    """The name as part of an address: Halden & Marsh is halden-marsh."""
    return re.sub(r"[^a-z0-9]+", "-", company.lower()).strip("-")


@cache
def letters() -> tuple[Letter, ...]:
    """Every employer's message. Raises ValueError when two share an id."""
    found = (*_letters("rejections.toml"), *_letters("answers.toml"))
    if len({letter.id for letter in found}) < len(found):
        msg = "data/examples: two letters share an id"
        raise ValueError(msg)
    return found


@cache
def examples_toml(name: str) -> Mapping[str, Any]:
    """One of the files in this folder."""
    return tomllib.loads((HERE / name).read_text(encoding="utf-8"))


def _letters(name: str) -> Iterable[Letter]:
    return (
        Letter(
            id=row["id"],
            kind=MailKind(row["kind"]),
            stages=frozenset(map(Stage, row["stages"])),
            trades=frozenset(row.get("trades", ())),
            subject=row["subject"],
            sender=row["sender"],
            body=row["body"],
        )
        for row in examples_toml(name)["letter"]
    )
