"""The shield: answers that may be a no wait together, without a word of theirs, until opened."""

from datetime import date, timedelta

import streamlit as st

from core.analysis.sentences import counted
from core.coaching.shield import SOME_DAYS, TOMORROW, Shield
from core.ui.clock import day_words, now, today
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.wishes import switch
from core.vocabulary import Wish
from core.workspace.messages import MessageView

INBOX = "search/inbox.py"
NO_WORDS_YET = "Not read yet"


def is_shielding() -> bool:
    """Whether the shield is switched on."""
    return _shield().is_on


def may_be_a_no(message_id: int) -> bool:
    """Whether a message is shown without words and opened only after a question."""
    return _shield().asks_first(message_id)


def offer_shield() -> None:
    """The way to switch it on, below everything else."""
    if not is_shielding():
        switch("Hold back answers that may be a no", Wish.SHIELD, on=True)
        st.caption("They then wait here together, without a word of theirs, until you open them.")


def shield() -> None:
    """How many answers wait, and what can be done about them; nothing while it is off."""
    found = _shield()
    if not found.is_on:
        return
    with st.container(border=True):
        if found.behind:
            st.markdown(f"**{_waiting(found)}**")
            _what_to_do(found)
        else:
            st.markdown(
                "The shield is on. An answer that may be a no waits here until you open it."
            )
        if found.unread:
            st.caption("Messages that are not read yet stand in the list below, without words.")
        switch("Switch the shield off", Wish.SHIELD, on=False)


def shield_line() -> None:
    """On the first page: that answers wait, unless the person left them for later."""
    found = _shield()
    if found.is_quiet(today()):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(_waiting(found), width="stretch")
        if st.button("Go to the inbox", key="shield_go"):
            st.switch_page(INBOX)
        if st.button("Leave them until tomorrow", key="shield_leave"):
            _leave_until(today() + TOMORROW)


def asks_first(view: MessageView) -> bool:
    """Ask before a message that may be a no is opened; whether it still waits for that."""
    if not may_be_a_no(view.message_id):
        return False
    is_read = "This may be a no." if view.is_read else "This is not read yet, so it may be a no."
    with st.container(border=True):
        st.markdown(f"{is_read} Open it?")
        with st.container(horizontal=True):
            if st.button("Open it", key="shield_open_one"):
                open_workspace().shield.open([view.message_id], now())
                st.rerun()
            if st.button("Leave it for now", key="shield_leave_one"):
                st.switch_page("today/today.py")
    return True


def _shield() -> Shield:
    return until_changed("shield", open_workspace().shield.now)


def _waiting(found: Shield) -> str:
    verb = "is" if len(found.behind) == 1 else "are"
    later = f", until {day_words(found.until)}" if found.until and found.until > today() else ""
    return f"{counted(len(found.behind), 'answer')} {verb} waiting behind the shield{later}."


def _what_to_do(found: Shield) -> None:
    with st.container(horizontal=True):
        if st.button("Open them now", key="shield_open"):
            open_workspace().shield.open(found.behind, now())
            st.rerun()
        if st.button("Leave them until tomorrow", key="shield_tomorrow"):
            _leave_until(today() + TOMORROW)
        if st.button("For 3 days", key="shield_days"):
            _leave_until(today() + SOME_DAYS)
        with st.popover("Until a day I choose"):
            first = today() + timedelta(days=1)
            day = st.date_input(
                "Until which day?", first, min_value=first, format="DD/MM/YYYY", key="shield_day"
            )
            if st.button("Leave them until then", key="shield_until"):
                _leave_until(day)


def _leave_until(day: date) -> None:
    open_workspace().shield.leave_until(day, now())
    st.rerun()
