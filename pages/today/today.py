"""Today: where things stand, the next small step, the check-in."""

import streamlit as st

from core.analysis.standing import standing
from core.ui.appointments import interview_line
from core.ui.check_in import check_in_form
from core.ui.clock import today
from core.ui.due import show_next_step, show_quiet
from core.ui.every_row import every_application, every_check_in
from core.ui.follow_up import follow_up_on_today
from core.ui.goals import due_goal_on_today, word_on_waiting
from core.ui.inbox_reading import offer_support_once
from core.ui.memory import until_changed
from core.ui.shield import shield_line
from core.ui.soft_card import show_soft_card
from core.ui.support import support_is_open
from core.ui.thoughts import ask_to_rate_again
from core.ui.what_helps import helps_on_today
from core.ui.wishes import wants_mood


def has_checked_in() -> bool:
    """Whether there is a check-in of today."""
    check_ins = every_check_in()
    return not check_ins.empty and check_ins["day"].iloc[-1] == today()


def where_things_stand(*, with_mood: bool) -> None:
    """One sentence and one step."""
    applications, check_ins = every_application(), every_check_in()
    told = check_ins if with_mood else check_ins.head(0)
    said = until_changed(
        "standing", lambda: standing(applications, told, today()), today(), with_mood
    )
    st.markdown(said)
    done = has_checked_in() or not with_mood
    show_next_step(checked_in_today=done, applications=len(applications))


def check_in() -> None:
    """The check-in, below what is due; it says when today's is kept, also beside the card."""
    words = "You checked in today. Another one is fine, any time." if has_checked_in() else ""
    st.markdown(f"## Check in\n{words}")
    if check_in_form("today"):
        st.rerun()


st.title("Today")
offer_support_once()
with_mood = wants_mood()
if not support_is_open():
    where_things_stand(with_mood=with_mood)
    shield_line()
    interview_line()
    due_goal_on_today()
    word_on_waiting()
    follow_up_on_today()
    if with_mood:
        check_in()
        show_soft_card()
        ask_to_rate_again()
    helps_on_today()
    show_quiet()
elif with_mood:
    check_in()
