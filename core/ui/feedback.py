"""One message with its themes, and the list of all messages."""

import streamlit as st

from core.analysis.theme_sentences import changes_of_reading_sentence
from core.reading.local import ENGINE
from core.ui.ai import offer_deeper_reading
from core.ui.clock import day_words
from core.ui.deleting import delete_message
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, MESSAGE, list_line
from core.ui.memory import until_changed
from core.ui.message_themes import correct_themes, show_themes, themes_of
from core.ui.paging import PER_PAGE, shown_part
from core.ui.quotes import heading_as_typed, marked_text
from core.ui.reading import read_message
from core.ui.recollection import read_recollection
from core.ui.support import country_here, show_support_card, support_comes_first
from core.ui.theme_labels import theme_labels
from core.ui.words import MAIL_KIND, as_typed
from core.vocabulary import Author
from core.workspace.messages import MessageView

WHOSE = {Author.EMPLOYER: "an employer's words", Author.CANDIDATE: "your own recollection"}
THESE = {
    Author.EMPLOYER: "an employer's words",
    Author.CANDIDATE: "my own words, from memory",
}


def message_list() -> None:
    """Every message, newest first, ten at a time."""
    workspace = open_workspace()
    total = until_changed("message_count", workspace.messages.count)
    if total == 0:
        st.info("No messages yet. When you log a rejection with its message, it is read here.")
        st.page_link("today/log_rejection.py", label="Log a rejection")
        return
    first = shown_part(total, "message_page").start
    shown = until_changed(
        "message_list",
        lambda: workspace.messages.page(PER_PAGE, first),
        first,
    )
    with st.container(gap=None, key="message_list"):
        for view in shown:
            _list_line(view)


def _list_line(view: MessageView) -> None:
    named = view.company and view.role
    name = f"{view.company}, {view.role}" if named else "Not filed yet"
    kind = MAIL_KIND[view.kind] if view.kind else "Not read yet"
    page = "learn/feedback.py" if view.application_id else "today/log_rejection.py"
    list_line(page, name, f"{day_words(view.day)} · {kind}", **{MESSAGE: view.message_id})


def show_message(view: MessageView) -> None:
    """The text with its quotes in place, the themes, what was set aside, and corrections."""
    if view.company and view.role:
        st.html(heading_as_typed(f"{view.company}, {view.role}"))
    kind = MAIL_KIND[view.kind] if view.kind else "Not read yet"
    st.caption(f"{day_words(view.day)} · {kind} · {WHOSE[_author(view)]}")
    if not view.is_read and support_comes_first(view):
        show_support_card(country_here(), noticed=True)
    found = themes_of(view.message_id)
    with st.container(border=True):
        st.html(marked_text(view.text, found))
    if not view.is_read:
        st.info("This message is stored and was not read.")
        if st.button("Read it now"):
            _read_anew(view)
            st.rerun()
        delete_message(view)
        return
    show_themes(view, found)
    correct_themes(view, found)
    if view.application_id is not None:
        where = {APPLICATION: str(view.application_id)}
        st.page_link("recover/debrief.py", label="Look back at this one", query_params=where)
    _readings(view)
    offer_deeper_reading(view)
    _whose_words(view)
    delete_message(view)


def _author(view: MessageView) -> Author:
    feedback = open_workspace().feedback
    return until_changed("author", lambda: feedback.author(view.message_id), view.message_id)


def _whose_words(view: MessageView) -> None:
    """One step to say whose words these are."""
    other = Author.EMPLOYER if _author(view) is Author.CANDIDATE else Author.CANDIDATE
    if st.button(f"These are {THESE[other]}", type="tertiary"):
        open_workspace().feedback.say_author(view.message_id, other)
        st.rerun()


def _readings(view: MessageView) -> None:
    """What the newest reading changed, and a newer engine's offer to read it again."""
    feedback, name = open_workspace().feedback, f"of_message_{view.message_id}"
    changes = until_changed(f"changes_{name}", lambda: feedback.changes(view.message_id))
    if changes:
        st.caption(as_typed(changes_of_reading_sentence(changes, theme_labels())))
    read_by = until_changed(f"read_by_{name}", lambda: feedback.read_by(view.message_id))
    if read_by is not None and not _is_embedded(read_by.engine):
        st.caption(
            f"A language model wrote this reading ({as_typed(read_by.engine)}), not a person. "
            "Its quotes were compared with the text; what it makes of them can be wrong."
        )
    if read_by is not None and _is_outdated(read_by.engine):
        st.caption("This was read by an earlier version. What you corrected stays either way.")
        if st.button("Read it again"):
            _read_anew(view)
            st.rerun()


def _read_anew(view: MessageView) -> None:
    if _author(view) is Author.CANDIDATE:
        read_recollection(view.message_id, view.text)
    else:
        read_message(view.message_id)


def _is_outdated(engine: str) -> bool:
    """Whether an earlier version of the embedded engine read it."""
    return engine != ENGINE and _is_embedded(engine)


def _is_embedded(engine: str) -> bool:
    return engine.partition("-")[0] == ENGINE.partition("-")[0]
