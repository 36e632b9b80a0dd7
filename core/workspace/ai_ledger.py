"""Writes down every call before it leaves, and keeps the limits of the month."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, func, select

from core.ai import faults
from core.ai.types import Leaving, Usage
from core.errors import NoAnswer
from core.store.ai import AiCall, AiMonth
from core.vocabulary import CallState
from core.workspace.topic import lock_person, own_row, row_id

MICRODOLLARS_PER_CENT = 10_000


@dataclass(frozen=True)
class Caps:
    """What a calendar month (UTC) may use."""

    tokens: int
    cents: int

    @property
    def microdollars(self) -> int:
        return self.cents * MICRODOLLARS_PER_CENT


class CallLedger:
    """Follows the Ledger protocol of core.ai.

    A call reserves its upper bound before it leaves and gives back what it did not use, so that
    calls at the same time cannot go beyond a limit together. A model without a known price counts
    against the tokens only.
    """

    def __init__(
        self,
        open_session: Callable[[], AbstractContextManager[Session]],
        engine: Engine,
        *,
        person: Caps,
        house: Caps | None,
        clock: Callable[[], datetime],
    ) -> None:
        """`house`: the limits of the installation's key; None when the person pays."""
        self._open_session, self._engine = open_session, engine
        self._person, self._house, self._clock = person, house, clock

    def open(self, leaving: Leaving) -> int:
        """Write down that something is about to leave. Raises NoAnswer when a limit is reached."""
        now = self._clock()
        tokens, money = leaving.input_tokens + leaving.output_tokens, leaving.microdollars or 0
        if self._house is not None:
            self._reserve(_month_of(now), tokens, money, self._house)
        try:
            return self._write(leaving, now, tokens, money)
        except BaseException:
            self._add(_month_of(now), -tokens, -money)
            raise

    def settle(
        self, entry: int, state: CallState, usage: Usage | None, microdollars: int | None
    ) -> None:
        """Say how a call went; a usage of None keeps the upper bound."""
        with self._open_session() as session:
            row = own_row(session, AiCall, entry)
            row.state = state
            if usage is None:
                return
            before = row.input_tokens + row.output_tokens, row.microdollars or 0
            row.input_tokens, row.output_tokens = usage.read_tokens, usage.output_tokens
            row.microdollars = microdollars
            month = _month_of(row.recorded_at)
        used = usage.read_tokens + usage.output_tokens
        self._add(month, used - before[0], (microdollars or 0) - before[1])

    def _write(self, leaving: Leaving, now: datetime, tokens: int, money: int) -> int:
        with self._open_session() as session:
            lock_person(session)
            used, spent = _used_since(session, now)
            if used + tokens > self._person.tokens or spent + money > self._person.microdollars:
                raise NoAnswer(faults.MONTH_IS_FULL)
            row = AiCall(
                recorded_at=now,
                purpose=leaving.purpose,
                model=leaving.model,
                prompt=leaving.prompt,
                state=CallState.SENT,
                input_tokens=leaving.input_tokens,
                output_tokens=leaving.output_tokens,
                microdollars=leaving.microdollars,
                own_key=self._house is None,
            )
            session.add(row)
            session.flush()
            return row_id(row)

    def _reserve(self, month: str, tokens: int, money: int, caps: Caps) -> None:
        """Take from the installation's month in one statement, so that no two take the same."""
        with Session(self._engine) as session:
            if session.get(AiMonth, month) is None:
                session.add(AiMonth(month=month))
                try:
                    session.commit()
                except IntegrityError:
                    session.rollback()  # somebody else began the month
        taken = self._change(
            month,
            tokens,
            money,
            AiMonth.tokens + tokens <= caps.tokens,
            AiMonth.microdollars + money <= caps.microdollars,
        )
        if not taken:
            raise NoAnswer(faults.HOUSE_IS_FULL)

    def _add(self, month: str, tokens: int, money: int) -> None:
        if self._house is not None and (tokens or money):
            self._change(month, tokens, money)

    def _change(self, month: str, tokens: int, money: int, *conditions: bool) -> bool:
        change = update(AiMonth).where(AiMonth.month == month, *conditions)
        values = {
            "tokens": AiMonth.tokens + tokens,
            "microdollars": AiMonth.microdollars + money,
        }
        with Session(self._engine) as session:
            changed = session.exec(change.values(values)).rowcount
            session.commit()
        return bool(changed)


def _used_since(session: Session, now: datetime) -> tuple[int, int]:
    """Tokens and millionths of a dollar that the person used since the month began."""
    begin = now.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    tokens = func.sum(AiCall.input_tokens + AiCall.output_tokens)
    query = select(tokens, func.sum(AiCall.microdollars)).where(col(AiCall.recorded_at) >= begin)
    used, spent = session.exec(query).one()
    return int(used or 0), int(spent or 0)


def _month_of(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m}"
