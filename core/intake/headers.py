"""Header lines of a mail as people paste them: "From: ...", "Gesendet: ...", "件名: ..."."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.intake.text import DIRECTION_MARKS

_NAMES = {
    "from": "from von de da van från fra od от 差出人 发件人 寄件者 보낸사람 מאת من",
    "sent": "sent date gesendet datum envoyé enviado enviada fecha data inviato verzonden skickat"
    " wysłano дата 送信日時 日付 日時 日期 发送时间 נשלח תאריך التاريخ",
    "to": "to an à para a aan till til do кому 宛先 收件人 받는사람 אל إلى",
    "subject": "subject betreff objet asunto oggetto assunto onderwerp ämne emne temat тема 件名"
    " 主题 主旨 제목 נושא الموضوع",
    "other": "cc bcc kopie reply-to priority importance attachments anlagen",
}
_FIELD_OF = {name: field for field, names in _NAMES.items() for name in names.split()}
_FIELD_OF |= {
    "envoyé le": "sent",
    "enviado el": "sent",
    "enviado em": "sent",
    "date d'envoi": "sent",
}
_LINE = re.compile(
    r"\**([^\W\d_](?:[\w '\u2019-]{0,20}[\w])?)\**[\s\u00a0]?[:\uff1a]\**[\s\u00a0]*(.*)"
)
_QUOTED = re.compile(r"[>\s]+")
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']{1,64}@[^\s<>()\[\],;:\"']{1,255}")
_SHOWN_SENDER = re.compile(r"[^<>@:]{1,80} <[^\s<>@]{1,64}@[^\s<>@]{1,255}>")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\b\.?)?(?:\s?Uhr)?(?!\.?\d)")
"""A time of day: 10:12, 10.12 Uhr, 10h12, 10:12 AM."""
WROTE = re.compile(
    r"\b(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napisał(?:\(a\)|a)?)\b"
)
"""The verb of the line above a quoted message."""
_REPEATED = {"to", "other"}
LONGEST_BLOCK = 30
"""Lines. Mail programs print four to eight."""


@dataclass(frozen=True)
class Headers:
    """What header lines say, as written; an empty string where they say nothing."""

    subject: str = ""
    sender: str = ""
    sent: str = ""


def header_block(lines: Sequence[str], first: int, *, opening: bool) -> tuple[Headers, int] | None:
    """The header lines that begin at line `first`, and the number of the line after them.

    None when none begins there. One line is enough where it opens the text and is a subject or
    a sender with an address; elsewhere it takes two of sender, day and subject, for "From:
    Monday" can be anything.
    """
    begins = _field(lines[first], opening=opening) if first < len(lines) else None
    if begins is None or (begins[0] in _REPEATED and not opening):
        return None
    fields = {begins[0]: begins[1]}
    after = first + 1
    field = begins[0]
    for line in lines[after : first + LONGEST_BLOCK]:
        found = _field(line, opening=False)
        if found is not None and (found[0] in _REPEATED or found[0] not in fields):
            field = found[0]
            fields[field] = found[1]
        elif found is None and line[:1] in {" ", "\t"} and line.strip():
            fields[field] += f" {line.strip()}"
        else:
            break
        after += 1
    if not _is_block(fields, opening=opening):
        return None
    return Headers(fields.get("subject", ""), fields.get("from", ""), fields.get("sent", "")), after


def nearest(outer: Headers, inner: Headers) -> Headers:
    """The lines closest to a message describe it: the outer ones only passed it on.

    A subject may stand further up. A day belongs to its sender and does not wander.
    """
    subject = inner.subject or outer.subject
    if inner.sender:
        return Headers(subject, inner.sender, inner.sent)
    return Headers(subject, outer.sender, inner.sent or outer.sent)


def attributed(line: str) -> Headers:
    """Who wrote, and when: from "On 3 Nov 2026 at 10:12 Jane Doe <jane@example.org> wrote:"."""
    after_clock = CLOCK.split(line, maxsplit=1)[-1] if CLOCK.search(line) else ""
    sender = WROTE.sub("", after_clock).strip(" ,:")
    return Headers(sender=sender, sent=line)


def name_and_address(sender: str) -> tuple[str, str]:
    """("Jane Doe", "jane@example.org") however it is written; "" for what is missing."""
    sender = " ".join(DIRECTION_MARKS.sub("", sender)[:1000].split())
    addresses = list(_ADDRESS.finditer(sender))
    if not addresses:
        return sender.strip("\"'<>*, "), ""
    address = addresses[-1]
    around = re.sub(r"\[?mailto:|[<>\[\]()\"]", " ", sender[: address.start()])
    rest = re.sub(r"[<>\[\]()\"]", " ", sender[address.end() :])
    name = " ".join((around.strip(" ,;'*") or rest.strip(" ,;'*")).split())
    return name, address[0].rstrip(".").lower()


def _field(line: str, *, opening: bool) -> tuple[str, str] | None:
    plain = DIRECTION_MARKS.sub(
        "", _QUOTED.sub("", line[:2000], count=1) if line[:1] == ">" else line[:2000]
    )
    match = _LINE.match(plain)
    field = _FIELD_OF.get(match[1].casefold().replace("\u2019", "'")) if match else None
    if match and field:
        return field, match[2].strip(" *")
    if opening and _SHOWN_SENDER.fullmatch(plain.strip()):
        return "from", plain.strip()
    return None


def _is_block(fields: dict[str, str], *, opening: bool) -> bool:
    if opening and ("subject" in fields or _ADDRESS.search(fields.get("from", ""))):
        return True
    return len(fields.keys() & {"from", "sent", "subject"}) >= 2
