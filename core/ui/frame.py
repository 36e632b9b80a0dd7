"""What stands around every page."""

from pathlib import Path

import streamlit as st

from core.accounts.sessions import SignedIn
from core.ui.session import sign_out
from core.ui.words import as_typed

STYLE = Path(__file__).with_name("style.css")
ICON = Path(__file__).with_name("icon.png")

_plain_menu_list = st.components.v2.component(
    "plain_menu_list",
    # On a phone the menu is a list whose items stand in boxes between the list and its items, which
    # WCAG 1.3.1 does not allow. Without the roles it is what it is: links under headings.
    js="""
    export default function () {
      const plain = () => document
        .querySelectorAll('[data-testid="stSidebarNav"] :is(ul, li):not([role])')
        .forEach((element) => element.setAttribute("role", "none"))
      plain()
      const observer = new MutationObserver(plain)
      observer.observe(document.body, { childList: true, subtree: true })
      return () => observer.disconnect()
    }
    """,
)


def style() -> None:
    """The few rules that the theme has no setting for."""
    st.html(STYLE)


def footer(person: SignedIn | None) -> None:
    """Support is on every page, signed in or not; so is the way out."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.page_link("support.py", label="Support, any time", icon=":material/favorite:")
        if person is not None:
            st.space("stretch")
            st.caption(as_typed(person.name))
            st.button("Sign out", on_click=sign_out, type="tertiary", key="sign_out")
    _plain_menu_list(key="plain_menu_list")
