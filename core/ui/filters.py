"""The filters of the Progress pages. They live in the address, so a view can be bookmarked.

A role or a source stands there as a short mark of it: addresses end up in histories and logs.
"""

from collections.abc import Sequence
from datetime import date
from hashlib import sha256

import pandas as pd
import streamlit as st

from core.analysis.selection import Period, Selection, commonest
from core.ui.clock import today
from core.ui.memory import until_changed
from core.ui.words import STAGE
from core.vocabulary import Stage

MOST = 50
EVERYTHING = ""


def choose_period() -> Selection:
    """A period alone."""
    with st.container(horizontal=True):
        return Selection(since=_period())


def choose_applications(applications: pd.DataFrame) -> Selection:
    """A period, a role, a source and a stage; only what leaves a choice is asked.

    Columns: role, source.
    """
    roles, sources = until_changed(
        "filter_words", lambda: [commonest(applications[one], MOST) for one in ("role", "source")]
    )
    with st.container(horizontal=True):
        return Selection(
            since=_period(),
            role=_word("role", "Role", roles),
            source=_word("source", "Source", sources),
            reached=_stage(),
        )


def _period() -> date | None:
    chosen = st.selectbox(
        "Period", [str(one) for one in Period], key="period", bind="query-params", width=150
    )
    return Period(chosen).since(today())


def _stage() -> Stage | None:
    marks = [EVERYTHING, *(str(stage) for stage in Stage)]
    chosen = st.selectbox(
        "Reached at least",
        marks,
        format_func=lambda mark: STAGE[Stage(mark)] if mark else "any stage",
        key="stage",
        bind="query-params",
        width=150,
    )
    return Stage(chosen) if chosen else None


def _word(name: str, label: str, words: Sequence[str]) -> str | None:
    if len(words) < 2:
        return None
    by_mark = {mark_of(word): word for word in words}
    marks, asked = [EVERYTHING, *by_mark], st.query_params.get(name, EVERYTHING)
    chosen = st.selectbox(
        label,
        marks,
        index=marks.index(asked) if asked in marks else 0,
        format_func=lambda mark: by_mark.get(mark, "all"),
        key=f"choose_{name}",
        width=150,
    )
    # Not bound as the others are: a bound choice would stand there in full.
    if not chosen:
        st.query_params.pop(name, None)
    elif chosen != asked:
        st.query_params[name] = chosen
    return by_mark.get(chosen)


def mark_of(word: str) -> str:
    """What stands for a word in the address."""
    return sha256(word.encode()).hexdigest()[:8]
