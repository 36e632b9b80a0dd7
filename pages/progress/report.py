"""Report: one page for a period that a person may hand to a coach."""

import streamlit as st

from core.ui.report import choose_report, files_of, has_something_to_report, preview, take_away
from core.ui.support import support_is_open

st.title("Report")
if not support_is_open():
    if has_something_to_report():
        st.markdown("For someone who helps you. You choose what it says.")
        choice = choose_report()
        if choice.parts:
            files = files_of(choice)
            take_away(files)
            preview(files.report, choice)
        else:
            st.caption("Choose what goes in, and it is shown here.")
    else:
        st.markdown(
            "There is nothing to report yet. With your first application or check-in, you can make "
            "a page here to hand to someone who helps you."
        )
