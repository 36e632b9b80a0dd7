"""One message with its themes, and the list of all messages."""

import streamlit as st

from core.content import themes
from core.ui.clock import day_words, now
from core.ui.gate import open_workspace
from core.ui.links import MESSAGE, list_line
from core.ui.memory import until_changed
from core.ui.quotes import heading_as_typed, marked_text
from core.ui.reading import read_message
from core.ui.said import said_here
from core.ui.support import browser_country, show_support_card, sounds_like_a_crisis
from core.ui.words import MAIL_KIND
from core.vocabulary import Origin, Theme
from core.workspace.feedback import ThemeInMessage
from core.workspace.messages import MessageView

PER_PAGE = 10


def message_list() -> None:
    """Every message, newest first, ten at a time."""
    workspace = open_workspace()
    total = until_changed("message_count", workspace.messages.count)
    if total == 0:
        st.info("No messages yet. When you log a rejection with its message, it is read here.")
        st.page_link("today/log_rejection.py", label="Log a rejection")
        return
    pages = -(-total // PER_PAGE)
    number = st.pagination(pages, key="message_page") if pages > 1 else 1
    shown = until_changed(
        "message_list",
        lambda: workspace.messages.page(PER_PAGE, (number - 1) * PER_PAGE),
        number,
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
    st.caption(f"{day_words(view.day)} · {MAIL_KIND[view.kind] if view.kind else 'Not read yet'}")
    if not view.is_read and sounds_like_a_crisis(view.subject, view.text):
        show_support_card(browser_country(), noticed=True)
    feedback, name = open_workspace().feedback, f"of_message_{view.message_id}"
    found = until_changed(f"themes_{name}", lambda: feedback.themes(view.message_id))
    with st.container(border=True):
        st.html(marked_text(view.text, found))
    if not view.is_read:
        st.info("This message is stored and was not read.")
        if st.button("Read it now"):
            read_message(view.message_id)
            st.rerun()
        return
    _show_themes(view, found)
    _correct(view, found)


def _show_themes(view: MessageView, found: list[ThemeInMessage]) -> None:
    st.header("What it is about")
    if not found:
        st.markdown(
            "These words give no reason that Rebound can point to. Many messages give none."
        )
    for number, one in enumerate(found, 1):
        _theme_line(view, number, one)
    feedback, name = open_workspace().feedback, f"of_message_{view.message_id}"
    aside = until_changed(f"aside_{name}", lambda: feedback.set_aside(view.message_id))
    if aside:
        names = ", ".join(themes()[one.theme].label for one in aside)
        st.caption(f"Set aside, because the words do not stand in the text: {names}.")
    gone = until_changed(f"gone_{name}", lambda: feedback.taken_away(view.message_id))
    if gone:
        st.caption(f"You took away: {', '.join(themes()[theme].label for theme in gone)}.")


def _theme_line(view: MessageView, number: int, one: ThemeInMessage) -> None:
    theme = themes()[one.theme]
    with st.container(border=True):
        whose = " · you marked this" if one.origin is Origin.PERSON else ""
        st.markdown(f"**{number}. {theme.label}**")
        if one.quote:
            st.text(f"“{one.quote}”")
        hands = f"In whose hands: {theme.in_whose_hands}" if theme.in_whose_hands else ""
        st.caption(f"{hands}{whose}")
        if st.button("This does not apply", key=f"not_{view.message_id}_{number}"):
            open_workspace().feedback.correct(view.message_id, one.theme, now(), applies=False)
            st.rerun()


def _correct(view: MessageView, found: list[ThemeInMessage]) -> None:
    """Add a theme that the reading missed."""
    there = {one.theme for one in found}
    box = st.expander("Something is missing", on_change="rerun", key="add_theme_box")
    if not box.open:
        return
    with box, st.form("add_theme"):
        theme = st.selectbox(
            "What is it about?",
            [theme for theme in Theme if theme not in there],
            format_func=lambda theme: themes()[theme].label,
        )
        quote = st.text_input("Which words say so? (optional; copy them from the text)")
        if st.form_submit_button("Add"):
            with said_here():
                open_workspace().feedback.correct(
                    view.message_id, theme, now(), applies=True, quote=quote
                )
                st.rerun()
