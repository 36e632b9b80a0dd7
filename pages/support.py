"""Support: someone to talk to. Open to everyone, signed in or not."""

import streamlit as st

from core.ui.support import choose_country, show_support_card

st.title("Support")
show_support_card(choose_country())
