"""Applications: every try, how far it came, and its history."""

import streamlit as st

from core.ui import chosen
from core.ui.applications import add_form, application_list, show_application
from core.ui.links import APPLICATION, chosen_id
from core.ui.support import support_is_open

st.title("Applications")
support_is_open()
application_id = chosen_id(APPLICATION)
if application_id is None:
    add_form()
    application_list()
else:
    st.page_link("search/applications.py", label="All applications", icon=":material/arrow_back:")
    show_application(chosen.application(application_id))
