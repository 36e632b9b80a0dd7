"""Results that were computed once for a person's rows and hold until one of them changes."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

from core.ui.gate import signed_in_person

Result = TypeVar("Result")

MEMORY = "memory"


def until_changed(name: str, compute: Callable[[], Result], *also: object) -> Result:
    """The result of `compute`, made anew only when the person's rows or `also` changed.

    The revision is the one at the start of the run: whoever writes and then shows the result
    reruns. The result lives in this tab's session state and dies with it: unlike st.cache_data,
    nothing of it is shared, and signing out clears it.
    """
    person = signed_in_person()
    key = (person.user_id, person.revision, *also)
    memory = st.session_state.setdefault(MEMORY, {})
    if name not in memory or memory[name][0] != key:
        memory[name] = (key, compute())
    result: Result = memory[name][1]
    return result
