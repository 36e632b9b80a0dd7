"""The pictures of the page on funnel and replies."""

import streamlit as st

from core.analysis.compared import Group, can_compare
from core.analysis.reply_sentences import compared_sentence
from core.analysis.selection import Selection
from core.analysis.sentences import offer_sentence
from core.charts.compared import compared_alt, compared_chart, compared_table
from core.charts.flow import flow_alt, flow_chart, flow_table
from core.charts.funnel import funnel_chart, funnel_chart_alt, funnel_table
from core.charts.replies import reply_chart, reply_chart_alt, reply_table
from core.charts.weeks import activity_alt, activity_chart, activity_table
from core.ui.pictures import Picture, show
from core.ui.search_progress import Replies, Search


def funnel_picture(search: Search, selection: Selection) -> None:
    """How far the applications came."""
    found = search.funnel
    picture = Picture(
        "funnel",
        draw=lambda dark: funnel_chart(found, dark=dark),
        describe=lambda: funnel_chart_alt(found),
        table=lambda: funnel_table(found),
        method="funnel",
    )
    show(picture, selection)
    if found.applications:
        st.markdown(offer_sentence(found))


def reply_picture(replies: Replies, selection: Selection) -> None:
    """How long answers take, and where the open ones stand."""
    times, waits, begun_with = replies.times, replies.waits, replies.begun_with
    picture = Picture(
        "replies",
        draw=lambda dark: reply_chart(times, waits, begun_with, dark=dark),
        describe=lambda: reply_chart_alt(times, waits, begun_with),
        table=lambda: reply_table(times),
        method="replies",
    )
    show(picture, selection, begun_with)


def activity_picture(search: Search, selection: Selection) -> None:
    """What was sent and what came back, week by week."""
    picture = Picture(
        "activity",
        draw=lambda dark: activity_chart(search.activity, dark=dark),
        describe=lambda: activity_alt(search.activity),
        table=lambda: activity_table(search.activity),
        method="activity",
    )
    show(picture, selection)


def compared_pictures(search: Search, selection: Selection) -> None:
    """Answers by role and by source, where two or more can be compared."""
    _compared("role", search.by_role, selection)
    _compared("source", search.by_source, selection)


def _compared(noun: str, groups: tuple[Group, ...], selection: Selection) -> None:
    if not can_compare(groups):
        st.caption(compared_sentence(groups, noun))
        return
    picture = Picture(
        f"by_{noun}",
        draw=lambda dark: compared_chart(groups, noun, dark=dark),
        describe=lambda: compared_alt(groups, noun),
        table=lambda: compared_table(groups, noun),
        method="compared",
    )
    show(picture, selection)


def flow_picture(search: Search, selection: Selection) -> None:
    """Where each application went."""
    picture = Picture(
        "flow",
        draw=lambda dark: flow_chart(search.flows, dark=dark),
        describe=lambda: flow_alt(search.flows),
        table=lambda: flow_table(search.flows),
        method="flow",
    )
    show(picture, selection)
