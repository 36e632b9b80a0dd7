"""What stands around every page."""

from base64 import b64encode
from pathlib import Path

import streamlit as st

from core.accounts.sessions import SignedIn
from core.ui.session import sign_out
from core.ui.words import as_typed

MARK = Path(__file__).with_name("mark.svg").read_bytes()
# As an address: a file would be read and hashed again on every run.
MARK_ADDRESS = f"data:image/svg+xml;base64,{b64encode(MARK).decode()}"


def frame(title: str) -> None:
    """The browser tab's title and picture, and the mark beside the menu."""
    st.set_page_config(f"{title} · Rebound", MARK_ADDRESS, layout="centered")
    st.logo(MARK_ADDRESS, size="small")


def footer(person: SignedIn | None) -> None:
    """Support is on every page, signed in or not; so is the way out."""
    with st.container(horizontal=True, vertical_alignment="center", key="footer"):
        st.page_link("support.py", label="Support, any time", icon=":material/favorite:")
        if person is not None:
            st.caption(as_typed(person.name), width="stretch", text_alignment="right")
            st.button("Sign out", on_click=sign_out, type="tertiary", key="sign_out")
