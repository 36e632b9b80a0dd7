"""Which company a mail is about: its sender, its signature, its sentences, its address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.reading.mail_body import Body, is_closing
from core.reading.name_words import COMPANY, CompanyWords, company_words, role_words
from core.reading.suggestions import Said, letters, without_tail

_SECOND_LEVEL = {"co", "com", "org", "ac", "gov", "net"}
_PIECES = re.compile(r",\s|\s[|/\u2014\u2013@-]\s|\s?@\s|\bat\b|\bfrom\b|\bfor\b|\s\u00b7\s")
_AROUND = " ,.-\u2013\u2014"
_KISSES = re.compile(r"[ ,]+[xX]{1,4}$")
_PHRASE = re.compile(COMPANY)
_SAME_START = 5
"""Letters that a name and an address must share."""


@dataclass(frozen=True)
class Sender:
    """Who sent a mail, as its header says."""

    name: str
    user: str
    host: str
    """The label of the address that names its owner; "" where many share it, or none is there."""
    tenant: str
    """Of a shared address, the part that may name the employer: acme in acme@myworkday.com."""

    def owns(self, name: str) -> bool:
        """Whether the address speaks for this name."""
        return any(_alike(letters(name), letters(part)) for part in (self.host, self.tenant))


def sender_of(name: str, address: str) -> Sender:
    """The sender, with the parts of the address that can name a company."""
    words = company_words()
    user, _, domain = address.strip("<> ").lower().rpartition("@")
    labels = domain.split(".") if user else []
    if len(labels) < 2:
        return Sender(name, user, "", "")
    own = 3 if labels[-2] in _SECOND_LEVEL and len(labels) > 2 else 2
    host, before = labels[-own], labels[:-own]
    if host in words.private_hosts:
        return Sender(name if words.organisation.search(name) else "", user, "", "")
    if not words.shared_hosts & {host, *host.split("-")}:
        return Sender(name, user, host, "")
    tenants = [part for part in (*reversed(before), user) if not _is_machine(part, words)]
    return Sender(name, user, "", tenants[0] if tenants else "")


def companies_said(subject: str, body: Body, sender: Sender) -> Iterator[Said]:
    """Every company that some place of the mail speaks of.

    Of an agency's mail only what it says of its client: its own name is not the employer's.
    """
    words = company_words()
    yield from _labelled(body.words, words)
    for text in (subject, body.words):
        yield from _in_text(text, words)
    if _is_agency(body, sender, words):
        return
    found = [*_of_subject(subject, words), *_of_sender(sender, body, words), *_signed(body, words)]
    yield from found
    yield from _of_address(subject, body, sender, found, words)


def _labelled(text: str, words: CompanyWords) -> Iterator[Said]:
    for match in words.labels.finditer(text):
        yield from _weighed(match["name"], 6.0, words)


def _in_text(text: str, words: CompanyWords) -> Iterator[Said]:
    for match in _PHRASE.finditer(text):
        if _sounds_like_one(match[0], words):
            yield from _weighed(match[0], 2.0, words)
    for weight, patterns in ((7.0, words.told), (3.0, words.named), (2.0, words.hinted)):
        for pattern in patterns:
            for match in pattern.finditer(text):
                yield from _weighed(match["name"], weight, words)


def _of_subject(subject: str, words: CompanyWords) -> Iterator[Said]:
    for pattern in words.subject:
        for match in pattern.finditer(subject):
            yield from _weighed(match["name"], 1.5, words)


def _of_sender(sender: Sender, body: Body, words: CompanyWords) -> Iterator[Said]:
    """What the sender's name says: the part after "at", or all of it unless it is a person."""
    parts = [match["name"] for p in words.sender for match in p.finditer(sender.name)]
    for part in parts:
        if not _signs(part, body):
            yield from _weighed(part, 4.0, words)
    bare = _without_team(sender.name, words)
    if parts:
        return
    if bare != sender.name and not sender.host:
        yield from _weighed(bare, 4.0, words)
    elif sender.owns(bare) and not _is_person(bare, sender):
        yield from _weighed(bare, 3.0, words)
    elif words.organisation.search(bare):
        yield from _weighed(bare, 2.0, words)


def _signed(body: Body, words: CompanyWords) -> Iterator[Said]:
    """Of each line of the signature the part that is likeliest a company; the last of equals.

    The very first part is a person, as a rule, unless it sounds like an organisation or only a
    team stands after it.
    """
    lines = [_signed_parts(line) for line in body.signature]
    for number, pieces in enumerate(lines):
        after = [*pieces[1:], *(lines[number + 1] if number + 1 < len(lines) else [])]
        is_first = number == 0 and not (after and all(_is_team(one, words) for one in after))
        found = [
            said
            for place, piece in enumerate(pieces)
            for said in _of_signature(piece, words, may_be_person=is_first and place == 0)
        ]
        if found:
            yield max(reversed(found), key=lambda said: said.weight)


def _of_signature(piece: str, words: CompanyWords, *, may_be_person: bool) -> Iterator[Said]:
    bare = _without_team(piece, words)
    if not _PHRASE.fullmatch(bare) or role_words().title.match(bare):
        return
    told = bare != piece or words.organisation.search(bare) or "&" in bare
    yield from _weighed(piece, 2.5 if told else 0.5 if may_be_person else 2.0, words)


def _signed_parts(line: str) -> list[str]:
    pieces = [piece.strip(_AROUND) for piece in _PIECES.split(_KISSES.sub("", line))]
    return [piece for piece in pieces if piece and not is_closing(piece)]


def _is_team(piece: str, words: CompanyWords) -> bool:
    return not _without_team(piece, words) or bool(words.not_a_company.fullmatch(piece))


def _of_address(
    subject: str, body: Body, sender: Sender, found: list[Said], words: CompanyWords
) -> Iterator[Said]:
    """Names that the address speaks for, as the mail writes them; else the address itself."""
    text = "\n".join((subject, sender.name, body.words, *body.signature))
    known = {one.name for one in found} | {match[0] for match in _PHRASE.finditer(text)}
    owned = [without_tail(_without_team(name, words)) for name in known if sender.owns(name)]
    for name in owned:
        if not _is_person(name, sender):
            yield from _weighed(name, 3.0, words)
    if not owned and re.fullmatch(r"[a-z][a-z0-9-]{2,40}", sender.host or sender.tenant):
        yield from _weighed(_written_apart(sender.host or sender.tenant, text), 2.0, words)


def _written_apart(host: str, text: str) -> str:
    """What the address runs together as the mail writes it: "little loaf" of littleloaf."""
    spaced = r"[ '\u2019.&-]{0,3}".join(host.replace("-", ""))
    names = (match[0] for match in re.finditer(rf"\b{spaced}\b", text, re.IGNORECASE))
    found = next((name for name in names if " " in name), host.replace("-", " "))
    return found.title() if found.islower() else found


def _weighed(name: str, weight: float, words: CompanyWords) -> Iterator[Said]:
    name = _one_sentence(name)
    if _is_job(name):
        name = name.partition(" for ")[0]
    if _is_job(name):
        return
    name = without_tail(_without_team(name, words))
    if not name or words.not_a_company.fullmatch(name):
        return
    yield Said(name, weight)


def _signs(name: str, body: Body) -> bool:
    """Whether a person of this name writes: "Hannah Voss via Ashby", signed "Hannah"."""
    first, _, rest = name.partition(" ")
    return bool(rest) and any(first in _signed_parts(line) for line in body.signature)


def _sounds_like_one(name: str, words: CompanyWords) -> bool:
    """Whether it holds a word that organisations have, or names a team of one."""
    several = " " in name
    named = bool(words.organisation.search(name)) or _without_team(name, words) != name
    return several and (named or " & " in name)


def _is_job(name: str) -> bool:
    """Whether it ends in the title of a job; a plural is a trade: "Quicksilver Couriers"."""
    last = name.rpartition(" ")[2].strip(",.")
    return not last.endswith("s") and role_words().title.fullmatch(last) is not None


def _one_sentence(name: str) -> str:
    return re.split(r"(?<=[a-z]{2})\.\s|\s[-\u2013|]\s", name)[0]


def _without_team(name: str, words: CompanyWords) -> str:
    name = " ".join(name.replace('"', " ").split())
    return words.team_after.sub("", words.team_before.sub("", name)).strip(" ,")


def _is_person(name: str, sender: Sender) -> bool:
    """Whether the address names this person: Paul Strand is pstrand@..."""
    parts = [letters(part) for part in name.split()]
    return (
        any(len(part) > 2 and part in letters(sender.user) for part in parts)
        and bool(sender.host)
        and not _alike(letters(name), letters(sender.host))
    )


def _is_agency(body: Body, sender: Sender, words: CompanyWords) -> bool:
    return bool(words.agency_host.search(sender.host) or words.agency_words.search(body.words))


def _is_machine(user: str, words: CompanyWords) -> bool:
    return words.machine_user.fullmatch(user) is not None


def _alike(name: str, part: str) -> bool:
    """Whether one begins with the other, or both with the same letters."""
    shorter = min(len(name), len(part), _SAME_START)
    return shorter >= 3 and name[:shorter] == part[:shorter]
