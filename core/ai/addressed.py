"""Passages of a text that speak to software instead of to the person: found, and cut out."""

import re
import unicodedata
from functools import cache

from core.content.files import content_toml

ADDRESSED_FILE = "prompts/addressed.toml"
LEFT_OUT = "[left out]"
_SENTENCE = re.compile(r"[^\n.!?\u3002]{1,1000}[.!?\u3002]*[\"')\]}>]*|[.!?\u3002]+")
_INVISIBLE = re.compile(
    r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
_MARKS = re.compile(r"[\u0300-\u036f]")
_LOOK_ALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u03bf\u03b1\u03b5\u0131",
    "aeopcyxijshoaei",
)
Place = tuple[int, int]


def addressed(text: str) -> tuple[Place, ...]:
    """Where sentences stand that speak to software; characters as in `text[start:end]`."""
    pattern = _pattern()
    sentences = _SENTENCE.finditer(text)
    return tuple(one.span() for one in sentences if pattern.search(_plain(one[0])))


def without(text: str, places: tuple[Place, ...]) -> str:
    """The text as it may leave: a mark stands where sentences were cut out."""
    for start, end in reversed(places):
        text = f"{text[:start]} {LEFT_OUT} {text[end:]}"
    return text


def blanked(text: str, places: tuple[Place, ...]) -> str:
    """The text with line breaks in those places, so that every other word keeps its place."""
    for start, end in places:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def touches(places: tuple[Place, ...], start: int, end: int) -> bool:
    """Whether a stretch of the text shares a character with one of the places."""
    return any(start < last and first < end for first, last in places)


def _plain(sentence: str) -> str:
    """Lower case, without invisible characters, accents and the commonest look-alikes."""
    folded = unicodedata.normalize("NFKD", _INVISIBLE.sub("", sentence)).lower()
    latin = any("a" <= letter <= "z" for letter in folded)
    plain = _MARKS.sub("", folded)
    return " ".join((plain.translate(_LOOK_ALIKES) if latin else plain).split())


@cache
def _pattern() -> re.Pattern[str]:
    content = content_toml(ADDRESSED_FILE)
    try:
        words = {f"<{name}>": content[name] for name in ("machine", "rules")}
        together = "|".join(content["patterns"])
        for name, filled in words.items():
            together = together.replace(name, filled)
        return re.compile(together)
    except (KeyError, re.error) as error:
        raise ValueError(f"{ADDRESSED_FILE}: {error}") from error
