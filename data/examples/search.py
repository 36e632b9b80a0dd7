"""How a made-up job search goes: applications, answers, silence, and the mails about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import log
from random import Random

from core.vocabulary import Disposition, MailKind, Stage
from data.examples.diary import Turn
from data.examples.rows import Rows, at, day_after
from data.examples.texts import Letterbox, Mail, examples_toml

PATIENCE = (24, 45)
"""Days of silence after which somebody closes an application themselves."""
CLOSES_SILENT = 0.6
TALKING = 2.5
"""Once people have talked, that many times fewer go silent."""
WRITES = {"received": 0.3, "next": 0.6, "rejected": 0.85}
"""Shares of steps that come with a message which the person keeps."""
INVITED = Turn(day=0, change=5.0, fades=2.0)
OFFERED = Turn(day=0, change=18.0, fades=18.0)
SOURCES = ("Job board", "Company site", "Referral", "Course partner", None)


@dataclass(frozen=True)
class Pace:
    """How somebody searches, and what an answer does to them; see cohort.toml."""

    applications: float
    answer: float
    days: float
    advance: float
    withdraw: float
    fall: float
    fades: float


@dataclass(frozen=True)
class Step:
    """Something that happens to an application: it comes to a stage, or it ends."""

    day: int
    stage: Stage | None = None
    ends: Disposition | None = None


class Search:
    """One person's applications over `days` days."""

    def __init__(self, rows: Rows, first_day: date, days: int, pace: Pace, rng: Random) -> None:
        self._rows = rows
        self._first_day = first_day
        self._days = days
        self._pace = pace
        self._rng = rng
        self.turns: list[Turn] = []
        """What happened that moves mood."""

    def write(self, trade: str, letterbox: Letterbox) -> None:
        """Add every application. Nobody applies any more once an offer is accepted."""
        until = self._days
        for applied, names in zip(self._applied_days(), self._openings(trade), strict=False):
            if applied >= until:
                return
            seen = [step for step in steps(self._rng, self._pace, applied) if step.day < until]
            if seen and seen[-1].ends is Disposition.ACCEPTED:
                if until < self._days:
                    seen.pop()  # another offer was accepted already
                else:
                    until = seen[-1].day
            self._write(applied, names, seen, letterbox)

    def _applied_days(self) -> Iterator[int]:
        day = self._rng.uniform(0, 5)
        while day < self._days:
            yield int(day)
            day += self._rng.expovariate(self._pace.applications / 7)

    def _openings(self, trade: str) -> list[tuple[str, str]]:
        known = examples_toml("cohort.toml")["trade"][trade]
        openings = list(product(known["companies"], known["roles"]))
        return self._rng.sample(openings, len(openings))

    def _write(
        self, applied: int, names: tuple[str, str], seen: list[Step], letterbox: Letterbox
    ) -> None:
        day, reached = self._day(applied), Stage.APPLIED
        source = self._rng.choice(SOURCES)
        application = self._rows.application(at(day, 17), *names, source)
        self._rows.reach(application, day, reached)
        if self._rng.random() < WRITES["received"]:
            mail = letterbox.mail({MailKind.RECEIVED}, reached, *names)
            self._keep(application, applied, mail)
        for step in seen:
            reached = step.stage or reached
            self._write_step(application, step, reached)
            kinds, chance = mails_of(step)
            if kinds and self._rng.random() < chance:
                self._keep(application, step.day, letterbox.mail(kinds, reached, *names))

    def _write_step(self, application: str, step: Step, reached: Stage) -> None:
        if step.ends:
            self._rows.close(application, self._day(step.day), step.ends)
        else:
            self._rows.reach(application, self._day(step.day), reached)
        if step.ends is Disposition.REJECTED:
            change = self._pace.fall * (0.4 + 0.3 * reached.rank) * self._rng.uniform(0.6, 1.3)
            self.turns.append(Turn(step.day, -change, self._pace.fades))
        elif step.stage:
            news = OFFERED if reached is Stage.OFFER else INVITED
            self.turns.append(Turn(step.day, news.change, news.fades))

    def _keep(self, application: str, day: int, mail: Mail) -> None:
        words = {"subject": mail.subject, "sender": mail.sender}
        self._rows.message(application, self._day(day), mail.kind, mail.text, **words)

    def _day(self, days: int) -> date:
        return day_after(self._first_day, days)


def steps(rng: Random, pace: Pace, applied: int) -> Iterator[Step]:
    """What happens to one application, in order, however far ahead it lies.

    Each answer is a next step with the chance `advance`, else a no. Silence is never an answer.
    """
    day = applied
    for stage in list(Stage)[1:]:
        if rng.random() < pace.withdraw:
            yield Step(day + rng.randint(2, 8), ends=Disposition.WITHDRAWN)
            return
        silent = 1 - pace.answer if stage is Stage.PHONE_SCREEN else (1 - pace.answer) / TALKING
        if rng.random() < silent:
            if rng.random() < CLOSES_SILENT:
                yield Step(day + rng.randint(*PATIENCE), ends=Disposition.NO_RESPONSE)
            return
        day += 1 + round(rng.lognormvariate(log(pace.days), 0.5))
        if rng.random() >= pace.advance:
            yield Step(day, ends=Disposition.REJECTED)
            return
        yield Step(day, stage)
    yield Step(day + rng.randint(2, 5), ends=Disposition.ACCEPTED)


def mails_of(step: Step) -> tuple[frozenset[MailKind], float]:
    """Kinds of message that may come with a step, and how often one does."""
    if step.ends is Disposition.REJECTED:
        return frozenset({MailKind.REJECTION}), WRITES["rejected"]
    if step.stage is Stage.OFFER:
        return frozenset({MailKind.OFFER}), 1.0
    if step.stage:
        kinds = {MailKind.INTERVIEW_INVITATION, MailKind.ASSESSMENT}
        return frozenset(kinds), WRITES["next"]
    return frozenset(), 0.0
