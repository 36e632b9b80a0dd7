"""A person's own view of themes: what stands under each, and every change to it."""

from collections.abc import Sequence

import streamlit as st

from core.analysis.theme_sentences import agreement_sentence
from core.reading.near_misses import NearMiss, near_misses
from core.reading.reader_model import shipped_model
from core.ui.clock import now
from core.ui.gate import open_workspace
from core.ui.links import MESSAGE, list_line
from core.ui.memory import until_changed
from core.ui.paging import shown_part
from core.ui.said import said_here
from core.ui.theme_labels import about_theme, theme_labels, theme_names
from core.ui.theme_lists import ThemeLists, theme_lists
from core.ui.told import quote_lines
from core.ui.words import as_typed

RENAME, MERGE, SPLIT = "Rename it", "Merge it into another", "Split it in two"
MATCHES_PER_PAGE = 5
NEAR_SHOWN, LOOKED_THROUGH = 5, 60
"""Near misses shown, and the newest messages that are looked through for them."""
WORDS_TAKEN = 20
"""Matches whose words a theme of one's own is known by."""


def show_theme() -> None:
    """One theme: what it is, how far the reading may be relied on, its words, its near misses."""
    lists, labels = theme_lists(), theme_labels()
    theme = st.selectbox(
        "Theme",
        lists.most_frequent_first(theme_names().choices),
        format_func=lambda one: f"{as_typed(labels[one])} · {len(lists.messages_of(one))}",
    )
    agreement = until_changed("agreement", lambda: open_workspace().themes.agreement(theme), theme)
    st.caption(f"{about_theme(theme)} {agreement_sentence(agreement)}")
    left, right = st.columns(2)
    with left:
        st.markdown("**Under this theme**")
        _matches(lists.messages_of(theme), theme)
    with right:
        st.markdown("**Near misses**")
        if st.toggle("Look for sentences that come near it"):
            _near_misses(theme, lists)
    _change(theme, lists)


def _matches(messages: Sequence[int], theme: str) -> None:
    if not messages:
        st.caption("Nothing stands under it yet.")
        return
    quote_lines(theme, messages[shown_part(len(messages), f"matches_{theme}", MATCHES_PER_PAGE)])


def _near_misses(theme: str, lists: ThemeLists) -> None:
    """Sentences of messages without the theme; a click leads to the message to add it there."""
    found = until_changed("near_misses", lambda: _nearest(theme, lists), theme)
    if not found:
        st.caption("No other sentence comes near it.")
    with st.container(gap=None, key="quiet_list"):
        for one in found:
            list_line(
                "learn/feedback.py", f"“{one.words}”", "not counted", **{MESSAGE: one.text_id}
            )


def _nearest(theme: str, lists: ThemeLists) -> list[NearMiss]:
    feedback, there = open_workspace().feedback, lists.messages_of(theme)
    texts = {i: t for i, t in feedback.texts(LOOKED_THROUGH).items() if i not in set(there)}
    words = [
        one.quote
        for message_id in there[:WORDS_TAKEN]
        for one in feedback.themes(message_id)
        if one.theme == theme and one.quote
    ]
    return near_misses(theme, texts, words, NEAR_SHOWN, shipped_model())


def _change(theme: str, lists: ThemeLists) -> None:
    box = st.expander("Rename, merge or split it", on_change="rerun", key="change_theme_box")
    if not box.open:
        return
    with box:
        how = st.segmented_control(
            "What would you like to do?", [RENAME, MERGE, SPLIT], default=RENAME, required=True
        )
        {RENAME: _rename, MERGE: _merge, SPLIT: _split}[how](theme, lists)


def _rename(theme: str, _lists: ThemeLists) -> None:
    with st.form(f"rename_{theme}"):
        label = st.text_input("Its name", theme_labels()[theme])
        if st.form_submit_button("Rename"):
            with said_here():
                open_workspace().themes.rename(theme, label, now())
                st.rerun()


def _merge(theme: str, _lists: ThemeLists) -> None:
    labels = theme_labels()
    with st.form(f"merge_{theme}"):
        into = st.selectbox(
            "Into which theme?",
            [one for one in theme_names().choices if one != theme],
            format_func=lambda one: as_typed(labels[one]),
        )
        st.caption("Everything under it goes there, now and with every new message.")
        if st.form_submit_button("Merge"):
            with said_here():
                open_workspace().themes.merge(theme, into, now())
                st.rerun()


def _split(theme: str, lists: ThemeLists) -> None:
    with st.form(f"split_{theme}"):
        label = st.text_input("Name of the new theme")
        chosen = st.multiselect(
            "Which messages go there?",
            lists.messages_of(theme),
            format_func=lists.name_of,
        )
        if st.form_submit_button("Split"):
            with said_here():
                open_workspace().themes.split(theme, label, chosen, now())
                st.rerun()


def add_theme() -> None:
    """A theme of one's own, without anything under it yet."""
    box = st.expander("Add a theme of your own", on_change="rerun", key="own_theme_box")
    if not box.open:
        return
    with box, st.form("own_theme", clear_on_submit=True):
        label = st.text_input("Its name")
        if st.form_submit_button("Add"):
            with said_here():
                open_workspace().themes.add(label, now())
                st.rerun()


def messages_without_theme() -> None:
    """What was read and stands under no theme."""
    lists = theme_lists()
    count = len(lists.without_theme)
    box = st.expander(f"Messages without a theme: {count}", on_change="rerun", key="untagged_box")
    if not box.open:
        return
    with box:
        if not count:
            st.caption("Every message that was read stands under a theme.")
            return
        for one in lists.without_theme[shown_part(count, "untagged_page")]:
            list_line("learn/feedback.py", lists.name_of(one), "no theme", **{MESSAGE: one})
