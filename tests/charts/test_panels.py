"""Answers for each role or source as small panels."""

import numpy as np
import pandas as pd
import pytest

from core.analysis.replies import From, Reply, Wait
from core.analysis.reply_groups import reply_groups
from core.charts.panels import (
    COLUMNS,
    NAME_CHARACTERS,
    panels_alt,
    panels_chart,
    panels_table,
)
from core.charts.replies import LAST_DAY

PER_PANEL = 5


def groups(**sizes):
    """So many waits from each source, every second one answered, on days 1, 2, 3 and so on."""
    found, sources = [], []
    for name, size in sizes.items():
        for day in range(1, size + 1):
            reply = Reply.POSITIVE if day % 2 else None
            found.append(Wait(day, reply, len(found) + 1, is_open=reply is None))
        sources += [name] * size
    numbers = range(1, len(found) + 1)
    frame = pd.DataFrame({"application_id": numbers, "source": sources}, dtype=object)
    return reply_groups(found, frame, "source")


def drawn(found, *, dark=False):
    return panels_chart(found, "source", From.APPLYING, dark=dark)


def words(figure):
    return [one.text for one in figure.layout.annotations]


def axes(figure, letter):
    found = figure.layout.to_plotly_json()
    named = [found[name] for name in sorted(found) if name.startswith(f"{letter}axis")]
    return [{**one, "domain": tuple(one["domain"])} for one in named]


def test_fewer_than_two_groups_are_a_sentence():
    figure = drawn(groups(board=20, fair=4))
    assert not figure.data
    assert "Two sources with five waits each" in words(figure)[0].replace("<br>", " ")
    assert panels_alt(groups(board=20), "source", From.APPLYING) == (
        "Two sources with five waits each can be laid side by side here."
    )


@pytest.mark.parametrize("number", [2, 3, 9, 12])
def test_there_is_a_panel_for_each_group_nine_at_most(number):
    figure = drawn(groups(**{f"source {one}": 5 for one in range(number)}))
    panels = min(number, 9)

    assert len(figure.data) == PER_PANEL * panels
    assert len(words(figure)) == panels + 1
    assert len({trace.xaxis for trace in figure.data}) == panels


def test_all_panels_have_the_same_axes_and_no_two_overlap():
    figure = drawn(groups(board=40, fair=5, agency=9))
    across, upright = axes(figure, "x"), axes(figure, "y")

    assert {tuple(one["range"]) for one in across} == {(-1, 41)}
    assert {tuple(one["range"]) for one in upright} == {(-3, 103)}
    assert {one["dtick"] for one in across} == {20}
    places = {
        (*one["domain"], *other["domain"]) for one, other in zip(across, upright, strict=True)
    }
    assert len(places) == 3
    assert len({one["domain"] for one in across}) == COLUMNS
    (first, *_, below) = sorted((one["domain"] for one in upright), reverse=True)
    assert 0 <= below[0] < below[1] < first[0] < first[1] <= 1


def test_only_the_left_column_names_its_shares():
    figure = drawn(groups(board=40, fair=5, agency=9))
    assert [one["showticklabels"] for one in axes(figure, "y")] == [True, False, True]


def test_a_line_and_its_range_end_with_the_longest_wait_of_the_group():
    *_, high, low, _, line = drawn(groups(board=40, fair=5)).data
    assert line.x.tolist() == [0, 1, 3, 5]
    assert line.y.tolist() == pytest.approx([0, 20, 46.666, 100], abs=1e-2)
    assert (np.asarray(low.y) <= np.asarray(line.y)).all()
    assert (np.asarray(high.y) >= np.asarray(line.y)).all()
    assert low.fill == "tonexty"


def test_the_end_of_a_line_has_its_share_and_range():
    end = drawn(groups(board=40, fair=5)).data[PER_PANEL]
    assert (end.x, end.y) == ((5,), (pytest.approx(100),))
    assert (end.error_y.array[0], end.error_y.arrayminus[0]) == (0, pytest.approx(55, abs=20))


def test_every_panel_holds_all_groups_as_one_behind_its_own():
    figure = drawn(groups(board=40, fair=5))
    (one, other) = (trace for trace in figure.data if trace.line.dash == "dot")
    assert one.y.tolist() == other.y.tolist()
    assert max(one.x) == 40


def test_days_that_few_waits_reach_are_left_out():
    figure = drawn(groups(board=300, fair=5))
    assert max(max(trace.x) for trace in figure.data) == LAST_DAY


def test_a_panel_is_named_with_its_count_and_a_long_name_wraps():
    name = "a job board with a very long name that nobody would read to its end"
    board, fair, caption = sorted(words(drawn(groups(**{name: 6, "fair": 6}))), key=len)[::-1]

    assert board.count("<br>") == 2
    assert "…" in board
    assert max(map(len, board.replace("<b>", "").replace("</b>", "").split("<br>"))) <= (
        NAME_CHARACTERS
    )
    assert fair == "<b>fair</b><br>3 of 6 answered" or caption == "<b>fair</b><br>3 of 6 answered"


def test_a_name_is_not_taken_for_markup():
    assert any("&lt;b&gt;x" in text for text in words(drawn(groups(**{"<b>x": 6, "y": 6}))))


def test_the_title_names_what_is_compared_and_the_subtitle_what_follows():
    layout = panels_chart(groups(board=40, fair=5, one=1), "source", From.CONVERSATION, dark=True)
    said = layout.layout.title.subtitle.text.replace("<br>", " ")

    assert layout.layout.title.text == "How long answers take, by source"
    assert said.startswith("45 waits for 2 sources. They differ ")
    assert "And 1 more source with fewer than five waits, not drawn." in said
    assert said.endswith("the dotted line is all of them together.")
    assert "days after a conversation" in words(layout)


def test_every_group_is_in_the_words_and_every_change_in_the_table():
    found = groups(board=6, fair=5)
    said = panels_alt(found, "source", From.APPLYING)
    table = panels_table(found, "source")

    assert "board: 3 of 6 answered; by day 6 " in said
    assert "fair: 3 of 5 answered; by day 5 100 %, likely " in said
    assert list(table.columns[:4]) == ["Source", "Waits", "Answered", "Day"]
    assert table[table["Source"] == "fair"]["Day"].tolist() == [0, 1, 3, 5]
    assert table["Answered by then %"].between(0, 100).all()
    assert table.iloc[0].tolist()[:5] == ["board", 6, 3, 0, 0]
