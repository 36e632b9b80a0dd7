"""Anxiety about interviews in each week, with the days of interviews."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from core.analysis.sentences import counted, day_words
from core.analysis.weekly import InterviewAnxiety, WeeklyAnswer
from core.analysis.weekly_sentences import interview_anxiety_sentence
from core.charts.marks import day_marks
from core.charts.style import Palette, day_column, empty_figure, figure, number_column, palette

TITLE = "Anxiety about interviews, week by week"
SCALE = "0 is not at all, 10 is very much."
JOINED = timedelta(days=14)
"""Answers further apart than this are not joined: a gap stays a gap."""
NEAR, APART = "near an interview", "other weeks"


def interview_anxiety_chart(found: InterviewAnxiety | None, *, dark: bool) -> go.Figure:
    """A dot for each answer, full where an interview is near; each interview as a dotted mark."""
    if found is None:
        return empty_figure(interview_anxiety_sentence(found), dark=dark)
    colours = palette(dark)
    return figure(
        TITLE,
        f"{SCALE} {interview_anxiety_sentence(found)}",
        [
            *([day_marks(found.interviews, "interview", 10, colours)] if found.interviews else []),
            _line(found, colours),
            *_dots(found, colours),
        ],
        dark=dark,
        plot_height=220,
        xaxis={"type": "date", "tickformat": "%-d %b\n%Y", "tickangle": 0, "nticks": 5},
        yaxis={"range": [-0.5, 10.5], "tickvals": [0, 5, 10]},
    )


def interview_anxiety_alt(found: InterviewAnxiety | None) -> str:
    """The picture in words."""
    said = interview_anxiety_sentence(found)
    if found is None:
        return said
    first, last = found.answers[0].day, found.answers[-1].day
    near = sum(one.is_near for one in found.answers)
    return (
        f"Anxiety about interviews, {counted(len(found.answers), 'weekly answer')} from "
        f"{day_words(first)} to {day_words(last)}, {near} of them near an interview. {said}"
    )


def interview_anxiety_table(found: InterviewAnxiety | None) -> pd.DataFrame:
    """A row for each answer and for each day with an interview, oldest first."""
    if found is None:
        return pd.DataFrame()
    rows: list[tuple[date, int | None, str, str]] = [
        (one.day, one.value, "yes" if one.is_near else "", "") for one in found.answers
    ]
    rows += [(day, None, "", "yes") for day in found.interviews]
    rows.sort(key=lambda row: (row[0], row[3]))
    columns = ["Day", "Anxiety, 0 to 10", "Near an interview", "Interview"]
    return pd.DataFrame(rows, columns=columns).astype({columns[1]: "Int64"})


def _line(found: InterviewAnxiety, colours: Palette) -> go.Scatter:
    points = [*_with_gaps(found.answers)]
    return go.Scatter(
        x=day_column(day for day, _ in points),
        y=number_column(value for _, value in points),
        mode="lines",
        line={"color": colours.quiet, "width": 1.2},
        hoverinfo="skip",
        showlegend=False,
    )


def _with_gaps(answers: tuple[WeeklyAnswer, ...]) -> Iterator[tuple[date | None, int | None]]:
    """The answers; a pair of None where the line must break."""
    for one, following in pairwise(answers):
        yield one.day, one.value
        if following.day - one.day > JOINED:
            yield None, None
    yield answers[-1].day, answers[-1].value


def _dots(found: InterviewAnxiety, colours: Palette) -> Iterator[go.Scatter]:
    """Full or hollow, so that shape and not colour tells them apart."""
    for is_near, name in ((True, NEAR), (False, APART)):
        ours = [one for one in found.answers if one.is_near is is_near]
        if ours:
            yield go.Scatter(
                x=day_column(one.day for one in ours),
                y=number_column(one.value for one in ours),
                mode="markers",
                marker={
                    "symbol": "circle" if is_near else "circle-open",
                    "size": 9,
                    "color": colours.accent,
                    "line": {"width": 2, "color": colours.accent},
                },
                hovertemplate="%{x|%-d %b %Y}: %{y} of 10<extra></extra>",
                name=name,
            )
