"""Suggests the company and the role that a message is about; the person confirms them."""

from core.reading.company_names import companies_said, sender_of
from core.reading.mail_body import body_parts
from core.reading.role_names import roles_said
from core.reading.suggestions import letters, likeliest
from core.reading.types import MailParts

LONGEST_READ, LONGEST_SUBJECT, LONGEST_SENDER = 6_000, 300, 200
"""Characters of a body, a subject and a sender that are looked at."""


def company_and_role(mail: MailParts) -> tuple[str | None, str | None]:
    """Suggest the company and the role; None where nothing in the mail names one for sure.

    Subject, sender, address, sentences and signature each have their say; what most of them
    speak for is suggested. Rules: data/content/reading/names.toml.
    """
    subject, body = mail.subject[:LONGEST_SUBJECT], body_parts(mail.body[:LONGEST_READ])
    sender = sender_of(mail.sender_name[:LONGEST_SENDER], mail.sender_address[:LONGEST_SENDER])
    company = likeliest(companies_said(subject, body, sender))
    taken = letters(company or "")
    roles = (one for one in roles_said(subject, body) if letters(one.name) != taken)
    return company, likeliest(roles)
