"""Goals: what lies in one's own hands, with an if-then and a day."""

import streamlit as st

from core.ui.goals import goal_form, goal_lists, goals_are_off, word_on_waiting
from core.ui.support import support_is_open
from core.ui.wishes import switch
from core.vocabulary import Wish

st.title("Goals")
if not support_is_open():
    if goals_are_off():
        st.markdown("You switched goals off. What you wrote is kept. Everything else works.")
        switch("Switch goals on", Wish.NO_GOALS, on=False)
    else:
        st.markdown(
            "A goal works best on something you can do yourself, with a moment for it: "
            "*if it is Tuesday after lunch, then I tell one answer to the kitchen wall.*"
        )
        word_on_waiting()
        goal_lists()
        st.header("A new goal")
        goal_form()
        switch("Switch goals off", Wish.NO_GOALS, on=True)
