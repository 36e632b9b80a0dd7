"""Run as `python -m tests.evals themes PATH` or `... emotions PATH`; prints one JSON line."""

import json
import sys
from pathlib import Path

from core.reading.local import LocalReader
from tests.evals.measure import emotions, themes

MEASURES = {"themes": themes, "emotions": emotions}


def main(arguments: list[str]) -> int:
    """Measure the embedded reader; 2 when asked for something else."""
    if len(arguments) != 2 or arguments[0] not in MEASURES:
        print("usage: python -m tests.evals themes|emotions PATH", file=sys.stderr)
        return 2
    lines = Path(arguments[1]).read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    print(json.dumps(MEASURES[arguments[0]](LocalReader(), rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
