"""Message files as people have them: each mail in mails/ says the words it should say."""

# ruff: noqa: RUF001  letters of many scripts are the matter of these tests

from datetime import date
from pathlib import Path

import pytest

from core.intake.mail import BroughtMail, mail_from_file
from core.intake.thread import newest_part

MAILS = Path(__file__).parent / "mails"
TODAY = date(2026, 11, 22)

# name: subject, sender's name, sender's address, day, words of the newest message
EXPECTED = {
    "arabic_windows1256": (
        "نتيجة المقابلة", "HR", "hr@nakhla.example", date(2026, 10, 26),
        "اخترنا مرشحا آخر لديه خبرة أكبر في المبيعات.",
    ),
    "assessment": (
        "Your online exercise", "Quillworks Assessments", "tests@quillworks.example",
        date(2026, 11, 13), "1. Open the exercise.\n\n2. You have 60 minutes.",
    ),
    "ats_rejection_alternative": (
        "Operations Coordinator: our decision", "Cobalt Freight Hiring",
        "hiring@cobaltfreight.example", date(2026, 11, 9),
        "Another\napplicant had worked with our routing system before.",
    ),
    "ats_rejection_html_only": (
        "Update on your application", "Talent at Brightloom", "careers@brightloom.example",
        date(2026, 11, 6), "someone who has already led a team of five or more.",
    ),
    "ats_rejection_plain": (
        "Your application for Data Analyst at Northlight Energy", "Northlight Energy Careers",
        "no-reply@mail.hirewell.example", date(2026, 11, 3), "closer to what this team needs now.",
    ),
    "attachments": (
        "Outcome letter", "Grace Mbeki", "grace@civicworks.example", date(2026, 10, 20),
        "less well in the role play",
    ),
    "base64_body": (
        "Ihre Bewerbung – Rückmeldung", "Zoë Brandt", "zoe@kranich.example", date(2026, 11, 2),
        "Für die Rolle fehlt uns mehr Erfahrung mit größeren Teams.",
    ),
    "broken_headers": (
        "=?utf-8?B?cut off in the middle", "Jan de Vries", "jan@grachten.example", None,
        "wij gaan verder met een andere kandidaat",
    ),
    "css_in_plain_part": (
        "Application status", "Jobs", "jobs@pixelforge.example", date(2026, 10, 22),
        "Dear Sam,\n\nThe Frontend role is on hold until spring.",
    ),
    "eight_bit_headers": (
        "Réponse à votre candidature", "André Dubé", "andre@boreal.example", date(2026, 11, 16),
        "le projet a été annulé",
    ),
    "emoji": (
        "About the Community Manager role 💬", "Kit 🌿 from Mossy", "kit@mossy.example",
        date(2026, 11, 3),
        "Not this time 😔\n\nFamily of four, for the test of joined emoji: 👩‍👩‍👧‍👦",
    ),
    "forwarded_as_attachment": (
        "Research Assistant", "Theo Grant", "theo@larkfield.example", date(2026, 10, 21),
        "The committee ranked you second.",
    ),
    "forwarded_inline": (
        "Junior Architect, decision", "Amira Haddad", "amira@studioquay.example",
        date(2026, 11, 6), "We were looking for more detail drawings.",
    ),
    "future_date": (
        "Decision", "Clock Wrong", "clock@late.example", None, "we chose another candidate",
    ),
    "hebrew": (
        "עדכון לגבי מועמדותך", "נועה לוי", "noa@galil.example", date(2026, 11, 1),
        "החלטנו להמשיך עם מועמד אחר בעל ניסיון רב יותר ב-Python.",
    ),
    "interview_invitation": (
        "Interview for Product Owner, next week?", "Lucia Romero", "lucia@verdeapp.example",
        date(2026, 11, 12), "Could you do Tuesday at 14:00",
    ),
    "japanese_iso2022jp": (
        "選考結果のご連絡", "田中 花子", "tanaka@sakura.example", date(2026, 10, 30),
        "今回は採用を見送らせていただくことになりました",
    ),
    "latin1_8bit_wrongly_utf8": (
        "Tu candidatura en Puerto Azul: decisión", "José Muñoz", "jose@puerto.example",
        date(2026, 10, 28), "Después de la última reunión elegimos",
    ),
    "mailbox_of_one": (
        "Welder position", "Forge", "no-reply@forge.example", date(2026, 11, 3),
        "Dear Sam,\n\nFrom the four people we met",
    ),
    "missing_headers": ("Position filled", "", "", None, "the position has been filled"),
    "offer": (
        "Offer: Marketing Manager", "Hannah Weiss", "hannah@bluecrane.example",
        date(2026, 11, 17), "glad to have you with us from January",
    ),
    "quoted_printable_latin1": (
        "Votre candidature à l'atelier", "Renée Lefèvre", "renee@atelier-sud.example",
        date(2026, 10, 27), "le poste a été pourvu en interne avant la fin des entretiens",
    ),
    "received": (
        "We have your application", "No Reply", "noreply@jobs.hillside.example",
        date(2026, 11, 15), "Someone will read it within ten working days.",
    ),
    "recruiter_no_reason": (
        "Re: Customer Success Lead", "Okafor, Daniel", "d.okafor@searchco.example",
        date(2026, 10, 12), "they have gone another way",
    ),
    "recruiter_with_feedback": (
        "Feedback from Harlow Retail", "Jane Doe", "jane.doe@talentbridge.example",
        date(2026, 11, 5), "but the case study ran over time and the SQL part was left unfinished.",
    ),
    "reply_thread_gmail": (
        "Re: Any news on the Designer role?", "Priya Nair", "priya@oakandco.example",
        date(2026, 11, 9), "more motion design in the portfolio.\n\nPriya",
    ),
    "reply_thread_gmail_html": (
        "Re: Copywriter", "Nadia Ferrari", "nadia@lagopubblicita.example", date(2026, 11, 11),
        "the client wanted a native speaker",
    ),
    "reply_thread_outlook_html": (
        "AW: Rückfrage zur Stelle", "Bernd Keller", "bernd.keller@maschinenbau.example",
        date(2026, 11, 10), "Es fehlte die Erfahrung mit CAD.",
    ),
    "stub_plain_part": (
        "Regarding your interview", "Petra Lindqvist", "petra@fjordbank.example",
        date(2026, 11, 4), "we missed an example with a result.",
    ),
    "unknown_charset": (
        "Your visit to café Ridgeway", "Owen Price", "owen@ridgeway.example",
        date(2026, 10, 31), "lovely to meet you at the café.",
    ),
    "utf16_body": (
        "Decision", "Lena Vogt", "lena@tessera.example", date(2026, 10, 29),
        "German at C1 – “very good” was not enough",
    ),
    "utf8_wrongly_latin1": (
        "Position update", "Marta Kowalska", "marta@wisla.example", date(2026, 10, 28),
        "the “Junior Developer” position in Kraków was closed – the budget moved",
    ),
    "windows1252_smart_quotes": (
        "Next steps", "Ruth Abara", "ruth@maple.example", date(2026, 10, 23),
        "Sam – the panel said “great energy, thin on numbers”. We’ve hired",
    ),
}  # fmt: skip
REFUSED = {
    "encrypted": "This message is encrypted",
    "mailbox_of_two": "This file holds 2 messages",
    "only_a_picture": "There is no text in this message .* only attachments",
}

# What a reader of the mail never saw, or what belongs to an earlier message of the thread.
LEFT_OUT = {
    "ats_rejection_html_only": ["never shown", "font-family", "where things stand", "gif"],
    "attachments": ["17/20", "PDF", "cid:"],
    "interview_invitation": ["VCALENDAR"],
    "assessment": ["https://"],
    "reply_thread_gmail": ["any news?", "by Thursday", "wrote:"],
    "reply_thread_gmail_html": ["did they decide"],
    "reply_thread_outlook_html": ["Gesendet", "Gibt es schon"],
    "forwarded_inline": ["for my log", "Forwarded message", "To: Sam"],
    "forwarded_as_attachment": ["see attached", "Subject:"],
    "stub_plain_part": ["does not show HTML"],
}


def brought(name: str) -> BroughtMail:
    return mail_from_file(f"{name}.eml", (MAILS / f"{name}.eml").read_bytes(), TODAY)


def newest(mail: BroughtMail) -> str:
    start, end = newest_part(mail.text)
    return mail.text[start:end]


def test_every_mail_in_the_folder_has_an_expectation():
    assert {path.stem for path in MAILS.glob("*.eml")} == EXPECTED.keys() | REFUSED.keys()


@pytest.mark.parametrize("name", EXPECTED)
def test_a_mail_file_gives_its_fields_and_its_words(name):
    subject, sender_name, sender_address, sent_on, words = EXPECTED[name]

    mail = brought(name)

    assert mail.subject == subject
    assert (mail.sender_name, mail.sender_address) == (sender_name, sender_address)
    assert mail.sent_on == sent_on
    assert words in newest(mail)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_the_newest_message_holds_no_hidden_and_no_earlier_words(name):
    shown = newest(brought(name))

    assert [words for words in LEFT_OUT[name] if words in shown] == []


def test_the_stored_text_keeps_the_whole_thread():
    assert "You will hear from us by Thursday." in brought("reply_thread_gmail").text
    assert "for my log" in brought("forwarded_inline").text
    assert "see attached" in brought("forwarded_as_attachment").text


def test_a_list_keeps_its_lines():
    lines = brought("ats_rejection_html_only").text.splitlines()

    assert "- Clear writing samples" in lines
    assert "- Few numbers behind the campaigns you described" in lines


def test_attachments_are_counted_and_pictures_of_the_layout_are_not():
    assert brought("attachments").notes == ("2 attachments were not read.",)
    assert brought("interview_invitation").notes == ("1 attachment was not read.",)
    assert brought("offer").notes == ()


def test_the_file_itself_is_kept_beside_its_text():
    content = (MAILS / "offer.eml").read_bytes()

    assert brought("offer").original == content


def test_the_words_of_a_message_are_not_in_its_repr():
    assert "January" not in repr(brought("offer"))
    assert "hannah" not in repr(brought("offer")).lower()


def test_the_day_is_the_senders_own():
    """21:45 at -0800 is the next day in UTC, and still the 15th for whoever wrote."""
    assert brought("received").sent_on == date(2026, 11, 15)


def test_the_same_mail_with_unix_line_ends_gives_the_same_text():
    content = (MAILS / "attachments.eml").read_bytes()

    assert mail_from_file("a.eml", content.replace(b"\r\n", b"\n"), TODAY).text == (
        brought("attachments").text
    )


@pytest.mark.parametrize(
    "broken",
    [
        "charset*=x''%ff; charset*0=utf; charset*1*=%",  # numbered and not numbered
        "charset*=a%00b''utf-8",
        "format*=; format*0=flowed",
        "name*=a; name*0=b",
    ],
)
def test_a_broken_parameter_counts_as_absent_and_the_words_are_read(broken):
    content = f"Subject: Decision\nContent-Type: text/plain; {broken}\n\nDear José, no.".encode()

    mail = mail_from_file("a.eml", content, TODAY)

    assert (mail.subject, mail.text) == ("Decision", "Dear José, no.")


def test_what_stands_beside_a_broken_parameter_still_counts():
    content = (
        b"Content-Type: multipart/mixed; name*=a; name*0=b; boundary=cut\n\n--cut\n"
        b"Content-Type: text/plain; name*=a; name*0=b; charset=koi8-r\n\n\xee\xc5\xd4\n--cut--\n"
    )

    assert mail_from_file("a.eml", content, TODAY).text == "Нет"


@pytest.mark.parametrize("broken", ["boundary*=a; boundary*0=b", "boundary*=a%00b''cut"])
def test_parts_that_cannot_be_told_apart_are_read_as_one_text(broken):
    content = f"Content-Type: multipart/mixed; {broken}\n\n--cut\n\nDear Sam, no.\n--cut--\n"

    assert "Dear Sam, no." in mail_from_file("a.eml", content.encode(), TODAY).text


def test_a_letter_without_headers_is_taken_as_its_text():
    mail = mail_from_file("note.eml", b"They said: too little experience.", TODAY)

    assert mail.text == "They said: too little experience."
    assert mail.subject == ""


def test_a_saved_page_is_read_as_a_page():
    mail = mail_from_file("Gmail.html", b"<b>Hi Sam</b><br>not this time", TODAY)

    assert mail.text == "Hi Sam\nnot this time"


def test_a_text_saved_as_utf16_is_read():
    mail = mail_from_file("a.eml", "Subject: Nein\n\nLeider nicht – José".encode("utf-16"), TODAY)

    assert (mail.subject, mail.text) == ("Nein", "Leider nicht – José")


def test_characters_that_cannot_be_read_are_said():
    head = b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\n"
    content = head + "größer, schöner, übler, müder".encode() + b" \xff and on"

    assert mail_from_file("a.eml", content, TODAY).notes == (
        "Some characters could not be read; \ufffd stands in their place.",
    )
