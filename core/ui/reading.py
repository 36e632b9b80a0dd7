"""Has a stored message read, and keeps what came out."""

import streamlit as st

from core.reading.local import LocalReader
from core.reading.types import MailParts, Reader
from core.ui.clock import now
from core.ui.gate import open_workspace
from core.workspace.messages import MessageView


@st.cache_resource
def reader() -> Reader:
    """The engine of this process. It holds no person's words."""
    return LocalReader()


def read_message(message_id: int) -> MessageView:
    """Read one message of the person and store the reading; the text stays whatever happens."""
    messages = open_workspace().messages
    view = messages.one(message_id)
    parts = MailParts(body=view.text, subject=view.subject, sender_name=view.sender)
    messages.store_reading(message_id, reader().read_mail(parts), now())
    return messages.one(message_id)
