"""Privacy & AI: what may leave this server, what would, and what did."""

import streamlit as st

from core.ui.ai_privacy import (
    consent,
    is_possible,
    limits,
    own_key,
    what_left,
    what_would_leave,
    where_it_goes,
)
from core.ui.consent import may_store
from core.ui.support import support_is_open

st.title("Privacy & AI")
st.markdown(
    "Rebound reads on this server. Nothing you write goes anywhere else unless you say so here."
)
if not support_is_open():
    consent()
    where_it_goes()
    if may_store():
        what_would_leave()
    if is_possible():
        own_key()
        limits()
    what_left()
