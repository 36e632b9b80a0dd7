"""`python -m tests.evals MEASURE PATH [--engine claude]` prints one JSON line.

MEASURE is themes, emotions, mail, safety (JSON lines), goemotions or lemotif. Nothing is learned.
`python -m tests.evals calibration` needs no PATH: it measures the analysis on simulated searches.
`python -m tests.evals coach [--engine claude]` needs none either: it puts the pairs of self-blame
and blame of others, and the injections of tests/coaching, to the coach.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.reading.types import Reader
from tests.evals.calibration import calibration
from tests.evals.coach import by_language_model, by_rules, coach
from tests.evals.engines import NoKey, Tally, claude_reader, local_reader
from tests.evals.mail import mail
from tests.evals.measure import Row
from tests.evals.public import goemotions, lemotif
from tests.evals.texts import emotions, safety, themes

OF_ROWS = {"themes": themes, "emotions": emotions, "mail": mail, "safety": safety}
OF_FILES: dict[str, Callable[[Reader, Path], dict[str, object]]] = {
    "goemotions": goemotions,
    "lemotif": lemotif,
}
CALIBRATION, COACH = "calibration", "coach"
ENGINES = ("local", "claude")


def main(arguments: Sequence[str]) -> int:
    """Measure and print; 2 when asked for what cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.evals")
    parser.add_argument("measure", choices=[*OF_ROWS, *OF_FILES, CALIBRATION, COACH])
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--engine", choices=ENGINES, default="local")
    asked = parser.parse_args(arguments)
    if asked.measure == CALIBRATION:
        print(json.dumps(calibrated()))
        return 0
    if asked.path is None and asked.measure != COACH:
        parser.error(f"{asked.measure} needs a PATH")
    try:
        figures = (
            coached(asked.engine)
            if asked.measure == COACH
            else measured(asked.measure, asked.path, asked.engine)
        )
    except (NoKey, OSError, ValueError, KeyError) as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(figures))
    return 0


def measured(measure: str, path: Path, engine: str = "local") -> dict[str, object]:
    """The figures of one measure, with the seconds it took and the engine's name.

    Raises NoKey, OSError, and ValueError or KeyError for a file of another form.
    """
    tally = Tally()
    reader, name = claude_reader(tally) if engine == "claude" else local_reader()
    started = time.perf_counter()
    if measure in OF_ROWS:
        figures = OF_ROWS[measure](reader, labelled_rows(path))
    else:
        figures = OF_FILES[measure](reader, path)
    seconds = round(time.perf_counter() - started, 3)
    calls = tally.figures() if engine == "claude" else {}
    return {"measure": measure, **figures, **calls, "seconds": seconds, "engine": name}


def calibrated() -> dict[str, object]:
    """The figures of the analysis, with the seconds they took."""
    started = time.perf_counter()
    figures = calibration()
    seconds = round(time.perf_counter() - started, 3)
    return {"measure": CALIBRATION, **figures, "seconds": seconds}


def coached(engine: str = "local") -> dict[str, object]:
    """The figures of the coach, with the seconds it took. Raises NoKey."""
    tally = Tally()
    ask, name = by_language_model(tally) if engine == "claude" else by_rules()
    started = time.perf_counter()
    figures = coach(ask)
    seconds = round(time.perf_counter() - started, 3)
    calls = tally.figures() if engine == "claude" else {}
    return {"measure": COACH, **figures, **calls, "seconds": seconds, "engine": name}


def labelled_rows(path: Path) -> list[Row]:
    """Every line of a JSONL file. Raises ValueError for a line that is no JSON object."""
    lines = path.read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    if not all(isinstance(row, dict) for row in rows):
        msg = f"{path.name}: every line must be a JSON object"
        raise ValueError(msg)
    return rows


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
