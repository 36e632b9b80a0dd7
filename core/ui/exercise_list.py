"""Every exercise, by what one feels."""

import streamlit as st

from core.coaching.state_now import StateNow
from core.coaching.what_helps import may_choose
from core.content.exercises import Exercise, exercises
from core.content.words import emotions
from core.ui.what_helps import EXERCISE, OWN_PAGE, PAGE
from core.vocabulary import Emotion

INTERVIEW = "interview"
FEELINGS = (*(one for one in Emotion if emotions()[one].hard), INTERVIEW)
HELD_BACK = (
    "Some are not in the list today: they fit only at certain times, and could do harm at others."
)


def every_exercise(state: StateNow) -> None:
    """The list, all of it or what fits one feeling."""
    st.header("Every exercise")
    felt = st.pills("What is it about?", FEELINGS, format_func=_feeling, key="exercise_filter")
    shown = [one for one in exercises().values() if felt is None or felt in one.targets]
    open_ones = [one for one in shown if may_choose(one.id, state)]
    with st.container(gap=None, key="exercise_list"):
        for one in open_ones:
            _line(one)
    if len(open_ones) < len(shown):
        st.caption(HELD_BACK)


def _feeling(one: str) -> str:
    return "an interview ahead" if one == INTERVIEW else emotions()[Emotion(one)].chip


def _line(one: Exercise) -> None:
    label = f"**{one.title}** :small[{one.takes} · {one.evidence}]"
    if one.id in OWN_PAGE:
        st.page_link(OWN_PAGE[one.id], label=label, width="stretch")
    else:
        st.page_link(PAGE, label=label, query_params={EXERCISE: one.id}, width="stretch")
