"""Figures of a reader on published texts: GoEmotions and Lemotif.

Sources: Demszky et al. (2020), arXiv:2005.00547; Li and Parikh (2019), arXiv:1903.07766.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from core.reading.encoder import Encoder, Logits
from core.reading.types import Reader
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


def goemotions(reader: Reader, path: Path) -> dict[str, object]:
    """Figures for the 28 labels of a GoEmotions file, whose labels.txt stands beside it.

    `path` may be their folder; its test.tsv is taken then. Only a reader with an encoder has them.
    """
    file = path / "test.tsv" if path.is_dir() else path
    labels = file.with_name("labels.txt").read_text("utf-8").split()
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line]
    encoder = encoder_of(reader)
    if encoder is None:
        return {"n": len(rows), "macro_f1": None, "note": "not available: no encoder"}
    cuts = encoder.cuts["goemotions"]
    said = _logits(encoder, [row[0] for row in rows])
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

    `path` may be its folder. Of a reader with an encoder the logits count, else its own scores.
    """
    file = path / "lemotif.csv" if path.is_dir() else path
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    scores = _scores(reader, [row["Answer"] for row in rows])
    areas = {
        str(emotion): area_under_curve(
            [one[emotion] for one in scores], [_felt(row, words) for row in rows]
        )
        for emotion, words in JOURNALS.items()
    }
    known = [area for area in areas.values() if area is not None]
    mean = round(sum(known) / len(known), 4) if known else None
    return {"n": len(rows), "mean_auc": mean, "per_class": areas}


def encoder_of(reader: Reader) -> Encoder | None:
    """The reader's encoder; None for one that has none."""
    encoder = getattr(reader, "encoder", None)
    return encoder if isinstance(encoder, Encoder) else None


def _scores(reader: Reader, texts: Sequence[str]) -> list[Mapping[Emotion, float]]:
    encoder = encoder_of(reader)
    if encoder is None:
        felt = (reader.read_note(text).felt for text in texts)
        return [dict.fromkeys(Emotion, 0.0) | {one.emotion: one.score for one in f} for f in felt]
    return [
        dict(zip(Emotion, map(float, said.emotions), strict=True))
        for said in _logits(encoder, texts)
    ]


def _logits(encoder: Encoder, texts: Sequence[str]) -> Iterator[Logits]:
    for start in range(0, len(texts), AT_ONCE):
        some = texts[start : start + AT_ONCE]
        yield from encoder.read(some, [[] for _ in some])


def _felt(row: Mapping[str, str], words: Sequence[str]) -> bool:
    return any(row[f"Answer.f1.{word}.raw"].upper() == "TRUE" for word in words)
