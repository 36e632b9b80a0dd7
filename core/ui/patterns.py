"""What repeats across messages: the shares of themes, the words behind them, what changed."""

import streamlit as st

from core.analysis.proportions import Detail
from core.analysis.theme_change import theme_changes
from core.analysis.theme_sentences import (
    Labels,
    change_sentence,
    changes_sentence,
    hands_sentence,
    single_mentions_sentence,
    theme_share_sentence,
    themes_sentence,
)
from core.analysis.themes import ThemeShares, shares_by_hands
from core.charts.themes import MAX_ROWS, theme_chart, theme_chart_alt, theme_table
from core.coaching.theme_action import suggested_action
from core.content.words import HANDS
from core.ui.clock import today
from core.ui.memory import until_changed
from core.ui.pictures import Picture, show
from core.ui.theme_labels import about_theme, hands_of_themes, theme_labels
from core.ui.told import Told, part_label, parts_of, quote_lines, shares_in, told_about_rejections
from core.ui.words import as_typed
from core.vocabulary import Author

AUTHOR = {
    Author.EMPLOYER: "In employers' words",
    Author.CANDIDATE: "As you remember it",
}
QUOTES = 3
"""Quotes shown behind one bar; the rest stands on the page of the theme."""


def show_patterns() -> None:
    """The whole page, from the picture down to the method."""
    told = told_about_rejections()
    author = _choose_author(told)
    parts = until_changed("parts", lambda: parts_of(told.by_author[author]), author)
    part = parts[0]
    if len(parts) > 1:
        part = st.selectbox("Which rejections?", parts, format_func=part_label)
    found = until_changed("theme_shares", lambda: shares_in(told, author, part), author, part)
    _picture(found, f"themes_{author}_{parts.index(part)}")
    if found.rejections:
        _words_behind(found)
        _hands(until_changed("hands", lambda: _hands_lines(found), author, part))
        _one_thing_to_try(found)
        _what_changed(told, author)
    else:
        st.page_link("today/log_rejection.py", label="Log a rejection")
        st.page_link("learn/feedback.py", label="Write down what you remember")
    if told.unread:
        st.caption(f"{told.unread} messages could not be read and are left out.")


def _choose_author(told: Told) -> Author:
    """Whose words are counted; asked only where there are two kinds."""
    if len(told.authors) == 1:
        return told.authors[0]
    return st.segmented_control(
        "Whose words?",
        told.authors,
        default=told.authors[0],
        format_func=AUTHOR.__getitem__,
        required=True,
    )


def _picture(found: ThemeShares, name: str) -> None:
    labels = theme_labels()
    if found.rejections and found.detail is Detail.COUNTS:
        st.markdown(as_typed(themes_sentence(found, labels)))
    else:
        show(themes_picture(name, found, labels))
    once = single_mentions_sentence(found, labels)
    if once:
        st.caption(as_typed(once))


def themes_picture(name: str, found: ThemeShares, labels: Labels) -> Picture:
    """In how many rejections each theme was named."""
    return Picture(
        name,
        draw=lambda dark: theme_chart(found, labels, dark=dark),
        describe=lambda: theme_chart_alt(found, labels),
        table=lambda: theme_table(found, labels),
        method="themes",
    )


def _words_behind(found: ThemeShares) -> None:
    """The quotes of one theme, each a link to its message."""
    if not found.themes:
        return
    st.header("The words behind it")
    themes, labels = [one.theme for one in found.themes], theme_labels()
    counts = {one.theme: one.share.count for one in found.themes}
    if len(themes) > MAX_ROWS and not st.toggle(f"Show all {len(themes)} themes"):
        themes = themes[:MAX_ROWS]
    chosen = st.pills(
        "Theme",
        themes,
        default=themes[0],
        format_func=lambda theme: f"{as_typed(labels[theme])} · {counts[theme]}",
        label_visibility="collapsed",
    )
    one = next((one for one in found.themes if one.theme == chosen), None)
    if one is not None:
        st.caption(f"{about_theme(one.theme)} {theme_share_sentence(one, found.author)}")
        quote_lines(one.theme, one.messages[:QUOTES])
        more = len(one.messages) - QUOTES
        if more > 0:
            st.caption(f"And {more} more, under Themes.")


def _hands_lines(found: ThemeShares) -> str:
    """What was in the person's hands and what was not, as a list in Markdown."""
    shares, labels = shares_by_hands(found, hands_of_themes(), HANDS), theme_labels()
    return "\n".join(
        f"- **{one.hands.capitalize()}:** {as_typed(hands_sentence(one, labels))}" for one in shares
    )


def _hands(lines: str) -> None:
    if lines:
        st.markdown(f"## In whose hands\n\n{lines}")


def _one_thing_to_try(found: ThemeShares) -> None:
    suggested = suggested_action(found)
    if suggested is None:
        return
    label = as_typed(theme_labels()[suggested.theme])
    with st.container(border=True):
        st.markdown(
            f"**One thing to try**  \n{suggested.action.suggestion}\n\n"
            f":small[{suggested.action.because} Why this: “{label}” was named "
            f"{suggested.mentions} times, and of what repeats it is the soonest in your hands. "
            "You may leave it.]"
        )


def _what_changed(told: Told, author: Author) -> None:
    box = st.expander("What changed since a date", on_change="rerun", key="theme_changes")
    if not box.open:
        return
    with box:
        day = st.date_input(
            "Since when? A day on which you began to do something differently.",
            None,
            max_value=today(),
            format="DD/MM/YYYY",
        )
        if day is None:
            return
        messages = told.by_author[author]
        found = until_changed(
            "changes", lambda: theme_changes(messages, told.mentions, day), author, day
        )
        labels = theme_labels()
        lines = [f"- **{as_typed(labels[c.theme])}:** {change_sentence(c)}" for c in found.changes]
        st.markdown("\n".join([changes_sentence(found), "", *lines]))
        st.caption(
            "Other things change too: the season, the market, where you apply. And after a bad "
            "stretch the next one is often closer to the usual, whatever one does. A day that was "
            "chosen before the answers came says more than one chosen afterwards."
        )
