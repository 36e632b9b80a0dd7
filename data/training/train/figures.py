"""`python -m data.training.train.figures --goemotions FOLDER --lemotif FILE [--reader FILE]`.

Figures of a finished file on public texts, one JSON line; it never learns. Numpy is enough.
"""

import argparse
import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from core.reading.encoder import Encoder, Logits
from core.vocabulary import Emotion
from data.training.train.base import Array
from data.training.train.measure import Truth, area, f1, macro
from data.training.train.texts import GOEMOTIONS, goemotions, present

READER = Path("data/models/reader.npz")
JOURNALS = {
    Emotion.DISAPPOINTMENT: ("sad",),
    Emotion.FRUSTRATION: ("frustrated",),
    Emotion.SELF_DOUBT: ("ashamed", "awkward"),
    Emotion.ANGER: ("angry",),
    Emotion.ANXIETY: ("afraid", "anxious"),
    Emotion.CALM: ("calm",),
    Emotion.PRIDE: ("proud",),
}
"""Our emotions in Lemotif's words. Source: Li and Parikh (2019), arXiv:1903.07766."""


def public_figures(encoder: Encoder, path: Path) -> dict[str, object]:
    """F1 of each of GoEmotions' 28 labels and their mean, with the file's own cuts."""
    examples = goemotions(path)
    said = _read(encoder, [example.text for example in examples])
    known = [np.flatnonzero(example.answers["goemotions"]) for example in examples]
    there = np.stack([present(range(GOEMOTIONS), list(which)) for which in known]) > 0
    each = f1(np.stack([one.goemotions for one in said]), there, encoder.cuts["goemotions"])
    return {"n": len(examples), "macro_f1": round(macro(each), 4), "per_label": _rounded(each)}


def journal_figures(encoder: Encoder, path: Path) -> dict[str, object]:
    """Areas under the curve of our emotions on journals that nothing was learned from."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    said = np.stack([one.emotions for one in _read(encoder, [row["Answer"] for row in rows])])
    areas = {
        str(emotion): area(said[:, list(Emotion).index(emotion)], _felt(rows, words))
        for emotion, words in JOURNALS.items()
    }
    return {"n": len(rows), "mean_auc": round(macro(list(areas.values())), 4), "per_emotion": areas}


def _felt(rows: Sequence[dict[str, str]], words: Sequence[str]) -> Truth:
    return np.array([any(row[f"Answer.f1.{w}.raw"] == "TRUE" for w in words) for row in rows])


def _read(encoder: Encoder, texts: Sequence[str]) -> list[Logits]:
    return encoder.read(texts, [[] for _ in texts])


def _rounded(values: Array) -> list[float]:
    return [round(float(value), 3) for value in values]


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m data.training.train.figures")
    parser.add_argument("--goemotions", type=Path, required=True, help="folder with test.tsv")
    parser.add_argument("--lemotif", type=Path, required=True)
    parser.add_argument("--reader", type=Path, default=READER)
    asked = parser.parse_args(arguments)
    encoder = Encoder.load(asked.reader)
    figures = {
        "goemotions": public_figures(encoder, asked.goemotions / "test.tsv"),
        "lemotif": journal_figures(encoder, asked.lemotif),
    }
    sys.stdout.write(json.dumps(figures) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
