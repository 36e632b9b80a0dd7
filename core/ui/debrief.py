"""Looking back at one application, in parts; each can be kept without the others."""

from collections.abc import Mapping

import streamlit as st

from core.coaching.debrief import DebriefView, Part, can_be_looked_back_at, may_look_back
from core.coaching.pipeline import EXPERIMENTS
from core.coaching.state_now import RejectionFacts
from core.ui.clock import day_words, here, now, today
from core.ui.debrief_reasons import reasons
from core.ui.deleting import ask_before_deleting, delete_button
from core.ui.every_row import every_application
from core.ui.experiment_facts import background_of
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, list_line
from core.ui.memory import until_changed
from core.ui.paging import shown_part
from core.ui.quotes import heading_as_typed
from core.ui.said import said_here, say_once
from core.ui.support import hearing
from core.ui.words import how_it_stands
from core.vocabulary import Disposition, Stage
from core.workspace.applications import ApplicationView
from core.workspace.debriefs import MAX_PART

PAGE = "recover/debrief.py"
SAID = "debrief_said"
ASKS: Mapping[Part, str] = {
    Part.EXPECTED: "What did you expect?",
    Part.HAPPENED: "What happened? Only facts: what was asked, said, shown",
    Part.KEEP: "What would you do the same way again?",
    Part.CHANGE: "What would you do differently?",
    Part.EXPERIMENT: "One thing to try next time, in a sentence",
}


def choose_application() -> None:
    """What lies behind: applications that ended, and conversations of open ones."""
    behind = until_changed("lies_behind", _behind)
    if not behind:
        st.info("Nothing lies behind yet. When an application has ended, you find it here.")
        st.page_link("today/log_rejection.py", label="Log a rejection")
        return
    done = {one.application_id for one in until_changed("debriefs", _every_debrief)}
    part = shown_part(len(behind), "debrief_page")
    with st.container(gap=None, key="debrief_list"):
        for one in every_application().iloc[behind[part]].to_dict("records"):
            ended = Disposition(one["disposition"]) if one["disposition"] else None
            about = how_it_stands(Stage(one["furthest_stage"]), ended)
            begun = " · begun" if one["application_id"] in done else ""
            name, where = f"{one['company']}, {one['role']}", {APPLICATION: one["application_id"]}
            list_line(PAGE, name, f"{about}{begun}", **where)


def show_debrief(about: ApplicationView) -> None:
    """The parts of one debrief, or, on the first day, the word that it can wait."""
    st.html(heading_as_typed(f"{about.company}, {about.role}"))
    debriefs, key = open_workspace().debriefs, about.application_id
    there = until_changed("debrief", lambda: debriefs.about(key), key)
    if there is None and not _may_begin(about):
        _not_yet(about)
        return
    say_once(SAID)
    happened, why, following = st.tabs(["What happened", "Why", "What next"], key="debrief_tabs")
    with happened:
        _parts(about, there, (Part.EXPECTED, Part.HAPPENED))
    with why:
        reasons(about, there)
    with following:
        _parts(about, there, (Part.KEEP, Part.CHANGE, Part.EXPERIMENT))
        _go_on(about, there)
    if there is not None:
        _delete(there)


def _behind() -> list[int]:
    """Places among all applications, newest first."""
    frame = every_application()
    stands = zip(frame["furthest_stage"], frame["disposition"], strict=True)
    behind = [place for place, one in enumerate(stands) if _lies_behind(*one)]
    return behind[::-1]


def _lies_behind(furthest: str, disposition: str | None) -> bool:
    ended = Disposition(disposition) if disposition else None
    return can_be_looked_back_at(Stage(furthest), ended)


def _every_debrief() -> list[DebriefView]:
    return open_workspace().debriefs.views()


def _may_begin(about: ApplicationView) -> bool:
    known = background_of(about.application_id)
    logged_at = here(known.logged_at) if known.logged_at else None
    day = about.standing.ended_on
    no = RejectionFacts(about.application_id, logged_at, day, False) if logged_at else None
    return may_look_back(no, known.ready_on, here(now()))


def _not_yet(about: ApplicationView) -> None:
    st.markdown(
        "This one is fresh. The first day is for settling; looking back goes better tomorrow, and "
        "nothing is lost until then."
    )
    with st.container(horizontal=True):
        if st.button("Leave it for now", key="debrief_later"):
            st.switch_page("today/today.py")
        if st.button("I am ready now", key="debrief_ready"):
            open_workspace().experiments.say_ready(about.application_id, now(), today())
            st.rerun()


def _parts(about: ApplicationView, there: DebriefView | None, parts: tuple[Part, ...]) -> None:
    """One form of some parts; what it does not hold stays as it is."""
    key = about.application_id
    before = there.parts if there else {}
    with st.form(f"debrief_{key}_{parts[0]}", border=False):
        words = {
            part: st.text_area(
                ASKS[part],
                before.get(part, ""),
                max_chars=MAX_PART,
                height=100,
                key=f"debrief_{key}_{part}",
            )
            for part in parts
        }
        if not st.form_submit_button("Save", type="primary", key=f"debrief_save_{parts[0]}"):
            return
    with said_here(), hearing(*words.values()):
        open_workspace().debriefs.write(key, words, now(), today())
        st.session_state[SAID] = "Saved. The other parts can wait, or stay empty."
        st.rerun()


def _go_on(about: ApplicationView, there: DebriefView | None) -> None:
    if there is None or not there.parts[Part.EXPERIMENT]:
        return
    if st.button("Make it an experiment", key="debrief_experiment"):
        st.switch_page(EXPERIMENTS, query_params={APPLICATION: str(about.application_id)})


def _delete(there: DebriefView) -> None:
    key, forget = f"debrief_{there.debrief_id}", open_workspace().debriefs.forget
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(f"Begun {day_words(there.day)}.")
        delete_button(key, "Delete this debrief")
    question = "Delete this debrief, with its parts and its reasons?"
    if ask_before_deleting(key, question, lambda: forget(there.debrief_id)):
        st.switch_page(PAGE)
