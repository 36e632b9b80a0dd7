"""Inbox: what came with a mailbox and waits to be read, filed or set aside."""

import streamlit as st

from core.ui import chosen
from core.ui.inbox import bring_mailbox, show_notices, show_waiting, waiting_list
from core.ui.inbox_filing import file_together, set_aside_together
from core.ui.inbox_reading import offer_support_once, reading
from core.ui.links import MESSAGE, chosen_id
from core.ui.shield import asks_first, offer_shield, shield
from core.ui.support import support_is_open

st.title("Inbox")
offer_support_once()
message_id = chosen_id(MESSAGE)
if support_is_open():
    pass  # nothing is analysed beside the card
elif message_id is not None:
    if not asks_first(chosen.message(message_id)):
        show_waiting(chosen.message(message_id))
else:
    show_notices()
    shield()
    reading()
    file_together()
    set_aside_together()
    waiting_list()
    bring_mailbox()
    offer_shield()
