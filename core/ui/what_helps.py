"""What may help now: at most three exercises with their reasons, as easy to decline as to begin."""

from typing import NoReturn

import streamlit as st

from core.coaching.state_now import StateNow, hours_between, state_now
from core.coaching.what_helps import DEBRIEF, Suggestion, rest_words, suggestions
from core.content.exercises import exercises
from core.ui.clock import here, now
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION
from core.ui.memory import until_changed
from core.ui.support import crisis_heard_at, support_stands
from core.ui.wishes import wants_mood, wishes
from core.vocabulary import Wish

PAGE = "recover/exercises.py"
EXERCISE = "exercise"
"""Its id in the address."""
OWN_PAGE = {DEBRIEF: "recover/debrief.py", "E9": "recover/thoughts.py"}
"""Exercises that have a page of their own."""
NOTHING = (
    "Nothing in particular right now. After a check-in that names a feeling, or after a rejection, "
    "what may fit stands here. Everything is in the list below, any time."
)


def exercises_are_off() -> bool:
    """Whether the person switched exercises off."""
    return Wish.NO_EXERCISES in wishes()


def state_here() -> StateNow:
    """What is known of the person right now."""
    workspace = open_workspace()
    facts = until_changed("helps_facts", lambda: workspace.exercises.facts(now()))
    heard_at = crisis_heard_at()
    return state_now(
        facts,
        here(now()),
        in_crisis=support_stands(),
        crisis_hours=None if heard_at is None else hours_between(heard_at, now()),
        with_mood=wants_mood(),
    )


def helps_on_today() -> None:
    """A quiet block below the check-in; nothing when nothing fits or exercises are off."""
    if exercises_are_off():
        return
    state = state_here()
    found = suggestions(state)
    if found:
        st.header("What may help now")
        _block(found, state)


def helps_now(state: StateNow) -> None:
    """The same at the top of the page on exercises, which says so when there is nothing."""
    st.header("What may help now")
    found = suggestions(state)
    if found:
        _block(found, state)
    else:
        st.markdown(NOTHING)


def begin(exercise: str, application_id: int | None = None) -> NoReturn:
    """Go where an exercise is done."""
    if exercise in OWN_PAGE:
        where = {} if application_id is None else {APPLICATION: str(application_id)}
        st.switch_page(OWN_PAGE[exercise], query_params=where)
    st.switch_page(PAGE, query_params={EXERCISE: exercise})


def _block(found: tuple[Suggestion, ...], state: StateNow) -> None:
    with st.container(border=True, key="what_helps"):
        for one in found:
            _suggestion(one)
        rest = rest_words(state)
        if rest:
            st.markdown(rest)


def _suggestion(one: Suggestion) -> None:
    exercise = exercises()[one.exercise]
    with st.container(horizontal=True, vertical_alignment="center", key=f"help_{one.exercise}"):
        st.markdown(
            f"**{exercise.title}** · {exercise.takes}  \n:small[{one.reason}]", width="stretch"
        )
        with st.container(horizontal=True, width="content"):
            if st.button("Start", key=f"start_{one.exercise}"):
                begin(one.exercise, one.application_id)
            if st.button("Not now", key=f"not_now_{one.exercise}"):
                open_workspace().exercises.dismiss(one.exercise, now(), one.application_id)
                st.rerun()
