"""Patterns: what repeats across messages, and the words that say so."""

import streamlit as st

from core.ui.patterns import show_patterns
from core.ui.support import support_is_open

st.title("Patterns")
if not support_is_open():
    show_patterns()
