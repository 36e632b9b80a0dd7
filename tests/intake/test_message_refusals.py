"""What cannot be read gets a sentence that says what to do."""

import base64
import hashlib
from datetime import date

import pytest

from core.errors import InvalidInput
from core.intake import source
from core.intake.formats import MAX_FILE_BYTES
from core.intake.mail import mail_from_file, mail_from_paste
from core.intake.text import MAX_TEXT

TODAY = date(2026, 11, 22)
OUTLOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 4
ENCRYPTED = b"From: a@b.example\nContent-Type: application/pkcs7-mime\n\nMIIB"
ARMOURED = b"From: a@b.example\n\n-----BEGIN PGP MESSAGE-----\nhQEM\n-----END PGP MESSAGE-----\n"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Open the message, copy its text"),
        (b" \r\n\t", "This file is empty"),
        (OUTLOOK, r"Outlook's own format \(\.msg\).* Save the message as \.eml"),
        (PICTURE, "This file is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\1\2" * 90, "This file is a picture"),
        (b"GIF89a" + b"\0" * 90, "This file is a picture"),
        (b"BM\x36\0\0\0\0\0", "This file is a picture"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "This file is a picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "This file is a picture"),
        (b"%PDF-1.7\n%\xe2\xe3", "This file is a PDF"),
        (b"PK\x03\x04\x14\0", "This file is an archive"),
        (b"\x1f\x8b\x08\0", "This file is an archive"),
        (ENCRYPTED, "This message is encrypted"),
        (ARMOURED, "This message is encrypted"),
        (b"Subject: nothing below\n\n \n", "There is no text in this message"),
        (b"Subject: x\n\n" + b"\0\1\2\3" * 200 + b"abc", "does not hold text"),
        (hashlib.shake_256(b"noise").digest(20_000), "does not hold text"),
    ],
)
def test_a_file_without_a_message_is_refused(content, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        mail_from_file("message.eml", content, TODAY)


@pytest.mark.parametrize("error", [TypeError, ValueError, LookupError, RecursionError])
def test_a_mail_that_makes_python_stumble_gets_a_sentence(monkeypatch, error):
    def stumble(_message):
        raise error

    monkeypatch.setattr(source, "_text", stumble)

    with pytest.raises(InvalidInput, match="built in a way that cannot be read here"):
        mail_from_file("a.eml", b"Subject: x\n\nwords", TODAY)


def test_a_letter_may_begin_like_a_picture():
    assert mail_from_file("a.eml", b"BMW said no.", TODAY).text == "BMW said no."


def test_a_file_over_the_limit_is_refused_with_both_sizes():
    with pytest.raises(InvalidInput, match=r"has 5\.1 MB; a message file may have up to 5 MB"):
        mail_from_file("a.eml", b"x" * 5_100_000, TODAY)


def test_a_file_of_exactly_the_limit_is_read():
    head = (
        b"Subject: Letter\nContent-Type: multipart/mixed; boundary=b\n\n"
        b"--b\n\nDear Sam, not this time.\n--b\nContent-Type: application/pdf\n"
        b"Content-Transfer-Encoding: base64\n\n"
    )
    attached = base64.encodebytes(b"%PDF" * 910_000)
    end = b"\n--b--\n"
    content = head + attached + b"\n" * (MAX_FILE_BYTES - len(head + attached + end)) + end

    mail = mail_from_file("a.eml", content, TODAY)

    assert len(content) == MAX_FILE_BYTES
    assert (mail.text, mail.notes) == ("Dear Sam, not this time.", ("1 attachment was not read.",))


@pytest.mark.parametrize("text", ["", "  \n\t", "\0\0", "\ufeff"])
def test_a_blank_paste_asks_for_the_message(text):
    with pytest.raises(InvalidInput, match="no text in it yet"):
        mail_from_paste(text, TODAY)


@pytest.mark.parametrize("text", ["a" * 2_000_000, "Dear Sam, no. " * 150_000, "é\n" * 3_000_000])
def test_a_paste_of_megabytes_says_how_much_room_there_is(text):
    with pytest.raises(InvalidInput, match=r"a message has room for 200,000\. Please paste only"):
        mail_from_paste(text, TODAY)


def test_a_paste_of_exactly_the_limit_is_taken():
    assert len(mail_from_paste("a" * MAX_TEXT, TODAY).text) == MAX_TEXT


def test_a_message_in_html_that_is_too_large_is_refused():
    content = b"Subject: x\nContent-Type: text/html\n\n" + b"<i>a</i>" * 40_000

    with pytest.raises(InvalidInput, match="larger than any mail"):
        mail_from_file("a.eml", content, TODAY)


def test_no_refusal_repeats_the_persons_words():
    with pytest.raises(InvalidInput) as refusal:
        mail_from_paste("secret words " * 100_000, TODAY)

    assert "secret" not in str(refusal.value)
