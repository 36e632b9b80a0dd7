"""Says what was just done, and what is wrong with what was entered, where it was entered."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import InvalidInput


def say_once(key: str) -> None:
    """What the last run left to say under this key, in a place that it keeps when nothing is said.

    What stands below would else move when the words come and go, and be drawn anew: tabs then
    begin, now and then, at the first one.
    """
    told = st.empty()
    if said := st.session_state.pop(key, None):
        told.success(said)


@contextmanager
def said_here() -> Iterator[None]:
    """Show why an entry cannot be used, right here, and go on with the rest of the page."""
    try:
        yield
    except InvalidInput as error:
        st.error(str(error))
