"""What a person did to their themes, step by step, each of them undone with one button."""

import streamlit as st

from core.analysis.corrections import Act, Line
from core.content.words import themes
from core.ui.clock import day_words, here, now
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.paging import shown_part
from core.ui.theme_labels import theme_labels
from core.ui.theme_lists import theme_lists
from core.ui.words import as_typed
from core.vocabulary import Theme
from core.workspace.themes import Step


def theme_history() -> None:
    """Every step, newest first, ten at a time."""
    box = st.expander("What you changed", on_change="rerun", key="theme_history_box")
    if not box.open:
        return
    steps = until_changed("theme_history", open_workspace().themes.history)
    with box:
        if not steps:
            st.caption("Nothing yet. Whatever you change can be undone here.")
            return
        part = shown_part(len(steps), "theme_history_page")
        for place, step in enumerate(steps[part]):
            _step_line(step, place)


def _step_line(step: Step, place: int) -> None:
    """One step. Its lines may stand apart, after a takeout came back: it then has two places."""
    words = f"{day_words(here(step.recorded_at).date())}: {_step_words(step)}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"~~{words}~~ (undone)" if step.is_undone else words)
        again = "Do it again" if step.is_undone else "Undo"
        if st.button(again, type="tertiary", key=f"undo_{step.step}_{place}"):
            open_workspace().themes.undo(step.step, now())
            st.rerun()


def _step_words(step: Step) -> str:
    first, *others = step.lines
    if others:
        moved = len(others)
        return f"split {_theme(others[0].theme)}: {moved} of it to {_named(first)}"
    return _in_message(first, _line_words(first))


def _line_words(line: Line) -> str:
    if line.act is Act.NAME:
        if line.theme in set(Theme):
            return f"“{themes()[Theme(line.theme)].label}” is now called {_named(line)}"
        return f"called a theme of your own {_named(line)}"
    theme = _theme(line.theme)
    return {
        Act.MERGE: f"merged {theme} into {_theme(line.into)}",
        Act.MOVE: f"put {theme} under {_theme(line.into)}",
        Act.MARK: f"added {theme}",
        Act.TAKE_AWAY: f"took away {theme}",
        Act.LOOK_THROUGH: "found the themes right",
    }.get(line.act, "")


def _in_message(line: Line, words: str) -> str:
    if line.message_id is None:
        return words
    return f"{words}, in {as_typed(theme_lists().name_of(line.message_id))}"


def _theme(theme: str | None) -> str:
    return f"“{as_typed(theme_labels()[theme])}”" if theme else "a theme"


def _named(line: Line) -> str:
    return f"“{as_typed(line.label or '')}”"
