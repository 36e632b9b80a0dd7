"""Every reply of a language model, checked sentence by sentence before anybody sees it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from core.ai.types import Screen
from core.analysis.sentences import counted
from core.coaching.records import Record, by_id
from core.coaching.reply_rules import must_go, needs_a_record

JUST_SAID = "message:now"
"""Stands for what the person says in this talk: no record, and the person knows it."""
NOT_FROM_RECORDS = "(not from your records)"
SPOKEN_TO_HARM = "Support comes first, so what the language model began to say was left out."
_CITED = re.compile(r"\[\s*([a-z_]{2,20}:[\w-]{1,40}(?:\s*[,;]\s*[a-z_]{2,20}:[\w-]{1,40})*)\s*\]")
_END = re.compile(
    r"(?:[.!?…]+[\"”'\u2019»)]*|:(?=\s*\n))(?:\s*\[[^\[\]\n]{0,90}\])*(?=\s+[^\s\[])|\n+"
)
_ABOUT_HARM = re.compile(
    r"\b(?:yourself|your (?:own )?(?:life|wrists?)|end it|die|dying|dead|death|kill\w*"
    r"|suicid\w*)\b",
    re.IGNORECASE,
)
_I = {"you": "I", "your": "my", "yours": "mine", "yourself": "myself", "you're": "I'm"}
_YOU = re.compile(r"\b(?:you're|yourself|yours|your|you)\b", re.IGNORECASE)
LONGEST_SENTENCE = 2_000
"""A sentence that does not end is cut here, so that nothing waits for ever."""


@dataclass(frozen=True)
class CheckedReply:
    """What is left of a reply, and what was done to it."""

    words: str
    """With the ids of the records in square brackets; empty when nothing may be shown."""
    sources: tuple[str, ...]
    """Ids of the records it cites, in the order of citing."""
    unknown: int = 0
    """Citations that named no record that was sent."""
    left_out: int = 0
    """Sentences that may not be shown."""
    unmarked: int = 0
    """Sentences that say something about the person without naming a record."""
    is_danger: bool = False
    """It sounds like a crisis: nothing of it is shown."""

    @property
    def notes(self) -> tuple[str, ...]:
        """Plain lines on what was done."""
        lines = []
        if self.left_out:
            verb = "was" if self.left_out == 1 else "were"
            lines.append(
                f"{counted(self.left_out, 'sentence').capitalize()} {verb} left out: "
                "your records do not bear it out, or it has no place here."
            )
        if self.unknown:
            verb = "was" if self.unknown == 1 else "were"
            lines.append(
                f"{counted(self.unknown, 'reference').capitalize()} {verb} removed: "
                "no such record was looked at."
            )
        return tuple(lines)


@dataclass
class Checking:
    """Checks a reply while it arrives: only whole, checked sentences come out.

    `said`: the person's own words of this talk, which may be quoted as well.
    """

    records: Sequence[Record]
    screen: Screen
    said: str = ""
    _waiting: str = ""
    _kept: list[str] = field(default_factory=list)
    _sources: dict[str, None] = field(default_factory=dict)
    _unknown: int = 0
    _left_out: int = 0
    _unmarked: int = 0
    is_danger: bool = False

    def __post_init__(self) -> None:
        self._known = by_id(self.records)
        lines = (" ".join((one.line, *one.quotes)) for one in self.records)
        self._quotable = "\n".join((*lines, self.said))

    def heard(self, pieces: Iterable[str]) -> Iterator[str]:
        """What may be shown of each piece: "" while a sentence is not complete.

        Ends at once when the words sound like a crisis.
        """
        for piece in pieces:
            yield self._add(piece)
            if self.is_danger:
                return
        yield self._rest()

    def result(self) -> CheckedReply:
        """What came so far, checked."""
        return CheckedReply(
            words="" if self.is_danger else "".join(self._kept).strip(),
            sources=() if self.is_danger else tuple(self._sources),
            unknown=self._unknown,
            left_out=self._left_out,
            unmarked=self._unmarked,
            is_danger=self.is_danger,
        )

    def _add(self, piece: str) -> str:
        self._waiting += piece
        shown = []
        while (cut := self._cut()) is not None:
            sentence, self._waiting = self._waiting[:cut], self._waiting[cut:]
            shown.append(self._checked(sentence))
        return "".join(shown)

    def _rest(self) -> str:
        rest, self._waiting = self._waiting, ""
        shown = self._checked(rest) if rest.strip() else ""
        return "" if self._is_dangerous(self._kept, "") else shown

    def _is_dangerous(self, before: Sequence[str], sentence: str) -> bool:
        """Whether these words sound like a crisis; nothing comes after them then.

        Each sentence is heard with the one before it, and the whole once more at its end.
        """
        heard = "".join((*before, sentence))
        words = [heard, *([_in_first_person(heard)] if _ABOUT_HARM.search(heard) else [])]
        if not self.is_danger and heard.strip():
            self.is_danger = any(self.screen(one) is not None for one in words)
        return self.is_danger

    def _cut(self) -> int | None:
        """Where the first whole sentence that waits ends; None when none is whole."""
        for found in _END.finditer(self._waiting):
            if "\n" in found[0] or not _is_quoting(self._waiting[: found.end()]):
                return found.end()
        return LONGEST_SENTENCE if len(self._waiting) > LONGEST_SENTENCE else None

    def _checked(self, sentence: str) -> str:
        if self.is_danger or not sentence.strip():
            return self._keep(sentence)
        if self._is_dangerous(self._kept[-1:], sentence):
            return ""
        unknown = self._unknown
        cited, text = self._cited(sentence)
        records = [self._known[one] for one in cited if one in self._known]
        if must_go(_CITED.sub("", text), records, self._quotable):
            self._left_out += 1
            return self._keep("\n" if "\n" in sentence else "")
        self._sources |= dict.fromkeys(one for one in cited if one in self._known)
        if not cited and (self._unknown > unknown or needs_a_record(text)):
            self._unmarked += 1
            text = _marked(text)
        return self._keep(text)

    def _cited(self, sentence: str) -> tuple[list[str], str]:
        """The known ids that a sentence names, and the sentence without the others."""
        cited: list[str] = []

        def of_bracket(found: re.Match[str]) -> str:
            ids = re.split(r"\s*[,;]\s*", found[1])
            good = [one for one in ids if one in self._known or one == JUST_SAID]
            self._unknown += len(ids) - len(good)
            cited.extend(good)
            shown = [one for one in good if one != JUST_SAID]
            return f"[{', '.join(shown)}]" if shown else ""

        text = _CITED.sub(of_bracket, sentence)
        return cited, re.sub(r" +(?=[.,;!?]|$)", "", text) if cited or text != sentence else text

    def _keep(self, text: str) -> str:
        if not self.is_danger:
            self._kept.append(text)
        return "" if self.is_danger else text


def _in_first_person(text: str) -> str:
    """What is said to somebody as if they said it: the danger screen knows such words."""
    return _YOU.sub(lambda found: _I[found[0].lower()], text)


def _is_quoting(text: str) -> bool:
    """Whether quotation marks are still open at its end."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def checked_reply(
    reply: str, records: Sequence[Record], screen: Screen, said: str = ""
) -> CheckedReply:
    """A whole reply, checked."""
    checking = Checking(records, screen, said)
    for _ in checking.heard([reply]):
        pass
    return checking.result()


def cited_parts(words: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words of an answer in pieces, each with the ids that are cited after it."""
    parts, end = [], 0
    for found in _CITED.finditer(words):
        parts.append((words[end : found.start()], tuple(re.split(r"\s*[,;]\s*", found[1]))))
        end = found.end()
    return [*parts, (words[end:], ())]


def _marked(text: str) -> str:
    """The sentence with a word that no record is behind it, before its last mark."""
    body = text.rstrip()
    tail = text[len(body) :]
    ending = re.search(r"[.!…]+[\"”'\u2019»)]*$", body)
    if ending is None:
        return f"{body} {NOT_FROM_RECORDS}{tail}"
    return f"{body[: ending.start()]} {NOT_FROM_RECORDS}{ending[0]}{tail}"
