"""Debrief: look back at one application, in order; facts and guesses apart."""

import streamlit as st

from core.ui import chosen
from core.ui.debrief import PAGE, choose_application, show_debrief
from core.ui.links import APPLICATION, chosen_id
from core.ui.support import support_is_open

st.title("Debrief")
application_id = chosen_id(APPLICATION)
if support_is_open():
    pass  # what was written is stored; nothing is worked on beside the card
elif application_id is not None:
    st.page_link(PAGE, label="All that lies behind", icon=":material/arrow_back:")
    show_debrief(chosen.application(application_id))
else:
    st.markdown(
        "Look back at one application, once the first day has passed: what you expected, what "
        "happened, why as far as anybody knows, and what follows. Every part may be left out."
    )
    choose_application()
