"""Funnel & replies: how far applications came, how long answers take, and what to expect."""

import streamlit as st

from core.analysis.selection import Selection
from core.analysis.sentences import offer_sentence
from core.ui.every_row import every_application
from core.ui.filters import choose_applications
from core.ui.pictures import show, show_later
from core.ui.search_pictures import activity_picture, flow_picture, funnel_picture, reply_picture
from core.ui.search_progress import search_of
from core.ui.search_words import how_many_more, open_applications, replies_asked, side_by_side
from core.ui.support import support_is_open

st.title("Funnel & replies")
if not support_is_open():
    everything = every_application()
    selection = Selection() if everything.empty else choose_applications(everything)
    search = search_of(selection)
    show(funnel_picture(search), selection)
    if search.funnel.applications:
        st.markdown(offer_sentence(search.funnel))
        how_many_more(search, selection)
        st.header("Answers")
        replies = replies_asked(search, selection)
        show(reply_picture(replies), selection, replies.begun_with)
        open_applications(search, replies, selection)
        show_later("Week by week", activity_picture(search), selection)
        side_by_side(search, replies, selection)
        show_later("Where each application went", flow_picture(search), selection)
    elif not everything.empty:
        st.caption("Nothing is left with these filters.")
