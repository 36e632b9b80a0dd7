"""The forms of the page on growth: practice, and people."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from core.ui.clock import day_words, now, today
from core.ui.form_name import begin_anew, form_name
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.said import said_here
from core.ui.words import as_typed
from core.vocabulary import PracticeKind, Tie
from core.workspace.growth import BEST, ContactView

PRACTICE = {
    PracticeKind.MOCK_INTERVIEW: "A mock interview",
    PracticeKind.QUESTIONS: "Answers to likely questions",
    PracticeKind.EXERCISE: "An exercise or a test",
    PracticeKind.PRESENTATION: "A presentation",
}
TIE = {
    Tie.WORKED_TOGETHER: "we worked together",
    Tie.FRIEND: "a friend",
    Tie.SAME_FIELD: "from my field",
    Tie.RECRUITER: "a recruiter",
    Tie.OTHER: "something else",
}
MIDDLE = 5
LAST = 5
"""Practices listed, each with a way to remove it."""
PRACTICE_FORM, CONTACT_FORM = "practice_form", "contact_form"
SHOWN = 12
"""People listed, who was spoken to last first."""


def practice_form() -> None:
    """Note one time of practising."""
    box = st.expander("Note a practice", on_change="rerun", key="practice_box")
    if not box.open:
        return
    with box:
        _practice_form()
        _last_practices()


def _practice_form() -> None:
    form = form_name(PRACTICE_FORM)
    with st.form(form, border=False):
        kind = st.selectbox(
            "What did you practise?",
            list(PRACTICE),
            format_func=PRACTICE.__getitem__,
            key=f"{form}_kind",
        )
        day = st.date_input(
            "When?", today(), max_value=today(), format="DD/MM/YYYY", key=f"{form}_day"
        )
        score = st.slider(
            "How did it go? 0 not at all, 10 very well", 0, BEST, MIDDLE, key=f"{form}_score"
        )
        if st.form_submit_button("Keep it"):
            growth = open_workspace().growth
            _keep(lambda: growth.practise(kind, score, day, now(), today(), form), PRACTICE_FORM)


def _last_practices() -> None:
    growth = open_workspace().growth
    newest = until_changed("practices_noted", growth.practices)[: -LAST - 1 : -1]
    for one in newest.to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center"):
            kind, key = PRACTICE[PracticeKind(one["kind"])], one["practice_id"]
            st.markdown(f"{day_words(one['day'])}: {kind.lower()}, {one['score']} of {BEST}")
            if st.button("Remove", key=f"forget_practice_{key}", type="tertiary"):
                _keep(partial(growth.forget_practice, key))


def people() -> None:
    """Add somebody, and the list of those who are there."""
    box = st.expander("People you know", on_change="rerun", key="people_box")
    if not box.open:
        return
    with box:
        _contact_form()
        everybody = until_changed("contacts", open_workspace().growth.contacts)
        for one in everybody[:SHOWN]:
            _person(one)
        if len(everybody) > SHOWN:
            st.caption(f"And {len(everybody) - SHOWN} more.")


def _contact_form() -> None:
    form = form_name(CONTACT_FORM)
    with st.form(form, border=False):
        name = st.text_input("Name, or what you call them", max_chars=120, key=f"{form}_name")
        tie = st.selectbox(
            "How do you know each other?",
            list(TIE),
            format_func=TIE.__getitem__,
            key=f"{form}_tie",
        )
        st.caption("They did not ask to be here: note as little as you need.")
        if st.form_submit_button("Add"):
            growth = open_workspace().growth
            _keep(
                lambda: growth.add_contact(name, tie, today(), now(), today(), form), CONTACT_FORM
            )


def _person(one: ContactView) -> None:
    last = f"last talk {day_words(one.last_talk)}" if one.last_talk else "no talk noted"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{as_typed(one.name)}**, {TIE[one.tie]}, {last}")
        key, growth = one.contact_id, open_workspace().growth
        if st.button("We talked today", key=f"talk_{key}", type="tertiary"):
            _keep(lambda: growth.talk(key, today(), now(), today()))
        if st.button("Remove", key=f"forget_{key}", type="tertiary"):
            _keep(lambda: growth.forget_contact(key))


def _keep(write: Callable[[], object], *over: str) -> None:
    """Write, have the forms that are `over` begin anew, and draw anew; or say why not."""
    with said_here():
        write()
        begin_anew(*over)
        st.rerun()
