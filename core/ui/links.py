"""Ids in the address of a page."""

import streamlit as st

from core.errors import NotFound
from core.ui.words import as_typed

MESSAGE, APPLICATION, EXPERIMENT = "message", "application", "experiment"
THOUGHT = "thought"
MAX_DIGITS = 9
"""No id is longer, and every database can look one of this size up."""


def chosen_id(name: str) -> int | None:
    """The id in the address; None when there is none. Raises NotFound for anything but an id."""
    value = st.query_params.get(name)
    if value is None:
        return None
    if not value.isascii() or not value.isdigit() or len(value) > MAX_DIGITS:
        msg = f"That {name} is not in your list. It may have been deleted."
        raise NotFound(msg)
    # A link from a list to one of its own page's records leaves the browser's address as it was;
    # without this, the next click or a reload would be back at the list.
    st.query_params[name] = value
    return int(value)


def list_line(page: str, name: str, about: str, **ids: int) -> None:
    """One line of a list: a name as it was typed, a few quiet words, and the way there."""
    where = {key: str(value) for key, value in ids.items()}
    label = f"**{as_typed(name)}** :small[{about}]"
    st.page_link(page, label=label, query_params=where, width="stretch")
