"""Figures of a reader on labelled texts."""

import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from core.reading.types import Finding, Reader
from core.vocabulary import Emotion, Theme

Row = Mapping[str, Any]


def themes(reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"text", "themes", "quotes"}.

    quotes_verbatim: share of the found quotes that stand in the text at their position.
    quote_overlap: share of the rightly found themes whose quote shares a character with the
    labelled one; themes without a labelled quote do not count. Both are None when nothing counts.
    """
    started = time.perf_counter()
    found = [list(reader.read_feedback(row["text"])) for row in rows]
    seconds = time.perf_counter() - started
    pairs = [
        (set(map(str, row["themes"])), {str(f.theme) for f in findings})
        for row, findings in zip(rows, found, strict=True)
    ]
    verbatim = [
        row["text"][f.start : f.end] == f.quote and f.start is not None
        for row, findings in zip(rows, found, strict=True)
        for f in findings
    ]
    return {
        **agreement(pairs, Theme, "per_theme"),
        "quotes_verbatim": _share(verbatim),
        "quote_overlap": _share(_overlaps(rows, found)),
        "seconds": round(seconds, 3),
    }


def emotions(reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"text", "emotions"}."""
    started = time.perf_counter()
    found = [reader.read_note(row["text"]).felt for row in rows]
    seconds = time.perf_counter() - started
    pairs = [
        (set(map(str, row["emotions"])), {str(hit.emotion) for hit in felt})
        for row, felt in zip(rows, found, strict=True)
    ]
    verbatim = [
        row["text"][hit.start : hit.end] == hit.quote
        for row, felt in zip(rows, found, strict=True)
        for hit in felt
    ]
    figures = agreement(pairs, Emotion, "per_emotion")
    return {**figures, "quotes_verbatim": _share(verbatim), "seconds": round(seconds, 3)}


def agreement(
    pairs: Sequence[tuple[set[str], set[str]]], labels: Iterable[str], per: str
) -> dict[str, object]:
    """F1 over pairs of (labelled, found) sets; `per` names the figure for each label.

    macro_f1 is the mean over the labels that occur on either side; a label that occurs on neither
    has None.
    """
    counts: dict[str, Counter[str]] = {str(label): Counter() for label in labels}
    for labelled, found in pairs:
        for label, count in counts.items():
            count["right"] += label in labelled & found
            count["said"] += (label in labelled) + (label in found)
    per_label = {label: _f1(count) for label, count in counts.items()}
    known = [value for value in per_label.values() if value is not None]
    total = _f1(sum(counts.values(), Counter()))
    return {
        "n": len(pairs),
        "macro_f1": round(sum(known) / len(known), 4) if known else None,
        "micro_f1": total,
        per: per_label,
    }


def _f1(count: Counter[str]) -> float | None:
    return round(2 * count["right"] / count["said"], 4) if count["said"] else None


def _overlaps(rows: Sequence[Row], found: Sequence[Sequence[Finding]]) -> list[bool]:
    return [
        _touches(row["text"], row["quotes"][finding.theme], finding)
        for row, findings in zip(rows, found, strict=True)
        for finding in findings
        if finding.theme in row["quotes"]
    ]


def _touches(text: str, labelled: str, finding: Finding) -> bool:
    start = text.find(labelled)
    if start < 0 or finding.start is None or finding.end is None:
        return False
    return finding.start < start + len(labelled) and start < finding.end


def _share(facts: Sequence[bool]) -> float | None:
    return round(sum(facts) / len(facts), 4) if facts else None
