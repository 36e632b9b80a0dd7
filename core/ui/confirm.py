"""Asks the person what a message or an ending is, with suggestions to correct."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from core.reading.mail_stage import stage_before
from core.ui import chosen
from core.ui.clock import now, today
from core.ui.deleting import delete_message
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.quotes import marked_text
from core.ui.words import MAIL_KIND, STAGE
from core.vocabulary import Disposition, MailKind, Stage
from core.workspace.messages import Confirmed, MessageView

NEW = "A new application"
NEVER_ANSWERED, TOLD = "They never answered", "They told me, without a message"


@dataclass(frozen=True)
class Names:
    """Which application something belongs to."""

    application_id: int | None
    """None: a new one."""
    company: str
    role: str


def confirm_form(view: MessageView, *, likely: MailKind | None = None) -> None:
    """What kind of message it is, which application it belongs to, how far that had come.

    The words themselves stay folded until the person wants to see them.

    `likely`: the kind to begin with; None where the person came to log a rejection.
    """
    _folded_words(view)
    st.header("Is this right?")
    st.caption("These are suggestions. Your word counts.")
    said = _said_of(view, likely or _likely_kind(view))
    delete_message(view)
    if said is not None:
        open_workspace().messages.confirm(view.message_id, said, now(), today())
        st.rerun()


def _said_of(view: MessageView, likely: MailKind) -> Confirmed | None:
    """What the person says of the message; None until they save it."""
    known = _application(view.company or "", view.role or "")
    with st.form("confirm"):
        kinds = list(MailKind)
        kind = st.selectbox(
            "What kind of message is it?",
            kinds,
            index=kinds.index(likely),
            format_func=MAIL_KIND.__getitem__,
        )
        names = _names(known, view.company or "", view.role or "")
        so_far = until_changed(
            "stage_before", lambda: stage_before(view.subject, view.text), view.message_id
        )
        stage = _stage("How far had it come before this message?", names.application_id, so_far)
        came = min(view.day, today())  # where it was stored, the day may have been a later one
        day = st.date_input("When did it come?", came, max_value=today(), format="DD/MM/YYYY")
        applied_on = None if known else _applied_on()
        saved = st.form_submit_button("Save", type="primary")
    if not saved:
        return None
    return Confirmed(
        kind=kind,
        day=day,
        company=names.company,
        role=names.role,
        stage=stage,
        application_id=names.application_id,
        applied_on=applied_on,
    )


def _folded_words(view: MessageView) -> None:
    box = st.expander("Show the message", on_change="rerun", key=f"words_{view.message_id}")
    if box.open:
        with box:
            st.html(marked_text(view.text, ()))


def _likely_kind(view: MessageView) -> MailKind:
    """Whoever logs a rejection has one, unless the message clearly is something else."""
    if view.kind is None or view.kind is MailKind.OTHER:
        return MailKind.REJECTION
    return view.kind


def ending_without_message() -> bool:
    """An ending that came without a text; returns whether it was stored in this run."""
    with st.form("ending"):
        what = st.radio("What happened?", [NEVER_ANSWERED, TOLD])
        names = _names(None, "", "")
        stage = _stage("How far had it come?", None, None)
        day = st.date_input(
            "Since when do you know?", today(), max_value=today(), format="DD/MM/YYYY"
        )
        applied_on = _applied_on()
        saved = st.form_submit_button("Save", type="primary")
    if saved:
        open_workspace().applications.log_ending(
            names.company,
            names.role,
            Disposition.NO_RESPONSE if what == NEVER_ANSWERED else Disposition.REJECTED,
            stage=stage,
            day=day,
            applied_on=applied_on,
            now=now(),
            today=today(),
        )
    return saved


def _application(company: str, role: str) -> Names | None:
    """One of the applications that the message may belong to; None for a new one."""
    workspace = open_workspace()
    likely = until_changed(
        "likely", lambda: workspace.applications.likely(company, role), company, role
    )
    if not likely:
        return None
    options = [Names(one.application_id, one.company, one.role) for one in likely]
    return st.selectbox(
        "Which application does it belong to?",
        [*options, None],
        format_func=lambda one: f"{one.company}, {one.role}" if one else NEW,
    )


def _names(known: Names | None, company: str, role: str) -> Names:
    if known is not None:
        return known
    left, right = st.columns(2)
    return Names(None, left.text_input("Company", company), right.text_input("Role", role))


def _stage(label: str, application_id: int | None, said: Stage | None) -> Stage:
    """Begins where the application stands, or further where the message says so."""
    stages = list(Stage)
    known = [Stage.APPLIED, *([said] if said else [])]
    if application_id is not None:
        known.append(chosen.application(application_id).standing.furthest_stage)
    likely = max(stages.index(stage) for stage in known)
    return st.selectbox(label, stages, likely, format_func=STAGE.__getitem__)


def _applied_on() -> date | None:
    return st.date_input(
        "When did you apply? (optional)", None, max_value=today(), format="DD/MM/YYYY"
    )
