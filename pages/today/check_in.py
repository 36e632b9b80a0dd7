"""Check in: how it feels right now, in 20 seconds."""

import streamlit as st

from core.ui.check_in import check_in_form
from core.ui.recent import recent_check_ins
from core.ui.support import support_is_open

SAVED = "check_in_saved"

st.title("How are you?")
with_support = support_is_open()
if st.session_state.pop(SAVED, False) and not with_support:
    st.success("Saved.")
if check_in_form("check_in", with_day=True):
    st.session_state[SAVED] = True
    st.rerun()
if not with_support:
    st.header("Your last check-ins")
    recent_check_ins()
