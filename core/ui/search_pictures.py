"""The pictures of the page on funnel and replies."""

from core.analysis.replies import From
from core.analysis.reply_groups import ReplyGroups
from core.charts.flow import flow_alt, flow_chart, flow_table
from core.charts.funnel import funnel_chart, funnel_chart_alt, funnel_table
from core.charts.panels import panels_alt, panels_chart, panels_table
from core.charts.replies import reply_chart, reply_chart_alt, reply_table
from core.charts.weeks import activity_alt, activity_chart, activity_table
from core.ui.pictures import Picture
from core.ui.search_progress import Replies, Search


def funnel_picture(search: Search) -> Picture:
    """How far the applications came."""
    found = search.funnel
    return Picture(
        "funnel",
        draw=lambda dark: funnel_chart(found, dark=dark),
        describe=lambda: funnel_chart_alt(found),
        table=lambda: funnel_table(found),
        method="funnel",
    )


def reply_picture(replies: Replies) -> Picture:
    """How long answers take, and where the open ones stand."""
    times, waits, begun_with = replies.times, replies.waits, replies.begun_with
    return Picture(
        "replies",
        draw=lambda dark: reply_chart(times, waits, begun_with, dark=dark),
        describe=lambda: reply_chart_alt(times, waits, begun_with),
        table=lambda: reply_table(times),
        method="replies",
    )


def activity_picture(search: Search) -> Picture:
    """What was sent and what came back, week by week."""
    return Picture(
        "activity",
        draw=lambda dark: activity_chart(search.activity, dark=dark),
        describe=lambda: activity_alt(search.activity),
        table=lambda: activity_table(search.activity),
        method="activity",
    )


def panels_picture(noun: str, groups: ReplyGroups, begun_with: From) -> Picture:
    """Answers by role or by source."""
    return Picture(
        f"by_{noun}",
        draw=lambda dark: panels_chart(groups, noun, begun_with, dark=dark),
        describe=lambda: panels_alt(groups, noun, begun_with),
        table=lambda: panels_table(groups, noun),
        method="panels",
    )


def flow_picture(search: Search) -> Picture:
    """Where each application went."""
    return Picture(
        "flow",
        draw=lambda dark: flow_chart(search.flows, dark=dark),
        describe=lambda: flow_alt(search.flows),
        table=lambda: flow_table(search.flows),
        method="flow",
    )
