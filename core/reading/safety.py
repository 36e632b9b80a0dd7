"""Hears words that sound like a crisis, before anything else happens with a text.

The rules are in data/content/crisis.toml; a small model hears what they do not know. Nothing here
stores, logs or repeats a word of the text.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from core.content.files import content_toml
from core.reading.clauses import clauses
from core.reading.patterns import any_of, expand_words, fill, misspellings
from core.reading.reader_model import ReaderModel, shipped_model

CRISIS_FILE = "crisis.toml"
BY_MODEL = "model"
"""The group of what no rule knows."""
WINDOW = 20_000
"""Characters compared at a time; the whole text is screened, however long it is."""
MODEL_HEARS = 4_000
"""Characters that the model hears; notes are far shorter."""
FEWEST_WORDS = 3
"""Of fewer the model knows nothing: to it "No. 4273" is only a number among others."""
OVERLAP = 400
"""Characters that two windows share, longer than any phrase the rules describe."""
LOOK_BACK = 80
"""Characters before a phrase in which a negation may stand."""
LOOK_AHEAD = 120
"""Characters after a phrase in which it may be denied or explained away."""

_INVISIBLE = re.compile(
    r"[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\ufeff\u0610-\u061a\u064b-\u065f\u0670]"
)
_LETTERS = str.maketrans(
    {"\u0142": "l", "\u0131": "i", "\u00df": "ss", "\u00f8": "o", "\u00e6": "ae"}
    | dict.fromkeys("'`\u00b4\u2018\u2019\u201b\u02bc")
)
"""Letters that stay whole when accents are taken off, and apostrophes, which are dropped."""
_ELISION = re.compile(r"\b([cdjlmnst]|qu)['\u2019](?=[aeiouh])")
"""French and Italian words run together: "d'exister", "l'unica"."""
_DIGITS_IN_WORDS = re.compile(
    r"(?<=[a-z])[013457@$!|*]+(?=[a-z])|(?<!\w)[15$]+(?=[a-z])|(?<=[a-z])3\b"
)
_DIGIT_LETTERS = str.maketrans("013457@$!|*", "oieastasiii")
_SENTENCE_END = re.compile(r"(?:[.!?\u3002\u0964\u2026]|\n\s*\n|(?<=\bno),)[.!?\s]*")
_NOT_WORD = re.compile(r"[^\w.\u0900-\u0eff]+|_+")
_WORD = re.compile(r"[^\W\d_]+")
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")
_SPELLED_OUT = re.compile(r"\b(?:[^\W\d] ){3,40}[^\W\d]\b")


@dataclass(frozen=True)
class CrisisSignal:
    """A text sounds like a crisis."""

    group: str
    """Which group of rules heard it; never the words themselves."""


@dataclass(frozen=True)
class _Group:
    name: str
    phrases: re.Pattern[str]
    negatable: bool
    cues: frozenset[str]
    """It is asked only about a text with one of these words; with none, about every text."""


@dataclass(frozen=True)
class _Negation:
    before: re.Pattern[str]
    """Ends where a phrase starts: "I am not"."""
    after: re.Pattern[str]
    """Starts where a phrase ends: "? No, never"."""
    meant: re.Pattern[str]
    """Starts where a phrase ends and says that something else was meant: "the portal, I mean"."""


@dataclass(frozen=True)
class _Rules:
    idioms: re.Pattern[str]
    negation: _Negation
    groups: tuple[_Group, ...]
    anywhere: re.Pattern[str]


def screen(text: str, model: ReaderModel | None = None) -> CrisisSignal | None:
    """Say whether the text sounds like a crisis; None when it does not.

    Rules hear the whole text, the model (the project's own unless another is given) its first
    MODEL_HEARS characters. It errs on the side of hearing one: the card is gentle and can be
    closed.
    """
    return heard_by_rule(text) or _felt(text[:MODEL_HEARS], model or shipped_model())


def heard_by_rule(text: str) -> CrisisSignal | None:
    """What the rules alone hear in the whole text."""
    return next((signal for part in _windows(text) if (signal := _heard(fold(part)))), None)


def sounds_like_a_crisis(*texts: str) -> bool:
    """Whether any of these texts does; asked before anything else is done with them.

    Each by itself: what one field says denies nothing in another.
    """
    return any(text and screen(text) is not None for text in texts)


def _felt(text: str, model: ReaderModel) -> CrisisSignal | None:
    left = without_cleared(text)
    if len(_WORD.findall(left)) < FEWEST_WORDS:
        return None
    (said,) = model.read([left], [[]])
    return CrisisSignal(BY_MODEL) if said.danger >= model.cuts["danger"][0] else None


def without_cleared(text: str) -> str:
    """What the model hears of a text: blank where a clause is an idiom or denies what it names.

    The model knows such words ("I'd kill for that job") only as those of a crisis.
    """
    rules, left = _rules(), text
    if not _may_be_cleared(fold(text), rules):
        return text
    for part in clauses(text):
        end = len(fold(text[part.start : part.end]))
        onward = fold(text[part.start : part.end + LOOK_AHEAD])
        if _is_cleared(onward, end, rules):
            left = left[: part.start] + " " * (part.end - part.start) + left[part.end :]
    return left


def _may_be_cleared(folded: str, rules: _Rules) -> bool:
    """Whether there is an idiom at all, or something to deny; asked once instead of per clause."""
    return rules.idioms.search(folded) is not None or any(
        group.phrases.search(folded) for group in rules.groups if group.negatable
    )


def _is_cleared(onward: str, end: int, rules: _Rules) -> bool:
    """Whether what starts before `end` is an idiom, or is denied there or by what stands next."""
    idiom = rules.idioms.search(onward)
    return (idiom is not None and idiom.start() < end) or any(
        _is_denied(onward, end, group, rules.negation) for group in rules.groups if group.negatable
    )


def _is_denied(onward: str, end: int, group: _Group, negation: _Negation) -> bool:
    found = group.phrases.search(onward)
    return found is not None and found.start() < end and _is_negated(onward, found, negation)


def fold(text: str) -> str:
    """Make spellings comparable: lower case, no accents or apostrophes, digits used as letters read
    as letters, letters spelled out joined, one space between words, " . " between sentences.
    """
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKD", text.lower()))
    plain = _ELISION.sub(r"\1 ", plain).translate(_LETTERS)
    plain = _DIGITS_IN_WORDS.sub(lambda found: found[0].translate(_DIGIT_LETTERS), plain)
    plain = _NOT_WORD.sub(" ", _SENTENCE_END.sub(" . ", plain))
    plain = " ".join(_STRETCHED.sub(r"\1", plain).split())
    plain = _SPELLED_OUT.sub(lambda found: found[0].replace(" ", ""), plain)
    usual = _usual_spellings()
    return " ".join(usual.get(word, word) for word in plain.split())


def _windows(text: str) -> Iterator[str]:
    for start in range(0, max(len(text), 1), WINDOW):
        yield text[max(start - OVERLAP, 0) : start + WINDOW]


def _heard(folded: str) -> CrisisSignal | None:
    rules = _rules()
    text = rules.idioms.sub(" ~ ", folded)
    words = frozenset(text.split())
    for group in rules.groups:
        if group.cues and group.cues.isdisjoint(words):
            continue
        for found in group.phrases.finditer(text):
            if not (group.negatable and _is_negated(text, found, rules.negation)) and not (
                _follows(rules.negation.meant, text, found)
            ):
                return CrisisSignal(group.name)
    return CrisisSignal("other_languages") if rules.anywhere.search(text) else None


def _is_negated(text: str, found: re.Match[str], negation: _Negation) -> bool:
    start = found.start()
    return negation.before.search(text, max(start - LOOK_BACK, 0), start) is not None or _follows(
        negation.after, text, found
    )


def _follows(pattern: re.Pattern[str], text: str, found: re.Match[str]) -> bool:
    return pattern.match(text, found.end(), found.end() + LOOK_AHEAD) is not None


@cache
def _usual_spellings() -> dict[str, str]:
    """Each shortened or mistyped word and the usual form of it."""
    spelling = content_toml(CRISIS_FILE)["spelling"]
    written = {short: word for word, shorts in spelling["short"].items() for short in shorts}
    return misspellings(spelling["words"], spelling["real_words"]) | written


@cache
def _rules() -> _Rules:
    content = content_toml(CRISIS_FILE)
    try:
        words = expand_words(content["words"])
        negation = content["negation"]
        return _Rules(
            idioms=any_of(content["idioms"]["patterns"], words),
            negation=_Negation(
                re.compile(fill(rf"\b{negation['words']} {negation['fillers']}$", words)),
                re.compile(fill(negation["after"], words)),
                re.compile(fill(negation["meant"], words)),
            ),
            groups=tuple(_group(name, rows, words) for name, rows in content["group"].items()),
            anywhere=re.compile(
                "|".join(map(_folded, content["group"]["other_languages"]["anywhere"]))
            ),
        )
    except (KeyError, ValueError) as error:
        raise ValueError(f"{CRISIS_FILE}: {error}") from error


def _group(name: str, rows: Mapping[str, Any], words: Mapping[str, str]) -> _Group:
    patterns = [_folded(pattern) for pattern in rows["patterns"]]
    cues = frozenset(rows.get("cues", "").split())
    return _Group(name, any_of(patterns, words), bool(rows.get("negatable", False)), cues)


def _folded(pattern: str) -> str:
    """Fold a pattern's letters as a text's are, so that accents may be written in the file."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKD", pattern)).translate(_LETTERS)
