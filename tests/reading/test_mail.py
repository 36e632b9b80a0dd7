"""Kinds of mail, company and role, on mails as employers write them."""

import time

import pytest

from core.reading.local import ENGINE, LocalReader
from core.reading.mail_kind import kind_scores
from core.reading.names import company_and_role
from core.reading.reader_model import shipped_model
from core.reading.types import MailParts
from core.vocabulary import MailKind, Theme

REJECTIONS = [
    MailParts(
        "Dear Ana,\n\nThank you for applying for the Data Analyst position at Quillstone. We were "
        "impressed by your background. Unfortunately, we have decided to move forward with other "
        "candidates at this time.\n\nBest,\nThe Quillstone Talent Team",
        "Your application to Quillstone",
    ),
    MailParts("Hi Ben, thanks for your time. We won't be taking things further. Cheers, Lou"),
    MailParts("Dear Mr Okoro, I am writing to let you know that on this occasion you have not "
              "been successful. Feedback is available on request. HR Hub"),
    MailParts("Hello, we have put the Operations Manager role on hold and it will not be filled "
              "this year. We are sorry for the trouble. Northgate Foods"),
    MailParts("Thank you for interviewing with us. After much thought we went with another "
              "candidate for this role. We will keep your details on file."),
    MailParts("We regret to inform you that your application was unsuccessful.", "Outcome"),
]  # fmt: skip
INVITATIONS = [
    MailParts("Hi Ana,\n\nThanks for applying! We'd love to schedule a 30-minute call to learn "
              "more about you. Are you free on Tuesday or Wednesday?\n\nBest, Priya"),
    MailParts("Dear Ms Lind, we are pleased to invite you to an interview on 4 May at 10:00 in our "
              "Leeds office.", "Interview invitation"),
    MailParts("Good news: you are through to the next round. Please pick a time slot here."),
]  # fmt: skip
RECEIVED = [
    MailParts("Thank you for your application. We have received it and will review it shortly. If "
              "you are not selected, we will keep your CV on file.", "Application received"),
    MailParts("Hi Ana, thanks for applying to Kite Labs. Our team will be in touch soon."),
    MailParts("We confirm receipt of your application for the post of Librarian. Only shortlisted "
              "candidates will be contacted."),
    MailParts("Thank you for your interest in Tarn Logistics. Should your skills match an opening, "
              "a recruiter will be in touch. We receive a great many applications and may not be "
              "able to tell everyone who was not selected. Meanwhile, do look at our other jobs.",
              "Thank you for your submission"),
]  # fmt: skip
ASSESSMENTS = [
    MailParts("Thanks for applying. As a next step, please complete the online assessment within "
              "five days. It takes 60 minutes.", "Next step: coding test"),
    MailParts("Hi Ana, please find the take-home exercise attached. The deadline is Friday noon."),
]  # fmt: skip
OFFERS = [
    MailParts("Dear Ana,\n\nWe are delighted to offer you the position of Data Analyst. Your offer "
              "letter is attached. Salary: 45,000.", "Offer of employment"),
    MailParts("Hi Ben, I'm so happy to be able to offer you the job! Contract to follow."),
    MailParts("Thanks for coming in. You talked us into it: we'd like you to start on the 3rd."),
]  # fmt: skip
OTHERS = [
    MailParts("Here is this week's newsletter: five recipes for spring.", "Newsletter"),
    MailParts("Hi, the car park is closed on Monday because of the market."),
    MailParts(
        "Hi, we have an urgent need for a Java Developer. Location: Dallas, TX. Duration: 12 "
        "months. W2 only. Mode of interview: video. If you are interested, please send your "
        "updated resume and your rate.",
        "Java Developer // Dallas, TX // Contract",
    ),
    MailParts(
        "Enter this code to go on with your application: 480213. It is good for 10 minutes.",
        "Your security code",
    ),
    MailParts(""),
]


@pytest.mark.parametrize(
    ("kind", "mail"),
    [
        (kind, mail)
        for kind, mails in [
            (MailKind.REJECTION, REJECTIONS), (MailKind.INTERVIEW_INVITATION, INVITATIONS),
            (MailKind.RECEIVED, RECEIVED), (MailKind.ASSESSMENT, ASSESSMENTS),
            (MailKind.OFFER, OFFERS), (MailKind.OTHER, OTHERS),
        ]
        for mail in mails
    ],
)  # fmt: skip
def test_the_kind_of_a_mail(kind, mail):
    assert LocalReader().read_mail(mail).kind is kind


@pytest.mark.parametrize("mail", [*INVITATIONS, *RECEIVED, *ASSESSMENTS, *OFFERS, *OTHERS])
def test_only_a_rejection_or_feedback_has_themes(mail):
    assert LocalReader().read_mail(mail).findings == ()


def test_a_template_rejection_has_no_reason():
    reading = LocalReader().read_mail(REJECTIONS[0])

    assert [finding.theme for finding in reading.findings] == [Theme.NO_REASON]
    assert reading.engine == ENGINE
    assert reading.language == "en"


def test_a_rejection_in_another_language_says_which_and_has_no_themes():
    body = "Sehr geehrte Frau Lind, wir bedauern: Ihnen fehlt leider Erfahrung."

    reading = LocalReader().read_mail(MailParts(body))

    assert (reading.language, reading.findings) == ("de", ())


def test_that_english_words_are_missing_says_nothing_of_another_language():
    words = "Ihr Profil wurde leider nicht in die engere Auswahl genommen. Alles Gute."

    assert not kind_scores("", words, shipped_model()).any()


@pytest.mark.parametrize(
    ("mail", "company", "role"),
    [
        (REJECTIONS[0], "Quillstone", "Data Analyst"),
        (MailParts("", "Your application for Vet Nurse at Hill House"), "Hill House", "Vet Nurse"),
        (MailParts("Your interest in the Head Chef role at Oak & Rye."), "Oak & Rye", "Head Chef"),
        (MailParts("We have an update.", sender_name="Kite Labs Recruiting"), "Kite Labs", None),
        (MailParts("", sender_address="jobs@northgate-foods.co.uk"), "Northgate Foods", None),
        (MailParts("An update.", sender_address="acme@myworkday.com"), "Acme", None),
        (MailParts("An update.", sender_address="no-reply@greenhouse.io"), None, None),
        (MailParts("Your application for the post of Librarian."), None, "Librarian"),
        (MailParts("Sorry it's a no. Regards,\nThe Lumen Talent Team"), "Lumen", None),
        (MailParts("no news", sender_address="broken"), None, None),
        (MailParts("pop in, jo at wee oven x", sender_address="jo@weeoven.uk"), "Wee Oven", None),
        (MailParts("No news yet.\n\nThanks & Regards,\nAna Batra"), None, None),
        (MailParts("It went out.", "Your application was sent to Oak & Rye", "Naukri.com",
                   "info@naukri.com"), "Oak & Rye", None),
        (MailParts("Your application has been sent to Oak & Rye.\n\nThe JobPorch Team",
                   "Sent!", "JobPorch", "hello@jobporch.com"), "Oak & Rye", None),
        (MailParts("Oak & Rye has requested a background check.", "Please start",
                   "SureScreen", "no-reply@surescreen.com"), "Oak & Rye", None),
        (MailParts("One question: when can you start?\n\nThanks,\nHannah", "Kite Labs: a call",
                   "Hannah Voss via Ashby", "no-reply@ashbyhq.com"), "Kite Labs", None),
    ],
)  # fmt: skip
def test_company_and_role_are_suggested(mail, company, role):
    reading = LocalReader().read_mail(mail)

    assert (reading.company, reading.role) == (company, role)


def test_a_name_is_never_longer_than_a_line():
    reading = LocalReader().read_mail(MailParts("x", f"Application for Cook at {'Aa ' * 200}"))

    assert reading.company is None or len(reading.company) <= 80


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "A ",
        "not ",
        "Application for Aa ",
        "your background is ",
        "\n",
        "no more ",
        "\U0001f642",
    ],
)
def test_two_megabytes_take_no_longer_than_what_is_read_of_them(piece):
    short, long = (piece * (size // len(piece)) for size in (40_000, 2_000_000))

    assert seconds_to_read(long) < 3 * seconds_to_read(short) + 0.5


def seconds_to_read(text):
    started = time.process_time()
    LocalReader().read_mail(MailParts(text, text, text, text))
    LocalReader().read_note(text)
    return time.process_time() - started


def test_a_company_known_by_its_address_is_written_as_the_mail_writes_it():
    body = "We will not go on with your application.\n\nPriya\nTalent Partner, Northwind Foods"
    mail = MailParts(body=body, sender_address="priya@northwindfoods.com")
    assert company_and_role(mail)[0] == "Northwind Foods"
