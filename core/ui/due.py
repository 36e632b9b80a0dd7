"""What is due: messages that wait to be filed, and applications that fell quiet."""

import pandas as pd
import streamlit as st

from core.analysis.quiet import quiet_applications
from core.coaching.next_step import Step, next_step
from core.ui.clock import now, today
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION, MESSAGE
from core.ui.memory import until_changed
from core.ui.words import as_typed
from core.vocabulary import Disposition

SHOWN = 5


def quiet() -> pd.DataFrame:
    """The person's open applications without a word for longer than usual, quietest first."""
    workspace = open_workspace()
    return until_changed(
        "quiet",
        lambda: quiet_applications(workspace.applications.frame(), today()),
        today(),
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
    if step is Step.CONFIRM_MESSAGE:
        st.markdown("A message is stored and waits for a word from you: what is it?")
        st.page_link(
            "today/log_rejection.py",
            label="Go on with it",
            query_params={MESSAGE: str(waiting[0])},
        )
    elif step is Step.CHECK_IN:
        st.markdown("A check-in takes 20 seconds. You can also leave it for today.")
    elif step is Step.LOOK_AT_QUIET_ONES:
        st.markdown("Some applications have been quiet for a while. A look takes a minute.")
    elif step is Step.START:
        st.markdown("Log a rejection, or add an application that is still open.")
    else:
        st.markdown("Nothing is due. Rest counts too.")


def show_quiet() -> None:
    """Applications that are probably closed, each with one click to close it or to wait on."""
    rows = quiet()
    if rows.empty:
        return
    st.header("Quiet for a while")
    st.caption("A rule of thumb, not a verdict: 21 days after applying, 14 after a conversation.")
    for one in rows.head(SHOWN).to_dict("records"):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.page_link(
                "search/applications.py",
                label=as_typed(f"{one['company']}, {one['role']}"),
                query_params={APPLICATION: str(one["application_id"])},
            )
            st.caption(f"{one['days_quiet']} days")
            st.space("stretch")
            if st.button("Close as no response", key=f"quiet_{one['application_id']}"):
                open_workspace().applications.close(
                    int(one["application_id"]), Disposition.NO_RESPONSE, today(), now(), today()
                )
                st.rerun()
    if len(rows) > SHOWN:
        st.caption(f"And {len(rows) - SHOWN} more, under Applications.")
