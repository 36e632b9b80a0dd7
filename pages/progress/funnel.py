"""Funnel & replies: how far applications came, as counts with their intervals."""

import streamlit as st

from core.analysis.sentences import offer_sentence
from core.charts.funnel import funnel_chart, funnel_chart_alt
from core.ui.pictures import show
from core.ui.progress import application_funnel
from core.ui.support import support_is_open

st.title("Funnel & replies")
if not support_is_open():
    found = application_funnel()
    show(
        "funnel",
        lambda dark: funnel_chart(found, dark=dark),
        lambda: funnel_chart_alt(found),
    )
    if found.applications:
        st.markdown(offer_sentence(found))
        box = st.expander("How this is computed", on_change="rerun", key="how_funnel")
        if box.open:
            box.markdown(
                "An application counts once it went on, ended, or waited longer than a stage "
                "usually takes (21 days after applying, 14 after a conversation; a rule of thumb). "
                "The others are still waiting and are not counted. The range behind each share is "
                "Wilson's 95 % interval: with few applications it is wide, because little is known "
                "yet. Below five there are only counts."
            )
