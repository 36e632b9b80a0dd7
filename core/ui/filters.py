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
    roles, sources = (commonest(applications[name], MOST) for name in ("role", "source"))
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
        "Came at least to",
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
    by_mark = {_mark(word): word for word in words}
    chosen = st.selectbox(
        label,
        [EVERYTHING, *by_mark],
        format_func=lambda mark: by_mark.get(mark, "all"),
        key=name,
        bind="query-params",
        width=150,
    )
    return by_mark.get(chosen)


def _mark(word: str) -> str:
    return sha256(word.encode()).hexdigest()[:8]
