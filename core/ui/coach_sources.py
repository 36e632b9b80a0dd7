"""What an answer of the coach rests on, and the ways that lead on from it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from core.coaching.checked_reply import cited_parts
from core.coaching.embedded_words import LEVEL
from core.coaching.records import Kind, Record, by_id
from core.coaching.what_helps import DEBRIEF
from core.content.exercises import exercises
from core.ui.clock import day_words
from core.ui.links import APPLICATION, EXPERIMENT, MESSAGE
from core.ui.menu import TITLES
from core.ui.what_helps import EXERCISE, OWN_PAGE
from core.ui.what_helps import PAGE as EXERCISES
from core.ui.words import as_typed

PAGE = {
    Kind.APPLICATION: "search/applications.py",
    Kind.FEEDBACK: "learn/feedback.py",
    Kind.THEME: "learn/patterns.py",
    Kind.DEBRIEF: "recover/debrief.py",
    Kind.CAUSE: "recover/debrief.py",
    Kind.EXPERIMENT: "recover/experiments.py",
    Kind.GOAL: "recover/goals.py",
    Kind.EXERCISE_USE: EXERCISES,
    Kind.CHECK_IN: "progress/mood.py",
    Kind.PRACTICE: "progress/growth.py",
    Kind.COUNT: "progress/funnel.py",
}
LOOK_BACK = "look_back"
WAYS = (EXERCISE, LOOK_BACK)
"""Kinds that are no records: places to go to."""


def as_answer(words: str) -> str:
    """An answer for a place that reads Markdown: nothing of it is taken for Markdown but lists.

    Cited records become numbers, in the order of citing.
    """
    numbers = numbered(words)
    lines = [_line(line, numbers) for line in words.splitlines()]
    return "\n".join(line if line.startswith("- ") else f"\n{line}\n" for line in lines if line)


def numbered(words: str) -> dict[str, int]:
    """The number that stands for each cited record."""
    cited = dict.fromkeys(one for _, ids in cited_parts(words) for one in ids)
    return {one: number for number, one in enumerate(cited, 1)}


def rests_on(words: str, sources: Sequence[str], records: Sequence[Record], key: str) -> None:
    """The records behind an answer, folded away; each leads to its page."""
    numbers, known = numbered(words), by_id(records)
    behind = [one for one in sources if one.split(":")[0] not in WAYS]
    behind.sort(key=lambda one: numbers.get(one, len(numbers) + 1))
    if not behind:
        return
    with (
        st.expander(f"What this rests on ({len(behind)})", key=f"rests_on_{key}"),
        st.container(gap=None, key=f"rests_on_list_{key}"),
    ):
        for one in behind:
            number = f"{numbers[one]} · " if one in numbers else ""
            _source(number, known.get(one))


def ways(sources: Sequence[str]) -> None:
    """Where one can go from an answer."""
    for one in sources:
        kind, _, key = one.partition(":")
        if kind == EXERCISE and key in exercises():
            own = OWN_PAGE.get(key)
            _way(own or EXERCISES, exercises()[key].title, {} if own else {EXERCISE: key})
        elif kind == LOOK_BACK:
            label = "Keep it as a look back at this application"
            _way(OWN_PAGE[DEBRIEF], label, {APPLICATION: key})


def _line(line: str, numbers: Mapping[str, int]) -> str:
    is_item = line.startswith("- ")
    pieces = []
    for text, ids in cited_parts(line.removeprefix("- ")):
        marks = ", ".join(str(numbers[one]) for one in ids)
        pieces.append(f"{as_typed(text)} :small[\\[{marks}\\]]" if marks else _end(text))
    return f"{'- ' if is_item else ''}{''.join(pieces)}"


def _end(text: str) -> str:
    """The words after a citation; a mark follows it without a space."""
    space = " " if text[:1].isspace() else ""
    return f"{space}{as_typed(text)}" if text.strip() else ""


def _source(number: str, one: Record | None) -> None:
    if one is None:
        st.caption(f"{number}A record that is no longer here.")
        return
    about = ", ".join(filter(None, [_level(one), day_words(one.day) if one.day else ""]))
    label = f"{number}{as_typed(one.line)} :small[{about}]"
    page = PAGE.get(one.kind)
    if page is None or not _is_there(page):
        st.markdown(label)
        return
    st.page_link(page, label=label, query_params=_query(one), width="stretch")


def _level(one: Record) -> str:
    return "an earlier answer" if one.kind is Kind.PINNED else LEVEL[one.evidence]


def _query(one: Record) -> dict[str, str]:
    if one.kind is Kind.FEEDBACK:
        return {MESSAGE: one.key}
    if one.kind is Kind.EXPERIMENT:
        return {EXPERIMENT: one.key}
    about = one.kind in {Kind.APPLICATION, Kind.DEBRIEF, Kind.CAUSE}
    return {APPLICATION: str(one.application_id)} if about and one.application_id else {}


def _way(page: str, label: str, query: Mapping[str, str]) -> None:
    if _is_there(page):
        st.page_link(page, label=label, query_params=dict(query), icon=":material/arrow_forward:")


def _is_there(page: str) -> bool:
    return any(page in pages for pages in TITLES.values())
