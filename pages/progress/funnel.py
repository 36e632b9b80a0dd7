"""Funnel & replies: how far applications came, how long answers take, and what to expect."""

from collections.abc import Callable

import streamlit as st

from core.analysis.selection import Selection
from core.ui.filters import choose_applications
from core.ui.search_pictures import (
    activity_picture,
    compared_pictures,
    flow_picture,
    funnel_picture,
    reply_picture,
)
from core.ui.search_progress import Search, every_application, search_of
from core.ui.search_words import how_many_more, open_applications, replies_asked
from core.ui.support import support_is_open


def later(label: str, key: str, draw: Callable[[Search, Selection], None]) -> None:
    """A picture that is drawn when it is asked for."""
    box = st.expander(label, on_change="rerun", key=key)
    if box.open:
        with box:
            draw(search, selection)


st.title("Funnel & replies")
if not support_is_open():
    everything = every_application()
    selection = Selection() if everything.empty else choose_applications(everything)
    search = search_of(selection)
    funnel_picture(search, selection)
    if search.funnel.applications:
        how_many_more(search, selection)
        st.header("Answers")
        replies = replies_asked(search, selection)
        reply_picture(replies, selection)
        open_applications(search, replies, selection)
        later("Week by week", "activity_box", activity_picture)
        later("Roles and sources side by side", "compared_box", compared_pictures)
        later("Where each application went", "flow_box", flow_picture)
    elif not everything.empty:
        st.caption("Nothing is left with these filters.")
