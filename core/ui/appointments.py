"""Interviews that are coming up: on the page of their application, and a line on the first page."""

from collections.abc import Callable
from datetime import date, datetime, time

import streamlit as st

from core.coaching.coming_up import KINDS, AppointmentView, coming, near, when_words
from core.ui.clock import at_here, day_words, here, now, today, zone_here
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION
from core.ui.memory import until_changed
from core.ui.said import said_here, say_once
from core.ui.words import STAGE, as_typed
from core.vocabulary import Stage
from core.workspace.applications import ApplicationView

FORM, BOX, SAID = "add_interview_form", "add_interview", "interview_said"
MOVING, REMOVED = "interview_moving", "interview_removed"
IN_THE_MORNING = time(10)
QUARTERS = 15 * 60
"""Seconds between the times that are offered; any other can be typed."""


def every_appointment() -> list[AppointmentView]:
    """All of the person's, the earliest first."""
    return until_changed("appointments", open_workspace().appointments.views)


def interview_line() -> None:
    """On the first page: the next one within a week; nothing when there is none."""
    ahead = near(every_appointment(), here(now()))
    if not ahead:
        return
    first, more = ahead[0], len(ahead) - 1
    when = when_words(here(first.starts_at), here(now()))
    rest = f" :small[· {more} more within a week]" if more else ""
    label = f"**{STAGE[first.stage]}** with {as_typed(first.company)} {when}{rest}"
    where = {APPLICATION: str(first.application_id)}
    st.page_link("search/applications.py", label=label, query_params=where, width="stretch")


def coming_up(about: ApplicationView) -> None:
    """What is arranged with one employer, and the form for more; nothing after an ending."""
    if about.standing.disposition is not None:
        return
    mine = [one for one in every_appointment() if one.application_id == about.application_id]
    ahead = coming(mine, now())
    behind = [one for one in mine if one not in ahead]
    gone = _removed(about)
    if mine or gone:
        st.header("Coming up")
    _what_was_said(gone)
    for one in behind:
        _passed(one)
    for one in ahead:
        _arranged(one)
    if ahead:
        st.page_link("you/settings.py", label="A reminder in your own calendar")
    _add_form(about)


def _removed(about: ApplicationView) -> AppointmentView | None:
    """The one that was removed last, as long as the person stays with its application."""
    gone: AppointmentView | None = st.session_state.get(REMOVED)
    if gone is None or gone.application_id == about.application_id:
        return gone
    del st.session_state[REMOVED]
    return None


def _what_was_said(gone: AppointmentView | None) -> None:
    """That it is saved; or that one was removed, and the way back."""
    say_once(SAID)
    if gone is None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("Removed.", width="content")
        if st.button("Put it back", type="tertiary", key="put_interview_back"):
            add, key = open_workspace().appointments.add, gone.application_id
            _write(lambda: add(key, gone.stage, gone.starts_at, now(), gone.uid), None)


def _arranged(one: AppointmentView) -> None:
    key = one.appointment_id
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{STAGE[one.stage]}**  \n{_moment(one.starts_at)}", width="stretch")
            if st.button("Change", type="tertiary", key=f"change_interview_{key}"):
                st.session_state[MOVING] = key
            if st.button("Remove", type="tertiary", key=f"remove_interview_{key}"):
                open_workspace().appointments.remove(key)
                st.session_state[REMOVED] = one
                st.rerun()
        if st.session_state.get(MOVING) == key:
            _move_form(one)


def _passed(one: AppointmentView) -> None:
    """Its time is over: into the history with it, or away."""
    key = one.appointment_id
    with st.container(border=True):
        st.markdown(f"**{STAGE[one.stage]}**  \n{_moment(one.starts_at)}. This time has passed.")
        with st.container(horizontal=True):
            if st.button("It took place", key=f"took_place_{key}"):
                took_place = open_workspace().appointments.took_place
                day = here(one.starts_at).date()
                _write(lambda: took_place(key, day, now(), today()), "Noted in the history below.")
            if st.button("Remove", type="tertiary", key=f"remove_interview_{key}"):
                _write(lambda: open_workspace().appointments.remove(key), None)


def _add_form(about: ApplicationView) -> None:
    """The form's own name goes along, so that a double click keeps one."""
    box = st.expander("Add an interview that is coming up", on_change="rerun", key=BOX)
    if not box.open:
        return
    name = f"{FORM}_{about.application_id}"
    form = form_name(name)
    with box, st.form(form, border=False):
        kind, starts_at = _fields(form, about.standing.furthest_stage, None)
        if not st.form_submit_button("Add it", type="primary"):
            return
    add = open_workspace().appointments.add
    _write(lambda: add(about.application_id, kind, starts_at, now(), form), "Saved.", name, BOX)


def _move_form(one: AppointmentView) -> None:
    form = f"move_form_{one.appointment_id}"
    with st.form(form, border=False):
        kind, starts_at = _fields(form, one.stage, here(one.starts_at))
        with st.container(horizontal=True):
            save = st.form_submit_button("Save the change")
            leave = st.form_submit_button("Leave it as it is", type="tertiary")
    if leave:
        del st.session_state[MOVING]
        st.rerun()
    if save:
        move, key = open_workspace().appointments.move, one.appointment_id
        _write(lambda: move(key, kind, starts_at, now()), "Saved.", MOVING)


def _fields(form: str, kind: Stage, before: datetime | None) -> tuple[Stage, datetime]:
    """What it is and when, by the clock of the browser."""
    place = KINDS.index(kind) if kind in KINDS else 0
    chosen = st.selectbox(
        "What is it?", KINDS, place, format_func=STAGE.__getitem__, key=f"{form}_kind"
    )
    left, right = st.columns(2)
    day: date = left.date_input(
        "On which day?",
        before.date() if before else today(),
        min_value=today(),
        format="DD/MM/YYYY",
        key=f"{form}_day",
    )
    clock: time = right.time_input(
        "At what time?",
        before.time() if before else IN_THE_MORNING,
        step=QUARTERS,
        key=f"{form}_time",
    )
    st.caption(f"By the clock where you are now: {zone_here()}.")
    return chosen, at_here(day, clock)


def _moment(starts_at: datetime) -> str:
    at = here(starts_at)
    return f"{at:%A} {day_words(at.date())}, {at:%H:%M}"


def _write(act: Callable[[], object], said: str | None, *over: str) -> None:
    """Write, have what is `over` begin anew, and draw anew; or say why not."""
    with said_here():
        act()
        begin_anew(*over, REMOVED)
        if said:
            st.session_state[SAID] = said
        st.rerun()
