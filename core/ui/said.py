"""Says what is wrong with what was just entered, where it was entered."""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from core.errors import InvalidInput


@contextmanager
def said_here() -> Iterator[None]:
    """Show why an entry cannot be used, right here, and go on with the rest of the page."""
    try:
        yield
    except InvalidInput as error:
        st.error(str(error))
