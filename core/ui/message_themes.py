"""The themes of one message, and the person's word on each of them."""

import streamlit as st

from core.analysis.corrections import Mention
from core.reading.clauses import sentences
from core.ui.clock import now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here
from core.ui.theme_labels import about_theme, theme_labels, theme_names
from core.ui.words import as_typed
from core.vocabulary import Origin
from core.workspace.messages import MessageView

LONGEST_OFFERED = 20_000
"""Characters of a message whose sentences are offered in a list."""


def themes_of(message_id: int) -> list[Mention]:
    """The themes of a message that count, in the order of their words."""
    feedback = open_workspace().feedback
    return until_changed(f"themes_of_message_{message_id}", lambda: feedback.themes(message_id))


def show_themes(view: MessageView, found: list[Mention]) -> None:
    """Each theme with its words, what was set aside and what was taken away."""
    st.header("What it is about")
    if not found:
        st.markdown(
            "These words give no reason that Rebound can point to. Many messages give none."
        )
    for number, one in enumerate(found, 1):
        before = [earlier.theme for earlier in found[: number - 1]].count(one.theme)
        # By its theme: by its number alone, a double click would take the next theme away too.
        _theme_line(number, one, key=f"not_{view.message_id}_{one.theme}_{before}")
    feedback, name = open_workspace().feedback, f"of_message_{view.message_id}"
    aside = until_changed(f"aside_{name}", lambda: feedback.set_aside(view.message_id))
    if aside:
        names = _names([one.theme for one in aside])
        st.caption(f"Not counted, because these words do not stand in the text: {names}.")
    gone = until_changed(f"gone_{name}", lambda: feedback.taken_away(view.message_id))
    if gone:
        st.caption(f"You took away: {_names(gone)}.")


def _theme_line(number: int, one: Mention, key: str) -> None:
    with st.container(border=True):
        st.markdown(f"**{number}. {_names([one.theme])}**")
        if one.quote:
            st.text(f"“{one.quote}”")
        st.caption(f"{about_theme(one.theme)}{_whose(one)}")
        if st.button("This does not apply", key=key):
            open_workspace().feedback.correct(one.message_id, one.theme, now(), applies=False)
            st.rerun()


def _whose(one: Mention) -> str:
    if one.origin is Origin.PERSON:
        return " · you marked this"
    if one.read_as is not None and one.read_as != one.theme:
        return f" · read as: {_names([one.read_as])}"
    return ""


def correct_themes(view: MessageView, found: list[Mention]) -> None:
    """Say that all is right, add what is missing, put something under another theme."""
    _find_right(view)
    _add_theme(view, found)
    if found:
        _move_theme(view, found)


def _find_right(view: MessageView) -> None:
    feedback = open_workspace().feedback
    seen = until_changed(
        "looked_through", lambda: feedback.looked_through(view.message_id), view.message_id
    )
    if seen:
        st.caption("You found these themes right.")
    elif st.button("This is right as it stands"):
        feedback.find_right(view.message_id, now())
        st.rerun()


def _add_theme(view: MessageView, found: list[Mention]) -> None:
    """A theme that the reading missed, with a sentence from the list or words from the text."""
    box = st.expander("Something is missing", on_change="rerun", key="add_theme_box")
    if not box.open:
        return
    there, labels = {one.theme for one in found}, theme_labels()
    with box, st.form("add_theme"):
        theme = st.selectbox(
            "What is it about?",
            [theme for theme in theme_names().choices if theme not in there],
            format_func=lambda theme: as_typed(labels[theme]),
        )
        sentence = st.selectbox("Which sentence says so? (optional)", _sentences(view), None)
        words = st.text_input("Or fewer words, copied from the text (optional)")
        if st.form_submit_button("Add"):
            with said_here():
                open_workspace().feedback.correct(
                    view.message_id, theme, now(), applies=True, quote=words or sentence or ""
                )
                st.rerun()


def _move_theme(view: MessageView, found: list[Mention]) -> None:
    box = st.expander("Put something under another theme", on_change="rerun", key="move_theme_box")
    if not box.open:
        return
    labels = theme_labels()
    with box, st.form("move_theme"):
        theme = st.selectbox(
            "What is not where it belongs?",
            list(dict.fromkeys(one.theme for one in found)),
            format_func=lambda theme: as_typed(labels[theme]),
        )
        into = st.selectbox(
            "Where does it belong?",
            theme_names().choices,
            format_func=lambda theme: as_typed(labels[theme]),
        )
        if st.form_submit_button("Move"):
            with said_here():
                open_workspace().feedback.move(view.message_id, theme, into, now())
                st.rerun()


def _sentences(view: MessageView) -> list[str]:
    text = view.text[:LONGEST_OFFERED]
    return list(dict.fromkeys(text[one.start : one.end] for one in sentences(text)))


def _names(themes: list[str]) -> str:
    labels = theme_labels()
    return ", ".join(as_typed(labels[theme]) for theme in themes)
