"""A soft word, at most once a week: talking to someone is an option."""

import streamlit as st

from core.analysis.questionnaires import Phq4, phq_4, who_5
from core.coaching.soft_card import AT_MOST_EVERY, Reason, soft_card
from core.ui.clock import now, today
from core.ui.every_row import every_check_in
from core.ui.gate import open_workspace
from core.ui.memory import until_changed
from core.ui.wishes import wants_mood
from core.vocabulary import Questionnaire

SHOWN_ON = "soft_card_shown_on"
BECAUSE = {
    Reason.PHQ_4: "Your last answers about worry and low mood",
    Reason.WHO_5_TWICE: "Your last two answers about well-being",
    Reason.LOW_FOR_DAYS: "Your check-ins of the last two weeks",
}


def show_soft_card() -> None:
    """Say it where it is due, and not again for a week once it was put away."""
    if not wants_mood():
        return
    reason = until_changed("soft_card", _reason, today())
    if reason is None:
        return
    with st.container(border=True):
        st.markdown(
            f"{BECAUSE[reason]} suggest a heavy time. It can be worth talking it over with "
            "someone: a friend, a doctor, or one of the lines under Support."
        )
        with st.container(horizontal=True):
            if st.button("Open Support", key="soft_card_open"):
                _put_away()
                st.switch_page("support.py")
            if st.button("Not now", key="soft_card_later"):
                _put_away()
                st.rerun()


def _reason() -> Reason | None:
    workspace = open_workspace()
    shown_on = workspace.preferences.day(SHOWN_ON)
    if shown_on and today() - shown_on < AT_MOST_EVERY:
        return None
    well = workspace.questionnaires.frame(Questionnaire.WHO_5)["answers"]
    return soft_card(
        phq_4=_newest_phq_4(),
        who_5=[who_5(one) for one in well],
        check_ins=every_check_in(),
        shown_on=shown_on,
        today=today(),
    )


def _newest_phq_4() -> Phq4 | None:
    answers = open_workspace().questionnaires.frame(Questionnaire.PHQ_4)["answers"]
    return phq_4(answers.iloc[-1]) if len(answers) else None


def _put_away() -> None:
    open_workspace().preferences.keep(SHOWN_ON, today().isoformat(), now())
