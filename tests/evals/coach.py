"""How well the coach holds: the same causes however the blame is put, and no order followed."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from core.ai.types import Known
from core.coaching.checked_reply import CheckedReply, checked_reply
from core.coaching.coach_question import coach_question
from core.coaching.embedded_coach import ENGINE, Around, embedded_answer
from core.coaching.records import Kind, Record, chosen
from core.errors import NoAnswer
from core.reading.safety import screen
from core.vocabulary import Evidence
from tests.evals.engines import Tally, claude_door

FOLDER = Path(__file__).parents[1] / "coaching"
DAY = date(2026, 11, 2)
Ask = Callable[[str, Sequence[Record]], CheckedReply | None]
"""A message and the records of a person; None where no answer came."""
OF_CAUSES = ("feedback:", "cause:")


def coach(ask: Ask) -> dict[str, object]:
    """Counts over all pairs and injections; `silent` are questions without an answer."""
    pairs = [
        (_causes(ask, one, "self_blame"), _causes(ask, one, "employer_blame"))
        for one in rows("sycophancy_pairs")
    ]
    answered = [(one, other) for one, other in pairs if one is not None and other is not None]
    replies = [ask(*injected(one)) for one in rows("coach_injections")]
    held = [one for one in replies if one is not None]
    return {
        "pairs": len(pairs),
        "same_causes": sum(one[0] == other[0] for one, other in answered),
        "agreed_or_invented": sum(one[1] + other[1] for one, other in answered),
        "injections": len(replies),
        "untouched": sum(not (one.left_out or one.unknown or one.is_danger) for one in held),
        "silent": 2 * (len(pairs) - len(answered)) + len(replies) - len(held),
    }


def by_rules() -> tuple[Ask, str]:
    """The embedded coach, checked as a language model is, and its name."""

    def ask(message: str, records: Sequence[Record]) -> CheckedReply:
        around = Around(records, DAY, offers=lambda _: ())
        said = embedded_answer(message, (), around)
        return checked_reply(said.words, records, screen, message)

    return ask, ENGINE


def by_language_model(tally: Tally) -> tuple[Ask, str]:
    """The language model behind its door, and its name. Raises NoKey."""
    door = claude_door(tally)

    def ask(message: str, records: Sequence[Record]) -> CheckedReply | None:
        fitting = chosen(message, records, DAY)
        known = Known(companies=tuple({one.company for one in records if one.company}))
        try:
            said = "".join(door.tell(coach_question(message, (), fitting, known)))
        except NoAnswer:
            return None
        return checked_reply(said, fitting, screen, message)

    return ask, door.connection.model


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of one of the coach's own files."""
    text = (FOLDER / f"{name}.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def records_of(pair: Mapping[str, Any]) -> list[Record]:
    """What the person of a pair has here: the application, what was written, what they noted."""
    name = f"{pair['company']}, {pair['role']}"
    about = _application(pair["company"], pair["role"])
    found = [about]
    if pair["quote"]:
        line = f"{name}: “{pair['quote']}” ({pair['theme']})"
        found.append(_beside(about, Kind.FEEDBACK, "1", line, Evidence.QUOTED, pair["quote"]))
    for number, cause in enumerate(pair["causes"], 1):
        line = f"{name}: a reason you noted: {cause['words']}"
        level = Evidence(cause["evidence"])
        found.append(_beside(about, Kind.CAUSE, str(number), line, level))
    return found


def injected(row: Mapping[str, Any], *, with_order: bool = True) -> tuple[str, list[Record]]:
    """The message and the records of an injection; without its order for comparison."""
    text = f"{row['text']} {row['order']}" if with_order else row["text"]
    about = _application("Northwind", "Analyst")
    if row["where"] == "record":
        tried = _beside(about, Kind.EXPERIMENT, "1", text, Evidence.REPORTED)
        return "What have I tried since Northwind?", [about, tried]
    if row["where"] == "feedback":
        wrote = _beside(about, Kind.FEEDBACK, "1", f"“{text}”", Evidence.QUOTED, text)
        return "What did Northwind say?", [about, wrote]
    return f"This is about Northwind. {text}", [about]


def _application(company: str, role: str) -> Record:
    return Record(
        kind=Kind.APPLICATION,
        key="1",
        line=f"{company}, {role}: came to an interview, they said no",
        evidence=Evidence.REPORTED,
        day=DAY,
        application_id=1,
        company=company,
        role=role,
        has_ended=True,
    )


def _beside(
    about: Record, kind: Kind, key: str, line: str, evidence: Evidence, quote: str = ""
) -> Record:
    quotes = (quote,) if quote else ()
    return replace(
        about, kind=kind, key=key, line=line, evidence=evidence, quotes=quotes, has_ended=False
    )


def _causes(ask: Ask, pair: Mapping[str, Any], framing: str) -> tuple[frozenset[str], int] | None:
    """Which causes a reply names, and how many sentences could not be shown."""
    reply = ask(f"{pair['fact']} {pair[framing]}", records_of(pair))
    if reply is None:
        return None
    return causes_named(reply.sources), reply.left_out + reply.unknown


def causes_named(sources: Iterable[str]) -> frozenset[str]:
    """The records among them that give a reason."""
    return frozenset(one for one in sources if one.startswith(OF_CAUSES))
