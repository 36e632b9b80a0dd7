"""A mailbox becomes a stream of messages, whatever stands in it."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.intake import archive, mailbox
from core.intake.formats import MAX_FILE_BYTES
from core.intake.mail import mail_from_file
from core.intake.mailbox import Found, left_out_sentence, mail_id_of, read_mailbox
from core.intake.mbox import CHUNK, Why

MAILS = Path(__file__).with_name("mails")
TODAY = date(2026, 11, 2)
ENVELOPE = b"From jane@example.org Mon Nov  2 10:12:00 2026\n"


def mail(number, body="Thank you for applying.", mail_id=True):
    own = f"Message-ID: <{number}@example.org>\n" if mail_id else ""
    return (
        f"From: Jane Doe <jane@example.org>\nSubject: Your application {number}\n{own}"
        f"Date: Sun, 1 Nov 2026 10:12:00 +0000\n\n{body} {number}\n"
    ).encode()


def mbox(*mails, envelope=ENVELOPE):
    return b"".join(envelope + one + b"\n" for one in mails)


def zipped(files, method=zipfile.ZIP_DEFLATED):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", method) as made:
        for name, content in files:
            made.writestr(name, content)
    return packed.getvalue()


def read(content):
    return list(read_mailbox(io.BytesIO(content), TODAY))


def texts(content):
    return [one.mail.text.strip() for one in read(content) if isinstance(one, Found)]


def reasons(content):
    return [one for one in read(content) if isinstance(one, Why)]


@pytest.mark.parametrize(
    "envelope",
    [
        ENVELOPE,
        b"From - Mon Nov 02 10:12:00 2026\r\n",
        b"From 1786543219876543210@xxx Mon Nov 02 10:12:00 +0000 2026\n",
        b"From \r\n",
        b"From\n",
    ],
)
def test_each_message_of_an_mbox_is_read_with_its_headers(envelope):
    first, second = read(mbox(mail(1), mail(2), envelope=envelope))
    assert (first.mail.subject, second.mail.subject) == ("Your application 1", "Your application 2")
    assert first.mail.sender_address == "jane@example.org"
    assert first.mail.sent_on == date(2026, 11, 1)
    assert (first.mail_id, second.mail_id) == ("<1@example.org>", "<2@example.org>")
    assert first.mail.text.strip() == "Thank you for applying. 1"


def test_windows_line_ends_separate_messages_too():
    assert len(texts(mbox(mail(1), mail(2)).replace(b"\n", b"\r\n"))) == 2


def test_a_line_that_begins_with_from_stays_in_its_message():
    body = "Dear Ana,\n\nFrom Monday on we are closed:\nno one is here.\n\n>From the team\n>>From X"
    (text,) = texts(mbox(mail(1, body)))
    assert "From Monday on we are closed:" in text
    assert "\nFrom the team\n>From X" in text


def test_a_zip_holds_messages_in_folders_and_mailboxes():
    files = [("mails/a.eml", mail(1)), ("b.EML", mail(2)), ("Inbox.mbox", mbox(mail(3), mail(4)))]
    assert [text[-1] for text in texts(zipped(files))] == ["1", "2", "3", "4"]


def test_other_files_nested_archives_and_a_systems_own_are_not_messages():
    files = [
        ("cover.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
        ("inner.zip", zipped([("a.eml", mail(1))])),
        ("__MACOSX/._a.eml", b"\0\5\x16\7"),
        (".DS_Store", b"\0\0\0\1Bud1"),
        ("folder/", b""),
        ("a.eml", mail(2)),
    ]
    assert texts(zipped(files)) == ["Thank you for applying. 2"]
    assert reasons(zipped(files)) == [Why.NO_MESSAGE] * 2


@pytest.mark.parametrize("path", ["../a.eml", "x/../../a.eml", "..\\a.eml"])
def test_a_path_that_leads_out_of_the_archive_is_ignored(path):
    assert read(zipped([(path, mail(1))])) == []


def test_every_example_mail_is_read_or_counted_and_none_breaks_the_stream():
    files = [(path.name, path.read_bytes()) for path in sorted(MAILS.glob("*.eml"))]
    found = read(zipped(files))
    assert len(files) + 1 == len(found)  # one of them is a mailbox of two
    assert reasons(zipped(files)).count(Why.UNREADABLE) == 2  # encrypted, and only a picture


def test_an_outlook_file_and_a_message_without_words_are_counted():
    files = [("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), ("b.eml", b"")]
    assert reasons(zipped(files)) == [Why.UNREADABLE] * 2


def test_a_message_that_is_too_large_is_passed_over_and_the_next_one_read():
    large = mail(1, "x" * (MAX_FILE_BYTES + 10))
    assert reasons(mbox(large, mail(2))) == [Why.TOO_LARGE]
    assert texts(mbox(large, mail(2))) == ["Thank you for applying. 2"]
    assert reasons(zipped([("a.eml", large), ("b.eml", mail(2))])) == [Why.TOO_LARGE]


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_would_be_unpacked_without_a_limit_is_counted_and_not_unpacked(method):
    assert reasons(zipped([("a.eml", b"0" * 30_000_000)], method)) == [Why.UNREADABLE]


def test_a_damaged_member_is_counted_and_the_others_are_read():
    content = bytearray(zipped([("a.eml", mail(1) * 50), ("b.eml", mail(2))]))
    place = content.find(b"a.eml") + 20
    content[place : place + 8] = b"\xff" * 8
    assert reasons(bytes(content)) == [Why.UNREADABLE]
    assert texts(bytes(content)) == ["Thank you for applying. 2"]


def test_a_member_without_a_name_is_counted_and_the_others_are_read():
    content = zipped([("a.eml", mail(1)), ("b.eml", mail(2))]).replace(b"a.eml", b"\0.eml")
    assert reasons(content) == [Why.UNREADABLE]
    assert texts(content) == ["Thank you for applying. 2"]


def test_a_message_that_makes_python_stumble_is_counted_and_the_others_are_read(monkeypatch):
    monkeypatch.setattr(mailbox, "mail_from_file", stumbling_at(b"1@example.org"))
    assert reasons(mbox(mail(1), mail(2))) == [Why.UNREADABLE]
    assert texts(mbox(mail(1), mail(2))) == ["Thank you for applying. 2"]


def stumbling_at(words):
    def stumbles(name, content, day):
        if words in content:
            raise TypeError
        return mail_from_file(name, content, day)

    return stumbles


def test_a_member_with_a_password_is_counted():
    content = bytearray(zipped([("a.eml", mail(1))]))
    content[6] |= 1
    content[content.find(b"PK\1\2") + 8] |= 1
    assert reasons(bytes(content)) == [Why.UNREADABLE]


def test_a_bomb_stops_at_what_one_import_takes(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 3_000_000)
    bomb = zipped([(f"{n}.eml", mail(n, "0" * 1_000_000)) for n in range(100)])
    assert len(bomb) < 200_000
    found = read(bomb)
    assert len(found) == 3
    assert found[-1] is Why.NO_ROOM


def test_a_mailbox_of_one_endless_line_takes_no_memory_and_little_time(monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED", 20_000_000)
    bomb = zipped([("a.mbox", ENVELOPE + b"Subject: x\n\n" + b"0" * 30_000_000)])
    assert read(bomb) == [Why.NO_ROOM]


def test_a_list_of_millions_of_files_is_refused_before_it_is_read():
    content = bytearray(zipped([("a.eml", mail(1))]))
    place = content.find(b"PK\5\6") + 12
    content[place : place + 4] = (2**31).to_bytes(4, "little")
    with pytest.raises(InvalidInput, match=r"damaged or too large.*\.$"):
        read(bytes(content))


def test_a_list_is_measured_where_it_is_read_although_its_record_holds_the_mark_of_another(
    monkeypatch,
):
    content = bytearray(zipped([("a.eml", mail(1))]))
    place = content.find(b"PK\5\6") + 16
    content[place : place + 4] = b"PK\5\6"
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 50)  # the list of one file has 51 bytes
    with pytest.raises(InvalidInput, match=r"damaged or too large.*\.$"):
        read(bytes(content))


def test_a_list_behind_a_comment_is_measured_too(monkeypatch):
    content = with_comment(zipped([("a.eml", mail(1))]), b"Saved on Monday.")
    assert texts(content) == ["Thank you for applying. 1"]
    monkeypatch.setattr(archive, "MAX_DIRECTORY", 50)
    with pytest.raises(InvalidInput, match=r"damaged or too large.*\.$"):
        read(content)


def with_comment(content, comment):
    packed = io.BytesIO(content)
    with zipfile.ZipFile(packed, "a") as made:
        made.comment = comment
    return packed.getvalue()


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\3\4 and nothing", b"%PDF-1.7", b"Dear Ana,\n\nNo.", b"From me\n"]
)
def test_what_is_no_mailbox_is_refused_with_a_sentence(content):
    with pytest.raises(InvalidInput, match=r"\.$"):
        read(content)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"PK\3\4", ENVELOPE, b"From \nA: b\n\n", b""]))
def test_any_bytes_end_in_messages_reasons_or_a_sentence(content, beginning):
    try:
        found = read(beginning + content)
    except InvalidInput:
        return
    assert all(isinstance(one, Found | Why) for one in found)


def test_a_line_longer_than_a_chunk_is_whole_again():
    line = "word " * (CHUNK // 3)
    assert texts(mbox(mail(1, line))) == [f"{line} 1"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"Subject: x\nMessage-Id:\n <a.b@c>\n\nMessage-ID: <no@no>", "<a.b@c>"),
        (b"Subject: x\n\nMessage-ID: <no@no>", None),
        (b"Message-ID: without brackets\n\n", None),
        (b"Message-ID: <" + b"x" * 600 + b"@y>\n\n", None),
    ],
)
def test_a_message_id_is_read_from_the_header_alone(head, expected):
    assert mail_id_of(head) == expected


def test_what_was_left_out_is_one_plain_sentence():
    assert left_out_sentence({}) == ""
    assert left_out_sentence({Why.UNREADABLE: 1}) == "1 message could not be read."
    many = {Why.UNREADABLE: 3, Why.TOO_LARGE: 1, Why.NO_ROOM: 1}
    assert left_out_sentence(many) == (
        "3 messages could not be read, 1 message did not fit (more than 5 MB),"
        " and the rest of the file is more than one import takes."
    )


def test_no_word_of_a_message_stands_in_its_repr():
    (found,) = read(mbox(mail(1, "the quick canary sang")))
    assert "canary" not in repr(found)
    assert "example.org" not in repr(found)
