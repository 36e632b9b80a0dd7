"""The way of one experiment as a quiet list, and what can be done next about it."""

from collections.abc import Callable

import streamlit as st

from core.coaching.pipeline import State, StepOfWay, Way, place
from core.ui.clock import day_words, now, today
from core.ui.every_row import every_application
from core.ui.experiment_form import SAID
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here
from core.ui.words import as_typed
from core.vocabulary import Mark
from core.workspace.experiment_rows import ExperimentView

DONE = {
    State.LOGGED: "Logged",
    State.STABILISED: "A day to settle",
    State.DEBRIEFED: "Looked back at it",
    State.THEMED: "Named a theme",
    State.CHOSEN: "Chose one change",
    State.PRACTISED: "Practised it",
    State.APPLIED: "Used it in a later conversation",
    State.MEASURED: "Compared before and since",
    State.KEPT: "Kept it",
    State.DROPPED: "Dropped it",
}
AHEAD = {
    State.STABILISED: "Let a day pass",
    State.DEBRIEFED: "Look back at it",
    State.THEMED: "Name a theme",
    State.CHOSEN: "Choose one change",
    State.PRACTISED: "Practise it once",
    State.APPLIED: "Use it in a later conversation",
    State.MEASURED: "Compare before and since",
    State.KEPT: "Keep it or drop it",
}
PRACTICE = "practice_of_change"


def steps(way: Way) -> None:
    """Every step on a line: what is done and when, what is next, what comes later."""
    with st.container(key="way"):
        st.markdown("\n".join(_line(one, way) for one in way.steps))


def _line(one: StepOfWay, way: Way) -> str:
    if one.is_done:
        day = f" :small[{day_words(one.day)}]" if one.day else ""
        return f"- :material/check: {DONE[one.state]}{day}"
    if one.state is way.next and not way.is_parked:
        return f"- :material/arrow_forward: **{AHEAD[one.state]}** :small[next]"
    if one.state.rank < way.state.rank:
        return f"- :material/skip_next: {AHEAD[one.state]} :small[left out]"
    return f"- :material/schedule: {AHEAD[one.state]}"


def next_before_a_change(way: Way, application_id: int) -> None:
    """One button for what comes before a change is chosen; the form is drawn by the page."""
    experiments = open_workspace().experiments
    if way.next is State.STABILISED:
        st.markdown("The first day is for settling. Looking back can wait until tomorrow.")
        if st.button("I am ready to look at it", key="ready"):
            write(lambda: experiments.say_ready(application_id, now(), today()))
    elif way.next is not None and st.button(AHEAD[way.next], type="primary", key="look_back"):
        where = place(way.next, application_id, None)
        st.switch_page(where.page, query_params=dict(where.query))


def next_of_change(view: ExperimentView, way: Way) -> None:
    """What comes next as one button; the rest of what can be noted is folded away."""
    acts = {State.PRACTISED: practice_form, State.APPLIED: use_form}
    following = acts.pop(way.next, None) if way.next else None
    if following is not None:
        following(view, is_next=True)
    elif way.next is State.MEASURED:
        st.markdown("What comes of it fills in by itself as applications end.")
    box = st.expander("Note more", on_change="rerun", key=f"more_{view.experiment_id}")
    if box.open:
        with box:
            for act in acts.values():
                act(view, is_next=False)


def practice_form(view: ExperimentView, *, is_next: bool) -> None:
    """One time of practising."""
    form = form_name(PRACTICE)
    with st.form(f"{form}_practice", border=False):
        day = st.date_input(
            "When did you practise?",
            today(),
            max_value=today(),
            format="DD/MM/YYYY",
            key=f"{form}_day",
        )
        if not st.form_submit_button("I practised it", type="primary" if is_next else "secondary"):
            return

    def keep() -> None:
        experiments = open_workspace().experiments
        experiments.practise(view.experiment_id, day, now(), today(), form)
        begin_anew(PRACTICE)

    write(keep, "Noted.")


def use_form(view: ExperimentView, *, is_next: bool) -> None:
    """Link a later application in which the change was used."""
    names = until_changed("application_names", _names)
    linked = [as_typed(names[one]) for one in view.used_in if one in names]
    if linked:
        later_on = " It counts once that leads to a conversation." if is_next else ""
        st.markdown(f"Used in {', '.join(linked)}.{later_on}")
    used = {*view.used_in, view.choice.application_id}
    later = [one for one in names if one not in used]
    if not later:
        st.caption("When there is a later application, you can say here that you used it there.")
        return
    with st.form(f"use_{view.experiment_id}", border=False):
        one = st.selectbox(
            "In which application did you use it?",
            later,
            format_func=names.__getitem__,
            key=f"use_{view.experiment_id}_{len(linked)}",
        )
        if not st.form_submit_button("I used it there", type="primary" if is_next else "secondary"):
            return
    use = open_workspace().experiments.use
    write(lambda: use(view.experiment_id, one, now(), today()), "Noted.")


def decisions(view: ExperimentView) -> None:
    """Keep, drop, park and the way back from each; a mistake can be removed."""
    held, key = view.held, view.experiment_id
    if held.is_parked or held.ended is not None:
        label = "Go on with it" if held.is_parked else "Open it again"
        if st.button(label, key=f"resume_{key}"):
            _say(Mark.RESUMED, key)
        return
    with st.container(horizontal=True):
        if view.marks and st.button("Keep the change", key=f"keep_{key}"):
            _say(Mark.KEPT, key)
        if st.button("Park it", key=f"park_{key}"):
            _say(Mark.PARKED, key)
        if view.marks and st.button("Drop it", key=f"drop_{key}"):
            _say(Mark.DROPPED, key)
        if not view.marks and st.button("Entered by mistake: remove", key=f"remove_{key}"):
            write(lambda: open_workspace().experiments.remove(key), "Removed.")


def write(act: Callable[[], object], said: str = "") -> None:
    """Write and draw anew, or say here why not."""
    with said_here():
        act()
        if said:
            st.session_state[SAID] = said
        st.rerun()


def _say(mark: Mark, experiment_id: int) -> None:
    say = open_workspace().experiments.say
    write(lambda: say(mark, now(), today(), experiment_id=experiment_id))


def _names() -> dict[int, str]:
    """Every application, the newest first."""
    frame = every_application()[::-1]
    rows = zip(frame["application_id"], frame["company"], frame["role"], strict=True)
    return {int(one): f"{company}, {role}" for one, company, role in rows}
