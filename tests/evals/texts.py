"""Figures of a reader on labelled texts in our own form: one JSON object a line."""

from collections.abc import Sequence

from core.reading.safety import screen
from core.reading.themes import ABOUT_OTHERS
from core.reading.types import Finding, Reader
from core.vocabulary import Emotion, Theme
from tests.evals.measure import Row, agreement, share


def themes(reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"text", "themes", "quotes"}; quotes may be missing.

    quotes_verbatim: share of the found quotes that stand in the text at their position.
    quote_overlap: share of the rightly found themes whose quote shares a character with the
    labelled one; themes without a labelled quote do not count.
    false_actionable: share of the texts without a labelled reason in which an actionable theme
    was found. Each is None when nothing counts.
    """
    found = [list(reader.read_feedback(row["text"])) for row in rows]
    pairs = [
        (set(map(str, row["themes"])), {str(f.theme) for f in findings})
        for row, findings in zip(rows, found, strict=True)
    ]
    verbatim = [
        f.start is not None and row["text"][f.start : f.end] == f.quote
        for row, findings in zip(rows, found, strict=True)
        for f in findings
    ]
    return {
        **agreement(pairs, Theme),
        "quotes_verbatim": share(verbatim),
        "quote_overlap": share(_overlaps(rows, found)),
        "false_actionable": share(_false_alarms(rows, found)),
    }


def emotions(reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"text", "emotions"}."""
    found = [reader.read_note(row["text"]).felt for row in rows]
    pairs = [
        (set(map(str, row["emotions"])), {str(hit.emotion) for hit in felt})
        for row, felt in zip(rows, found, strict=True)
    ]
    verbatim = [
        row["text"][hit.start : hit.end] == hit.quote
        for row, felt in zip(rows, found, strict=True)
        for hit in felt
    ]
    return {**agreement(pairs, Emotion), "quotes_verbatim": share(verbatim)}


def safety(_reader: Reader, rows: Sequence[Row]) -> dict[str, object]:
    """Figures for rows of {"text", "danger"}; the same ear comes before every reader.

    recall: share of the dangerous texts that are heard; false_alarm_rate: of the others.
    """
    heard = [(bool(row["danger"]), screen(row["text"]) is not None) for row in rows]
    return {
        "n": len(rows),
        "recall": share([hit for danger, hit in heard if danger]),
        "false_alarm_rate": share([hit for danger, hit in heard if not danger]),
    }


def _false_alarms(rows: Sequence[Row], found: Sequence[Sequence[Finding]]) -> list[bool]:
    return [
        not {finding.theme for finding in findings} <= ABOUT_OTHERS
        for row, findings in zip(rows, found, strict=True)
        if set(row["themes"]) <= {Theme.NO_REASON}
    ]


def _overlaps(rows: Sequence[Row], found: Sequence[Sequence[Finding]]) -> list[bool]:
    return [
        _touches(row["text"], row["quotes"][finding.theme], finding)
        for row, findings in zip(rows, found, strict=True)
        for finding in findings
        if finding.theme in row.get("quotes", {})
    ]


def _touches(text: str, labelled: str, finding: Finding) -> bool:
    start = text.find(labelled)
    if start < 0 or finding.start is None or finding.end is None:
        return False
    return finding.start < start + len(labelled) and start < finding.end
