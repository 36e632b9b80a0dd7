"""Checks the training texts: labels that exist, quotes that stand in the text, nothing twice.

`python -m data.training.check [FILES]`; without files it checks all of them together.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.vocabulary import Emotion, MailKind, Theme

FOLDER = Path(__file__).parent
VOICES = {"employer", "recruiter", "candidate", "coach"}
Faults = Iterator[str]


def faults_of_clause(row: dict[str, Any]) -> Faults:
    """`text`, `themes` (none for praise, padding and facts), `by` (whose words)."""
    if not set(row["themes"]) <= set(Theme) or row["by"] not in VOICES:
        yield "unknown theme or voice"
    if Theme.NO_REASON in row["themes"] and len(row["themes"]) > 1:
        yield "no_reason stands alone"


def faults_of_message(row: dict[str, Any]) -> Faults:
    """`text`, `kind`, `company`, `role` (null when not named), `findings` of theme and quote."""
    themes = [finding["theme"] for finding in row["findings"]]
    if row["kind"] not in set(MailKind) or not set(themes) <= set(Theme):
        yield "unknown kind or theme"
    if Theme.NO_REASON in themes and len(set(themes)) > 1:
        yield "no_reason stands alone"
    for finding in row["findings"]:
        if finding["quote"] not in row["text"]:
            yield f"the quote for {finding['theme']} does not stand in the text"
    for name in ("company", "role"):
        if row[name] is not None and not row[name].strip():
            yield f"empty {name}"


def faults_of_note(row: dict[str, Any]) -> Faults:
    """`text` and `emotions`, which may be empty."""
    if not set(row["emotions"]) <= set(Emotion):
        yield "unknown emotion"


def faults_of_danger(row: dict[str, Any]) -> Faults:
    """`text` and `danger`: whether its words sound like a crisis."""
    if not isinstance(row["danger"], bool) or not row["text"].strip():
        yield "danger is true or false, of a text"


def faults_of_mail(row: dict[str, Any]) -> Faults:
    """`from`, `subject`, `body`, `kind`, and `company` and `role` or null where none is named."""
    if row["kind"] not in set(MailKind):
        yield "unknown kind"
    for name in ("from", "subject", "body", "company", "role"):
        if row[name] is not None and not row[name].strip() and name != "subject":
            yield f"empty {name}"


KINDS = {
    "clauses": faults_of_clause,
    "messages": faults_of_message,
    "notes": faults_of_note,
    "danger": faults_of_danger,
    "mail": faults_of_mail,
}


def plain(text: str) -> str:
    """What two texts must not share: letters and digits only."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def check(paths: list[Path]) -> tuple[list[str], Counter[str]]:
    """Faults with their place, and how many sound rows there are of each kind and label."""
    faults, counts, seen = [], Counter[str](), dict[str, str]()
    for path in paths:
        kind = path.stem.split("_")[-1]
        for number, line in enumerate(path.read_text().splitlines(), 1):
            place = f"{path.name}:{number}"
            try:
                row = json.loads(line)
                found = list(KINDS[kind](row))
            except (ValueError, KeyError, TypeError) as error:
                found, row = [f"cannot be read ({type(error).__name__})"], {"text": place}
            key = plain(row.get("text") or row["body"])
            if key in seen:
                found.append(f"stands already at {seen[key]}")
            seen[key] = place
            faults += [f"{place}: {fault}" for fault in found]
            counts[kind] += not found
            counts.update(f"{kind}.{label}" for label in labels(row))
    return faults, counts


def labels(row: dict[str, Any]) -> list[str]:
    """The labels of a row, of whichever kind."""
    themes = [finding["theme"] for finding in row.get("findings", [])]
    return [*row.get("themes", []), *row.get("emotions", []), *themes, *_flags(row)]


def _flags(row: dict[str, Any]) -> list[str]:
    return [f"{name}.{row[name]}" for name in ("danger", "kind") if name in row]


if __name__ == "__main__":
    files = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.jsonl"))
    faults, counts = check(files)
    sys.stdout.write(json.dumps(dict(sorted(counts.items()))) + "\n")
    sys.exit("\n".join(faults) or 0)
