"""Figures of a reader on published texts: GoEmotions and Lemotif.

Sources: Demszky et al. (2020), arXiv:2005.00547; Li and Parikh (2019), arXiv:1903.07766.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from core.reading.encoder import Logits
from core.reading.reader_model import ReaderModel
from core.reading.types import NoteReading, Reader
from core.vocabulary import Emotion
from tests.evals.measure import agreement, area_under_curve

AT_ONCE = 64
"""Texts that the encoder reads together."""
JOURNALS = {
    Emotion.DISAPPOINTMENT: ("sad",),
    Emotion.FRUSTRATION: ("frustrated",),
    Emotion.SELF_DOUBT: ("ashamed", "awkward"),
    Emotion.ANGER: ("angry",),
    Emotion.ANXIETY: ("afraid", "anxious"),
    Emotion.CALM: ("calm",),
    Emotion.PRIDE: ("proud",),
}
"""Our emotions in Lemotif's words; it has none for the other three."""
LABELS = """
    admiration amusement anger annoyance approval caring confusion curiosity desire
    disappointment disapproval disgust embarrassment excitement fear gratitude grief joy
    love nervousness optimism pride realization relief remorse sadness surprise neutral
""".split()  # noqa: SIM905 - a column of words reads better
"""GoEmotions' labels in the model's order."""
KNOWN_AS = {
    Emotion.DISAPPOINTMENT: ("sadness", "disappointment"),
    Emotion.FRUSTRATION: ("annoyance", "disappointment"),
    Emotion.SELF_DOUBT: ("embarrassment", "remorse"),
    Emotion.ANGER: ("anger", "annoyance"),
    Emotion.ANXIETY: ("fear", "nervousness"),
    Emotion.CALM: ("relief",),
    Emotion.PRIDE: ("pride",),
}
"""Our emotions in GoEmotions' words: what a model knows of them that never saw our own texts."""


def goemotions(reader: Reader, path: Path) -> dict[str, object]:
    """Figures for the 28 labels of a GoEmotions file, whose labels.txt stands beside it.

    `path` may be their folder; its test.tsv is taken then. Only a reader with a model has them.
    """
    file = path / "test.tsv" if path.is_dir() else path
    labels = file.with_name("labels.txt").read_text("utf-8").split()
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line]
    model = model_of(reader)
    if model is None:
        return {"n": len(rows), "macro_f1": None, "note": "not available: no model"}
    cuts = model.cuts["goemotions"]
    said = _logits(model, [row[0] for row in rows])
    pairs = [
        (
            {labels[int(number)] for number in row[1].split(",")},
            {labels[number] for number in (one.goemotions >= cuts).nonzero()[0]},
        )
        for row, one in zip(rows, said, strict=True)
    ]
    return agreement(pairs, labels)


def lemotif(reader: Reader, path: Path) -> dict[str, object]:
    """Areas under the curve of our emotions on the journals of a Lemotif file, and their mean.

    `path` may be its folder. mean_auc: by GoEmotions' labels, learned from other people's texts
    alone; own_mean_auc: by the ten emotions that the reader reports. Of a reader without a model
    its own scores count for both.
    """
    file = path / "lemotif.csv" if path.is_dir() else path
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = [row["Answer"] for row in rows]
    said = [(_known_as(one), _own(one)) for one in _said(reader, texts)]
    areas, own = (_areas([one[which] for one in said], rows) for which in (0, 1))
    return {
        "n": len(rows),
        "mean_auc": _mean(areas),
        "per_class": areas,
        "own_mean_auc": _mean(own),
        "own_per_class": own,
    }


def _areas(
    scores: Sequence[Mapping[Emotion, float]], rows: Sequence[Mapping[str, str]]
) -> dict[str, float | None]:
    return {
        str(emotion): area_under_curve(
            [one[emotion] for one in scores], [_felt(row, words) for row in rows]
        )
        for emotion, words in JOURNALS.items()
    }


def _mean(areas: Mapping[str, float | None]) -> float | None:
    known = [area for area in areas.values() if area is not None]
    return round(sum(known) / len(known), 4) if known else None


def model_of(reader: Reader) -> ReaderModel | None:
    """The reader's model; None for one that has none."""
    model = getattr(reader, "model", None)
    return model if isinstance(model, ReaderModel) else None


def _said(reader: Reader, texts: Sequence[str]) -> Iterator[Logits | NoteReading]:
    model = model_of(reader)
    if model is None:
        return (reader.read_note(text) for text in texts)
    return _logits(model, texts)


def _known_as(said: Logits | NoteReading) -> Mapping[Emotion, float]:
    if isinstance(said, NoteReading):
        return _own(said)
    shares = 1 / (1 + np.exp(-said.goemotions))
    return {
        emotion: float(sum(shares[LABELS.index(name)] for name in names))
        for emotion, names in KNOWN_AS.items()
    }


def _own(said: Logits | NoteReading) -> Mapping[Emotion, float]:
    if isinstance(said, NoteReading):
        return dict.fromkeys(Emotion, 0.0) | {one.emotion: one.score for one in said.felt}
    return dict(zip(Emotion, map(float, said.emotions), strict=True))


def _logits(model: ReaderModel, texts: Sequence[str]) -> Iterator[Logits]:
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        yield from model.read(some, [[] for _ in some])


def _felt(row: Mapping[str, str], words: Sequence[str]) -> bool:
    return any(row[f"Answer.f1.{word}.raw"].upper() == "TRUE" for word in words)
