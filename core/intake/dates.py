"""The day that a header line names, in the words of several languages."""

import re
import unicodedata
from datetime import date, timedelta

EARLIEST = date(1995, 1, 1)
"""An older date comes from a clock that was never set."""

# The first letters of the months in English, German, French, Spanish, Italian, Portuguese and
# Dutch, without accents. June and July of French need four.
_MONTHS = {
    "jan": 1, "ene": 1, "gen": 1, "feb": 2, "fev": 2, "mar": 3, "mrz": 3, "mrt": 3, "maa": 3,
    "apr": 4, "avr": 4, "abr": 4, "may": 5, "mai": 5, "mag": 5, "mei": 5, "jun": 6, "juin": 6,
    "giu": 6, "jul": 7, "juil": 7, "lug": 7, "aug": 8, "aou": 8, "ago": 8, "sep": 9, "set": 9,
    "oct": 10, "okt": 10, "ott": 10, "out": 10, "nov": 11, "dec": 12, "dez": 12, "dic": 12,
}  # fmt: skip

_YEAR_FIRST = re.compile(r"\b(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-](?:de\s)?([^\W\d_]{3,10})\.?,?[\s-](?:de[l]?\s)?(\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,10})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b")
_DOTTED = re.compile(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_SLASHED = re.compile(r"\b(\d{1,2})[/-](\d{1,2})[/-](\d{4})\b")


def written_day(text: str) -> date | None:
    """A calendar day that a line names, as written: in the sender's own offset.

    None when it names none, or only one that can be read in two ways (03/11/2026).
    """
    text = " ".join(text[:300].split())
    readings = (_year_first, _day_month, _month_day, _dotted, _slashed)
    return next((day for reading in readings if (day := reading(text))), None)


def usable_day(day: date | None, today: date) -> date | None:
    """The day when it can be true, else None.

    Tomorrow counts as today: for a sender further east it already is.
    """
    if day is None or not EARLIEST <= day <= today + timedelta(days=1):
        return None
    return min(day, today)


def _year_first(text: str) -> date | None:
    match = _YEAR_FIRST.search(text)
    return _day(match[1], match[2], match[3]) if match else None


def _day_month(text: str) -> date | None:
    match = _DAY_MONTH.search(text)
    return _day(match[3], _month(match[2]), match[1]) if match else None


def _month_day(text: str) -> date | None:
    match = _MONTH_DAY.search(text)
    return _day(match[3], _month(match[1]), match[2]) if match else None


def _dotted(text: str) -> date | None:
    match = _DOTTED.search(text)
    return _day(match[3], match[2], match[1]) if match else None


def _slashed(text: str) -> date | None:
    match = _SLASHED.search(text)
    if match is None:
        return None
    both = {_day(match[3], match[2], match[1]), _day(match[3], match[1], match[2])} - {None}
    return both.pop() if len(both) == 1 else None


def _month(word: str) -> int:
    folded = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower()
    return _MONTHS.get(folded[:4]) or _MONTHS.get(folded[:3], 0)


def _day(year: str, month: str | int, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
