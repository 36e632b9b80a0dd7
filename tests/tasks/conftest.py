"""A worker without threads: what waits is done when the test says so."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

import pytest

from core.reading.types import MailParts, MailReading
from core.tasks.queue import ReadingQueue, open_huey
from core.tasks.reading import Work
from core.tasks.worker import step
from core.vocabulary import MailKind
from tests.conftest import NOON, settings_in


@dataclass
class FastReader:
    """Follows the Reader protocol as far as mails go; `faulty` words make it fail."""

    asked: list[str] = field(default_factory=list)
    faulty: str = "\0"

    def read_mail(self, mail: MailParts) -> MailReading:
        self.asked.append(mail.body)
        if self.faulty in mail.body:
            raise ZeroDivisionError(mail.body)
        return MailReading(MailKind.REJECTION, 0.9, "Acme", "Analyst", (), "en", "fast 1")


@dataclass
class Clock:
    """Stands still until it is moved."""

    moment: datetime = NOON

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fast() -> FastReader:
    return FastReader()


@pytest.fixture
def work(store, fast, clock) -> Work:
    return Work(lambda: store, lambda: fast, clock, lambda: None)


@pytest.fixture
def queue(home, work) -> ReadingQueue:
    return ReadingQueue(open_huey(settings_in(home)), partial(step, work))


def work_off(queue: ReadingQueue, at_most: int = 10_000) -> int:
    """Do what is due now, one task after the other; returns how many there were."""
    for done in range(at_most):
        task = queue.huey.dequeue()
        if task is None:
            return done
        queue.huey.execute(task)
    return at_most


def bring(person, many, now=NOON, words="No. {n}"):
    """So many unread messages; returns their ids."""
    day = now.date()
    return [person.messages.keep(words.format(n=n), day, now) for n in range(many)]
