"""Coach: talk it through, with answers that rest on one's own records."""

import streamlit as st

from core.ui.coach import coach_is_off, conversation, message_box, paused, talk_here
from core.ui.coach_answer import let_it_end
from core.ui.coach_memory import remembered, talks, who_answers
from core.ui.support import support_is_open

let_it_end()
st.title("Coach")
st.markdown("Talk through what happened. Every answer says which of your records it rests on.")
if not coach_is_off():
    talk = talk_here()
    if support_is_open() or (talk is not None and talk.is_paused):
        if talk is not None and paused(talk):
            message_box(talk, answered=False)
    else:
        talks(talk)
        remembered()
        conversation(talk)
        who_answers(talk)
        message_box(talk, answered=True)
