"""Themes: a person's own view of what feedback is about, and every change to it."""

import streamlit as st

from core.ui.support import support_is_open
from core.ui.theme_editor import add_theme, messages_without_theme, show_theme
from core.ui.theme_history import theme_history

st.title("Themes")
if not support_is_open():
    st.caption(
        "Your own view counts. A new reading never changes it, and every step can be undone."
    )
    show_theme()
    add_theme()
    messages_without_theme()
    theme_history()
