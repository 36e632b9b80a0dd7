"""Takes in what a person brings: a pasted message or a message file."""

import streamlit as st

from core.intake.mail import BroughtMail, mail_from_file, mail_from_paste
from core.ui.clock import now, today
from core.ui.gate import open_workspace
from core.ui.support import hearing


def brought_message(*, as_file: bool) -> BroughtMail | None:
    """Draw the field or the upload; return the message once the person hands it over.

    Raises InvalidInput with a sentence; what was typed stays in its field.
    """
    return _file() if as_file else _paste()


def keep_message(brought: BroughtMail) -> int:
    """Store the message before anything is done with it; return its id.

    Words that sound like a crisis are stored too, and open the support card.
    """
    with hearing(brought.subject, brought.text):
        return open_workspace().messages.keep(
            brought.text,
            brought.sent_on or today(),
            now(),
            subject=brought.subject,
            sender=sender_line(brought),
        )


def _paste() -> BroughtMail | None:
    text = st.text_area("Paste the message here", height=280, key="pasted_message")
    st.caption(
        "As it came: with its subject and sender, if you have them. It stays on this server."
    )
    if not st.button("Store it", type="primary"):
        return None
    return mail_from_paste(text, today())


def _file() -> BroughtMail | None:
    # Any kind of file may be chosen: what cannot be read gets a sentence that says what to do.
    file = st.file_uploader("Choose a message file (.eml)", key="message_file", max_upload_size=6)
    st.caption("In most mail programs: open the message, then “Save as” or “Download”.")
    if file is None or not st.button("Store it", type="primary"):
        return None
    return mail_from_file(file.name, file.getvalue(), today())


def sender_line(brought: BroughtMail) -> str:
    """Name and address of the sender in one line, as mail programs write it."""
    if not brought.sender_address:
        return brought.sender_name
    return f"{brought.sender_name} <{brought.sender_address}>".strip()
