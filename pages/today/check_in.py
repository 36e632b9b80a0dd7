"""Check in: how it feels right now, in 20 seconds; and, now and then, a few questions more."""

import streamlit as st

from core.ui.check_in import check_in_form
from core.ui.questionnaires import show_questionnaires
from core.ui.recent import recent_check_ins
from core.ui.said import say_once
from core.ui.soft_card import show_soft_card
from core.ui.support import support_is_open
from core.ui.wishes import mood_is_off

SAVED = "check_in_saved"


def check_in(*, with_support: bool) -> None:
    """The check-in first; what is asked less often comes after it."""
    say_once(SAVED)
    if check_in_form("check_in", with_day=True):
        st.session_state[SAVED] = "Saved."
        st.rerun()
    if not with_support:
        show_soft_card()
        st.header("Now and then")
        show_questionnaires()
        st.header("Your last check-ins")
        recent_check_ins()


st.title("How are you?")
card_is_open = support_is_open()
if not mood_is_off(here="check-in"):
    check_in(with_support=card_is_open)
