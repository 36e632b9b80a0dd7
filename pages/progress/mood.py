"""Mood & recovery: how it went, and how the person came back after each rejection."""

import streamlit as st

from core.analysis.burn_out_sentences import search_load_sentence
from core.analysis.mood_sentences import dynamics_sentence
from core.analysis.moves_together_sentences import moves_together_sentence, relation_sentence
from core.analysis.selection import Selection
from core.analysis.sentences import (
    points_lost_sentence,
    recent_mood_sentence,
    typical_recovery_sentence,
)
from core.ui.filters import choose_period
from core.ui.mood_pictures import (
    average_picture,
    calendar_picture,
    interview_anxiety_picture,
    paths_picture,
    quadrant_picture,
    timeline_picture,
)
from core.ui.pictures import show, show_later
from core.ui.progress import (
    Feelings,
    MoodAndRecovery,
    after_each_rejection,
    feelings,
    mood_and_recovery,
    weekly_anxiety,
)
from core.ui.support import support_is_open
from core.ui.wishes import mood_is_off
from core.ui.words import as_typed, measure_labels

SHOWN = 10


def recovery(found: MoodAndRecovery, selection: Selection) -> None:
    """How long it usually takes, the pictures, and one line for each of the last rejections."""
    typical = found.typical
    lost = points_lost_sentence(typical) if typical else None
    st.markdown(f"## After a rejection\n{typical_recovery_sentence(typical)} {lost or ''}")
    if found.average:
        show(average_picture(found), selection)
    show(paths_picture(found), selection)
    lines = [
        f"- **{as_typed(found.companies[day])}**, {said}"
        for day, said in after_each_rejection(found, SHOWN)
    ]
    st.markdown("\n".join(lines))
    if len(found.rejected_on) > SHOWN:
        st.caption(f"The last {SHOWN} of {len(found.rejected_on)} rejections.")


def together(found: Feelings) -> None:
    """What went along with what, and whether the search wears the person out."""
    lines = [moves_together_sentence(found.together)]
    relations = found.together.relations if found.together else ()
    lines += [f"- {relation_sentence(one, measure_labels())}" for one in relations]
    st.markdown("## What moves together\n\n" + "\n".join(lines))
    st.markdown(f"## Your search and your energy\n\n{search_load_sentence(found.load)}")


st.title("Mood & recovery")
if not support_is_open() and not mood_is_off(here="mood"):
    selection = choose_period()
    found = mood_and_recovery(selection)
    if found.recent:
        stray = dynamics_sentence(found.dynamics)
        st.markdown(f"{recent_mood_sentence(found.recent)} {stray or ''}")
    show(timeline_picture(found), selection)
    if found.rejected_on:
        recovery(found, selection)
    else:
        st.caption("When you log a rejection, your mood around it is shown here.")
    if found.line:
        felt = feelings()
        if felt.load and felt.load.suggestion:
            st.info(search_load_sentence(felt.load))
        box = st.expander("Your days and feelings", on_change="rerun", key="days")
        if box.open:
            with box:
                show(calendar_picture(felt))
                show(quadrant_picture(found), selection)
                together(felt)
    anxiety = weekly_anxiety(selection)
    if anxiety:
        show_later("Your weeks and your interviews", interview_anxiety_picture(anxiety), selection)
