"""Growth: how themes move, what was in whose hands, practice, and the people one knows."""

import streamlit as st

from core.ui.filters import choose_period
from core.ui.growth import grown, network_picture, practice_picture, theme_pictures
from core.ui.growth_forms import people, practice_form
from core.ui.support import support_is_open

st.title("Growth")
if not support_is_open():
    selection = choose_period()
    found = grown(selection)
    theme_pictures(found, selection)
    st.header("Practice")
    practice_picture(found, selection)
    practice_form()
    st.header("People")
    network_picture(found, selection)
    people()
