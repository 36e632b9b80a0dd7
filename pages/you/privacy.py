"""Privacy & AI: what is kept here, what may leave this server, what would, and what did."""

import streamlit as st

from core.ui import ai
from core.ui.ai_privacy import (
    limits,
    own_key,
    what_left,
    what_would_leave,
    where_it_goes,
)
from core.ui.consent import consent_part, may_store
from core.ui.support import support_is_open
from core.vocabulary import Consent

st.title("Privacy & AI")
st.markdown(
    "Rebound reads on this server. Nothing you write goes anywhere else unless you say so here. "
    "Three things are asked, each apart from the others."
)
if not support_is_open():
    consent_part(Consent.STORAGE)
    st.page_link("you/your_data.py", label="Your data: take it home, stop storing, delete it")
    consent_part(Consent.AI)
    where_it_goes()
    if may_store():
        what_would_leave()
    if ai.has_agreed():
        own_key()
        limits()
    what_left()
    consent_part(Consent.COHORT)
