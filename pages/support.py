"""Support: someone to talk to, and a plan of one's own. Open to everyone, signed in or not."""

import streamlit as st

from core.ui.safety_plan import safety_plan_part
from core.ui.support import choose_country, show_support_card

st.title("Support")
show_support_card(choose_country(), noticed=False)
safety_plan_part()
