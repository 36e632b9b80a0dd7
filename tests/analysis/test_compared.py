from datetime import date

import pandas as pd

from core.analysis.compared import MOST_GROUPS, UNNAMED, compared

TODAY, DAY = date(2026, 6, 30), date(2026, 1, 5)


def frame(*rows):
    columns = ["source", "furthest_stage", "disposition", "applied_on", "last_event_on"]
    return pd.DataFrame([(*row, DAY, DAY) for row in rows], columns=columns, dtype=object)


def test_one_group_alone_is_not_compared():
    assert compared(frame(("board", "applied", None)), "source", TODAY) == ()
    assert compared(frame(), "source", TODAY) == ()


def test_groups_come_largest_first_and_one_without_a_name_is_a_group_too():
    found = compared(
        frame(
            ("Referral", "interview", "rejected"),
            (" referral ", "applied", "no_response"),
            (None, "applied", None),
        ),
        "source",
        TODAY,
    )
    assert [(one.name, one.applications) for one in found] == [("Referral", 2), (UNNAMED, 1)]
    assert (found[0].heard_back.share.count, found[0].heard_back.share.total) == (1, 2)


def test_only_the_largest_groups_are_shown():
    many = [(f"board {number}", "applied", None) for number in range(MOST_GROUPS + 3)]
    assert len(compared(frame(*many), "source", TODAY)) == MOST_GROUPS


def test_an_application_that_was_sent_lately_still_waits():
    lately = [("board", "applied", None)] * 2
    rows = frame(*lately).assign(applied_on=TODAY, last_event_on=TODAY)
    board, _ = compared(pd.concat([rows, frame(("fair", "applied", None))]), "source", TODAY)

    assert (board.heard_back.share, board.heard_back.pending) == (None, 2)
