"""Writing down from memory what an employer said: kept as the person's own words."""

import logging
from dataclasses import replace

import streamlit as st

from core.intake.text import MAX_TEXT
from core.reading.types import MailParts
from core.ui.clock import now, today
from core.ui.gate import open_workspace
from core.ui.links import MESSAGE
from core.ui.reading import reader
from core.ui.said import said_here
from core.ui.support import hearing
from core.vocabulary import MailKind


def recollection_form() -> None:
    """What was said on the phone or in the room; it then goes on like a message."""
    box = st.expander("Write down what you remember", on_change="rerun", key="recollection_box")
    if not box.open:
        return
    with box, st.form("recollection"):
        text = st.text_area(
            "What did they say, as far as you remember?", max_chars=MAX_TEXT, height=160
        )
        day = st.date_input("When?", today(), max_value=today(), format="DD/MM/YYYY")
        st.caption("It is kept as your recollection and counted apart from employers' words.")
        if not st.form_submit_button("Store it", type="primary"):
            return
        with said_here(), hearing(text) as is_crisis:
            message_id = open_workspace().feedback.recollect(text, day, now())
            if not is_crisis:
                read_recollection(message_id, text)
            st.switch_page("today/log_rejection.py", query_params={MESSAGE: str(message_id)})


def read_recollection(message_id: int, text: str) -> None:
    """Read for themes alone what was written down from memory, and keep the reading.

    Whatever an engine does, the text stays, and can be read later.
    """
    try:
        found = tuple(reader().read_feedback(text))
        reading = replace(
            reader().read_mail(MailParts(text)), kind=MailKind.REJECTION, findings=found
        )
    except Exception:
        logging.getLogger("rebound").exception("Reading message %s failed", message_id)
        return
    open_workspace().messages.store_reading(message_id, reading, now())
