"""One calm line on Today about requests for feedback that nobody answered yet."""

import streamlit as st

from core.coaching.feedback_request import RequestView, follow_ups_due
from core.ui.clock import now, today
from core.ui.every_row import every_application
from core.ui.gate import open_workspace
from core.ui.links import APPLICATION
from core.ui.memory import until_changed
from core.ui.words import as_typed
from core.vocabulary import Disposition

PUT_AWAY_ON = "follow_up_put_away_on"


def follow_up_on_today() -> None:
    """How many, and the way to the one that waits longest; nothing when none is due."""
    due = until_changed("follow_ups_due", _due, today())
    if not due:
        return
    first = due[0].application_id
    with st.container(horizontal=True, vertical_alignment="center", key="follow_up_line"):
        where = {APPLICATION: str(first)}
        label = f"{_said(len(due))}{as_typed(_name_of(first))}]"
        st.page_link("search/applications.py", label=label, query_params=where, width="stretch")
        if st.button("Not now", key="follow_ups_not_now"):
            open_workspace().preferences.keep(PUT_AWAY_ON, today().isoformat(), now())
            st.rerun()


def _due() -> tuple[RequestView, ...]:
    workspace, applications = open_workspace(), every_application()
    ended = applications[applications["disposition"] == Disposition.REJECTED]
    return follow_ups_due(
        workspace.feedback_requests.unanswered(),
        set(ended["application_id"]),
        today(),
        workspace.preferences.day(PUT_AWAY_ON),
    )


def _name_of(application_id: int) -> str:
    applications = every_application()
    one = applications[applications["application_id"] == application_id].iloc[0]
    return f"{one['company']}, {one['role']}"


def _said(number: int) -> str:
    """The line up to the name of the oldest."""
    asked = "A request" if number == 1 else f"{number} requests"
    oldest = "" if number == 1 else "the oldest: "
    return (
        f"{asked} for feedback without an answer for ten working days :small[· one short second "
        f"word is fine, and so is leaving it · {oldest}"
    )
