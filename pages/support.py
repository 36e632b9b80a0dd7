"""Support: someone to talk to. Open to everyone, signed in or not."""

import streamlit as st

from core.content.support import countries
from core.ui.support import browser_country, show_support_card

places = list(countries())
st.title("Support")
place = st.selectbox(
    "Where are you?",
    places,
    index=places.index(browser_country()),
    format_func=lambda place: place.name,
)
show_support_card(place, noticed=False)
