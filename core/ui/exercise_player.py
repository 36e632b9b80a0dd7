"""Doing one exercise: step by step, with a timer or a place to write, and a rating afterwards."""

import streamlit as st

from core.analysis.helpfulness import BEST, use_sentence
from core.coaching.state_now import StateNow
from core.coaching.what_helps import may_choose
from core.content.exercises import Exercise, exercises
from core.errors import NotFound
from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here, say_once
from core.ui.support import hearing
from core.ui.timer import show_timer
from core.ui.what_helps import EXERCISE, OWN_PAGE
from core.workspace.exercises import MAX_WORDS

DONE, SAID = "exercise_done", "exercise_said"
SHOWN = 5
"""Earlier writings shown, the newest first."""
NOT_NOW = (
    "This one is not offered right now: it fits only at certain times, and could do harm at others."
)


def chosen_exercise() -> Exercise | None:
    """The one in the address; None when there is none. Raises NotFound for anything else."""
    name = st.query_params.get(EXERCISE)
    if name is None:
        return None
    if name not in exercises():
        msg = "That exercise is not in the list."
        raise NotFound(msg)
    st.query_params[EXERCISE] = name  # a link within the page leaves the browser's address alone
    return exercises()[name]


def what_was_said() -> None:
    """What the last step of an exercise left to say, once."""
    say_once(SAID)


def play(exercise: Exercise, state: StateNow) -> None:
    """The exercise, or the question how helpful it was."""
    if st.session_state.get(DONE, (None,))[0] == exercise.id:
        _ask_how_helpful(exercise)
        return
    st.caption(f"{exercise.takes} · {exercise.evidence}")
    if not may_choose(exercise.id, state):
        st.markdown(NOT_NOW)
        _not_now("Back to the list")
        return
    st.markdown(exercise.caution)
    if exercise.id in OWN_PAGE:
        _all_steps(exercise)
        st.page_link(OWN_PAGE[exercise.id], label="Open its page")
        _not_now("Not now")
    else:
        _do(exercise)
    with st.expander("How well was it tested?"):
        st.markdown(f"{exercise.evidence.capitalize()}. {exercise.citation}")
    _own_record(exercise)


def _do(exercise: Exercise) -> None:
    if exercise.pace:
        _all_steps(exercise)
        show_timer(exercise.pace, f"timer_{exercise.id}")
        is_last = True
    else:
        is_last = _one_step(exercise)
    words = _writing(exercise) if exercise.writes else ""
    with st.container(horizontal=True):
        if not is_last and st.button("Next", key="next_step_of_exercise"):
            _turn(exercise, 1)
        if is_last and st.button("I have done it", key="exercise_is_done"):
            _finish(exercise, words)
        _not_now("Not now")
        if _place(exercise) and st.button("Back", type="tertiary", key="back_a_step"):
            _turn(exercise, -1)


def _all_steps(exercise: Exercise) -> None:
    st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(exercise.steps, 1)))


def _one_step(exercise: Exercise) -> bool:
    """The step that the person is at; returns whether it is the last."""
    place = _place(exercise)
    with st.container(border=True, key="exercise_step"):
        st.caption(f"Step {place + 1} of {len(exercise.steps)}")
        st.markdown(exercise.steps[place])
    return place == len(exercise.steps) - 1


def _place(exercise: Exercise) -> int:
    return int(st.session_state.get(_place_key(exercise), 0))


def _place_key(exercise: Exercise) -> str:
    return f"place_in_{exercise.id}"


def _turn(exercise: Exercise, steps: int) -> None:
    st.session_state[_place_key(exercise)] = _place(exercise) + steps
    st.rerun()


def _writing(exercise: Exercise) -> str:
    words = st.text_area(
        "Room to write (optional, and only for you)",
        max_chars=MAX_WORDS,
        height=220,
        key=f"words_in_{exercise.id}",
        persist_state="session",
    )
    st.caption("It is kept, encrypted, once you have done the exercise, and is for you alone.")
    return words


def _finish(exercise: Exercise, words: str) -> None:
    """Store it; the exercise's own name goes along, so that a double click keeps one."""
    name_key = f"name_of_{exercise.id}"
    uid = form_name(name_key)
    with said_here(), hearing(words) as is_crisis:
        use_id = open_workspace().exercises.finish(exercise.id, words, today(), now(), uid)
        begin_anew(name_key, _place_key(exercise), f"words_in_{exercise.id}")
        if not is_crisis:
            st.session_state[DONE] = (exercise.id, use_id)
        st.rerun()


def _ask_how_helpful(exercise: Exercise) -> None:
    use_id = st.session_state[DONE][1]
    st.success("Saved.")
    helpful = st.pills(
        "How helpful was it? 0 is not at all, 10 is very. You can leave it out.",
        range(BEST + 1),
        key=f"helpful_{use_id}",
    )
    with st.container(horizontal=True):
        if st.button("Keep it", disabled=helpful is None, key="keep_rating"):
            open_workspace().exercises.rate(use_id, helpful)
            _leave(f"Kept: {exercise.title}, {helpful} of {BEST}.")
        if st.button("Skip", key="skip_rating"):
            _leave(None)


def _not_now(label: str) -> None:
    if st.button(label, key="leave_exercise"):
        _leave(None)


def _leave(said: str | None) -> None:
    """Back to the list."""
    st.session_state.pop(DONE, None)
    if said:
        st.session_state[SAID] = said
    del st.query_params[EXERCISE]
    st.rerun()


def _own_record(exercise: Exercise) -> None:
    """How often it was done, and what was written then."""
    uses = until_changed("exercise_uses", open_workspace().exercises.uses)
    mine = uses[uses["exercise"] == exercise.id]
    if mine.empty:
        return
    st.caption(use_sentence(len(mine), [int(one) for one in mine["helpful"].dropna()]))
    if exercise.writes:
        _written_before(exercise)


def _written_before(exercise: Exercise) -> None:
    box = st.expander("What you wrote before", on_change="rerun", key=f"written_{exercise.id}")
    if not box.open:
        return
    exercises_ = open_workspace().exercises
    with box:
        for use_id, day, words in exercises_.words(exercise.id, SHOWN):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(day_words(day), width="stretch")
                if st.button("Remove", type="tertiary", key=f"forget_use_{use_id}"):
                    exercises_.forget(use_id)
                    st.rerun()
            st.text(words)
