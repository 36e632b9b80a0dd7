"""Why, as far as anybody knows: quotes, what was reported and guesses, each apart."""

from collections.abc import Sequence
from uuid import uuid4

import streamlit as st

from core.analysis.corrections import Mention
from core.coaching.debrief import COMMON, MOST_REASONS, DebriefView, Reason, by_level, theme_of
from core.reading.clauses import sentences
from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.links import MESSAGE
from core.ui.memory import until_changed
from core.ui.message_themes import LONGEST_OFFERED, themes_of
from core.ui.quotes import marked_text
from core.ui.said import said_here
from core.ui.support import hearing
from core.ui.theme_labels import theme_labels, theme_names
from core.ui.words import as_typed
from core.vocabulary import Evidence, Theme
from core.workspace.applications import ApplicationView
from core.workspace.debriefs import MAX_REASON, NotAQuote
from core.workspace.messages import MessageView

FORM, NO_QUOTE, SAID = "reason_form", "reason_no_quote", "debrief_said"
LEVELS = {
    Evidence.QUOTED: "In their own words",
    Evidence.REPORTED: "What you were told or saw",
    Evidence.GUESS: "Guesses",
}
RESTS_ON = {
    Evidence.QUOTED: "A quote from their message",
    Evidence.REPORTED: "I was told it, or saw it",
    Evidence.GUESS: "It is a guess",
}
UNKNOWN = (
    "**Unknown.** Nobody said why, and you have not noted a reason. It may stay unknown: many "
    "decisions have reasons that nobody outside can see."
)


def reasons(about: ApplicationView, there: DebriefView | None) -> None:
    """The reasons by what they rest on, then one more."""
    noted = there.reasons if there else ()
    for level in by_level(noted):
        if level.evidence is None:
            st.markdown(UNKNOWN)
            continue
        st.markdown(f"**{LEVELS[level.evidence]}**")
        for one in level.reasons:
            _reason(one)
    if len(noted) >= MOST_REASONS:
        st.caption(f"{MOST_REASONS} reasons are noted. Remove one to add another.")
        return
    messages = open_workspace().messages
    key = about.application_id
    theirs = until_changed("messages_about", lambda: messages.about(key), key)
    _from_their_messages(about, theirs, noted)
    _one_more(about, theirs)


def _reason(one: Reason) -> None:
    with st.container(border=True):
        if one.quote:
            st.text(f"“{one.quote}”")
        if one.words and one.words != one.quote:
            st.text(one.words)
        with st.container(horizontal=True, vertical_alignment="center"):
            if one.theme:
                st.caption(as_typed(theme_labels().get(one.theme, one.theme)))
            if one.message_id is not None:
                where = {MESSAGE: str(one.message_id)}
                st.page_link("learn/feedback.py", label="The message", query_params=where)
            if st.button("Remove", type="tertiary", key=f"reason_remove_{one.cause_id}"):
                open_workspace().debriefs.remove_reason(one.cause_id or 0)
                st.rerun()


def _from_their_messages(
    about: ApplicationView, theirs: Sequence[MessageView], noted: Sequence[Reason]
) -> None:
    """What was read in their messages, taken over by one click."""
    quoted = {one.quote for one in noted}
    found = {
        f"reason_take_{one.message_id}_{one.theme}_{one.start}_{one.end}": one
        for view in theirs
        for one in themes_of(view.message_id)
        if one.quote and one.theme != Theme.NO_REASON and one.quote not in quoted
    }
    if not found:
        return
    box = st.expander("What their message names", on_change="rerun", key="reason_found")
    if not box.open:
        return
    with box:
        for key, one in found.items():
            st.text(f"“{one.quote}”")
            label = f"Add it as a reason: {as_typed(theme_labels()[one.theme])}"
            if st.button(label, key=key):
                _take(about, one)


def _take(about: ApplicationView, one: Mention) -> None:
    said = Reason("", Evidence.QUOTED, one.theme, one.message_id, one.quote)
    name = uuid4().hex
    open_workspace().debriefs.add_reason(about.application_id, said, now(), today(), name)
    _draw_anew()


def _one_more(about: ApplicationView, theirs: Sequence[MessageView]) -> None:
    """A reason in the person's words, and what it rests on."""
    form = form_name(FORM)
    st.markdown("**Add a reason**")
    levels = [one for one in Evidence if theirs or one is not Evidence.QUOTED]
    rests_on = st.segmented_control(
        "What does it rest on?",
        levels,
        default=Evidence.GUESS,
        format_func=RESTS_ON.__getitem__,
        required=True,
        key=f"{form}_evidence",
        persist_state="session",
    )
    view, common = None, None
    if rests_on is Evidence.QUOTED:
        view = _message(theirs, form)
    else:
        common = st.pills("Often it is one of these (optional)", list(COMMON), key=f"{form}_common")
    with st.form(form, border=False):
        quote = _quote(view, form) if view else ""
        label = "In your words (optional)" if common or view else "In your words"
        typed = st.text_input(
            label, max_chars=MAX_REASON, key=f"{form}_words", persist_state="session"
        )
        words = typed.strip() or common or ""
        theme = _theme(form)
        pressed = st.form_submit_button("Add this reason", key=f"{form}_add")
    theme = theme or theme_of(words, theme_names().choices)
    said = Reason(words, rests_on, theme, view.message_id if view else None, quote)
    if pressed:
        _add(about, said, form)
    if st.session_state.get(NO_QUOTE) == form:
        _offer_reported(about, said, form)


def _theme(form: str) -> str | None:
    return st.selectbox(
        "A theme (optional)",
        theme_names().choices,
        None,
        format_func=lambda one: as_typed(theme_labels()[one]),
        key=f"{form}_theme",
        persist_state="session",
    )


def _add(about: ApplicationView, said: Reason, form: str) -> None:
    with said_here(), hearing(said.words, said.quote):
        try:
            _keep(about, said, form)
        except NotAQuote:
            st.session_state[NO_QUOTE] = form
            raise


def _offer_reported(about: ApplicationView, said: Reason, form: str) -> None:
    """The words are no quote: one click keeps them as what they are."""
    if st.button("Keep it as something I was told", key=f"{form}_reported"):
        with said_here(), hearing(said.words, said.quote):
            _keep(about, Reason(said.words or said.quote, Evidence.REPORTED, said.theme), form)


def _keep(about: ApplicationView, said: Reason, form: str) -> None:
    open_workspace().debriefs.add_reason(about.application_id, said, now(), today(), form)
    _draw_anew()


def _draw_anew() -> None:
    begin_anew(FORM, NO_QUOTE)
    st.session_state[SAID] = "Saved."
    st.rerun()


def _message(theirs: Sequence[MessageView], form: str) -> MessageView:
    """The message that is quoted, to read and to copy from."""
    view = theirs[0]
    if len(theirs) > 1:
        view = st.selectbox(
            "Which message?",
            theirs,
            format_func=lambda one: f"{day_words(one.day)}, {one.subject or 'no subject'}",
            key=f"{form}_message",
        )
    with st.container(border=True):
        st.html(marked_text(view.text, ()))
    return view


def _quote(view: MessageView, form: str) -> str:
    """A sentence of a message, or words pasted from it."""
    text = view.text[:LONGEST_OFFERED]
    offered = list(dict.fromkeys(text[one.start : one.end] for one in sentences(text)))
    key = f"{form}_sentence_{view.message_id}"
    sentence = st.selectbox(
        "Which sentence says so?", offered, None, key=key, persist_state="session"
    )
    words = st.text_input(
        "Or words copied from the message", key=f"{form}_quote", persist_state="session"
    )
    return words.strip() or sentence or ""
