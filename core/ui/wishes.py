"""What the person switched on or off, asked once until it changes."""

import streamlit as st

from core.ui.clock import now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.vocabulary import Wish


def wishes() -> frozenset[Wish]:
    """Everything that is switched on."""
    return until_changed("wishes", open_workspace().preferences.all_on)


def switch(label: str, wish: Wish, *, on: bool) -> None:
    """A quiet button that switches one thing, and draws the page anew."""
    if st.button(label, key=f"switch_{wish}", type="tertiary"):
        open_workspace().preferences.switch(wish, now(), on=on)
        st.rerun()


def wants_mood() -> bool:
    """Whether anything about mood is asked or shown."""
    return Wish.NO_MOOD not in wishes()


def mood_is_off(*, here: str) -> bool:
    """Where mood is switched off: say so and offer the way back. `here`: what would be here."""
    if wants_mood():
        return False
    st.markdown(f"You switched mood off, so there is no {here} here. Everything else works.")
    switch("Switch it on again", Wish.NO_MOOD, on=False)
    return True
