"""The first script of every run: the gate, the menu, the one place that shows errors."""

import logging

import streamlit as st

from core.errors import AppError
from core.ui.consent import ask_for_storage, may_store
from core.ui.frame import footer, frame
from core.ui.gate import enter, person_here
from core.ui.menu import NEEDS_NO_CONSENT, NEEDS_NO_SIGN_IN, menu
from core.ui.sign_in import sign_in_page


def run_page() -> None:
    """Run the page that the address asks for, as far as whoever is here may see it."""
    person = None
    try:
        person = enter()
    finally:
        # Before the gate, so that an address survives the sign-in; also when the store is down,
        # because links to pages need it, and because Support is there for whoever needs it now.
        page = st.navigation(menu(), position="top" if person else "hidden")
        is_public = page.url_path in NEEDS_NO_SIGN_IN
        frame(page.title if person or is_public else "Sign in")
        if is_public:
            page.run()
    if is_public:
        return
    if person is None:
        sign_in_page()
    elif page.url_path not in NEEDS_NO_CONSENT and not may_store():
        ask_for_storage()
    else:
        page.run()


try:
    run_page()
except AppError as error:
    st.error(str(error))
except Exception:
    logging.getLogger("rebound").exception("A page failed")
    st.error("Something went wrong on this page. What you saved before is safe. Please try again.")
footer(person_here())
