"""What lies around a talk: what would be sent, what is remembered, other talks, switching off."""

import streamlit as st

from core.analysis.sentences import counted
from core.reading.safety import sounds_like_a_crisis
from core.ui import ai
from core.ui.ai_words import leaving_words
from core.ui.clock import day_words, now
from core.ui.coach import NEW, TO_SEND, open_talk, turns_of
from core.ui.coach_answer import HERE_ONLY, OFF, ON, here_only, preview
from core.ui.coach_sources import as_answer
from core.ui.deleting import ask_before_deleting, delete_button
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.wishes import switch
from core.vocabulary import Wish
from core.workspace.conversations import LONGEST_MESSAGE, TalkView

SENT = "coach_previews_sent"
"""How many were sent after a look. It names the field, so that each sending empties it."""


def who_answers(talk: TalkView | None) -> None:
    """Who answers next, and, where it is a language model, exactly what would be sent."""
    if not ai.may_ask():
        st.page_link(ai.PRIVACY, label="Have a language model answer instead: Privacy & AI")
        return
    box = st.expander("What would be sent", on_change="rerun", key="coach_preview_box")
    if not box.open:
        return
    with box:
        wanted = st.toggle("Answer on this server only, send nothing", here_only())
        if wanted != here_only():
            open_workspace().preferences.keep(HERE_ONLY, ON if wanted else OFF, now())
            st.rerun()
        if not wanted:
            _preview(talk)


def remembered() -> None:
    """Every answer that is remembered, each removable."""
    pinned = until_changed("coach_pinned", open_workspace().conversations.pinned)
    if not pinned:
        return
    box = st.expander(f"What is remembered ({len(pinned)})", on_change="rerun", key="pinned_box")
    if not box.open:
        return
    with box:
        for one in pinned:
            st.markdown(as_answer(one.words))
            if st.button("No longer remember this", key=f"unpin_{one.turn_id}", type="tertiary"):
                open_workspace().conversations.pin(one.turn_id, pinned=False)
                st.rerun()


def talks(here: TalkView | None) -> None:
    """Other talks, a new one, and deleting this one."""
    every = until_changed("coach_talks", open_workspace().conversations.all)
    others = [one for one in every if here is None or one.conversation_id != here.conversation_id]
    with st.container(horizontal=True, key="coach_talks"):
        if here is not None and st.button("New talk", key="coach_new"):
            open_talk(NEW)
            st.rerun()
        if here is not None:
            delete_button(_key(here), "Delete this talk", quiet=False)
        switch("Switch the coach off", Wish.NO_COACH, on=True)
    if here is not None:
        _ask_once(here)
    if others:
        _others(others)


def _others(others: list[TalkView]) -> None:
    box = st.expander(f"Earlier talks ({len(others)})", on_change="rerun", key="coach_others")
    if not box.open:
        return
    with box:
        for one in others:
            label = f"{day_words(one.day)}, {counted(one.turns, 'message')}"
            if st.button(label, key=f"talk_{one.conversation_id}", type="tertiary"):
                open_talk(one.conversation_id)
                st.rerun()


def _ask_once(here: TalkView) -> None:
    question = "Delete this talk with everything that was said in it?"
    forget = open_workspace().conversations.forget
    if ask_before_deleting(_key(here), question, lambda: forget(here.conversation_id)):
        st.rerun()


def _key(here: TalkView) -> str:
    return f"coach_{here.conversation_id}"


def _preview(talk: TalkView | None) -> None:
    sent = st.session_state.get(SENT, 0)
    words = st.text_area(
        "Your next message", key=f"coach_preview_{sent}", max_chars=LONGEST_MESSAGE, height=100
    )
    look = st.button("Show what would be sent", key="coach_preview_show")
    if not words.strip():
        st.caption("Write it here to look first. Nothing is sent or kept by looking.")
        return
    if sounds_like_a_crisis(words):
        st.info("This would not be sent: support comes first.")
        return
    if look:
        _show(talk, words)
    if st.button("Send it", key="coach_preview_send"):
        st.session_state.update({TO_SEND: words, SENT: sent + 1})
        st.rerun()


def _show(talk: TalkView | None, words: str) -> None:
    shown = preview(turns_of(talk), words)
    st.code(shown.text, language=None, wrap_lines=True)
    st.caption(leaving_words(shown.leaving))
