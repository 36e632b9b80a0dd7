"""Which role a mail is about: what its subject, its forms and its sentences say."""

import re
from collections.abc import Iterator

from core.reading.mail_body import Body
from core.reading.name_words import RoleWords, role_words
from core.reading.suggestions import Said, letters, without_tail

_PARTS = re.compile(r"\s[-\u2013\u2014|/]\s|[:|\[\]\u00b7<>]|\s@\s|,\s|\s(?:at|with)\s")
_LOOK_BACK = 30


def roles_said(subject: str, body: Body) -> Iterator[Said]:
    """Every role that some place of the mail speaks of; a job in the signature is the sender's."""
    words = role_words()
    yield from _labelled(body.words, words)
    yield from _of_subject(subject, body.words, words)
    for text in (subject, body.words):
        yield from _named(text, words)
        yield from _hinted(text, words)
        yield from _lower(text, words)


def _labelled(text: str, words: RoleWords) -> Iterator[Said]:
    for match in words.labels.finditer(text):
        yield from _weighed(match["name"], 6.0, 6.0, words)


def _named(text: str, words: RoleWords) -> Iterator[Said]:
    for pattern in words.named:
        for match in pattern.finditer(text):
            yield from _weighed(match["name"], 4.0, 2.0, words)


def _hinted(text: str, words: RoleWords) -> Iterator[Said]:
    for pattern in words.hinted:
        for match in pattern.finditer(text):
            yield from _weighed(match["name"], 2.0, 0.5, words)
    for match in words.phrase.finditer(text):
        before = text[max(match.start() - _LOOK_BACK, 0) : match.start()]
        if not words.someone_else.search(before):
            alone = 2.0 if " " in _trimmed(match["name"], words) else 1.0
            yield from _weighed(match["name"], alone, 0.0, words)


def _lower(text: str, words: RoleWords) -> Iterator[Said]:
    for match in words.lower.finditer(text):
        yield from _weighed(match[1], 1.5, 0.0, words)


def _of_subject(subject: str, text: str, words: RoleWords) -> Iterator[Said]:
    """Of each part of the subject its words with capitals; more when the body repeats them."""
    for part in _PARTS.split(subject):
        for match in words.phrase.finditer(part):
            name = _trimmed(match["name"], words)
            repeated = len(name.split()) > 1 and letters(name) in letters(text)
            yield from _weighed(name, 3.0, 2.0 if repeated else 0.0, words)


def _weighed(name: str, titled: float, untitled: float, words: RoleWords) -> Iterator[Said]:
    """The name with its weight, which depends on whether it holds a word for a job."""
    name = _trimmed(name, words)
    weight = titled if words.title.search(name) else untitled
    if name and weight and not words.not_a_role.fullmatch(name):
        yield Said(name, weight)


def _trimmed(name: str, words: RoleWords) -> str:
    """A role without openings, references, places after a dash and notes in brackets."""
    name = re.split(r"\s[-\u2013|]\s|\.\s", name)[0]
    name = words.side_note.sub("", words.openings.sub("", name))
    return without_tail(name)
