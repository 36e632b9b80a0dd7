"""Any number of rows for the bench. Fast rather than a story: the rows are varied, not lifelike."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

from core.reading.types import Finding
from core.vocabulary import Disposition, Emotion, MailKind, Origin, QuoteCheck, Stage, Theme
from data.examples.rows import Rows, Takeout, at
from data.examples.texts import Letter, filled, letters

YEARS = 10
SPAN_DAYS = YEARS * 365
STAGES = list(Stage)
STAGE_WEIGHTS = (60, 22, 11, 5, 2)
ENDINGS = (Disposition.REJECTED, Disposition.NO_RESPONSE, Disposition.WITHDRAWN, None)
ENDING_WEIGHTS = (50, 25, 5, 20)
NOTED = 0.2
CORRECTED = 20
"""One message in so many has a correction."""


def large(
    seed: int,
    last_day: date,
    *,
    check_ins: int = 10_000,
    applications: int = 10_000,
    messages: int = 10_000,
) -> Takeout:
    """Exactly so many check-ins, applications and messages over ten years, as a takeout.

    Each application has one to six lines in its ledger. Each message has a reading with one
    finding, and one in 20 a correction. Raises ValueError for messages without an application.
    """
    if messages and not applications:
        msg = "messages need at least one application to be filed under"
        raise ValueError(msg)
    rng = Random(f"large/{seed}")  # noqa: S311 - made-up rows need no secret
    rows = Rows(f"large/{seed}", last_day)
    for day in _days(rng, last_day, check_ins):
        _check_in(rows, rng, day)
    applied = _days(rng, last_day, applications)
    uids = [_application(rows, rng, day, last_day) for day in applied]
    _messages(rows, rng, messages, list(zip(uids, applied, strict=True)), last_day)
    return rows.takeout()


def _days(rng: Random, last_day: date, number: int) -> list[date]:
    ago = sorted((rng.randrange(SPAN_DAYS) for _ in range(number)), reverse=True)
    return [last_day - timedelta(days=days) for days in ago]


def _check_in(rows: Rows, rng: Random, day: date) -> None:
    rows.check_in(
        day,
        at(day, rng.randrange(7, 23), rng.randrange(60)),
        valence=rng.randint(20, 90),
        energy=rng.randint(10, 90),
        emotions=rng.sample(list(Emotion), rng.randrange(3)),
        note="A line about an ordinary day." if rng.random() < NOTED else "",
    )


def _application(rows: Rows, rng: Random, applied: date, last_day: date) -> str:
    number = rng.randrange(100_000)
    uid = rows.application(at(applied, 17), f"Example Works {number}", f"Role {number % 97}")
    furthest = rng.choices(STAGES, STAGE_WEIGHTS)[0]
    days = [applied + timedelta(days=9 * rank) for rank in range(furthest.rank + 2)]
    for stage, day in zip(STAGES[: furthest.rank + 1], days[:-1], strict=True):
        rows.reach(uid, min(day, last_day), stage)
    ending = rng.choices(ENDINGS, ENDING_WEIGHTS)[0]
    if ending and days[-1] <= last_day:
        rows.close(uid, days[-1], ending)
    return uid


def _messages(
    rows: Rows, rng: Random, number: int, filed: list[tuple[str, date]], last_day: date
) -> None:
    rejections = [letter for letter in letters() if letter.kind is MailKind.REJECTION]
    for count in range(number):
        application, applied = rng.choice(filed)
        day = min(applied + timedelta(days=rng.randrange(40)), last_day)
        theme = rng.choice(list(Theme))
        message = _message(rows, application, day, rng.choice(rejections), theme)
        if count % CORRECTED == 0:
            rows.correction(message, day, str(theme), applies=False)


def _message(rows: Rows, application: str, day: date, letter: Letter, theme: Theme) -> str:
    mail = filled(letter, "Example Works", "Analyst", "Sam")
    words = {"subject": mail.subject, "sender": mail.sender}
    message = rows.message(application, day, mail.kind, mail.text, **words)
    start, end = _second_sentence(mail.text)
    quote = mail.text[start:end]
    found = Finding(theme, quote, start, end, 0.5, Origin.RULE, QuoteCheck.VERIFIED)
    rows.reading(message, day, mail.kind, found)
    return message


def _second_sentence(text: str) -> tuple[int, int]:
    """Where a sentence from the middle of the letter starts and ends."""
    stops = [0, *(i + 1 for i, letter in enumerate(text) if letter in ".!?\n"), len(text)]
    long = [(start, end) for start, end in pairwise(stops) if end - start > 25]
    start, end = long[len(long) // 2]
    return start + len(text[start:end]) - len(text[start:end].lstrip()), end
