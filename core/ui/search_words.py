"""The words and choices between the pictures of the page on funnel and replies."""

import streamlit as st

from core.analysis.prior_sentences import ahead_sentence, blend_sentence, prior_sentence
from core.analysis.prior_steps import MOST_SCALE
from core.analysis.replies import From
from core.analysis.reply_sentences import (
    groups_sentence,
    quiet_sentence,
    still_possible_sentence,
)
from core.analysis.selection import Selection
from core.content.base_rates import prior_for
from core.ui.pictures import show
from core.ui.search_pictures import panels_picture
from core.ui.search_progress import Replies, Search, groups_of, open_waits, replies_of, steps_of
from core.ui.words import as_typed
from core.vocabulary import Stage

HEADINGS = {
    (Stage.APPLIED, Stage.INTERVIEW): "From application to interview",
    (Stage.INTERVIEW, Stage.OFFER): "From interview to offer",
}
BEGUN = {From.APPLYING: "After applying", From.CONVERSATION: "After a conversation"}


def how_many_more(search: Search, selection: Selection) -> None:
    """What may lie ahead, by own numbers and published ones; how much the latter count is asked."""
    box = st.expander("What may lie ahead", on_change="rerun", key="ahead_box")
    if not box.open:
        return
    with box:
        scale = st.slider(
            "How much published rates count beside your own numbers",
            0.0,
            MOST_SCALE,
            1.0,
            0.5,
            help="0: only your own numbers. 1: as much as we think they deserve.",
        )
        for step in steps_of(search, scale, selection):
            said = (ahead_sentence(step), blend_sentence(step), prior_sentence(step))
            st.markdown("\n\n".join([f"**{HEADINGS[step.start, step.end]}**", *said]))
            _sources(step.start, step.end)


def replies_asked(search: Search, selection: Selection) -> Replies:
    """The waits that the person wants to see."""
    chosen = st.segmented_control(
        "Waiting",
        list(BEGUN),
        default=From.APPLYING,
        format_func=BEGUN.__getitem__,
        key="waiting",
        bind="query-params",
        label_visibility="collapsed",
        required=True,
    )
    return replies_of(search, chosen, selection)


def open_applications(search: Search, replies: Replies, selection: Selection) -> None:
    """When silence most likely means no, and the youngest open applications."""
    if replies.times is None:
        return
    quiet_after = replies.times.quiet_after
    st.markdown(quiet_sentence(replies.times))
    waiting = open_waits(search, replies, selection)
    box = st.expander("Open applications", on_change="rerun", key="open_box") if waiting else None
    if box is not None and box.open:
        lines = [
            f"- **{as_typed(one.name)}:** "
            f"{still_possible_sentence(one.days, one.chance, quiet_after)}."
            for one in waiting
        ]
        box.markdown("\n".join(lines))
        more = sum(wait.is_open for wait in replies.waits) - len(waiting)
        if more > 0:
            box.caption(f"And {more} more that wait longer.")


def side_by_side(search: Search, replies: Replies, selection: Selection) -> None:
    """Answers by role and by source; a sentence where there is nothing to compare."""
    box = st.expander("Roles and sources side by side", on_change="rerun", key="compared_box")
    if not box.open:
        return
    with box:
        for noun in ("role", "source"):
            groups = groups_of(search, replies, noun, selection)
            if groups.can_compare:
                picture = panels_picture(noun, groups, replies.begun_with)
                show(picture, selection, replies.begun_with)
            else:
                st.caption(groups_sentence(groups, noun))


def _sources(start: Stage, end: Stage) -> None:
    prior = prior_for(start, end)
    for rate in prior.rates if prior else ():
        n = f", n = {rate.n:,}" if rate.n else ""
        year = f" {rate.year}" if rate.year else ""
        st.caption(f"[{as_typed(rate.source)}{year}]({rate.url}), {as_typed(rate.population)}{n}")
