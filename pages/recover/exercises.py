"""Exercises: what may help now, everything that is there, and doing one."""

import streamlit as st

from core.ui.exercise_list import every_exercise
from core.ui.exercise_player import chosen_exercise, play, what_was_said
from core.ui.support import support_is_open
from core.ui.what_helps import exercises_are_off, helps_now, state_here
from core.ui.wishes import switch
from core.vocabulary import Wish

chosen = chosen_exercise()
st.title(chosen.title if chosen else "Exercises")
if not support_is_open():
    if exercises_are_off():
        st.markdown("You switched exercises off. What you kept is still there.")
        switch("Switch exercises on", Wish.NO_EXERCISES, on=False)
    elif chosen:
        play(chosen, state_here())
    else:
        what_was_said()
        helps_now(state_here())
        every_exercise(state_here())
        switch("Switch exercises off", Wish.NO_EXERCISES, on=True)
