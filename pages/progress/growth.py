"""Growth: how themes move, what was in whose hands, practice, and the people one knows."""

import streamlit as st

from core.ui.filters import choose_period
from core.ui.growth import (
    grown,
    hands_picture,
    network_picture,
    practice_picture,
    theme_trend_picture,
)
from core.ui.growth_forms import people, practice_form
from core.ui.pictures import show
from core.ui.support import support_is_open

st.title("Growth")
if not support_is_open():
    selection = choose_period()
    found = grown(selection)
    show(theme_trend_picture(found), selection)
    show(hands_picture(found), selection)
    st.header("Practice")
    show(practice_picture(found), selection)
    practice_form()
    st.header("People")
    show(network_picture(found), selection)
    people()
