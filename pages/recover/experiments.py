"""Experiments: one change at a time, from a rejection to what came of it."""

import streamlit as st

from core.ui.experiments import (
    show_everything,
    show_experiment,
    show_way_of_rejection,
    way_back,
    what_was_said,
)
from core.ui.links import APPLICATION, EXPERIMENT, chosen_id
from core.ui.support import support_is_open

st.title("Experiments")
experiment_id, application_id = chosen_id(EXPERIMENT), chosen_id(APPLICATION)
if not support_is_open():
    what_was_said()
    if experiment_id is not None:
        way_back()
        show_experiment(experiment_id)
    elif application_id is not None:
        way_back()
        show_way_of_rejection(application_id)
    else:
        show_everything()
