"""What is due: messages that wait to be filed, and applications that fell quiet."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from core.analysis.quiet import quiet_applications
from core.coaching.coming_up import coming
from core.coaching.next_step import Step, next_step
from core.ui.appointments import every_appointment
from core.ui.clock import now, today
from core.ui.every_row import every_application
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, MESSAGE, list_line
from core.ui.memory import until_changed
from core.vocabulary import Disposition

SHOWN = 3
STEP = {
    Step.CONFIRM_MESSAGE: "A message is stored and waits for a word from you: what is it?",
    Step.CHECK_IN: "A check-in takes 20 seconds, or leave it for today. If an answer came, log it.",
    Step.LOOK_AT_QUIET_ONES: "Some applications fell quiet. If an answer came, log it.",
    Step.START: "Log a rejection, or add an application that is still open.",
    Step.REST: "Nothing is due. Rest counts too. If an answer came, log it.",
}


def quiet() -> pd.DataFrame:
    """The person's open applications without a word for longer than usual, quietest first."""
    ahead = frozenset(one.application_id for one in coming(every_appointment(), now()))
    return until_changed(
        "quiet",
        lambda: quiet_applications(every_application(), today(), ahead),
        today(),
        ahead,
    )


def show_next_step(*, checked_in_today: bool, applications: int) -> None:
    """One sentence with one way to go."""
    waiting = until_changed("waiting", open_workspace().messages.waiting)
    step = next_step(
        waiting=len(waiting),
        checked_in_today=checked_in_today,
        quiet=len(quiet()),
        applications=applications,
    )
    waits = step is Step.CONFIRM_MESSAGE
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(STEP[step], width="stretch")
        label = "Go on with it" if waits else "Log a rejection"
        if st.button(label, type="primary" if waits else "secondary", key="next_step"):
            where = {MESSAGE: str(waiting[0])} if waits else None
            st.switch_page("today/log_rejection.py", query_params=where)


def show_quiet() -> None:
    """Applications that are probably closed, each with one click to close it or to wait on."""
    rows = quiet()
    if rows.empty:
        return
    st.markdown(
        "## Quiet for a while\n"
        "A rule of thumb, not a verdict: 21 days after applying, 14 after a conversation."
    )
    with st.container(key="quiet_list"):
        for one in rows.head(SHOWN).to_dict("records"):
            _quiet_line(one)
    if len(rows) > SHOWN:
        st.caption(f"And {len(rows) - SHOWN} more, under Applications.")


def _quiet_line(one: Mapping[Hashable, Any]) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        list_line(
            "search/applications.py",
            f"{one['company']}, {one['role']}",
            f"{one['days_quiet']} days",
            **{APPLICATION: one["application_id"]},
        )
        if st.button("Close as no response", key=f"quiet_{one['application_id']}"):
            open_workspace().applications.close(
                int(one["application_id"]), Disposition.NO_RESPONSE, today(), now(), today()
            )
            st.rerun()
