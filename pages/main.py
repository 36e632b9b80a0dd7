"""The first script of every run: the gate, the menu, the one place that shows errors."""

import logging

import streamlit as st

from core.errors import AppError
from core.ui.consent import ask_for_storage, may_store
from core.ui.frame import ICON, footer, style
from core.ui.gate import enter, person_here
from core.ui.sign_in import sign_in_page

# The address of each page is its file's name. "Support" and "Your data" open without consent.
MENU = {
    "Today": [
        st.Page("today/today.py", title="Today", default=True),
        st.Page("today/check_in.py", title="Check in"),
        st.Page("today/log_rejection.py", title="Log a rejection"),
    ],
    "Search": [st.Page("search/applications.py", title="Applications")],
    "Learn": [st.Page("learn/feedback.py", title="Feedback")],
    "Progress": [
        st.Page("progress/mood.py", title="Mood & recovery"),
        st.Page("progress/funnel.py", title="Funnel & replies"),
    ],
    "You": [
        st.Page("you/your_data.py", title="Your data"),
        st.Page("you/settings.py", title="Settings"),
        st.Page("support.py", title="Support"),
    ],
}
NEEDS_NO_SIGN_IN = {"support"}
NEEDS_NO_CONSENT = {"support", "your_data", "settings"}


def run_page() -> None:
    """Run the page that the address asks for, as far as whoever is here may see it."""
    person = None
    try:
        person = enter()
    finally:
        # Before the gate, so that an address survives the sign-in; also when the store is down,
        # because links to pages, Support's among them, need it.
        page = st.navigation(MENU, position="top" if person else "hidden")
    if page.url_path in NEEDS_NO_SIGN_IN:
        page.run()
    elif person is None:
        sign_in_page()
    elif page.url_path not in NEEDS_NO_CONSENT and not may_store():
        ask_for_storage()
    else:
        page.run()


st.set_page_config(page_title="Rebound", page_icon=str(ICON), layout="centered")
style()
try:
    run_page()
except AppError as error:
    st.error(str(error))
except Exception:
    logging.getLogger("rebound").exception("A page failed")
    st.error("Something went wrong on this page. What you saved before is safe. Please try again.")
footer(person_here())
