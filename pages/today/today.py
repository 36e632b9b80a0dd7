"""Today: where things stand, the next small step, the check-in."""

import streamlit as st

from core.analysis.standing import standing
from core.ui.check_in import check_in_form
from core.ui.clock import today
from core.ui.due import show_next_step, show_quiet
from core.ui.gate import open_workspace
from core.ui.inbox_reading import offer_support_once
from core.ui.memory import until_changed
from core.ui.support import support_is_open

st.title("Today")
offer_support_once()
workspace = open_workspace()
if support_is_open():
    check_in_form("today")
else:
    applications = until_changed("applications", workspace.applications.frame)
    check_ins = until_changed("check_ins", workspace.check_ins.frame)
    checked_in_today = not check_ins.empty and check_ins["day"].iloc[-1] == today()
    st.markdown(
        until_changed("standing", lambda: standing(applications, check_ins, today()), today())
    )
    show_next_step(checked_in_today=checked_in_today, applications=len(applications))
    again = "You checked in today. Another one is fine, any time." if checked_in_today else ""
    st.markdown(f"## Check in\n{again}")
    if check_in_form("today"):
        st.rerun()
    show_quiet()
