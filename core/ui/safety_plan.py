"""Where the person writes their own plan for a very hard hour."""

import streamlit as st

from core.coaching.safety_plan import Plan
from core.reading.safety import sounds_like_a_crisis
from core.ui.clock import now
from core.ui.consent import may_store
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace, person_here
from core.ui.own_plan import PARTS, plan_here
from core.ui.said import said_here, say_once
from core.ui.support import open_support

FORM, BOX, SAID, REMOVED = "plan_form", "plan_box", "plan_said", "plan_removed"
WHAT_IT_IS = (
    "For an hour that is very hard, written on a calmer day. It stands under the lines of the "
    "support card whenever that opens. Any part can stay empty; one line is enough."
)
KEPT = "Saved. It stands in the card above, under the lines."
WHO_SEES_IT = (
    "It is encrypted like all your words, nobody is told, and no language model reads it. The "
    "parts are those of a published safety plan (Stanley and Brown, 2012), in our words. It does "
    "not replace somebody to talk to."
)


def safety_plan_part() -> None:
    """The plan of whoever is signed in: to write, to change, to remove."""
    if person_here() is None:
        return
    plan, stores = plan_here(), may_store()
    if plan is None and not stores:
        return
    st.header("A plan of your own")
    st.markdown(WHAT_IT_IS)
    say_once(SAID)
    if stores:
        _write(plan)
    if plan and st.button("Remove the plan", type="tertiary", key="plan_remove"):
        open_workspace().safety_plan.remove()
        st.session_state[REMOVED] = plan
        _draw_anew("Removed.")


def _write(plan: Plan | None) -> None:
    _put_back()
    box = st.expander("Change it" if plan else "Write it", on_change="rerun", key=BOX)
    if box.open:
        with box:
            _form(plan or Plan())


def _form(plan: Plan) -> None:
    form = form_name(FORM)
    with st.form(form, border=False):
        words = {}
        for name, part in PARTS.items():
            words[name] = st.text_area(
                f"{part.title} (optional)",
                getattr(plan, name),
                key=f"{form}_{name}",
                height=80,
                placeholder=part.example,
            )
        st.caption(WHO_SEES_IT)
        if not st.form_submit_button("Save", type="primary"):
            return
    with said_here():
        open_workspace().safety_plan.keep(Plan(**words), now())
        st.session_state.pop(REMOVED, None)
        if sounds_like_a_crisis(*words.values()):
            open_support()
        _draw_anew(KEPT if any(map(str.strip, words.values())) else "There is no plan now.")


def _put_back() -> None:
    """What was removed in this tab can come back until something else is written."""
    removed = st.session_state.get(REMOVED)
    if removed is not None and st.button("Put it back", key="plan_put_back"):
        open_workspace().safety_plan.keep(removed, now())
        st.session_state.pop(REMOVED, None)
        _draw_anew("It is back.")


def _draw_anew(said: str) -> None:
    """Say what happened, fold the form away, and draw anew."""
    st.session_state[SAID] = said
    begin_anew(FORM, BOX)
    st.rerun()
