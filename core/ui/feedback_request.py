"""Asking for feedback: a draft to change and copy. The person sends it, or does not."""

from collections.abc import Callable, Mapping
from datetime import date

import streamlit as st

from core.coaching.feedback_request import (
    Asked,
    RequestView,
    Variant,
    draft,
    may_follow_up,
    variants,
)
from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.links import MESSAGE
from core.ui.memory import until_changed
from core.ui.said import said_here, say_once
from core.ui.support import hearing, support_stands
from core.vocabulary import Disposition
from core.workspace.applications import ApplicationView
from core.workspace.feedback_requests import MAX_DRAFT
from core.workspace.messages import MessageView

BOX, DRAFT, SAID = "feedback_request_box", "feedback_request_draft", "feedback_request_said"
VARIANT: Mapping[Variant, str] = {
    Variant.AFTER_INTERVIEW: "After a conversation",
    Variant.AFTER_APPLICATION: "After an application",
    Variant.VIA_RECRUITER: "Through a recruiter",
}


def feedback_request(about: ApplicationView) -> None:
    """The draft, what became of it, and one word on following up; after a no only."""
    if about.standing.disposition is not Disposition.REJECTED or support_stands():
        return
    there = _there(about)
    _follow_up(about, there)
    box = st.expander("Ask them for feedback", on_change="rerun", key=BOX)
    if not box.open:
        return
    with box:
        say_once(SAID)
        if there is None or there.sent_on is None:
            _draft(about, there)
        if there is not None:
            _what_became(about, there)


def _there(about: ApplicationView) -> RequestView | None:
    requests, key = open_workspace().feedback_requests, about.application_id
    return until_changed("feedback_request", lambda: requests.about(key), key)


def _state(there: RequestView) -> str:
    asked = f"You asked on {day_words(there.sent_on)}"
    if there.replied_on is None:
        return f"{asked}; no answer is noted."
    return f"{asked}, and they answered on {day_words(there.replied_on)}."


def _draft(about: ApplicationView, there: RequestView | None) -> None:
    """Words to begin with, from what is logged; the person changes, copies and sends them."""
    standing, form = about.standing, form_name(DRAFT)
    known = variants(standing.furthest_stage)
    variant = st.segmented_control(
        "Which fits?",
        known,
        default=known[0],
        format_func=VARIANT.__getitem__,
        required=True,
        key=f"{form}_variant",
    )
    asked = Asked(about.company, about.role, standing.furthest_stage, standing.ended_on)
    words = st.text_area(
        "Your message: change it as you like, then copy it",
        there.draft if there else draft(asked, variant),
        max_chars=MAX_DRAFT,
        height=260,
        key=f"{form}_{variant}",
    )
    st.caption(
        "It says only what is logged here. Nothing is sent from Rebound: you copy it and send it "
        "yourself, or you leave it. Many employers do not answer; that says nothing about you."
    )
    with st.container(horizontal=True):
        keep = st.button("Keep the draft", key=f"{form}_keep")
        if there is not None and st.button("Begin anew", type="tertiary", key=f"{form}_anew"):
            open_workspace().feedback_requests.forget(there.request_id)
            begin_anew(DRAFT)
            st.rerun()
    with st.form(f"{form}_sent", border=False):
        day = _day("When did you send it?", about.standing.ended_on, f"{form}_sent_day")
        sent = st.form_submit_button("I sent it", key=f"{form}_sent")
    if keep or sent:
        _keep(about, words, day if sent else None)


def _keep(about: ApplicationView, words: str, sent_on: date | None) -> None:
    requests = open_workspace().feedback_requests
    with said_here(), hearing(words):
        one = requests.keep(about.application_id, words, now(), today())
        if sent_on is not None:
            requests.sent(one, sent_on, today())
        begin_anew(DRAFT)
        st.session_state[SAID] = "Saved."
        st.rerun()


def _what_became(about: ApplicationView, there: RequestView) -> None:
    requests, key = open_workspace().feedback_requests, there.request_id
    if there.sent_on is None:
        return
    st.markdown(_state(there))
    st.text(there.draft)
    if there.replied_on is None:
        with st.form(f"replied_{key}", border=False):
            day = _day("When did they answer?", there.sent_on, f"replied_{key}_day")
            if st.form_submit_button("They answered", key=f"replied_{key}_button"):
                _write(lambda: requests.replied(key, day, today()))
        if st.button("I did not send it", type="tertiary", key=f"not_sent_{key}"):
            _write(lambda: requests.sent(key, None, today()))
        return
    _reply(about, there, there.replied_on)
    if st.button("They did not answer", type="tertiary", key=f"not_replied_{key}"):
        _write(lambda: requests.replied(key, None, today()))


def _reply(about: ApplicationView, there: RequestView, replied_on: date) -> None:
    """Their answer: linked, or one of the messages that came since, or the way to log it."""
    if there.message_id is not None:
        where = {MESSAGE: str(there.message_id)}
        st.page_link("learn/feedback.py", label="Their answer", query_params=where)
        return
    st.page_link("today/log_rejection.py", label="Log their message, it is read like any other")
    messages, key = open_workspace().messages, about.application_id
    theirs = until_changed("messages_about", lambda: messages.about(key), key)
    since = [one for one in theirs if there.sent_on and one.day >= there.sent_on]
    if not since:
        return
    with st.form(f"reply_{there.request_id}", border=False):
        view = st.selectbox("Or is it one of these?", since, format_func=_name_of)
        if st.form_submit_button("This is their answer"):
            replied, one = open_workspace().feedback_requests.replied, there.request_id
            _write(lambda: replied(one, replied_on, today(), view.message_id))


def _follow_up(about: ApplicationView, there: RequestView | None) -> None:
    """After ten working days without an answer, once."""
    requests, key = open_workspace().feedback_requests, about.application_id
    put_away = until_changed("follow_up", lambda: requests.is_follow_up_put_away(key), key)
    if there is None or not may_follow_up(there, today(), put_away=put_away):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"You asked for feedback on {day_words(there.sent_on)}, and no answer is noted. One "
            "short second word is fine, and so is leaving it. This is said once.",
            width="stretch",
        )
        if st.button("Not now", key="follow_up_not_now"):
            requests.put_follow_up_away(key, now())
            st.rerun()


def _write(act: Callable[[], object]) -> None:
    with said_here():
        act()
        st.session_state[SAID] = "Saved."
        st.rerun()


def _day(label: str, earliest: date | None, key: str) -> date:
    first = min(earliest, today()) if earliest else None
    return st.date_input(
        label, today(), min_value=first, max_value=today(), format="DD/MM/YYYY", key=key
    )


def _name_of(one: MessageView) -> str:
    return f"{day_words(one.day)}, {one.subject or 'no subject'}"
