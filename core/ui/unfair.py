"""What can be done where something was unfair, instead of arguing oneself out of it."""

import streamlit as st

NOT_FOR_THIS = (
    "This is not for talking yourself out of something that really was unfair. If you were turned "
    "away for who you are, the thought may simply be right."
)
WHAT_TO_DO = """
- Write down what was said, by whom and when, while it is fresh. Keep the advertisement, the messages and the names of who was there.
- Tell somebody you trust.
- Ask a place of advice in your country: an equality body, a trade union, a legal advice centre or a citizens' advice office. Many cost nothing.
- Ask soon: time limits for complaints can be short. Asking commits you to nothing.
"""  # noqa: E501 - Markdown keeps a list's line in one piece


def where_it_was_unfair(key: str) -> None:
    """A line on what this is not for, and what can be done instead behind it."""
    st.caption(NOT_FOR_THIS)
    box = st.expander("It was unfair: what can I do?", on_change="rerun", key=key)
    if box.open:
        with box:
            st.markdown(WHAT_TO_DO)
