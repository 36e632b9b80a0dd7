"""Many messages of the inbox at once: asked with a list, never done silently."""

import streamlit as st

from core.analysis.sentences import counted
from core.ui.clock import day_words, now, today
from core.ui.gate import open_workspace
from core.ui.inbox import SAID, about, set_aside
from core.ui.memory import until_changed
from core.ui.words import MAIL_KIND, STAGE, as_typed
from core.vocabulary import Stage
from core.workspace.filing import Suggestion

AT_ONCE = 20


def file_together() -> None:
    """Messages that leave no choice, each with a tick that can be taken away."""
    filing = open_workspace().filing
    suggested = until_changed("suggested", lambda: filing.suggested(AT_ONCE))
    if not suggested:
        return
    label = f"File {counted(len(suggested), 'message')} together"
    box = st.expander(label, on_change="rerun", key="file_together_box")
    if not box.open:
        return
    with box, st.form("file_together"):
        st.caption("These are suggestions. Take away the tick where one is not right.")
        agreed = [one for one in suggested if _agrees(one)]
        if st.form_submit_button("File the ticked ones", type="primary"):
            filed = filing.file(agreed, now(), today())
            st.session_state[SAID] = _said(filed, len(agreed) - filed)
            st.rerun()


def _agrees(one: Suggestion) -> bool:
    where = "a new application" if one.application_id is None else "in your list"
    after = "" if one.stage is Stage.APPLIED else f", after: {STAGE[one.stage].lower()}"
    names = f"**{as_typed(one.company)}, {as_typed(one.role)}** ({where})"
    words = f"{names}  \n{MAIL_KIND[one.kind]}{after}, {day_words(one.day)}"
    return st.checkbox(words, value=True, key=f"agree_{one.message_id}")


def _said(filed: int, stayed: int) -> str:
    said = f"{counted(filed, 'message')} filed."
    return (
        f"{said} {counted(stayed, 'message')} stayed here, to be filed alone." if stayed else said
    )


def set_aside_together() -> None:
    """Messages that are about something else, each with a tick that can be taken away."""
    filing = open_workspace().filing
    others = until_changed("others", lambda: filing.others(AT_ONCE))
    if not others:
        return
    label = f"Set aside {counted(len(others), 'message')} about something else"
    box = st.expander(label, on_change="rerun", key="set_aside_box")
    if not box.open:
        return
    with box, st.form("set_aside_together"):
        st.caption("They seem to be about something else than an application of yours.")
        ticked = [
            one.message_id
            for one in others
            if st.checkbox(
                f"**{as_typed(one.sender) or 'Sender not known'}**  \n{about(one)}",
                value=True,
                key=f"aside_{one.message_id}",
            )
        ]
        if st.form_submit_button("Set the ticked ones aside", type="primary") and ticked:
            set_aside(ticked)
            st.rerun()
