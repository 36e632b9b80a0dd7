"""The name of a form goes along with what it stores, so that a form sent twice is stored once."""

from uuid import uuid4

import streamlit as st


def form_name(key: str) -> str:
    """The name of the form that is being filled in; the same on every run until it begins anew."""
    return str(st.session_state.setdefault(key, uuid4().hex))


def begin_anew(*keys: str) -> None:
    """Have these forms be empty and of a new name, and forget what else lies under the keys."""
    for key in keys:
        st.session_state.pop(key, None)
