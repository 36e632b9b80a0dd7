"""The form in which one change is chosen, with what is known of the rejection filled in."""

from collections.abc import Sequence

import streamlit as st

from core.coaching.theme_action import action_on
from core.intake.text import MAX_LINE
from core.ui import chosen
from core.ui.clock import now, today
from core.ui.experiment_facts import background_of, open_experiment, themes_of
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.said import said_here
from core.ui.support import hearing
from core.ui.theme_labels import theme_labels, theme_names
from core.ui.words import STAGE, as_typed
from core.vocabulary import Mark, Stage
from core.workspace.experiment_rows import Choice
from core.workspace.experiments import FURTHEST, MAX_CHANGE

SAID = "experiment_said"
STAGES = [stage for stage in Stage if stage.rank <= FURTHEST.rank]
NO_THEME = "None in particular"


def choose_form(application_id: int | None) -> None:
    """One change, its if-then, where it acts and when it starts."""
    there = open_experiment()
    if there is not None:
        _one_at_a_time(there.experiment_id, there.choice.change)
        return
    form = _name_of(application_id)
    named = themes_of(application_id) if application_id is not None else ()
    _suggest(named, f"{form}_change")
    with st.form(form):
        choice = _fields(form, application_id, named)
        st.caption(
            "Applications that reach this stage count, before the day and since. Once chosen, none "
            "of this changes any more: a day picked afterwards always finds something."
        )
        sent = st.form_submit_button("Choose this change", type="primary")
    if sent:
        _choose(choice, form)


def _fields(form: str, application_id: int | None, named: Sequence[str]) -> Choice:
    """Everything that is fixed with the choice, as it stands in the form now."""
    change = st.text_area(
        "One change to try",
        _change_before(application_id),
        max_chars=MAX_CHANGE,
        height=80,
        key=f"{form}_change",
        persist_state="session",
    )
    left, right = st.columns(2)
    if_words = left.text_input(
        "If …",
        max_chars=MAX_LINE,
        placeholder="they ask about my results",
        key=f"{form}_if",
        persist_state="session",
    )
    then_words = right.text_input(
        "then …",
        max_chars=MAX_LINE,
        placeholder="I begin with the number",
        key=f"{form}_then",
        persist_state="session",
    )
    left, right = st.columns(2)
    stage = left.selectbox(
        "Where does it act?",
        STAGES,
        STAGES.index(_stage_before(application_id)),
        format_func=STAGE.__getitem__,
        key=f"{form}_stage",
    )
    with right:
        theme = _theme_field(form, named)
    starts_on = st.date_input(
        "From which day on?", today(), min_value=today(), format="DD/MM/YYYY", key=f"{form}_day"
    )
    return Choice(change, if_words, then_words, starts_on, stage, theme, application_id)


def _theme_field(form: str, named: Sequence[str]) -> str | None:
    labels = theme_labels()
    return st.selectbox(
        "Which theme is it about?",
        [None, *theme_names().choices],
        _place(named),
        format_func=lambda one: labels[one] if one else NO_THEME,
        key=f"{form}_theme",
    )


def _choose(choice: Choice, form: str) -> None:
    words = choice.change, choice.if_words, choice.then_words
    with said_here(), hearing(*words):
        open_workspace().experiments.choose(choice, now(), today(), form)
        begin_anew(_form_key(choice.application_id))
        st.session_state[SAID] = "Chosen. It stands here until you keep it, drop it or park it."
        st.rerun()


def _one_at_a_time(experiment_id: int, change: str) -> None:
    """Another change is open: a sentence, and the way to park it."""
    with st.container(border=True):
        st.markdown(
            f"One change at a time. “{as_typed(change)}” is still open. You can park it, nothing "
            "of it is lost, and then choose this one."
        )
        if st.button("Park it", key="park_the_other"):
            experiments = open_workspace().experiments
            experiments.say(Mark.PARKED, now(), today(), experiment_id=experiment_id)
            st.rerun()


def _suggest(named: Sequence[str], field: str) -> None:
    """One thing to try about what was named, taken over by a click."""
    found = action_on(named)
    if found is None:
        return
    theme, action = found
    with st.container(border=True):
        st.markdown(
            f"**One idea**  \n{action.suggestion}\n\n"
            f":small[{action.because} Why this: “{as_typed(theme_labels()[theme])}” was named. "
            "You may leave it.]"
        )
        st.button(
            "Use this idea",
            key=f"{field}_idea",
            on_click=lambda: st.session_state.update({field: action.suggestion}),
        )


def _change_before(application_id: int | None) -> str:
    """What the newest debrief says, its experiment before its change."""
    if application_id is None:
        return ""
    known = background_of(application_id)
    return " ".join((known.experiment.strip() or known.change.strip()).split())[:MAX_CHANGE]


def _stage_before(application_id: int | None) -> Stage:
    """How far the rejection came: that is where the change acts."""
    if application_id is None:
        return Stage.INTERVIEW
    reached = chosen.application(application_id).standing.furthest_stage
    return reached if reached.rank <= FURTHEST.rank else FURTHEST


def _place(named: Sequence[str]) -> int:
    """The first of the named themes among those that can be chosen; 0 for none."""
    choices = list(theme_names().choices)
    found = next((one for one in named if one in choices), None)
    return 0 if found is None else choices.index(found) + 1


def _form_key(application_id: int | None) -> str:
    return f"experiment_form_{application_id}"


def _name_of(application_id: int | None) -> str:
    """The form's own name goes along, so that a double click keeps one."""
    return form_name(_form_key(application_id))
