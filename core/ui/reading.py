"""Has a stored message read, and keeps what came out."""

import logging
from email.utils import parseaddr

import streamlit as st

from core.intake.thread import newest_part
from core.reading.local import LocalReader
from core.reading.types import MailParts, Reader
from core.ui.clock import now
from core.ui.gate import open_workspace
from core.ui.support import support_comes_first
from core.workspace.messages import MessageView


@st.cache_resource
def reader() -> Reader:
    """The engine of this process. It holds no person's words."""
    return LocalReader()


def read_if_safe(view: MessageView) -> MessageView:
    """The message, read once; one that sounds like a crisis stays unread."""
    if view.is_read or support_comes_first(view):
        return view
    return read_message(view.message_id)


def read_message(message_id: int) -> MessageView:
    """Read one message of the person and keep the reading.

    Of a thread the newest part is read: the earlier messages in it are not news.
    Whatever an engine does, the text stays: when it fails, the view is still unread.
    """
    messages = open_workspace().messages
    view = messages.one(message_id)
    name, address = parseaddr(view.sender)
    start, end = newest_part(view.text)
    newest = MailParts(view.text[start:end], view.subject, name, address)
    try:
        reading = reader().read_mail(newest).moved(start)
    except Exception:
        logging.getLogger("rebound").exception("Reading message %s failed", message_id)
        st.warning("The reading did not work this time. Your text is saved; you can go on.")
        return view
    messages.store_reading(message_id, reading, now())
    return messages.one(message_id)
