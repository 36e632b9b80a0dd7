"""What is asked of a language model about a mail, a note and a piece of feedback."""

import re
from dataclasses import replace

from core.ai.addressed import addressed, without
from core.ai.prompts import prompt
from core.ai.types import Known, Question
from core.reading.claude_answers import FeedbackAnswer, MailAnswer, NoteAnswer
from core.reading.names import company_and_role
from core.reading.types import MailParts
from core.vocabulary import Purpose

CODEBOOK = "codebook"


def mail_question(mail: MailParts, known: Known) -> Question[MailAnswer]:
    """Which kind, company, role and themes; words that speak to software are left out."""
    company, _ = company_and_role(mail)
    return Question(
        purpose=Purpose.MAIL,
        prompt=prompt("mail", CODEBOOK),
        parts={
            "subject": _for_a_person(mail.subject),
            "sender": _for_a_person(mail.sender_name),
            "body": _for_a_person(mail.body),
        },
        answer=MailAnswer,
        known=replace(
            known,
            people=(*known.people, *_person_in(mail.sender_name)),
            companies=(*known.companies, *([company] if company else [])),
        ),
    )


def feedback_question(text: str, known: Known) -> Question[FeedbackAnswer]:
    """Which themes."""
    parts = {"text": _for_a_person(text)}
    return Question(Purpose.FEEDBACK, prompt("feedback", CODEBOOK), parts, FeedbackAnswer, known)


def note_question(text: str, known: Known) -> Question[NoteAnswer]:
    """Which emotions."""
    return Question(Purpose.NOTE, prompt("note"), {"text": _for_a_person(text)}, NoteAnswer, known)


def _for_a_person(text: str) -> str:
    return without(text, addressed(text))


def _person_in(sender_name: str) -> tuple[str, ...]:
    """The sender as a person; "Anna at Northwind" is Anna."""
    name = re.split(r" at | from |[(|,]", sender_name, maxsplit=1)[0].strip(" \"'")
    return (name,) if name else ()
