"""Log a rejection: bring the message, say how you are, confirm what it is."""

import streamlit as st

from core.ui import chosen
from core.ui.bring import brought_message, keep_message
from core.ui.check_in import check_in_form
from core.ui.confirm import confirm_form, ending_without_message
from core.ui.links import MESSAGE, chosen_id
from core.ui.reading import read_if_safe
from core.ui.shield import asks_first
from core.ui.support import support_is_open
from core.ui.wishes import wants_mood
from core.workspace.messages import MessageView

FELT, NOTES = "felt_for_message", "notes_on_brought"
PASTE, FILE, NOTHING = "A message to paste", "A message file", "No message"


def bring() -> None:
    """First: the words are stored before anything is done with them."""
    how = st.segmented_control(
        "What do you have?", [PASTE, FILE, NOTHING], default=PASTE, required=True
    )
    if how == NOTHING:
        if ending_without_message():
            st.success("Stored. You will find it under Applications.")
        return
    brought = brought_message(as_file=how == FILE)
    if brought is None:
        return
    message_id = keep_message(brought)
    st.session_state[NOTES] = (message_id, brought.notes)
    st.query_params[MESSAGE] = str(message_id)
    st.rerun()


def ask_how_you_are(message_id: int) -> None:
    """Second: the person, before the message."""
    about, notes = st.session_state.get(NOTES, (None, ()))
    st.success(" ".join(["Your message is stored.", *(notes if about == message_id else ())]))
    st.header("Before we look at it: how are you?")
    if check_in_form("after_rejection") or st.button("Not now"):
        st.session_state[FELT] = message_id
        st.rerun()


def confirm(view: MessageView) -> None:
    """Third: what the reading suggests, for the person to correct."""
    confirm_form(read_if_safe(view))


def done(view: MessageView) -> None:
    """Last: what it said is one step away, when the person wants it."""
    st.success("Stored under this application:")
    st.text(f"{view.company}, {view.role}")
    with st.container(horizontal=True):
        wants_to_see = st.button("See what it said", type="primary")
        later = st.button("Not now")
    if wants_to_see:
        st.switch_page("learn/feedback.py", query_params={MESSAGE: str(view.message_id)})
    if later:
        st.switch_page("today/today.py")


st.title("Log a rejection")
with_support = support_is_open()
message_id = chosen_id(MESSAGE)
if message_id is None:
    bring()
else:
    view = chosen.message(message_id)
    if asks_first(view):
        pass  # until the person opens it
    elif view.application_id is not None:
        done(view)
    elif wants_mood() and st.session_state.get(FELT) != message_id:
        ask_how_you_are(message_id)
    elif not with_support:
        confirm(view)
