"""The pages and their order. The address of each page is its file's name."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

MENU = "menu"
TITLES: Mapping[str, Mapping[str, str]] = {
    "Today": {
        "today/today.py": "Today",
        "today/check_in.py": "Check in",
        "today/log_rejection.py": "Log a rejection",
    },
    "Search": {
        "search/applications.py": "Applications",
        "search/inbox.py": "Inbox",
    },
    "Learn": {
        "learn/feedback.py": "Feedback",
        "learn/patterns.py": "Patterns",
        "learn/themes.py": "Themes",
    },
    "Recover": {
        "recover/exercises.py": "Exercises",
        "recover/thoughts.py": "Thoughts",
        "recover/debrief.py": "Debrief",
        "recover/goals.py": "Goals",
        "recover/experiments.py": "Experiments",
        "recover/coach.py": "Coach",
    },
    "Progress": {
        "progress/mood.py": "Mood & recovery",
        "progress/funnel.py": "Funnel & replies",
        "progress/growth.py": "Growth",
        "progress/report.py": "Report",
    },
    "You": {
        "you/your_data.py": "Your data",
        "you/privacy.py": "Privacy & AI",
        "you/settings.py": "Settings",
        "support.py": "Support",
    },
}
NEEDS_NO_SIGN_IN = {"support"}
NEEDS_NO_CONSENT = {"support", "your_data", "privacy", "settings"}


def menu() -> Mapping[str, Sequence[StreamlitPage]]:
    """The pages by section, made once per tab: each one asks the file system where it is."""
    if MENU not in st.session_state:
        st.session_state[MENU] = {
            section: [
                st.Page(file, title=title, default=file == "today/today.py")
                for file, title in pages.items()
            ]
            for section, pages in TITLES.items()
        }
    made: Mapping[str, Sequence[StreamlitPage]] = st.session_state[MENU]
    return made
