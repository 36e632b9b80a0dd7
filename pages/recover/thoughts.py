"""Thoughts: one thought at a time, looked at from both sides."""

import streamlit as st

from core.ui import chosen
from core.ui.links import THOUGHT, chosen_id
from core.ui.support import support_is_open
from core.ui.thoughts import PAGE, ask_to_rate_again, show_thought, thought_form, thought_list
from core.ui.wishes import mood_is_off

st.title("Thoughts")
thought_id = chosen_id(THOUGHT)
if support_is_open():
    pass  # what was written is stored; nothing is worked on beside the card
elif thought_id is not None:
    st.page_link(PAGE, label="All thoughts", icon=":material/arrow_back:")
    show_thought(chosen.thought(thought_id))
else:
    if not mood_is_off(here="thought record"):
        st.markdown(
            "A hard thought after a no often feels like a fact. Here you put down what speaks for "
            "it and what speaks against it, and then one sentence that is fair to both."
        )
        ask_to_rate_again()
        thought_form()
    thought_list()
