"""Roles and sources side by side, on the page of funnel and replies."""

from datetime import timedelta

import pytest

from core.ui.filters import mark_of
from core.vocabulary import Disposition, Stage
from tests.pages.conftest import everything_said

FUNNEL = "progress/funnel.py"


@pytest.fixture
def two_sources(ana, noon, today):
    """Six sent by a friend, answered after a week, and six from a board, never; one from a fair."""
    month = today - timedelta(days=30)
    for number in range(13):
        source = "Friend" if number < 6 else "Board" if number < 12 else "Fair"
        one = ana.applications.add(
            f"Firm {number}", "Analyst", source=source, applied_on=month, now=noon, today=today
        )
        if source == "Friend":
            later = month + timedelta(days=7)
            ana.applications.reach(one, Stage.INTERVIEW, later, noon, today)
            ana.applications.close(one, Disposition.REJECTED, today, noon, today)
    return ana


def opened(open_page, person, **query):
    app = open_page(person, FUNNEL, **query)
    app.session_state["compared_box"] = True
    return app.run()


def drawn(app):
    return [one.proto.alt for one in app.get("plotly_chart") if "answered; by day" in one.proto.alt]


def test_sources_stand_side_by_side_and_those_not_drawn_are_counted(two_sources, open_page):
    (alt,) = drawn(opened(open_page, two_sources))

    assert "12 waits for 2 sources. They differ more than chance" in alt
    assert "And 1 more source with fewer than five waits, not drawn." in alt
    assert "Board: 0 of 6 answered; by day 21 0 %" in alt
    assert "Friend: 6 of 6 answered; by day 7 100 %" in alt


def test_what_cannot_be_compared_is_a_sentence(two_sources, open_page):
    said = everything_said(opened(open_page, two_sources))
    assert "Two roles with five waits each can be laid side by side here." in said


def test_a_filter_in_the_address_leaves_the_others_out(two_sources, open_page):
    app = opened(open_page, two_sources, source=mark_of("Friend"))
    assert drawn(app) == []
    assert "Two sources with five waits each" in everything_said(app)


def test_the_panels_follow_the_waits_that_are_chosen_and_the_address_says_which(
    two_sources, open_page
):
    app = opened(open_page, two_sources, waiting="After a conversation")
    assert not app.exception
    assert drawn(app) == []
    assert "Two sources with five waits each" in everything_said(app)


def test_the_numbers_and_the_method_are_behind_them(two_sources, open_page):
    app = opened(open_page, two_sources)
    app.session_state["behind_by_source"] = True
    app.run()

    assert "log-rank test" in everything_said(app)
    assert app.dataframe[0].value["Source"].unique().tolist() == ["Board", "Friend"]
