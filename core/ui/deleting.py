"""Deleting for good takes two steps, and the second says what goes along."""

from collections.abc import Callable

import streamlit as st

from core.ui.gate import open_workspace
from core.workspace.applications import ApplicationView
from core.workspace.messages import MessageView

MESSAGES, APPLICATIONS = "learn/feedback.py", "search/applications.py"


def delete_button(key: str, label: str, *, quiet: bool = True) -> None:
    """The first step. `key` names the record too, so that no other one is asked about."""
    if st.button(label, type="tertiary" if quiet else "secondary", key=f"{key}_delete"):
        st.session_state[_asked(key)] = True


def ask_before_deleting(key: str, question: str, delete: Callable[[], object]) -> bool:
    """The second step, once the first was taken; whether the record is gone."""
    if not st.session_state.get(_asked(key)):
        return False
    st.markdown(f"{question} It cannot be undone.")
    with st.container(horizontal=True):
        agreed = st.button("Delete it", key=f"{key}_delete_yes")
        kept = st.button("Keep it", key=f"{key}_delete_no")
    if agreed or kept:
        del st.session_state[_asked(key)]
    if kept:
        st.rerun()
    if agreed:
        delete()
    return agreed


def delete_message(view: MessageView) -> None:
    """Deleting a message, filed or not; then the list of all messages."""
    key, forget = f"message_{view.message_id}", open_workspace().messages.forget
    question = "Delete this message, with what was read in it?"
    if view.application_id is not None:
        question += " A reason that quotes it goes, too; the application stays."
    delete_button(key, "Delete this message")
    if ask_before_deleting(key, question, lambda: forget(view.message_id)):
        st.switch_page(MESSAGES)


def delete_application(view: ApplicationView) -> None:
    """Deleting an application and all that belongs to it; then the list of all applications."""
    key, forget = f"application_{view.application_id}", open_workspace().applications.forget
    question = (
        "Delete this application, with its messages, its history and what you wrote about it?"
        " Experiments stay."
    )
    delete_button(key, "Delete this application")
    if ask_before_deleting(key, question, lambda: forget(view.application_id)):
        st.switch_page(APPLICATIONS)


def _asked(key: str) -> str:
    return f"{key}_deleting"
