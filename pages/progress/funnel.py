"""Funnel & replies: how far applications came, how long answers take, and what to expect."""

import streamlit as st

from core.ui.filters import choose_applications
from core.ui.search_pictures import (
    activity_picture,
    compared_pictures,
    flow_picture,
    funnel_picture,
    reply_picture,
)
from core.ui.search_progress import every_application, search_of
from core.ui.search_words import how_many_more, open_applications, replies_asked
from core.ui.support import support_is_open

st.title("Funnel & replies")
if not support_is_open():
    everything = every_application()
    selection = choose_applications(everything)
    search = search_of(selection)
    funnel_picture(search, selection)
    if search.funnel.applications:
        how_many_more(search, selection)
        st.header("Answers")
        replies = replies_asked(search, selection)
        reply_picture(replies, selection)
        open_applications(search, replies, selection)
        activity_picture(search, selection)
        box = st.expander("Roles and sources side by side", on_change="rerun", key="compared_box")
        if box.open:
            with box:
                compared_pictures(search, selection)
        box = st.expander("Where each application went", on_change="rerun", key="flow_box")
        if box.open:
            with box:
                flow_picture(search, selection)
    elif not everything.empty:
        st.caption("Nothing is left with these filters.")
