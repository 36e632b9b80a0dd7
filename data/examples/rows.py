"""Collects made-up rows and hands them over as a takeout."""

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from core.reading.types import Finding
from core.vocabulary import (
    Author,
    Disposition,
    Emotion,
    Evidence,
    MailKind,
    Mark,
    PracticeKind,
    Stage,
    Tie,
)
from core.workspace.takeout import FORMAT, FORMAT_VERSION

Takeout = dict[str, Any]
"""The content of a takeout file; `as_bytes` makes the file of it."""

NAMESPACE = UUID("6f3c2f0e-52c5-4f0e-9a53-0c1d6a1f7b21")
TABLES = (
    "checkin",
    "application",
    "stageevent",
    "message",
    "reading",
    "finding",
    "correction",
    "practice",
    "contact",
    "talk",
    "debrief",
    "cause",
    "goal",
    "experiment",
    "experimentmark",
)
"""The owned tables that made-up people have rows in."""


class Rows:
    """The rows of one made-up person. No row is later than the end of `last_day`, in UTC."""

    def __init__(self, name: str, last_day: date) -> None:
        """`name` tells people apart: the same name gives the same uids."""
        self._name = name
        self._end = at(last_day, 23, 59)
        self._tables: Takeout = {table: [] for table in TABLES}

    def check_in(
        self,
        day: date,
        recorded_at: datetime,
        *,
        valence: int,
        energy: int,
        emotions: Sequence[Emotion] = (),
        note: str = "",
    ) -> None:
        """One entered after its `day` is marked as recalled."""
        fields = {"day": str(day), "valence": valence, "energy": energy, "note": note}
        words = [str(emotion) for emotion in emotions]
        recalled = day < recorded_at.date()
        self._add("checkin", recorded_at, **fields, emotions=words, recalled=recalled)

    def application(
        self, recorded_at: datetime, company: str, role: str, source: str | None = None
    ) -> str:
        """Returns its uid."""
        names = {"company": company, "role": role, "source": source}
        return self._add("application", recorded_at, **names)

    def reach(self, application: str, day: date, stage: Stage) -> None:
        """The application came to a stage."""
        self._event(application, day, stage=str(stage))

    def close(self, application: str, day: date, disposition: Disposition) -> None:
        """The application ended."""
        self._event(application, day, disposition=str(disposition))

    def message(
        self,
        application: str,
        day: date,
        kind: MailKind,
        text: str,
        *,
        subject: str = "",
        sender: str = "",
    ) -> str:
        """A message that the person filed under its application; returns its uid."""
        fields = {
            "day": str(day),
            "kind": str(kind),
            "application_id": application,
            "author": str(Author.EMPLOYER),
            "imported": False,
            "set_aside": False,
            "mail_id": None,
        }
        words = {"text": text, "subject": subject, "sender": sender}
        return self._add("message", at(day, 18), **fields, **words)

    def reading(self, message: str, day: date, kind: MailKind, found: Finding) -> None:
        """What an engine made of a message."""
        engine = {"engine": "example 1", "language": "en", "company": None, "role": None}
        fields = {"message_id": message, "kind": str(kind)}
        reading = self._add("reading", at(day, 18), **fields, **engine)
        self._add(
            "finding",
            at(day, 18),
            reading_id=reading,
            message_id=message,
            theme=str(found.theme),
            quote=found.quote,
            quote_start=found.start,
            quote_end=found.end,
            score=found.score,
            origin=str(found.origin),
            quote_check=str(found.check),
        )

    def correction(self, message: str, day: date, theme: str, *, applies: bool) -> None:
        """The person's word on a theme."""
        fields = {"message_id": message, "theme": theme, "applies": applies, "quote": ""}
        nothing = dict.fromkeys(("into_theme", "label", "step", "retracts"))
        self._add("correction", at(day, 19), **fields, **nothing)

    def practice(self, day: date, kind: PracticeKind, score: int) -> None:
        """One time of practising."""
        self._add("practice", at(day, 19), day=str(day), kind=str(kind), score=score)

    def contact(self, day: date, name: str, tie: Tie, talks: Sequence[date]) -> None:
        """Somebody whom the person knows, and the days on which they talked."""
        uid = self._add("contact", at(day, 12), day=str(day), name=name, tie=str(tie))
        for on in talks:
            self._add("talk", at(on, 20), contact_id=uid, day=str(on))

    def debrief(self, application: str, day: date, **said: str) -> str:
        """How the person looked back; returns its uid. `said`: expected, happened and so on."""
        words = dict.fromkeys(("expected", "happened", "keep", "change", "experiment"), "")
        fields = {"application_id": application, "day": str(day), **words, **said}
        return self._add("debrief", at(day, 20), **fields)

    def cause(
        self, debrief: str, day: date, words: str, theme: str, quoted: tuple[str, str] | None = None
    ) -> None:
        """A reason in a debrief; `quoted`: the message and its words, None for a guess."""
        message, quote = quoted or (None, "")
        self._add(
            "cause",
            at(day, 20),
            debrief_id=debrief,
            words=words,
            evidence=str(Evidence.QUOTED if quoted else Evidence.GUESS),
            theme=theme,
            message_id=message,
            quote=quote,
        )

    def goal(self, day: date, due: date, done_on: date | None, **words: str) -> None:
        """Something to do, set on a day. `words`: words, if_words, then_words."""
        done = str(done_on) if done_on else None
        self._add("goal", at(day, 20), due=str(due), done_on=done, dropped_on=None, **words)

    def experiment(self, application: str, day: date, starts_on: date, **said: str) -> str:
        """One change, chosen on a day; returns its uid."""
        fields = {"application_id": application, "starts_on": str(starts_on)}
        return self._add("experiment", at(day, 20), **fields, **said)

    def mark(self, experiment: str, day: date, mark: Mark, application: str | None = None) -> None:
        """What was said about an experiment."""
        fields = {"experiment_id": experiment, "application_id": application}
        self._add("experimentmark", at(day, 21), day=str(day), mark=str(mark), **fields)

    def takeout(self) -> Takeout:
        """Everything so far, each table in the order in which it was entered."""
        tables = {
            table: sorted(rows, key=lambda row: str(row["recorded_at"]))
            for table, rows in self._tables.items()
        }
        made_at = self._end.isoformat()
        return {"format": FORMAT, "version": FORMAT_VERSION, "made_at": made_at, "tables": tables}

    def _event(self, application: str, day: date, **said: str) -> None:
        nothing = {"stage": None, "disposition": None, "reopened": False, "retracts": None}
        fields = {"application_id": application, "day": str(day), **nothing, **said}
        self._add("stageevent", at(day, 18), **fields)

    def _add(self, table: str, recorded_at: datetime, **fields: object) -> str:
        rows = self._tables[table]
        uid = uuid5(NAMESPACE, f"{self._name}/{table}/{len(rows)}").hex
        moment = min(recorded_at, self._end).strftime("%Y-%m-%dT%H:%M:%SZ")
        rows.append({"uid": uid, "recorded_at": moment, **fields})
        return uid


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day, in UTC."""
    return datetime.combine(day, time(hour, minute), UTC)


def day_after(first_day: date, days: int) -> date:
    """The day that lies `days` after the first."""
    return first_day + timedelta(days=days)


def as_bytes(takeout: Takeout) -> bytes:
    """The takeout as `workspace.takeout.restore` takes it."""
    return json.dumps(takeout, ensure_ascii=False, indent=1).encode()
