"""Feedback: what each message said, with the words that say it."""

import streamlit as st

from core.ui import chosen
from core.ui.feedback import message_list, show_message
from core.ui.links import MESSAGE, chosen_id
from core.ui.recollection import recollection_form
from core.ui.shield import asks_first
from core.ui.support import support_is_open

st.title("Feedback")
message_id = chosen_id(MESSAGE)
if support_is_open():
    pass  # nothing is analysed beside the card
elif message_id is None:
    recollection_form()
    message_list()
else:
    st.page_link("learn/feedback.py", label="All messages", icon=":material/arrow_back:")
    if not asks_first(chosen.message(message_id)):
        show_message(chosen.message(message_id))
