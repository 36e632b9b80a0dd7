"""One experiment with its way, the way of a rejection without one, and the list of all."""

from collections.abc import Sequence

import streamlit as st

from core.analysis.experiment import ExperimentResult
from core.analysis.experiment_sentences import (
    CAVEATS,
    difference_sentence,
    left_out_sentence,
    missing_sentence,
    sides_sentence,
)
from core.charts.experiment import experiment_alt, experiment_chart, experiment_table
from core.coaching.pipeline import EXPERIMENTS, State
from core.ui import chosen
from core.ui.clock import day_words, here, now, today
from core.ui.every_row import every_application
from core.ui.experiment_facts import (
    every_experiment,
    experiment_from,
    open_experiment,
    parked_rejections,
    result_of,
    to_start_from,
    way_of,
)
from core.ui.experiment_form import SAID, choose_form
from core.ui.experiment_steps import (
    decisions,
    next_before_a_change,
    next_of_change,
    steps,
    write,
)
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, EXPERIMENT, list_line
from core.ui.pictures import Picture, show
from core.ui.quotes import heading_as_typed
from core.ui.said import say_once
from core.ui.theme_labels import theme_labels
from core.ui.words import STAGE, as_typed
from core.vocabulary import Mark, Stage
from core.workspace.experiment_rows import ExperimentView

WENT_ON = {
    Stage.APPLIED: "went further than applying",
    Stage.PHONE_SCREEN: "went further than the phone screen",
    Stage.INTERVIEW: "went further than the interview",
    Stage.FINAL_ROUND: "went further than the final round",
}
ENDED = {Mark.KEPT: "kept", Mark.DROPPED: "dropped"}


def what_was_said() -> None:
    """What the last click did, once."""
    say_once(SAID)


def way_back() -> None:
    """To the list."""
    st.page_link(EXPERIMENTS, label="All experiments", icon=":material/arrow_back:")


def show_experiment(experiment_id: int) -> None:
    """One experiment, open or not. Raises NotFound."""
    known = {one.experiment_id: one for one in every_experiment()}
    view = known.get(experiment_id) or open_workspace().experiments.one(experiment_id)
    _experiment(view)


def show_way_of_rejection(application_id: int) -> None:
    """The way from one rejection; with an experiment, that experiment. Raises NotFound."""
    about = chosen.application(application_id)
    view = experiment_from(application_id)
    if view is not None:
        _experiment(view)
        if view.held.ended is not None:
            _folded_form(application_id, "Choose another change")
        return
    st.html(heading_as_typed(f"{about.company}, {about.role}"))
    way = way_of(None, application_id)
    if way is None:
        st.markdown("This one has not ended with a no, so there is nothing to start from.")
        return
    steps(way)
    if way.is_parked:
        _go_on(application_id)
        return
    if way.next is State.CHOSEN:
        choose_form(application_id)
    else:
        next_before_a_change(way, application_id)
        if way.state is not State.LOGGED:
            _folded_form(application_id, "Choose a change without it")
    if st.button("Park it", key="park_rejection"):
        say = open_workspace().experiments.say
        write(lambda: say(Mark.PARKED, now(), today(), application_id=application_id))


def show_everything() -> None:
    """The open experiment on top; below it what is parked and what has ended."""
    view = open_experiment()
    if view is not None:
        _experiment(view)
    else:
        _start()
    everything = every_experiment()
    parked = [one for one in everything if one.held.is_parked]
    ended = [one for one in everything if one.held.ended and not one.held.is_parked]
    _list("parked", "Parked", parked, parked_rejections())
    _list("ended", "Kept and dropped", ended)


def _experiment(view: ExperimentView) -> None:
    choice = view.choice
    st.html(heading_as_typed(choice.change))
    theme = f" · {as_typed(theme_labels()[choice.theme])}" if choice.theme else ""
    st.markdown(
        f"If {as_typed(choice.if_words)}, then {as_typed(choice.then_words)}.  \n"
        f":small[{STAGE[choice.stage]}{theme} · from {day_words(choice.starts_on)} on]"
    )
    if choice.application_id is not None:
        one = chosen.application(choice.application_id)
        label = f"Came from **{as_typed(f'{one.company}, {one.role}')}**"
        where = {APPLICATION: str(one.application_id)}
        st.page_link("search/applications.py", label=label, query_params=where)
    way = way_of(view, choice.application_id)
    if way is None:
        return
    steps(way)
    if view.held.is_parked:
        st.markdown("Parked. Nothing of it is lost.")
    elif view.held.ended is None:
        next_of_change(view, way)
    decisions(view)
    _result(view)


def _result(view: ExperimentView) -> None:
    """Both sides in counts, and a word only by the rule."""
    found = result_of(view)
    st.header("Before and since")
    st.markdown(sides_sentence(found, WENT_ON[view.choice.stage]))
    if found.comparison is not None:
        st.markdown(difference_sentence(found.comparison))
        show(_picture(view, found), view.experiment_id)
    counts = " ".join(filter(None, [missing_sentence(found), left_out_sentence(found)]))
    st.caption("\n\n".join(filter(None, [counts, CAVEATS])))


def _picture(view: ExperimentView, found: ExperimentResult) -> Picture:
    went_on = WENT_ON[view.choice.stage]
    return Picture(
        "before_and_since",
        draw=lambda dark: experiment_chart(found, went_on, dark=dark),
        describe=lambda: experiment_alt(found, went_on),
        table=lambda: experiment_table(found),
        method="before_and_since",
    )


def _start() -> None:
    st.markdown(
        "One change at a time, tried on purpose: what you would do differently, when, and from "
        "which day on. What came before and what comes since is then laid side by side."
    )
    ids = to_start_from()
    if ids:
        st.header("Start from a rejection")
        with st.container(gap=None, key="start_list"):
            for one in ids:
                _rejection_line(one)
    else:
        st.page_link("today/log_rejection.py", label="Log a rejection to start from one")
    _folded_form(None, "A change of your own")


def _rejection_line(application_id: int) -> None:
    frame = every_application()
    one = frame[frame["application_id"] == application_id].iloc[0]
    name, about = f"{one['company']}, {one['role']}", day_words(one["ended_on"])
    list_line(EXPERIMENTS, name, about, **{APPLICATION: application_id})


def _list(
    name: str, title: str, views: Sequence[ExperimentView], rejections: Sequence[int] = ()
) -> None:
    if not views and not rejections:
        return
    st.header(title)
    with st.container(gap=None, key=f"{name}_list"):
        for one in views:
            word = ENDED.get(one.held.ended) if one.held.ended else None
            about = ", ".join(
                filter(None, [word, f"chosen {day_words(here(one.chosen_at).date())}"])
            )
            list_line(EXPERIMENTS, one.choice.change, about, **{EXPERIMENT: one.experiment_id})
        for application_id in rejections:
            _rejection_line(application_id)


def _folded_form(application_id: int | None, label: str) -> None:
    box = st.expander(label, on_change="rerun", key=f"choose_box_{application_id}")
    if box.open:
        with box:
            choose_form(application_id)


def _go_on(application_id: int) -> None:
    st.markdown("Parked. Nothing of it is lost.")
    if st.button("Go on with it", key="resume_rejection"):
        say = open_workspace().experiments.say
        write(lambda: say(Mark.RESUMED, now(), today(), application_id=application_id))
