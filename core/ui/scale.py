"""A slider that says nothing until the person has moved it."""

import streamlit as st


def untouched_scale(label: str, key: str, low: int, high: int) -> int | None:
    """What the person set, from `low` to `high`; None until they have moved it."""
    touched_key = f"{key}_touched"
    if key not in st.session_state:  # left in between, its value went; what stands there is ours
        st.session_state.pop(touched_key, None)
    touched = bool(st.session_state.get(touched_key))
    value = st.slider(
        label,
        low,
        high,
        (low + high) // 2,
        key=key,
        format="%d" if touched else "not set yet",
        on_change=lambda: st.session_state.update({touched_key: True}),
    )
    return int(value) if touched else None
