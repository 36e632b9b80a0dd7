"""The consents: each asked apart from the others, as easy to decline and take back as to give."""

import streamlit as st

from core.content.words import consent_text
from core.ui.clock import day_words, here, now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Consent
from core.workspace.consents import ConsentView

SHOWN_LINES = 20


def may_store() -> bool:
    """Whether the person agreed to storing, and did not take it back."""
    consents = open_workspace().consents
    return until_changed("may_store", lambda: consents.granted(Consent.STORAGE))


def ask_for_storage() -> None:
    """What is kept, where, and the two equal answers, in place of a page."""
    st.title(consent_text(Consent.STORAGE).title)
    ask_for(Consent.STORAGE)


def consent_part(consent: Consent) -> None:
    """One consent as a part of a page: asked, or with the way to take it back; and its days."""
    words, consents = consent_text(consent), open_workspace().consents
    found = until_changed(f"consent_{consent}", lambda: consents.view(consent))
    st.header(words.title)
    if found.is_granted:
        st.markdown(words.given)
        if words.about:
            st.markdown(words.about)
        with st.expander("What you agreed to"):
            st.markdown(words.body)
        if st.button(words.take_back, key=f"{consent}_take_back"):
            consents.withdraw(consent, now())
            st.rerun()
    else:
        if found.is_asked_anew:
            st.info("These words have changed since you agreed, so you are asked again.")
        ask_for(consent)
    _days(found)


def ask_for(consent: Consent) -> None:
    """What is asked, in full, and the two equal answers."""
    st.markdown(consent_text(consent).body)
    _two_answers(consent)


def _two_answers(consent: Consent) -> None:
    with st.container(horizontal=True):
        agreed = st.button("I agree", type="primary", key=f"{consent}_agree")
        declined = st.button("Not now", key=f"{consent}_not_now")
    if agreed:
        open_workspace().consents.grant(consent, now())
        st.rerun()
    if declined:
        st.info(consent_text(consent).declined)


def _days(found: ConsentView) -> None:
    """Every time of agreeing and of taking back, newest first."""
    for line in found.log[:SHOWN_LINES]:
        what = f"agreed to version {line.version} of these words" if line.granted else "taken back"
        at = here(line.at)
        st.caption(f"{day_words(at.date())}, {at:%H:%M}: {what}")
