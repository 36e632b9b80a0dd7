"""What a person chose about language models, and what left: never the words."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from core.errors import InvalidInput
from core.settings import AiSettings
from core.store.tables import AiCall, AiChoice, Application
from core.vocabulary import CallState, Purpose
from core.workspace.ai_ledger import CallLedger, Caps
from core.workspace.topic import Topic

MONTHLY_TOKENS, MONTHLY_CENTS = 1_000_000, 500
"""A person's limits until they choose their own; 500 cents are five dollars."""
MOST_TOKENS, MOST_CENTS = 1_000_000_000, 1_000_000
LONGEST_KEY, LONGEST_MODEL = 500, 200


@dataclass(frozen=True)
class ChoiceView:
    """What the person chose; of the key only whether there is one."""

    model: str
    """Empty: the one of the installation."""
    monthly_tokens: int
    monthly_cents: int
    has_key: bool


@dataclass(frozen=True)
class CallView:
    """One time that words left."""

    at: datetime
    purpose: Purpose
    model: str
    prompt: str
    state: CallState
    tokens: int
    """An upper bound while the state is "sent"."""
    microdollars: int | None
    """None when the price is not known."""


@dataclass(frozen=True)
class MonthView:
    """What a calendar month (UTC) used."""

    month: str
    calls: int
    tokens: int
    microdollars: int
    """Of the calls whose price is known."""
    unpriced: int
    """Calls whose price is not known."""


class Ai(Topic):
    """The person's side of the door to a language model."""

    def __init__(
        self, open_session: Callable[[], AbstractContextManager[Session]], engine: Engine
    ) -> None:
        super().__init__(open_session)
        self._engine = engine

    def choice(self) -> ChoiceView:
        """What counts now."""
        with self.open_session() as session:
            rows = _choices(session)
            return ChoiceView(
                model=rows[0].model if rows else "",
                monthly_tokens=rows[0].monthly_tokens if rows else MONTHLY_TOKENS,
                monthly_cents=rows[0].monthly_cents if rows else MONTHLY_CENTS,
                has_key=any(row.key for row in rows),
            )

    def choose(self, model: str, monthly_tokens: int, monthly_cents: int, now: datetime) -> None:
        """Keep a choice. Raises InvalidInput with a sentence."""
        model = model.strip()
        if len(model) > LONGEST_MODEL or not model.isprintable() or " " in model:
            msg = "This is no name of a language model. It looks like claude-sonnet-5-5."
            raise InvalidInput(msg)
        if not (0 <= monthly_tokens <= MOST_TOKENS and 0 <= monthly_cents <= MOST_CENTS):
            msg = "A limit cannot be that large, or below zero."
            raise InvalidInput(msg)
        with self.open_session() as session:
            row = _newest(session, now)
            row.model, row.monthly_tokens, row.monthly_cents = model, monthly_tokens, monthly_cents

    def keep_key(self, key: str, now: datetime) -> None:
        """Keep the person's own key, encrypted. Raises InvalidInput with a sentence."""
        key = key.strip()
        if not key or len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
            raise InvalidInput("This does not look like a key. Copy it once more, as a whole.")
        with self.open_session() as session:
            _newest(session, now).key = key

    def remove_key(self) -> None:
        """Forget the person's key, wherever it stands."""
        with self.open_session() as session:
            for row in _choices(session):
                row.key = ""

    def own_key(self) -> str | None:
        """For the door only; None when there is none. Nothing shows it."""
        with self.open_session() as session:
            return next((row.key for row in _choices(session) if row.key), None)

    def ledger(self, house: AiSettings, clock: Callable[[], datetime], *, own: bool) -> CallLedger:
        """Records calls and keeps the month's limits; `own`: with the person's own key."""
        chosen = self.choice()
        return CallLedger(
            self.open_session,
            self._engine,
            person=Caps(chosen.monthly_tokens, chosen.monthly_cents),
            house=None if own else Caps(house.monthly_tokens, house.monthly_cents),
            clock=clock,
        )

    def log(self, limit: int) -> list[CallView]:
        """What left, newest first."""
        query = select(AiCall).order_by(col(AiCall.recorded_at).desc(), col(AiCall.id).desc())
        with self.open_session() as session:
            return [_view(row) for row in session.exec(query.limit(limit)).all()]

    def months(self) -> list[MonthView]:
        """Use by month, newest first."""
        query = select(AiCall).order_by(col(AiCall.recorded_at).desc())
        with self.open_session() as session:
            calls = [_view(row) for row in session.exec(query).all()]
        by_month = groupby(calls, key=lambda call: f"{call.at.astimezone(UTC):%Y-%m}")
        return [_month(month, list(of_month)) for month, of_month in by_month]

    def companies(self) -> tuple[str, ...]:
        """Companies of the person's applications: they never leave."""
        with self.open_session() as session:
            return tuple(session.exec(select(Application.company).distinct()).all())


def _choices(session: Session) -> Sequence[AiChoice]:
    """Newest first; there is more than one only after bringing a takeout back."""
    return session.exec(select(AiChoice).order_by(col(AiChoice.id).desc())).all()


def _newest(session: Session, now: datetime) -> AiChoice:
    rows = _choices(session)
    if rows:
        return rows[0]
    row = AiChoice(recorded_at=now, monthly_tokens=MONTHLY_TOKENS, monthly_cents=MONTHLY_CENTS)
    session.add(row)
    return row


def _view(row: AiCall) -> CallView:
    return CallView(
        at=row.recorded_at,
        purpose=row.purpose,
        model=row.model,
        prompt=row.prompt,
        state=row.state,
        tokens=row.input_tokens + row.output_tokens,
        microdollars=row.microdollars,
    )


def _month(month: str, calls: Sequence[CallView]) -> MonthView:
    priced = [call.microdollars for call in calls if call.microdollars is not None]
    tokens = sum(call.tokens for call in calls)
    return MonthView(month, len(calls), tokens, sum(priced), len(calls) - len(priced))
