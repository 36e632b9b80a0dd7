"""The list of applications, one application with its history, and the forms around them."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from core.coaching.debrief import can_be_looked_back_at
from core.ui.appointments import coming_up
from core.ui.clock import day_words, now, today
from core.ui.deleting import delete_application
from core.ui.every_row import every_application
from core.ui.feedback_request import feedback_request
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, list_line
from core.ui.memory import until_changed
from core.ui.paging import shown_part
from core.ui.quotes import heading_as_typed
from core.ui.said import said_here
from core.ui.support import support_stands
from core.ui.words import DISPOSITION, STAGE, how_it_stands
from core.vocabulary import Disposition, Stage
from core.workspace.applications import ApplicationView, LedgerLine

FORM = "add_application_form"
OPEN, ENDED, ALL = "Open", "Ended", "All"


def add_form() -> None:
    """A new application. The form's own name goes along, so that a double click adds one."""
    form = form_name(FORM)
    box = st.expander("Add an application", on_change="rerun", key="add_application")
    if not box.open:
        return
    with box, st.form(form):
        left, right = st.columns(2)
        company = left.text_input("Company", key=f"{form}_company")
        role = right.text_input("Role", key=f"{form}_role")
        applied_on = left.date_input("Applied on", today(), max_value=today(), format="DD/MM/YYYY")
        source = right.text_input("Where you found it (optional)", key=f"{form}_source")
        if not st.form_submit_button("Add", type="primary"):
            return
        with said_here():
            open_workspace().applications.add(
                company,
                role,
                applied_on=applied_on,
                source=source,
                now=now(),
                today=today(),
                uid=form,
            )
            begin_anew(FORM)
            st.rerun()


def application_list() -> None:
    """The applications, newest first, ten at a time."""
    frame = every_application()
    if frame.empty:
        st.info("No applications yet. Add one here, or log a rejection: it appears by itself.")
        return
    which = st.segmented_control("Show", [OPEN, ENDED, ALL], default=ALL, required=True)
    shown = _which(frame, which)[::-1]
    part = shown_part(len(shown), "application_page")
    with st.container(gap=None, key="application_list"):
        for one in shown[part].to_dict("records"):
            _list_line(one)
    if shown.empty:
        st.caption("None of these.")


def _which(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    is_open = frame["disposition"].isna()
    if which == ALL:
        return frame
    return frame[is_open] if which == OPEN else frame[~is_open]


def _list_line(one: Mapping[Hashable, Any]) -> None:
    disposition = Disposition(one["disposition"]) if one["disposition"] else None
    about = how_it_stands(Stage(one["furthest_stage"]), disposition)
    name, where = f"{one['company']}, {one['role']}", {APPLICATION: one["application_id"]}
    list_line("search/applications.py", name, about, **where)


def show_application(view: ApplicationView) -> None:
    """Where it stands, what happened next, and the history that led there."""
    standing = view.standing
    st.html(heading_as_typed(f"{view.company}, {view.role}"))
    st.markdown(how_it_stands(standing.furthest_stage, standing.disposition))
    if standing.disposition is None:
        _what_happened(view)
    if not support_stands():
        _what_follows(view)
    coming_up(view)
    st.header("History")
    history, of = open_workspace().applications.history, view.application_id
    for line in until_changed("history", lambda: history(of), of):
        _history_line(view, line)
    delete_application(view)


def _what_follows(view: ApplicationView) -> None:
    """The ways on from what lies behind, and the way back from an ending."""
    standing, where = view.standing, {APPLICATION: str(view.application_id)}
    if can_be_looked_back_at(standing.furthest_stage, standing.disposition):
        st.page_link("recover/debrief.py", label="Look back at it", query_params=where)
    if standing.disposition is Disposition.REJECTED:
        label = "From here to one change"
        st.page_link("recover/experiments.py", label=label, query_params=where)
    feedback_request(view)
    if standing.disposition is not None and st.button("Open it again"):
        open_workspace().applications.reopen(view.application_id, now(), today())
        st.rerun()


def _what_happened(view: ApplicationView) -> None:
    later = [s for s in Stage if s.rank > view.standing.furthest_stage.rank]
    with st.form("what_happened"):
        news = st.selectbox(
            "What happened?",
            [*later, *Disposition],
            format_func=lambda word: STAGE[word] if word in later else DISPOSITION[word],
        )
        day = st.date_input("On which day?", today(), max_value=today(), format="DD/MM/YYYY")
        if st.form_submit_button("Save", type="primary"):
            applications = open_workspace().applications
            if isinstance(news, Stage):
                applications.reach(view.application_id, news, day, now(), today())
            else:
                applications.close(view.application_id, news, day, now(), today())
            st.rerun()


def _history_line(view: ApplicationView, line: LedgerLine) -> None:
    if line.stage is not None:
        what = STAGE[line.stage]
    elif line.disposition is not None:
        what = DISPOSITION[line.disposition]
    else:
        what = "Open again"
    words = f"{day_words(line.day)}: {what}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"~~{words}~~ (taken back)" if line.is_retracted else words)
        if not line.is_retracted and st.button(
            "Take back", type="tertiary", key=f"retract_{line.uid}"
        ):
            applications = open_workspace().applications
            applications.retract(view.application_id, line.uid, now(), today())
            st.rerun()
