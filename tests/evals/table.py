"""`python -m tests.evals.table --data FOLDER [--out FILE]` measures everything into one table.

FOLDER holds what is not ours to ship: feedback_dev.jsonl, journal_dev.jsonl, goemotions/ and
lemotif/. What it lacks is named in the table as not measured.
"""

import argparse
import json
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from core.reading.local import ENGINE
from tests.evals.__main__ import measured

OUT = Path("docs/evals.md")
OWN = Path("tests/evals/held_out")
MEASURES = (
    ("themes", "feedback.jsonl", "themes in feedback, of writers never learned from"),
    ("themes", "feedback_dev.jsonl", "the same, 62 pieces by one author"),
    ("themes", "feedback_2.jsonl", "the same, 100 by one writer who saw nothing of the project"),
    ("emotions", "notes.jsonl", "emotions in notes, of writers never learned from"),
    ("emotions", "journal_dev.jsonl", "the same, 45 by one author"),
    ("emotions", "notes_2.jsonl", "the same, 70 by one writer who saw nothing of the project"),
    ("mail", "mail.jsonl", "mail as it arrives, of writers never learned from"),
    ("safety", "danger.jsonl", "crisis phrasings and look-alikes, never learned from"),
    ("goemotions", "goemotions", "GoEmotions, test part"),
    ("lemotif", "lemotif", "Lemotif, journals; half of them were learned from as harmless"),
)
"""Measure, file in the folder or among our own texts, and what it is."""
SHOWN = (
    "macro_f1",
    "micro_f1",
    "mean_auc",
    "own_mean_auc",
    "quotes_verbatim",
    "quote_overlap",
    "false_actionable",
    "company_accuracy",
    "role_accuracy",
    "recall",
    "false_alarm_rate",
    "seconds",
)
HEAD = """# How well the embedded reader reads

Written by `make evals DATA=folder` on {day} at commit `{commit}`, engine {engine}, {machine}.
Nothing is learned while measuring. GoEmotions and Lemotif have their own licences and are not part
of the project.

| Measure | Texts | n | Figures |
|---|---|---|---|
"""


def main(arguments: Sequence[str]) -> int:
    """Measure, write the file and say where it is."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals.table")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    asked = parser.parse_args(arguments)
    lines = [line for row in MEASURES for line in _measured(*row, asked.data)]
    asked.out.write_text(_head() + "\n".join(row for row, _ in lines) + _each(lines), "utf-8")
    print(asked.out)
    return 0


def row_of(measure: str, what: str, figures: Mapping[str, object]) -> str:
    """One line of the table: what was measured and every figure that it has."""
    shown = [f"{name} {figures[name]}" for name in SHOWN if figures.get(name) is not None]
    return f"| {measure} | {what} | {figures['n']} | {', '.join(shown)} |"


def _measured(measure: str, name: str, what: str, folder: Path) -> list[tuple[str, str]]:
    path = next((p for p in (folder / name, OWN / name) if p.exists()), None)
    if path is None:
        return [(f"| {measure} | {what} | - | not measured: {name} is not there |", "")]
    figures = measured(measure, path)
    each = json.dumps(figures.get("per_class", {}))
    return [(row_of(measure, what, figures), f"- {measure}: `{each}`")]


def _each(lines: Sequence[tuple[str, str]]) -> str:
    return "\n\n## Each label\n\n" + "\n".join(each for _, each in lines if each) + "\n"


def _head() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        capture_output=True,
        text=True,
        check=False,
    ).stdout.strip()
    return HEAD.format(
        day=datetime.now(UTC).date(),
        commit=commit or "unknown",
        engine=ENGINE,
        machine=f"Python {platform.python_version()} on {platform.machine()}",
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
