"""Checks the rows of a takeout, which someone may have edited before it came back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from core.content.questionnaires import questionnaires
from core.errors import InvalidInput
from core.intake.text import MAX_LINE, MAX_TEXT
from core.store.keys import EncryptedText
from core.store.owned import REFERRED, Owned
from core.store.tables import (
    Answers,
    Application,
    CheckIn,
    Contact,
    Correction,
    Experiment,
    Goal,
    Preference,
    ReadingRun,
)
from core.vocabulary import Emotion, RunState, Theme
from core.workspace.ai import MOST_CENTS, MOST_TOKENS
from core.workspace.corrections import names_of_themes
from core.workspace.exercises import BEST
from core.workspace.preferences import kept_day
from core.workspace.reading_runs import OPEN
from core.workspace.thoughts import STRONGEST

Fields = Mapping[str, Any]
"""A row as the file has it."""
REFERENCES = {f"{table}_id": table for table in REFERRED}
"""In a takeout a reference holds the uid of its target, which is the same in every copy."""
FIRST_DAY = date(1990, 1, 1)
"""Nothing that a person has entered here is older."""
AHEAD = frozenset({"due", "due_at", "starts_at", "starts_on"})
"""Fields of what may be still to come; every other day or moment has been."""
FURTHEST, TOMORROW = timedelta(days=3_654), timedelta(days=1)
"""Ten years and a day, and a day: the calendar of a time zone may be ahead of ours."""
MOST: Mapping[str, int] = MappingProxyType(
    {"helpful": BEST, "after": STRONGEST, "later": STRONGEST, "monthly_cents": MOST_CENTS}
)
"""The highest number where it is not MOST_TOKENS, which any database can hold."""
ONE_LINE: Mapping[type[Owned], tuple[str, ...]] = MappingProxyType(
    {
        Application: ("company", "role", "source"),
        Contact: ("name",),
        Correction: ("label",),
        Goal: ("words", "if_words", "then_words"),
        Experiment: ("if_words", "then_words"),
    }
)
"""What people type as one line."""
HEADERS = frozenset({"subject", "sender", "mail_id"})
MAX_HEADER = 4_000
"""Characters of a line that no one typed: a mail's subject, the name of a reader."""
MAX_LIST = 1_000
UNREADABLE = (TypeError, ValueError, LookupError, OverflowError)


def restored_row(
    table: type[Owned], fields: Fields, ids: Mapping[str, Mapping[str, int]], now: datetime
) -> Owned:
    """A row such as the app writes them. `ids`: of the rows that it may refer to, by table and uid.

    Refused, with InvalidInput: a row without a uid; words, feelings, answers and numbers that the
    forms would not take, or longer than there is room for; days before 1990, and more than ten
    years ahead for what is to come.

    Brought into range instead, because nothing is lost: what a takeout leaves out keeps its
    default, what has been later than now (days: than tomorrow) was now, and a reading of many
    messages that was under way has stopped.
    """
    try:
        own = _taken_home(table, fields) | _targets(fields, ids)
        row = table.model_validate({**own, "uid": fields["uid"], "id": None, "user_id": None})
        _check(row, now)
    except UNREADABLE as error:
        raise _unreadable(table) from error
    _bring_into_range(row, now)
    return row


def check_themes(session: Session, rows: Sequence[Owned]) -> None:
    """Inside a transaction that wrote these rows of one table, and their names of own themes.

    Raises InvalidInput for a theme that neither the codebook nor the person has.
    """
    fields = ("theme", "into_theme")
    named = {getattr(row, field, None) for row in rows for field in fields} - {None}
    if named and not named <= {*map(str, Theme), *names_of_themes(session).labels}:
        raise _unreadable(type(rows[0]))


def _unreadable(table: type[Owned]) -> InvalidInput:
    msg = f"The file has a line under “{table.__tablename__}” that cannot be read."
    return InvalidInput(f"{msg} Nothing was changed.")


def _taken_home(table: type[Owned], fields: Fields) -> dict[str, Any]:
    """The fields that a takeout of this table has; pydantic minds `exclude` on the way out only."""
    there = (name for name, field in table.model_fields.items() if not field.exclude)
    return {name: fields[name] for name in there if name in fields}


def _targets(fields: Fields, ids: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """The rows that it refers to. Raises KeyError or TypeError for what is no row here."""
    return {
        reference: ids[target][fields[reference]]
        for reference, target in REFERENCES.items()
        if fields.get(reference) is not None
    }


def _check(row: Owned, now: datetime) -> None:
    """Raise ValueError or OverflowError for a value that the app does not write."""
    values = ((name, getattr(row, name)) for name in type(row).model_fields)
    if not (all(_fits(type(row), *one, now) for one in values) and _fits_its_kind(row, now)):
        raise ValueError(type(row).__name__)


def _fits(table: type[Owned], name: str, value: Any, now: datetime) -> bool:
    if isinstance(value, list):
        return len(value) <= MAX_LIST and all(_fits(table, name, one, now) for one in value)
    if isinstance(value, str):
        value.encode()  # raises ValueError for half a character, which no column can hold
        return len(value) <= _room(table, name)
    if isinstance(value, date):
        return _fits_calendar(name, value, now)
    return value is None or 0 <= value <= MOST.get(name, MOST_TOKENS)


@cache
def _room(table: type[Owned], name: str) -> int:
    """Characters."""
    if name in ONE_LINE.get(table, ()):
        return MAX_LINE
    is_words = isinstance(table.__table__.c[name].type, EncryptedText)
    return MAX_TEXT if is_words and name not in HEADERS else MAX_HEADER


def _fits_calendar(name: str, value: date, now: datetime) -> bool:
    """Whether a day can be, or a moment. One without a time zone could be any."""
    if not isinstance(value, datetime):
        last = _day(now) + FURTHEST if name in AHEAD else date.max
        return FIRST_DAY <= value <= last
    if value.tzinfo is None or value.astimezone(UTC).date() < FIRST_DAY:
        return False
    return name not in AHEAD or value <= now + FURTHEST


def _fits_its_kind(row: Owned, now: datetime) -> bool:
    """What only one table has."""
    match row:
        case CheckIn():
            return set(row.emotions) <= set(Emotion)
        case Answers():
            return _fits_questionnaire(row)
        case Preference():
            day = kept_day(row.value)
            return day is None or FIRST_DAY <= day <= _day(now) + FURTHEST
        case _:
            return True


def _fits_questionnaire(row: Answers) -> bool:
    """Fewer answers than items are fine: a questionnaire may have grown."""
    text = questionnaires()[row.questionnaire]
    on_scale = all(one is None or text.low <= one <= text.high for one in row.answers)
    return on_scale and len(row.answers) <= len(text.items)


def _bring_into_range(row: Owned, now: datetime) -> None:
    for name in type(row).model_fields:
        value = getattr(row, name)
        if isinstance(value, date) and name not in AHEAD:
            setattr(row, name, _not_later(value, now))
    if isinstance(row, ReadingRun) and row.state in OPEN:
        row.state = RunState.STOPPED  # nobody works on it here; the person can go on with it


def _not_later(value: date, now: datetime) -> date:
    """Of what has been; a server's clock may have been ahead when it was written."""
    if isinstance(value, datetime):
        return min(value, now)
    return value if value <= _day(now) + TOMORROW else _day(now)


def _day(now: datetime) -> date:
    return now.astimezone(UTC).date()
