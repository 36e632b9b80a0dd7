"""Pasted messages: stored as typed, with what their header lines say beside them."""

# ruff: noqa: RUF001  letters of many scripts are the matter of these tests

from datetime import date
from pathlib import Path

import pytest

from core.intake.mail import mail_from_paste
from core.intake.thread import newest_part

TODAY = date(2026, 11, 22)
MAILS = Path(__file__).parent / "mails"
BODY = "Dear Sam,\n\nwe chose someone else.\n\nJane"


def said(text):
    mail = mail_from_paste(text, TODAY)
    start, end = newest_part(mail.text)
    return (
        mail.subject,
        mail.sender_name,
        mail.sender_address,
        mail.sent_on,
        mail.text[start:end],
    )


JANE = ("Your application", "Jane Doe", "jane@x.example", date(2026, 11, 3), BODY)

OPENINGS = {
    "outlook": "From: Jane Doe <jane@x.example>\nSent: Tuesday, November 3, 2026 10:12 AM\n"
    "To: Sam Ortiz; Other Person\nCc: HR; People\nSubject: Your application\n\n",
    "outlook_mailto": "From: Jane Doe [mailto:jane@x.example]\nSent: 03 November 2026 10:12\n"
    "To: Sam\nSubject: Your application\n\n",
    "gmail_forward": "---------- Forwarded message ---------\nFrom: Jane Doe <jane@x.example>\n"
    "Date: Tue, 3 Nov 2026 at 10:12\nSubject: Your application\nTo: <sam@post.example>\n\n\n",
    "apple_forward": "Begin forwarded message:\n\nFrom: Jane Doe <jane@x.example>\n"
    "Subject: Your application\nDate: 3 November 2026 at 10:12:00 CET\nTo: sam@post.example\n\n",
    "bold_names": "*From:* Jane Doe <jane@x.example>\n*Sent:* Tuesday, 3 November 2026 10:12\n"
    "*To:* Sam\n*Subject:* Your application\n\n",
    "german": "Von: Jane Doe <jane@x.example>\nGesendet: Dienstag, 3. November 2026 10:12\n"
    "An: Sam Ortiz\nBetreff: Your application\n\n",
    "german_numbers": "Von: Jane Doe <jane@x.example>\nDatum: 03.11.2026 10:12\nAn: Sam\n"
    "Betreff: Your application\n\n",
    "french": "De : Jane Doe <jane@x.example>\nEnvoyé : mardi 3 novembre 2026 10:12\n"
    "À : Sam Ortiz\nObjet : Your application\n\n",
    "french_mobile": "De\u00a0: Jane Doe <jane@x.example>\n"
    "Date d’envoi\u00a0: 3 nov. 2026 à 10:12\n"
    "À\u00a0: Sam\nObjet\u00a0: Your application\n\n",
    "spanish": "De: Jane Doe <jane@x.example>\nEnviado el: martes, 3 de noviembre de 2026 10:12\n"
    "Para: Sam Ortiz\nAsunto: Your application\n\n",
    "italian": "Da: Jane Doe <jane@x.example>\nInviato: martedì 3 novembre 2026 10:12\nA: Sam\n"
    "Oggetto: Your application\n\n",
    "japanese": "差出人: Jane Doe <jane@x.example>\n日時: 2026年11月3日 10:12\n宛先: Sam\n"
    "件名：Your application\n\n",
    "hebrew": "\u200fמאת: Jane Doe <jane@x.example>\n\u200fתאריך: 3 Nov 2026\n"
    "\u200fנושא: Your application\n\n",
    "folded": "From: Jane Doe\n <jane@x.example>\nDate: Tue, 3 Nov 2026 10:12:00 +1300\n"
    "Subject: Your\n\tapplication\n\n",
    "after_blank_lines": "\n\n  \nSubject: Your application\nFrom: jane@x.example (Jane Doe)\n"
    "Date: 2026-11-03 10:12\n\n",
}  # fmt: skip


@pytest.mark.parametrize("name", OPENINGS)
def test_header_lines_that_open_a_paste_are_read(name):
    assert said(OPENINGS[name] + BODY) == JANE


@pytest.mark.parametrize("name", OPENINGS)
def test_the_stored_text_is_what_was_pasted(name):
    mail = mail_from_paste(OPENINGS[name] + BODY, TODAY)

    assert mail.text == mail.original == OPENINGS[name] + BODY
    assert mail.notes == ()


def test_a_quoted_message_under_its_opening_line_is_read():
    text = "On Tue, 3 Nov 2026 at 10:12, Jane Doe <jane@x.example> wrote:\n> We chose\n> another."

    assert said(text) == (
        "", "Jane Doe", "jane@x.example", date(2026, 11, 3), "> We chose\n> another."
    )  # fmt: skip


def test_a_sender_line_as_a_mail_program_shows_it_is_read():
    text = "Jane Doe <jane@x.example>\n\nDear Sam, we chose someone else."

    assert said(text)[1:3] == ("Jane Doe", "jane@x.example")
    assert said(text)[4] == "Dear Sam, we chose someone else."


@pytest.mark.parametrize(
    "text",
    [
        "From: the recruiter, on the phone. They want more SQL.",
        "Date: they never gave one.\nI waited three weeks.",
        "To: be honest\nI saw it coming.",
        "The feedback was: more depth in system design.",
        "Subject matter was fine, said Jane.",
    ],
)
def test_a_sentence_with_a_colon_is_no_header(text):
    assert said(text) == ("", "", "", None, text)


def test_a_day_that_can_be_read_in_two_ways_is_left_open():
    assert said("From: Jane <jane@x.example>\nSent: 03/11/2026 10:12\n\nNo.")[3] is None


def test_a_pasted_source_is_read_as_the_mail_it_is():
    source = (MAILS / "base64_body.eml").read_text("ascii")

    mail = mail_from_paste(source, TODAY)

    assert "Leider können wir Ihnen die Stelle nicht anbieten" in mail.text
    assert mail.sender_name == "Zoë Brandt"
    assert mail.original == source.replace("\r\n", "\n")
    assert mail.notes == ("The text was taken out of the message source that you pasted.",)


def test_pasted_html_is_read_as_its_text():
    mail = mail_from_paste("<div><p>Hi Sam,</p><p>not this&nbsp;time.</p></div>", TODAY)

    assert mail.text == "Hi Sam,\n\nnot this\u00a0time."
    assert mail.notes == ("The text was taken out of the HTML that you pasted.",)


@pytest.mark.parametrize(
    "text",
    [
        "<div><p><img src=x></p></div>",
        "Received: from a\nMIME-Version: 1.0\nContent-Type: multipart/encrypted\n\nx",
        "a < b and <p> is a tag",
    ],
)
def test_what_cannot_be_taken_apart_stays_as_it_was_typed(text):
    mail = mail_from_paste(text, TODAY)

    assert (mail.text, mail.notes) == (text, ())


def test_line_ends_and_nul_are_cleaned_and_nothing_else():
    typed = "Dear\0 Sam,\r\nשלום 👋🏽 e\u0301\ttab\rend  "

    assert mail_from_paste(typed, TODAY).text == "Dear Sam,\nשלום 👋🏽 e\u0301\ttab\nend  "
