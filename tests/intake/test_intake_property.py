"""Whatever a person brings: a message, or a sentence that says what to do. Never anything else."""

from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from core.errors import InvalidInput
from core.intake.charsets import decoded
from core.intake.dates import written_day
from core.intake.mail import BroughtMail, mail_from_file, mail_from_paste
from core.intake.tags import plain_tags
from core.intake.text import MAX_TEXT, clean_text
from core.intake.thread import newest_part

TODAY = date(2026, 11, 22)
MAILS = [path.read_bytes() for path in sorted((Path(__file__).parent / "mails").glob("*.eml"))]
PIECES = [
    b"\n\n", b"\r", b"\0", b"\xff\xfe", b"<", b">", b"(", b'"', b";", b"=?", b"?=",
    b"=?utf-8?b?=?=",
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", b"Content-Type: message/rfc822\n\n",
    b"Content-Transfer-Encoding: base64\n", b"Content-Type: text/html\n", b"charset=utf-7",
    b"charset=unicode_escape", b"charset=hex", b"charset=idna", b"charset=utf-16", b"name*0*=",
    b"On 3 Nov 2026 at 10:12 x <a@b> wrote:\n", b"\n> ", b"From: a@b\nSubject: c\n",
    b"---------- Forwarded message ---------\n", b"<blockquote type=cite>", b"</ul>", b"<li>",
    b"<pre>", b"<!--", b"-->", b"&#xd800;", b"&#0;", b"begin 644 a\n",
]  # fmt: skip
UNHURRIED = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def damaged_mails(draw):
    content = draw(st.sampled_from(MAILS))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 60)))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=20))
        content = content[:start] + piece + content[end:]
    return content


def outcome(bring: Callable[[], BroughtMail]) -> BroughtMail | str:
    try:
        return bring()
    except InvalidInput as refusal:
        return str(refusal)


def assert_holds(brought: BroughtMail | str) -> None:
    if isinstance(brought, str):
        assert brought.endswith(".")
    else:
        assert_can_be_stored(brought)


def assert_can_be_stored(mail: BroughtMail) -> None:
    start, end = newest_part(mail.text)
    assert mail.text[start:end].strip()
    assert len(mail.text) <= MAX_TEXT
    for words in (mail.text, mail.subject, mail.sender_name, mail.sender_address):
        assert clean_text(words) == words
        words.encode()
    assert "\n" not in mail.subject + mail.sender_name + mail.sender_address
    assert mail.sent_on is None or mail.sent_on <= TODAY


@UNHURRIED
@given(st.binary(max_size=3000) | damaged_mails())
@example(b"From: \x80\nSubject: =?utf-8?b?7aCA?=\n\n\xed\xa0\x80 text")
def test_any_file_is_a_message_or_a_sentence(content):
    assert_holds(outcome(lambda: mail_from_file("a.eml", content, TODAY)))


@UNHURRIED
@given(st.text(st.characters(), max_size=500) | damaged_mails().map(decoded))
@example("\ud800")
@example("<p>\ud800</p><p></p><p></p>")
def test_any_paste_is_a_message_or_a_sentence(text):
    assert_holds(outcome(lambda: mail_from_paste(text, TODAY)))


class Brackets(HTMLParser):
    """Counts the tags that Python's own parser sees."""

    seen = 0

    def count(self, *_found):
        self.seen += 1

    handle_starttag = handle_endtag = handle_startendtag = count


@UNHURRIED
@given(st.lists(st.sampled_from([*"<<<>>>/='\"ab \n\xa0\0&", " style", " class="])).map("".join))
@example("<a x='>' <a x='>' ")
@example('<a b="x"="b c=">" <a>')
def test_every_bracket_of_a_plain_page_is_one_tag_for_python_too(markup):
    plain, parser = plain_tags(markup), Brackets()
    parser.feed(plain)
    parser.close()

    assert parser.seen == plain.count("<")
    assert plain_tags(plain) == plain


@UNHURRIED
@given(st.text(st.characters()))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text)

    assert clean_text(once) == once
    assert once.encode().decode() == once


@UNHURRIED
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])).filter(lambda t: t[:1] != "\ufeff"))
def test_text_without_control_characters_is_left_alone(text):
    assert clean_text(text) == text


@UNHURRIED
@given(st.binary(max_size=200), st.none() | st.text(max_size=20) | st.sampled_from(["hz", "utf-7"]))
def test_any_bytes_are_decoded_with_any_declared_set(content, declared):
    assert isinstance(decoded(content, declared), str)


@UNHURRIED
@given(st.text() | st.from_regex(r"[0-9]{1,4}[-/. ][0-9A-Za-z]{1,5}[-/. ][0-9]{1,4}"))
def test_any_line_names_a_day_or_none(line):
    assert written_day(line) is None or written_day(f"  {line}\n") == written_day(line)


@UNHURRIED
@given(st.dates(date(1995, 1, 1), TODAY))
def test_a_day_as_mail_programs_write_it_comes_back(day):
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

    assert written_day(f"{day.day} {month[day.month - 1]} {day.year} 10:12:00 +0000") == day
    assert written_day(day.isoformat()) == day
    assert written_day(f"{day.day:02}.{day.month:02}.{day.year}") == day
