"""Asks once whether Rebound may keep what the person writes."""

import streamlit as st

from core.content.words import consent_text
from core.ui.clock import now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Consent


def may_store() -> bool:
    """Whether the person agreed to storing, and did not take it back."""
    consents = open_workspace().consents
    return until_changed("may_store", lambda: consents.granted(Consent.STORAGE))


def ask_for_storage() -> None:
    """What is kept, where, and the two equal answers."""
    words = consent_text(Consent.STORAGE)
    st.title(words.title)
    st.markdown(words.body)
    with st.container(horizontal=True):
        agreed = st.button("I agree", type="primary")
        declined = st.button("Not now")
    if agreed:
        open_workspace().consents.grant(Consent.STORAGE, now())
        st.rerun()
    if declined:
        st.info("Nothing is stored. Support stays open to you, and you can come back any time.")
