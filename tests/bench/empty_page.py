"""The least that Streamlit can show; every page is measured against it."""

import streamlit as st

st.title("Empty")
