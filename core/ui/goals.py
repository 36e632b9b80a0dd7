"""Goals: the form, what is due, what lies ahead, and a word on waiting for one answer."""

import streamlit as st

from core.analysis.burn_out import search_load
from core.coaching.coming_up import coming
from core.coaching.goals import (
    DAY_HAS_PASSED,
    Coasting,
    GoalState,
    GoalView,
    coasting,
    due_goals,
    goal_hint,
    is_weary,
)
from core.intake.text import MAX_LINE
from core.ui.appointments import every_appointment
from core.ui.clock import day_words, now, today
from core.ui.every_row import every_application, every_check_in, every_feeling, every_line
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here, say_once
from core.ui.support import hearing
from core.ui.wishes import wants_mood, wishes
from core.ui.words import as_typed
from core.vocabulary import Wish

FORM, SAID = "goal_form", "goal_said"
PAGE = "recover/goals.py"
SHOWN = 10
"""Goals that are done or let go, the last ones."""


def goals_are_off() -> bool:
    """Whether the person switched goals off."""
    return Wish.NO_GOALS in wishes()


def goal_form() -> None:
    """A new goal. The form's own name goes along, so that a double click keeps one."""
    say_once(SAID)
    form = form_name(FORM)
    with st.form(form):
        words = st.text_input(
            "What do you mean to do?",
            max_chars=MAX_LINE,
            placeholder="Practise one answer aloud",
            key=f"{form}_words",
            persist_state="session",
        )
        left, right = st.columns(2)
        if_words = left.text_input(
            "If …",
            max_chars=MAX_LINE,
            placeholder="it is Tuesday after lunch",
            key=f"{form}_if",
            persist_state="session",
        )
        then_words = right.text_input(
            "then …",
            max_chars=MAX_LINE,
            placeholder="I tell it to the kitchen wall",
            key=f"{form}_then",
            persist_state="session",
        )
        due = st.date_input(
            "By when?", today(), min_value=today(), format="DD/MM/YYYY", key=f"{form}_due"
        )
        if not st.form_submit_button("Keep this goal", type="primary"):
            return
    with said_here(), hearing(words, if_words, then_words):
        open_workspace().goals.add(
            words, if_words, then_words, due=due, now=now(), today=today(), uid=form
        )
        begin_anew(FORM)
        st.session_state[SAID] = " ".join(filter(None, ["Saved.", goal_hint(words)]))
        st.rerun()


def goal_lists() -> None:
    """What is due, what lies ahead, and what is over."""
    everything = _every_goal()
    day = today()
    due = due_goals(everything, day)
    ahead = [one for one in everything if one.state(day) is GoalState.AHEAD]
    over = [one for one in everything if one.done_on or one.dropped_on]
    for title, goals in (("Due", due), ("Ahead", ahead)):
        if goals:
            st.header(title)
        for one in goals:
            _goal(one)
    if not due and not ahead:
        st.caption("Nothing is planned. That is fine too.")
    if over:
        _over(over)


def due_goal_on_today() -> None:
    """One quiet line for the goal whose day is here; nothing when there is none."""
    due = [] if goals_are_off() else due_goals(_every_goal(), today())
    if not due:
        return
    first = due[0]
    with st.container(horizontal=True, vertical_alignment="center", key="goal_line"):
        when = "Your goal for today" if first.state(today()) is GoalState.DUE else "An earlier goal"
        more = f" · {len(due) - 1} more" if len(due) > 1 else ""
        label = f"{when}: **{as_typed(first.words)}** :small[· {_if_then(first)}{more}]"
        st.page_link(PAGE, label=label, width="stretch")
        if st.button("Done", key=f"today_done_{first.goal_id}"):
            open_workspace().goals.done(first.goal_id, today())
            st.rerun()


def word_on_waiting() -> None:
    """After a final round, once: a word on keeping another application moving."""
    said = None if goals_are_off() else until_changed("coasting", _coasting, today())
    if said is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(said.words, width="stretch")
        if st.button("Not now", key="coasting_not_now"):
            open_workspace().goals.put_coasting_away(said.application_id, now())
            st.rerun()


def _goal(one: GoalView) -> None:
    has_passed = one.state(today()) is GoalState.MISSED
    goals, key = open_workspace().goals, one.goal_id
    with st.container(border=True):
        st.markdown(f"**{as_typed(one.words)}**  \n{_if_then(one)}  \n:small[{day_words(one.due)}]")
        if has_passed:
            st.markdown(DAY_HAS_PASSED)
        with st.container(horizontal=True):
            if st.button("Done", key=f"done_{key}"):
                goals.done(key, today())
                st.rerun()
            if st.button("Let it go", key=f"drop_{key}"):
                goals.drop(key, today())
                st.rerun()
        _plan_anew(one)


def _plan_anew(one: GoalView) -> None:
    key = f"anew_{one.goal_id}"
    box = st.expander("Another day, or smaller", on_change="rerun", key=key)
    if not box.open:
        return
    with box, st.form(f"{key}_form", border=False):
        words = st.text_input(
            "In these words, or in smaller ones",
            one.words,
            max_chars=MAX_LINE,
            key=f"{key}_words",
        )
        due = st.date_input(
            "Its new day", today(), min_value=today(), format="DD/MM/YYYY", key=f"{key}_due"
        )
        if not st.form_submit_button("Plan it anew"):
            return
        with said_here(), hearing(words):
            open_workspace().goals.plan_anew(one.goal_id, words, due, today())
            for name in (key, f"{key}_words", f"{key}_due"):
                st.session_state.pop(name, None)
            st.rerun()


def _over(goals: list[GoalView]) -> None:
    box = st.expander(f"Done or let go ({len(goals)})", on_change="rerun", key="goals_over")
    if not box.open:
        return
    with box:
        for one in goals[::-1][:SHOWN]:
            what = f"done {day_words(one.done_on)}" if one.done_on else "let go"
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{as_typed(one.words)} :small[{what}]")
                if st.button("Undo", type="tertiary", key=f"undo_{one.goal_id}"):
                    open_workspace().goals.undo(one.goal_id)
                    st.rerun()


def _if_then(one: GoalView) -> str:
    return f"If {as_typed(one.if_words)}, then {as_typed(one.then_words)}"


def _every_goal() -> list[GoalView]:
    return until_changed("goals", open_workspace().goals.views)


def _coasting() -> Coasting | None:
    applications, put_away = every_application(), open_workspace().goals.coasting_put_away()
    ahead = {one.application_id for one in coming(every_appointment(), now())}
    return coasting(applications, ahead, put_away, today(), weary=_is_weary())


def _is_weary() -> bool:
    """By the last check-ins; whoever keeps mood out of it is not asked and not read."""
    if not wants_mood():
        return False
    check_ins, feelings, ledger = every_check_in(), every_feeling(), every_line()
    felt = feelings[~feelings["recalled"].astype(bool)]
    load = search_load(check_ins, felt, ledger, today())
    fresh = check_ins[~check_ins["recalled"].astype(bool)]
    return is_weary(fresh, felt, load, today())
