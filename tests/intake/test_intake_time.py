"""No input takes long: what would cost minutes is refused, the usual mail takes milliseconds."""

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

import pytest

from core.errors import InvalidInput
from core.intake.formats import MAX_FILE_BYTES
from core.intake.mail import mail_from_file, mail_from_paste

TODAY = date(2026, 11, 22)
MAILS = Path(__file__).parent / "mails"
SECONDS = 10.0
"""Of processor time. Measured: under 3 s each; the unguarded parsers need minutes to hours."""
USUAL = 0.02
"""Of processor time. Measured: a median of 0.5 ms."""

HEAD = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
HTML = HEAD + b"Content-Type: text/html\n\n"
PLAIN = HEAD + b"\n"


def filled(piece: bytes) -> bytes:
    return piece * ((MAX_FILE_BYTES - 500) // len(piece))


def nested(levels: int) -> bytes:
    return b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level)
        for level in range(levels)
    )


HOSTILE = {
    "five megabytes of open elements": HTML + filled(b"<div>"),
    "elements nested deep": HTML + b"<b>x" * 29_000,
    "open brackets": HTML + filled(b"<"),
    "tags that never end": HTML + filled(b"<a "),
    "attributes that never end": HTML + b"<a x='" * 29_000,
    "attributes of one tag": HTML + b"<p " + b"a " * 990_000 + b">x",
    "attributes of many tags": HTML + (b"<p " + b"a " * 33 + b">x") * 28_000,
    "classes of one tag": HTML + b"<p class='" + b"a " * 990_000 + b"'>x",
    "ends of tags inside quotes": HTML + b"<a x='>' " * 29_000,
    "ends of tags inside quotes of two kinds": HTML + b"<a b=\"x\"=\"b c=\">\" " * 29_000,
    "quotes that only open": HTML + b"<a '='" * 29_000,
    "comments that never end": HTML + filled(b"<!--"),
    "entities": HTML + filled(b"&"),
    "words in one long line": HTML + (b"<i>" + b"w" * 60) * 29_000,
    "earlier messages in each other": HTML + b"<blockquote type=cite>x" * 14_000,
    "parts nested fifty deep": HEAD + nested(49) + b"x\n" * 100_000,
    "parts nested deeper than the stack": nested(5_000),
    "many small parts": HEAD
    + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\n" * 70_000,
    "many alternatives": HEAD
    + b"Content-Type: multipart/alternative; boundary=b\n\n"
    + b"--b\nContent-Type: text/html\n\n<p>x\n" * 30_000,
    "brackets in a header": b"Content-Type: text/plain; " + b"(" * 100_000 + b"\n\nx",
    "many headers": b"From: a\n" * 140_000,
    "a subject of encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 300_000 + b"\n\nx",
    "empty lines": PLAIN + filled(b"\n"),
    "lines that may open a quote": PLAIN + (b"On " + b"10:12 wrote " * 30 + b":\n") * 500,
    "lines that may be headers": PLAIN + b"Cc: a\n" * 33_000,
    "lines with half addresses": PLAIN + (b"1 1 2026 <a@" * 30 + b":\n") * 500,
    "soft line breaks": HEAD + b"Content-Type: text/plain; format=flowed\n\n" + b"a \n" * 60_000,
    "an odd character set": HEAD
    + b"Content-Type: text/plain; charset=punycode\n\n" + filled(b"a-"),
    "mailbox of many": b"From a 10:10 2026\nA: b\n\n" * 140_000,
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_done_in_bounded_time(name):
    assert seconds(lambda: mail_from_file("a.eml", HOSTILE[name], TODAY)) < SECONDS


@pytest.mark.parametrize(
    "text", ["<div>" * 1_000_000, "> " * 99_000, "From: a\nTo: b\n" * 14_000, "(" * 5_000_001]
)
def test_a_hostile_paste_is_done_in_bounded_time(text):
    assert seconds(lambda: mail_from_paste(text, TODAY)) < SECONDS


def test_a_usual_mail_takes_milliseconds():
    contents = [path.read_bytes() for path in MAILS.glob("*.eml")]

    taken = [seconds(partial(mail_from_file, "a.eml", content, TODAY)) for content in contents]

    assert median(taken) < USUAL


def seconds(bring: Callable[[], object]) -> float:
    started = time.process_time()
    with suppress(InvalidInput):
        bring()
    return time.process_time() - started
